"""The stories of a component: each is one text with its copies.

Star clustering (Aslam, Pelekhov, Rus, "The star clustering algorithm", 2004): the text with the
most copies becomes the centre of a story, and a copy of several centres goes to the most similar
one. Nothing joins through another member, so a wire text that is rewritten all day becomes several
stories and not one chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.same_headline import merge_same_headline
from briefing.group.same_text import contradictory, copies, mutual_containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import ComparisonForm


def star_clusters(members: Sequence[ComparisonForm]) -> list[list[ComparisonForm]]:
    """``members``, in order of publication, as stories.

    No member of a story contradicts another: two full texts that differ in a figure stay apart even
    if one teaser without the figure is the beginning of both.
    """
    graph = _CopyGraph(members)
    stories = [[members[place]] for place in graph.centres()]
    centres = {story[0].entry: story for story in stories}
    for form in members:
        if form.entry not in centres:
            _place(form, stories, graph)
    return merge_same_headline(stories)


def _place(form: ComparisonForm, stories: list[list[ComparisonForm]], graph: _CopyGraph) -> None:
    candidates = [story for story in stories if graph.linked(form, story[0])]
    candidates.sort(key=lambda story: -mutual_containment(form, story[0]))
    for story in candidates:
        if not any(contradictory(form, other) for other in story[1:]):
            story.append(form)
            return
    stories.append([form])


class _CopyGraph:
    """Which members of a component are copies of each other; each pair is compared once."""

    def __init__(self, members: Sequence[ComparisonForm]) -> None:
        self._members = members
        self._known: dict[tuple[str, str], bool] = {}

    def linked(self, first: ComparisonForm, second: ComparisonForm) -> bool:
        """Whether the two are copies."""
        pair = (min(first.entry, second.entry), max(first.entry, second.entry))
        if pair not in self._known:
            self._known[pair] = copies(first, second)
        return self._known[pair]

    def centres(self) -> list[int]:
        """The places of the members that are centres, in order of publication."""
        left = list(range(len(self._members)))
        centres = []
        while left:
            satellites = {
                place: self._satellites(place, left) for place in left[: rules.MOST_CENTRES]
            }
            centre = max(satellites, key=lambda place: (len(satellites[place]), -place))
            centres.append(centre)
            star = {centre, *satellites[centre]}
            left = [place for place in left if place not in star]
        return sorted(centres)

    def _satellites(self, centre: int, left: Sequence[int]) -> list[int]:
        member = self._members[centre]
        return [
            place for place in left if place != centre and self.linked(member, self._members[place])
        ]
