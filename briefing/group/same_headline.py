"""Stories under one headline: a brief text goes with the text whose headline it has.

A copy that shows only a caption or half a sentence has no run of words in common with others. What
is known of it is its headline, word for word that of another outlet on the same days, and that it
mentions the same. That decides it, unless the headline stands over two texts: then it says nothing,
and each story stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.group.same_text import contradictory, headline_match, is_brief
from briefing.group.text_profile import profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import ComparisonForm


def merge_same_headline(stories: Sequence[list[ComparisonForm]]) -> list[list[ComparisonForm]]:
    """The ``stories`` of a component, in a fixed order, with those of one headline merged.

    No member of a story contradicts another.
    """
    merged = dict(enumerate(stories))
    place_now = list(range(len(stories)))
    for first_bearers in _by_headline(stories):
        bearers = [(place_now[place], form) for place, form in first_bearers]
        places = sorted({place for place, _ in bearers})
        full = [place for place in places if not all(map(is_brief, merged[place]))]
        if len(full) > 1:
            continue
        first = (full or places)[0]
        named = [form for place, form in bearers if place == first]
        for place, form in bearers:
            if (
                place != first
                and place in merged
                and _belongs(form, merged[place], named, merged[first])
            ):
                merged[first] = merged[first] + merged.pop(place)
                place_now = [first if now == place else now for now in place_now]
    return list(merged.values())


def _by_headline(
    stories: Sequence[list[ComparisonForm]],
) -> list[list[tuple[int, ComparisonForm]]]:
    """For each headline that several stories have, the entries that have it, each with the place
    of its story."""
    by_headline: defaultdict[int, list[tuple[int, ComparisonForm]]] = defaultdict(list)
    for place, story in enumerate(stories):
        for form in story:
            for headline in profile(form).headlines:
                by_headline[headline].append((place, form))
    several = (
        bearers for bearers in by_headline.values() if len({place for place, _ in bearers}) > 1
    )
    return list(several)


def _belongs(
    form: ComparisonForm,
    own_story: Sequence[ComparisonForm],
    named: Sequence[ComparisonForm],
    story: Sequence[ComparisonForm],
) -> bool:
    if not any(headline_match(form, other) for other in named):
        return False
    return not any(contradictory(member, other) for member in own_story for other in story)
