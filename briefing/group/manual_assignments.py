"""Which summits the reader assigned to an entry, or excluded, whatever its words say."""

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


class ManualAssignments:
    """The summits that ``corrections`` assign or exclude; ``homes`` gives the story of each entry
    that they name."""

    def __init__(
        self,
        corrections: Iterable[Correction] = (),
        homes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._by_entry: defaultdict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
        self._by_story: defaultdict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
        for correction in sorted(corrections, key=lambda correction: correction.number):
            if correction.summit is None:
                continue
            decision = correction.number, correction.kind == "assign"
            for entry in correction.entries:
                self._by_entry[entry][correction.summit] = decision
                if entry in homes:
                    self._by_story[homes[entry]][correction.summit] = decision

    def of(self, entry: str, story: str | None) -> dict[str, bool]:
        """The summits (ids) that the reader assigned (true) or excluded (false); of several
        decisions on a summit the latest counts."""
        own = self._by_entry.get(entry, {})
        shared = self._by_story.get(story, {}) if story else {}
        return {
            summit: max(decisions[summit] for decisions in (own, shared) if summit in decisions)[1]
            for summit in {**own, **shared}
        }


def apply_manual(
    assignments: Sequence[Assignment],
    entry: str,
    paragraphs: int,
    summits: Iterable[str],
    manual: Mapping[str, bool],
) -> tuple[Assignment, ...]:
    """The ``assignments`` of the rules, corrected by ``manual`` (see `ManualAssignments.of`).

    An assigned summit takes the headline and all ``paragraphs``, each with a score of at least 1
    and `BY_HAND` at the end of its terms. ``summits`` are the ids of all summits.
    """
    if not manual:
        return tuple(assignments)
    corrected = [assignment for assignment in assignments if assignment.summit not in manual]
    by_rule = {(assignment.summit, assignment.paragraph): assignment for assignment in assignments}
    for summit in summits:
        if not manual.get(summit):
            continue
        for paragraph in range(HEADLINE, paragraphs):
            assignment = by_rule.get(
                (summit, paragraph), Assignment(entry, paragraph, summit, 0.0, ())
            )
            corrected.append(
                replace(
                    assignment,
                    score=assignment.score + 1,
                    terms=(*assignment.terms, BY_HAND),
                    sentences=(),
                )
            )
    return tuple(sorted(corrected, key=lambda assignment: assignment.paragraph))
