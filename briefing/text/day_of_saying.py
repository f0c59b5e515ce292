"""On which day quoted words were said, by the day beside the verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.quotation_mask import QUOTED, masked
from briefing.text.verb_forms import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = 60
"""Characters between a quotation and the day on which it was said: "the president told reporters
in London on Sunday"."""
_WORD = lazy_regex(r"[a-z]+")


def day_of_saying(text: str, at: int, days: Sequence[tuple[int, int]]) -> int | None:
    """The index in ``days``, spans of ``text``, of the day on which the words at ``at`` were said.

    None if they are not quoted, or no day stands beside a verb of saying next to the quotation.
    """
    own_words = masked(text)
    if own_words[at] != QUOTED:
        return None
    opening = len(own_words[:at].rstrip(QUOTED))
    closing = len(text) - len(own_words[at:].lstrip(QUOTED))
    for index, (start, _) in enumerate(days):
        if closing <= start <= closing + _FAR:
            between = own_words[closing:start]
        elif opening - _FAR <= start < opening:
            between = own_words[max(0, start - _FAR) : opening]
        else:
            continue
        if not SAYING.isdisjoint(_WORD.findall(between)):
            return index
    return None
