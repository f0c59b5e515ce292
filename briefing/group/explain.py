"""What joins two entries or keeps them apart, in terms a reader can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.explanation import Likeness
from briefing.group import rules
from briefing.group.alike import at_odds, same_text
from briefing.group.contradiction import contradict
from briefing.group.profile import profile
from briefing.text.shingle import containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.contradiction import Sentence
    from briefing.group.links import Links
    from briefing.group.sketch import Sketch

NEAR = rules.WHOLE
"""Share of the shorter text from which on two stories are near enough to ask why they are two."""


def likeness(one: Sketch, other: Sketch) -> Likeness:
    """What the two have in common; symmetric."""
    ours, theirs = profile(one), profile(other)
    size = rules.SHORT_SHINGLE if ours.short or theirs.short else rules.SHINGLE
    small, large = sorted((ours.set_of(size), theirs.set_of(size)), key=len)
    fewer, more = sorted((set(ours.title), set(theirs.title)), key=len)
    return Likeness(
        containment(small, large) if small else None,
        bool(fewer) and len(fewer & more) >= rules.HEADLINES_AGREE * len(fewer),
        not ours.link_keys.isdisjoint(theirs.link_keys),
    )


def origins(members: Sequence[Sketch], links: Links) -> dict[str, str | None]:
    """For each entry of a story, by id, the one that it is a copy of; None for a first text.

    A story has one first text, or several where a reader put texts together.
    """
    bonds = links.among([member.entry for member in members])
    found: dict[str, str | None] = {}
    firsts: list[Sketch] = []
    for sketch in sorted(
        members, key=lambda each: (each.entry not in bonds, each.at, each.feed, each.entry)
    ):
        first = next((first for first in firsts if same_text(sketch, first)), None)
        found[sketch.entry] = first.entry if first else None
        if first is None:
            firsts.append(sketch)
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
