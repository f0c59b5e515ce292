"""Stories under one headline: what says little of its own goes with the text that bears its name.

A copy that shows a reader only a caption or half a sentence has no run of words in common with
others. What is known of it is its headline, word for word that of another house on the same days,
and that it speaks of the same. That settles it unless the headline stands over two texts: then it
tells nothing, and each stays what it is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.group.same_text import at_odds, hinted, says_little
from briefing.group.text_profile import profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import Sketch


def joined(stories: Sequence[list[Sketch]]) -> list[list[Sketch]]:
    """``stories`` of a neighbourhood, in a fixed order, those of one headline put together.

    No member of a story is at odds with another.
    """
    kept = dict(enumerate(stories))
    for bearers in _by_headline(stories):
        places = sorted({place for place, _ in bearers} & kept.keys())
        telling = [place for place in places if not all(map(says_little, kept[place]))]
        if len(telling) > 1:
            continue
        first = (telling or places)[0]
        named = [sketch for place, sketch in bearers if place == first]
        for place, sketch in bearers:
            if place != first and place in kept and _joins(sketch, kept[place], named, kept[first]):
                kept[first] = kept[first] + kept.pop(place)
    return list(kept.values())


def _by_headline(stories: Sequence[list[Sketch]]) -> list[list[tuple[int, Sketch]]]:
    """The members that bear each headline which several stories bear, with their story's place."""
    found: defaultdict[int, list[tuple[int, Sketch]]] = defaultdict(list)
    for place, story in enumerate(stories):
        for sketch in story:
            headline = profile(sketch).headline
            if headline is not None:
                found[headline].append((place, sketch))
    several = (each for each in found.values() if len({place for place, _ in each}) > 1)
    return list(several)


def _joins(
    sketch: Sketch, its: Sequence[Sketch], named: Sequence[Sketch], story: Sequence[Sketch]
) -> bool:
    if not any(hinted(sketch, other) for other in named):
        return False
    return not any(at_odds(one, other) for one in its for other in story)
