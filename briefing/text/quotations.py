"""Where a text quotes, and on which day it says that the quoted words were said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.verb_forms import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = 60
"""Characters between a quotation and the day on which it was said: "the president told reporters
in London on Sunday"."""
_WORD = re.compile(r"[a-z]+")


def is_quoted(text: str, at: int) -> bool:
    """Whether the character at ``at`` stands inside double quotation marks."""
    if text.count('"', 0, at) % 2:
        return True
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


def day_of_saying(text: str, at: int, days: Sequence[tuple[int, int]]) -> int | None:
    """The index in ``days``, spans of ``text``, of the day on which the words at ``at`` were said.

    None if they are not quoted, or no day stands beside a verb of saying next to the quotation.
    """
    if not is_quoted(text, at):
        return None
    opening = max(text.rfind("“", 0, at), text.rfind('"', 0, at))
    closing = min((end for mark in '”"' if (end := text.find(mark, at)) >= 0), default=len(text))
    for index, (start, _) in enumerate(days):
        if closing < start <= closing + _FAR:
            between = text[closing:start]
        elif opening - _FAR <= start < opening:
            between = text[max(0, start - _FAR) : opening]
        else:
            continue
        if not SAYING.isdisjoint(_WORD.findall(between)):
            return index
    return None
