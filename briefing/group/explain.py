"""What joins two entries or keeps them apart, in terms a reader can check."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing.domain.explanation import Similarity
from briefing.group import story_rules as rules
from briefing.group.contradiction import contradict
from briefing.group.same_text import at_odds, same_text
from briefing.group.text_profile import profile
from briefing.text.shingles import containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import Sketch
    from briefing.group.contradiction import Sentence

NEAR = rules.WHOLE
"""Share of the shorter text from which on two stories are near enough to ask why they are two."""


def likeness(one: Sketch, other: Sketch) -> Similarity:
    """What the two have in common; symmetric."""
    ours, theirs = profile(one), profile(other)
    size = rules.SHORT_SHINGLE if ours.short or theirs.short else rules.SHINGLE
    small, large = sorted((ours.set_of(size), theirs.set_of(size)), key=len)
    fewer, more = sorted((set(ours.title), set(theirs.title)), key=len)
    return Similarity(
        containment(small, large) if small else None,
        bool(fewer) and len(fewer & more) >= rules.HEADLINES_AGREE * len(fewer),
        not ours.link_keys.isdisjoint(theirs.link_keys),
    )


def origins(members: Sequence[Sketch]) -> dict[str, str | None]:
    """For each entry of a story, by id, the earliest that has the same text; None for the first.

    None, too, for one that is like no other and that only a reader can have put there.
    """
    ordered = sorted(members, key=lambda each: (each.at, each.feed, each.entry))
    found: dict[str, str | None] = {}
    for place, sketch in enumerate(ordered):
        earlier = (other for other in ordered[:place] if same_text(sketch, other))
        later = (other for other in ordered[place + 1 :] if place and same_text(sketch, other))
        like = next(chain(earlier, later), None)
        found[sketch.entry] = like.entry if like else None
    return found


def contradiction(one: Sketch, other: Sketch) -> tuple[str, str] | None:
    """The first sentences of two near texts that state different facts; None where the veto does
    not speak, or where they are not near."""
    if abs(one.at - other.at) > rules.WINDOW or not at_odds(one, other):
        return None
    shared = likeness(one, other)
    if not (shared.headline or shared.link or (shared.share or 0) >= NEAR):
        return None
    ours, theirs = profile(one), profile(other)
    return _pair(ours.headline_sentence, theirs.headline_sentence) or _pair(
        ours.sentences, theirs.sentences
    )


def _pair(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> tuple[str, str] | None:
    shared = {one.words for one in ours} & {other.words for other in theirs}
    others = [other for other in theirs if other.words not in shared]
    for one in ours:
        if one.words in shared or not contradict((one,), others):
            continue
        for other in others:
            if contradict((one,), (other,)):
                return one.text, other.text
    return None
