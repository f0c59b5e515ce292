"""What joins two entries or keeps them apart, in terms that the reader can check."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing.domain.explanation import Similarity
from briefing.group import story_rules as rules
from briefing.group.same_text import conflict, same_text
from briefing.group.text_profile import profile
from briefing.text.shingles import containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import ComparisonForm

NEAR = rules.WHOLE
"""Share of the shorter text from which two stories are so similar that it needs explaining why they
are two."""


def likeness(first: ComparisonForm, second: ComparisonForm) -> Similarity:
    """What the two have in common; symmetric."""
    ours, theirs = profile(first), profile(second)
    size = rules.SHORT_SHINGLE if ours.short or theirs.short else rules.SHINGLE
    small, large = sorted((ours.shingle_set(size), theirs.shingle_set(size)), key=len)
    fewer, more = sorted((set(ours.title), set(theirs.title)), key=len)
    return Similarity(
        containment(small, large) if small else None,
        bool(fewer) and len(fewer & more) >= rules.HEADLINES_AGREE * len(fewer),
        not ours.link_keys.isdisjoint(theirs.link_keys),
    )


def originals(members: Sequence[ComparisonForm]) -> dict[str, str | None]:
    """For each entry of a story, by id, the earliest that has the same text; None for the first.

    Also None for an entry that is similar to no other, so that only the reader can have put it
    there.
    """
    ordered = sorted(members, key=lambda form: (form.at, form.feed, form.entry))
    original_of: dict[str, str | None] = {}
    for place, form in enumerate(ordered):
        earlier = (other for other in ordered[:place] if same_text(form, other))
        later = (other for other in ordered[place + 1 :] if place and same_text(form, other))
        original = next(chain(earlier, later), None)
        original_of[form.entry] = original.entry if original else None
    return original_of


def contradiction(first: ComparisonForm, second: ComparisonForm) -> tuple[str, str] | None:
    """The first sentences of two similar texts that state different facts; None if the texts do
    not contradict each other or are not similar."""
    if abs(first.at - second.at) > rules.WINDOW:
        return None
    sentences = conflict(first, second)
    shared = likeness(first, second)
    similar = shared.headline or shared.link or (shared.share or 0) >= NEAR
    return sentences if similar else None
