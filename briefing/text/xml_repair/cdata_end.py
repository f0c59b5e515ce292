"""Where a CDATA section really ends, if not at the first ``]]>``.

A text that itself contains ``]]>`` closes its section early, and the rest of it is markup. A
section that nobody closed swallows the items that follow, up to the end of the next one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OPENER, _CLOSER = "<![CDATA[", "]]>"
_ITEM_TAG = re.compile(r"</?(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_FARTHEST = 1 << 16
"""Characters behind the first ``]]>`` in which its element has to end."""


def is_odd_section(text: str, start: int, stop: int, after: int, name: str) -> bool:
    """Whether `section_end` is worth calling; its arguments are the same."""
    if stop == after or text.find(_OPENER, start, stop) >= 0:
        return True
    follows = text[after : after + len(name) + 50].lstrip().lower()
    return not follows.startswith((f"</{name}", _OPENER.lower()))


def section_end(text: str, start: int, stop: int, after: int, name: str) -> tuple[int, int] | None:
    """Where the content of a section ends and where the markup goes on, if that can be corrected.

    The content begins at ``start`` and seems to end at ``stop``; ``after`` is the index behind the
    ``]]>`` there, or ``stop`` without one. ``name`` is the element around it, in lower case.
    """
    end_tag = _end_tag(name)
    unclosed = stop == after or text.find(_OPENER, start, stop) >= 0
    if unclosed and not text.startswith(_OPENER, after):  # where it is quoted, a section follows
        tag = end_tag.search(text, start, stop)
        if tag and _ITEM_TAG.search(text, tag.end(), stop):
            return tag.start(), tag.start()
    tag = end_tag.search(text, after, after + _FARTHEST)
    if tag is None:
        return None
    rest = text[after : tag.start()]
    content = rest.rstrip()
    if not content.endswith(_CLOSER) or _OPENER in rest or _ITEM_TAG.search(rest):
        return None
    return after + len(content) - len(_CLOSER), tag.start()


@lru_cache(maxsize=32)
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)
