"""XML as people write it, made well-formed where no doubt is what they meant."""

from __future__ import annotations

import re
from html.entities import html5

_REFERENCE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#?)(\w{0,32};?)", re.DOTALL)
_KNOWN = frozenset(["amp;", "lt;", "gt;", "quot;", "apos;"])
_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
_QUOTED = re.compile(r'="[^"]*"')
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def repaired(text: str) -> str:
    """``text`` without what XML forbids and without a prolog: it is to be read as UTF-8.

    Entities of HTML are written out, a bare ``&`` is escaped, characters that may not be written
    are left out, as references too.
    """
    text = _ILLEGAL.sub("", _PROLOG.sub("", text, count=1))
    return _REFERENCE.sub(_reference, text)


def with_brackets_escaped(text: str) -> str:
    """``text`` with every ``<`` between ``="`` and ``"`` escaped, where XML does not allow it."""
    return _QUOTED.sub(lambda value: value[0].replace("<", "&lt;"), text)


def _reference(found: re.Match[str]) -> str:
    if found[2] is None or (not found[1] and found[2] in _KNOWN):
        return found[0]
    number, name = found[1], found[2]
    if number:
        return _numbered(name)
    meant = html5.get(name, "") if name.endswith(";") else ""
    return "".join(f"&#{ord(char)};" for char in meant) or f"&amp;{name}"


def _numbered(name: str) -> str:
    digits = name.removesuffix(";")
    try:
        code = int(digits[1:], 16) if digits[:1] in ("x", "X") else int(digits)
    except ValueError:
        return f"&amp;#{name}"
    if not name.endswith(";"):
        return f"&amp;#{name}"
    legal = code < 0x110000 and not _ILLEGAL.match(chr(code))
    return f"&#{code};" if legal else ""
