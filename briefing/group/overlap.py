"""What two texts have in common: how much of each, and where it lies in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.text_profile import Profile


class Overlap:
    """The common shingles of two texts; symmetric in them.

    ``of_small`` and ``of_large`` are the shares of the smaller and the larger text, 0 to 1.
    """

    def __init__(self, ours: Profile, theirs: Profile) -> None:
        self.short = ours.short or theirs.short
        self._size = rules.SHORT_SHINGLE if self.short else rules.SHINGLE
        self._sides = ours, theirs
        mine, others = ours.set_of(self._size), theirs.set_of(self._size)
        self.common = mine & others
        small, large = sorted((len(mine), len(others)))
        self.of_small = len(self.common) / small if small else 0.0
        self.of_large = len(self.common) / large if large else 0.0

    def __len__(self) -> int:
        return len(self.common)

    @property
    def leads(self) -> bool:
        """Whether it starts in the lead of both: its middle lies half its length behind its start,
        and unlike the first common shingle the middle is never there by chance."""
        return all(self._middle(side.runs(self._size)) < rules.LEAD_WORDS for side in self._sides)

    def _middle(self, runs: Sequence[int]) -> float:
        places = [place for place, shingle in enumerate(runs) if shingle in self.common]
        return places[len(places) // 2] - len(self.common) / 2

    def dovetails(self, least: int) -> bool:
        """Whether one text, cut off at its end, runs on into the beginning of the other, in
        ``least`` shingles or more: what is left of the agreement of two excerpts when one of them
        has a caption or a byline before the text."""
        if len(self) < least:
            return False
        ours, theirs = (side.runs(self._size) for side in self._sides)
        return max(self._run(ours, theirs), self._run(theirs, ours)) >= least

    def _run(self, one: Sequence[int], other: Sequence[int]) -> int:
        """The length of the run with which ``one`` ends and ``other`` begins; 0 for none."""
        where = {shingle: place for place, shingle in enumerate(other) if shingle in self.common}
        shared = [(place, where[shingle]) for place, shingle in enumerate(one) if shingle in where]
        if not shared:
            return 0
        offset = Counter(a - b for a, b in shared).most_common(1)[0][0]
        run = [(a, b) for a, b in shared if abs(a - b - offset) <= rules.DOVETAIL_SLACK]
        (_, begins), (ends, last) = run[0], run[-1]
        missing = max(begins, len(one) - 1 - ends)
        whole = missing <= rules.DOVETAIL_SLACK and len(run) >= rules.DOVETAILED * (last + 1)
        return len(run) if whole else 0
