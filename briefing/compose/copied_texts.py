"""Which reports of one fact stand in copies of one text, whatever stories they are in.

A wire text whose figure moves (12, 14, 17 dead) becomes several stories, since their figures
contradict each other. What it says besides is still one report, however many outlets carry it in
however many states. So texts are compared here with their figures left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.compose.rules import (
    COPIED,
    COPIED_SHINGLE,
    LEAST_COPIED,
    MOST_COMPARED,
    REMEMBERED,
)
from briefing.text.normalize import words
from briefing.text.shingles import run_hash_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.compose.independent_sources import Carrier

_CACHED = 256
"""Texts whose shingles are cached, about 40 KB each; few facts are carried by several stories."""
_FIGURE = "0"


def texts(carriers: Sequence[Carrier]) -> dict[str, str]:
    """For the id of each story of ``carriers``, given earliest first, that of the first story with
    the same text: its own if there is none."""
    first: dict[str, Carrier] = {}
    for carrier in carriers:
        first.setdefault(carrier.story.id, carrier)
    originals: list[Carrier] = []
    text_of: dict[str, str] = {}
    for story, carrier in first.items():
        copied = _original(carrier, originals[:MOST_COMPARED]) if originals else None
        if copied is None:
            originals.append(carrier)
        text_of[story] = copied.story.id if copied else story
    return text_of


def _original(carrier: Carrier, originals: Iterable[Carrier]) -> Carrier | None:
    own = carrier.entry.paragraphs
    return next((other for other in originals if _is_copy(own, other.entry.paragraphs)), None)


@lru_cache(REMEMBERED)  # one pair of texts is compared for each fact that both carry
def _is_copy(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    ours, theirs = _shingles(first), _shingles(second)
    return len(ours & theirs) >= max(LEAST_COPIED, COPIED * min(len(ours), len(theirs)))


@lru_cache(_CACHED)
def _shingles(paragraphs: tuple[str, ...]) -> frozenset[int]:
    tokens = [_FIGURE if word[0].isdigit() else word for word in words("\n".join(paragraphs))]
    return run_hash_set(tokens, COPIED_SHINGLE)
