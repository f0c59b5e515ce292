"""Which drafts a briefing shows if it cannot show them all."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from briefing.compose.coverage import Selection
from briefing.compose.facts import prefix_filters, state_different_facts
from briefing.compose.rules import INSIDE, MOST_POINTS, SPACE_TO_FILL
from briefing.text.shingles import containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Weights


def select(drafts: Sequence[Draft], weights: Weights, max_words: int | None) -> list[Draft]:
    """Those of ``drafts`` to show: all of a small briefing, the best of a large one.

    New ones come before seen ones, standalone ones before dependent ones, which bring what they
    depend on. ``max_words`` limits the words of all texts together.
    """
    if max_words is None and len(drafts) <= MOST_POINTS:
        return list(drafts)
    selection = Selection(weights, max_words)
    # If everything fits, no space is left unused.
    scarce = max_words is None or sum(draft.length for draft in drafts) > max_words
    known = {draft.id: draft for draft in drafts}
    for new in (True, False):
        offered = [draft for draft in drafts if draft.new is new]
        standalone = [draft for draft in offered if draft.anchor is None]
        selection.add_best(standalone)
        selection.fill(standalone, SPACE_TO_FILL if scarce else 0)
        selection.add_dependent([draft for draft in offered if draft.anchor is not None], known)
    return list(selection.selected.values())


def without_contained(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a longer passage, carried by the same stories, says word for word."""
    gram_sets = [draft.grams for draft in drafts]
    prefixes = prefix_filters(gram_sets, INSIDE)
    sought = set(chain.from_iterable(prefixes))
    postings: dict[int, list[int]] = defaultdict(list)
    for number, grams in enumerate(gram_sets):
        for gram in grams & sought:
            postings[gram].append(number)

    def is_contained(number: int) -> bool:
        draft, grams = drafts[number], gram_sets[number]
        stories = {carrier.story.id for carrier in draft.carriers}
        return any(
            len(gram_sets[other]) > len(grams)
            and containment(grams, gram_sets[other]) >= INSIDE
            and stories <= {carrier.story.id for carrier in drafts[other].carriers}
            and not state_different_facts(drafts[other].head, draft.head)
            for other in {other for gram in prefixes[number] for other in postings[gram]}
        )

    anchors = {draft.anchor for draft in drafts}
    return [
        draft
        for number, draft in enumerate(drafts)
        if draft.id in anchors or not is_contained(number)
    ]
