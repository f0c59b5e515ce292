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
from briefing.group.same_text import contradictory, mutual_containment
from briefing.group.text_profile import profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import ComparisonForm
    from briefing.group.similarity_graph import Comparisons


def star_clusters(
    members: Sequence[ComparisonForm], comparisons: Comparisons
) -> list[list[ComparisonForm]]:
    """``members``, in order of publication, as stories.

    No member of a story contradicts another: two full texts that differ in a figure stay apart even
    if one teaser without the figure is the beginning of both.
    """
    stories = [[members[place]] for place in _centres(members, comparisons)]
    centres = {story[0].entry: story for story in stories}
    for form in members:
        if form.entry not in centres:
            _place(form, stories, comparisons)
    return merge_same_headline(stories)


def _place(
    form: ComparisonForm, stories: list[list[ComparisonForm]], comparisons: Comparisons
) -> None:
    own = profile(form)
    candidates = [story for story in stories if comparisons.copies(own, profile(story[0]))]
    candidates.sort(key=lambda story: -mutual_containment(form, story[0]))
    for story in candidates:
        if not any(contradictory(form, other) for other in story[1:]):
            story.append(form)
            return
    stories.append([form])


def _centres(members: Sequence[ComparisonForm], comparisons: Comparisons) -> list[int]:
    """The places of the members that are centres, in order of publication."""

    profiles = [profile(member) for member in members]

    def satellites_of(centre: int) -> list[int]:
        return [
            place
            for place in left
            if place != centre and comparisons.copies(profiles[centre], profiles[place])
        ]

    left = list(range(len(members)))
    centres = []
    while left:
        satellites = {place: satellites_of(place) for place in left[: rules.MOST_CENTRES]}
        centre = max(satellites, key=lambda place: (len(satellites[place]), -place))
        centres.append(centre)
        star = {centre, *satellites[centre]}
        left = [place for place in left if place not in star]
    return sorted(centres)
