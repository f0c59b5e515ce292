"""Which summits a reader gave to an entry, or took from it, whatever its words say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.domain.summit import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.domain.correction import Correction

BY_HAND = "assigned by hand"


class Rulings:
    """What ``corrections`` say of summits; ``homes`` gives the story of each entry they name."""

    def __init__(
        self,
        corrections: Iterable[Correction] = (),
        homes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._by_entry: defaultdict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
        self._by_story: defaultdict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
        for correction in sorted(corrections, key=lambda found: found.number):
            if correction.summit is None:
                continue
            said = correction.number, correction.kind == "assign"
            for entry in correction.entries:
                self._by_entry[entry][correction.summit] = said
                if entry in homes:
                    self._by_story[homes[entry]][correction.summit] = said

    def of(self, entry: str, story: str | None) -> dict[str, bool]:
        """The summits (ids) that the entry belongs to, true, or never does; the latest counts."""
        own = self._by_entry.get(entry, {})
        shared = self._by_story.get(story, {}) if story else {}
        return {
            summit: max(told[summit] for told in (own, shared) if summit in told)[1]
            for summit in {**own, **shared}
        }


def settle(
    made: Sequence[Assignment],
    entry: str,
    paragraphs: int,
    summits: Iterable[str],
    rulings: Mapping[str, bool],
) -> tuple[Assignment, ...]:
    """The assignments ``made`` by the rules, as ``rulings`` (see `Rulings.of`) will have them.

    A summit that is given takes the headline and all ``paragraphs``, each with a score of at least
    1 and `BY_HAND` behind its terms. ``summits`` are those that there are.
    """
    if not rulings:
        return tuple(made)
    kept = [found for found in made if found.summit not in rulings]
    known = {(found.summit, found.paragraph): found for found in made}
    for summit in summits:
        if not rulings.get(summit):
            continue
        for paragraph in range(HEADLINE, paragraphs):
            found = known.get((summit, paragraph), Assignment(entry, paragraph, summit, 0.0, ()))
            kept.append(replace(found, score=found.score + 1, terms=(*found.terms, BY_HAND)))
    return tuple(sorted(kept, key=lambda found: found.paragraph))
