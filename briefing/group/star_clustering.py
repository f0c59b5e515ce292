"""A neighbourhood to its stories: each is one text with those that are alike to it.

Star clustering (Aslam, Pelekhov, Rus, "The star clustering algorithm", 2004): the text to which
most others are alike becomes the centre of a story, and what is alike to several centres goes to
the nearest. Nothing joins by way of another member, so a wire text rewritten all day is several
stories and not one chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.same_headline import joined
from briefing.group.same_text import at_odds, copies, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import Sketch


def stars(members: Sequence[Sketch]) -> list[list[Sketch]]:
    """``members``, in order of publication, in stories.

    No member of a story is at odds with another: two full texts that differ in a figure stay
    apart although one teaser without it leads both.
    """
    sky = _Sky(members)
    stories = [[members[place]] for place in sky.centres()]
    centres = {story[0].entry: story for story in stories}
    for sketch in members:
        if sketch.entry not in centres:
            _place(sketch, stories, sky)
    return joined(stories)


def _place(sketch: Sketch, stories: list[list[Sketch]], sky: _Sky) -> None:
    near = [story for story in stories if sky.alike(sketch, story[0])]
    near.sort(key=lambda story: -likeness(sketch, story[0]))
    for story in near:
        if not any(at_odds(sketch, other) for other in story[1:]):
            story.append(sketch)
            return
    stories.append([sketch])


class _Sky:
    """Which members of a neighbourhood are alike, each pair decided once."""

    def __init__(self, members: Sequence[Sketch]) -> None:
        self._members = members
        self._known: dict[tuple[str, str], bool] = {}

    def alike(self, one: Sketch, other: Sketch) -> bool:
        """Whether the two are alike."""
        pair = (min(one.entry, other.entry), max(one.entry, other.entry))
        if pair not in self._known:
            self._known[pair] = copies(one, other)
        return self._known[pair]

    def centres(self) -> list[int]:
        """The places of the members that are centres, in order of publication."""
        left = list(range(len(self._members)))
        found = []
        while left:
            rays = {place: self._rays(place, left) for place in left[: rules.MOST_CENTRES]}
            centre = max(rays, key=lambda place: (len(rays[place]), -place))
            found.append(centre)
            taken = {centre, *rays[centre]}
            left = [place for place in left if place not in taken]
        return sorted(found)

    def _rays(self, centre: int, left: Sequence[int]) -> list[int]:
        star = self._members[centre]
        return [
            place for place in left if place != centre and self.alike(star, self._members[place])
        ]
