"""Markup with sound tags, escaped so that an XML parser reads it: OPML as other programs write it.

Tags stay as they are and every line keeps its number, so that problems can be reported by line.
"""

from __future__ import annotations

import re

from briefing.text.lazy_regex import lazy_regex
from briefing.text.xml_repair.characters import remove_illegal
from briefing.text.xml_repair.references import References

_XML_DECLARATION = lazy_regex(r"\A\s*<\?xml[^>]*\?>")
_CDATA = lazy_regex(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_QUOTED_VALUE = lazy_regex(r'="[^"]*"')


def escape_references(text: str) -> str:
    """``text`` without characters that XML forbids and without an XML declaration.

    HTML entities become numeric references and a bare ``&`` is escaped; references to forbidden
    characters are dropped. Parse the result as UTF-8.
    """
    references = References(drop_forbidden=True)
    parts = _CDATA.split(remove_illegal(_XML_DECLARATION.sub("", text, count=1)))
    # Every second part is a CDATA section, in which "&" is no markup.
    parts[::2] = map(references.resolve, parts[::2])
    return "".join(parts)


def escape_brackets(text: str) -> str:
    """``text`` with every ``<`` in a double-quoted attribute value escaped, as XML requires."""
    return _QUOTED_VALUE.sub(lambda value: value[0].replace("<", "&lt;"), text)
