"""What is no text: one judgement for comparing, assigning and telling.

A wrong refusal loses news, a missed one shows a line too many: so a line is refused only for what
it plainly is, never for being short or odd.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.text.boilerplate.captions import (
    begins_with_place_and_day,
    is_caption,
    may_hold_caption,
)
from briefing.text.boilerplate.credits import is_credit
from briefing.text.boilerplate.invitations import is_invitation
from briefing.text.boilerplate.openings import without_opening
from briefing.text.boilerplate.page_lines import is_page_line
from briefing.text.boilerplate.stamps import is_stamp
from briefing.text.sentences import sentences
from briefing.text.substrings import contains_any

_MARGIN = " \t_*•·|>[]—–-"
_CREDIT_WITHIN = ("eporting by", "diting by", "riting by", "appeared first", "first appeared")


@lru_cache(maxsize=20_000)
def is_boilerplate(sentence: str) -> bool:
    """Whether ``sentence``, or a short paragraph, is no part of a news text.

    It is a byline, a credit or copyright line, a caption, an invitation, a time stamp, or another
    line that a page adds. The last answers are cached, since copies repeat their sentences.
    """
    line = sentence.strip(_MARGIN)
    return (
        is_page_text(sentence)
        or begins_with_place_and_day(line)
        or is_caption(without_opening(line))
    )


def is_page_text(text: str) -> bool:
    """Whether ``text`` is boilerplate, captions aside."""
    line = text.strip(_MARGIN)
    return (
        not any(map(str.isalnum, line))
        or is_stamp(line)
        or is_invitation(line)
        or is_page_line(line)
        or is_credit(line)
    )


def without_boilerplate(paragraph: str) -> str:
    """``paragraph`` without its opening and without sentences that are boilerplate; maybe empty."""
    if not (
        may_hold_caption(paragraph)
        or begins_with_place_and_day(paragraph)
        or is_page_text(paragraph)
        or contains_any(paragraph, _CREDIT_WITHIN)
    ):
        return without_opening(paragraph)
    text = " ".join(part for part in sentences(paragraph) if not is_boilerplate(part))
    return without_opening(text)
