"""Who says what a point states, and whether a quotation lacks its speaker."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import MOST_BESIDE_QUOTATION
from briefing.text.lazy_regex import lazy_regex
from briefing.text.quotation_mask import has_quotation, masked
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = lazy_regex(r"\w+")


def speaker(text: str, before: str = "") -> str | None:
    """Who says it, as ``text`` names them; None if nobody is named.

    Of several speakers it is that of the first main clause that has one. "He added" and a quotation
    without a speaker mean the speaker of the sentence before, or its subject; ``before`` is what
    stands before ``text`` in its paragraph.
    """
    return next((name for _, names in speakers(text, before) for name in names), None)


def speakers(text: str, before: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of ``text`` that somebody says, each with all its speakers, as in `speaker`."""
    known = _last_named(before) if before else None
    for sentence in sentences(text):
        attributions = LANGUAGE.attributions(sentence)
        names = tuple(item.speaker for item in attributions if item.named)
        if not names and known and (attributions or lacks_speaker(sentence)):
            names = (known,)
        if names:
            yield sentence, names
        known = names[0] if names else LANGUAGE.first_name(sentence) or known


def lacks_speaker(text: str) -> bool:
    """Whether ``text`` is a quotation, or a part of one, and does not say whose.

    What it says is then not the outlet's own report, and who says it is in another sentence.
    """
    if not has_quotation(text):
        return False
    beside = islice(_WORD.finditer(masked(text)), MOST_BESIDE_QUOTATION + 1)
    return len(list(beside)) <= MOST_BESIDE_QUOTATION and not LANGUAGE.attributions(text)


def _last_named(text: str) -> str | None:
    """The speaker of the last sentence of ``text`` that has one, else its subject."""
    *_, last = sentences(text) or ("",)
    named = (item.speaker for item in LANGUAGE.attributions(last) if item.named)
    return next(named, None) or LANGUAGE.first_name(last)
