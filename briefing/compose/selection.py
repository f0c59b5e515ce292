"""Which drafts a briefing shows, when it cannot show them all."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from briefing.compose.coverage import Pick
from briefing.compose.facts import prefixes, unlike
from briefing.compose.rules import INSIDE, MOST_POINTS, ROOM_TO_FILL
from briefing.text.shingles import containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Worth


def chosen(drafts: Sequence[Draft], worth: Worth, max_words: int | None) -> list[Draft]:
    """The ones of ``drafts`` to show: all of a small briefing, the best of a large one.

    New ones come before seen ones, those that stand alone before those that lean, which bring
    what they lean on. ``max_words`` bounds the words of all texts together.
    """
    if max_words is None and len(drafts) <= MOST_POINTS:
        return list(drafts)
    pick = Pick(worth, max_words)
    # Where nothing has to be left out for want of room, none is left empty.
    scarce = max_words is None or sum(draft.length for draft in drafts) > max_words
    known = {draft.id: draft for draft in drafts}
    for new in (True, False):
        offered = [draft for draft in drafts if draft.new is new]
        alone = [draft for draft in offered if draft.anchor is None]
        pick.best(alone)
        pick.fill(alone, ROOM_TO_FILL if scarce else 0)
        pick.led([draft for draft in offered if draft.anchor is not None], known)
    return list(pick.taken.values())


def without_shorter(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a longer passage, carried by the same stories, says word for word."""
    grams = [draft.grams for draft in drafts]
    prefix = prefixes(grams, INSIDE)
    sought = set(chain.from_iterable(prefix))
    posted: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(grams):
        for gram in own & sought:
            posted[gram].append(number)

    def said_longer(number: int) -> bool:
        draft, own = drafts[number], grams[number]
        carrying = {carrier.story.id for carrier in draft.carriers}
        return any(
            len(grams[other]) > len(own)
            and containment(own, grams[other]) >= INSIDE
            and carrying <= {carrier.story.id for carrier in drafts[other].carriers}
            and not unlike(drafts[other].head, draft.head)
            for other in {other for gram in prefix[number] for other in posted[gram]}
        )

    anchors = {draft.anchor for draft in drafts}
    return [
        draft
        for number, draft in enumerate(drafts)
        if draft.id in anchors or not said_longer(number)
    ]
