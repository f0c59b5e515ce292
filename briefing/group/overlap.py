"""What two texts have in common: how much of each, and where it lies in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.text_profile import TextProfile


class Overlap:
    """The common shingles of two texts; symmetric in them.

    ``of_small`` and ``of_large`` are the shares of the smaller and the larger text, 0 to 1.
    """

    def __init__(self, ours: TextProfile, theirs: TextProfile) -> None:
        self.short = ours.short or theirs.short
        self._size = rules.SHORT_SHINGLE if self.short else rules.SHINGLE
        self._sides = ours, theirs
        our_set, their_set = ours.shingle_set(self._size), theirs.shingle_set(self._size)
        self.common = our_set & their_set
        small, large = sorted((len(our_set), len(their_set)))
        self.of_small = len(self.common) / small if small else 0.0
        self.of_large = len(self.common) / large if large else 0.0

    def __len__(self) -> int:
        return len(self.common)

    @property
    def in_leads(self) -> bool:
        """Whether it starts in the lead of both texts. The start is computed as half the overlap's
        length before its middle: unlike the first common shingle, the middle is never there by
        chance."""
        return all(
            self._start(side.shingle_sequence(self._size)) < rules.LEAD_WORDS
            for side in self._sides
        )

    def _start(self, sequence: Sequence[int]) -> float:
        places = [place for place, shingle in enumerate(sequence) if shingle in self.common]
        return places[len(places) // 2] - len(self.common) / 2

    def dovetails(self, least: int) -> bool:
        """Whether one text, cut off at its end, runs on into the beginning of the other, in
        ``least`` shingles or more. That is the overlap that two excerpts of one text still have
        when one of them has a caption or a byline before the text."""
        if len(self) < least:
            return False
        ours, theirs = (side.shingle_sequence(self._size) for side in self._sides)
        return max(self._run(ours, theirs), self._run(theirs, ours)) >= least

    def _run(self, ending: Sequence[int], beginning: Sequence[int]) -> int:
        """The length of the run that ends one sequence and begins the other; 0 for none."""
        positions = {
            shingle: place for place, shingle in enumerate(beginning) if shingle in self.common
        }
        shared = [
            (place, positions[shingle])
            for place, shingle in enumerate(ending)
            if shingle in positions
        ]
        if not shared:
            return 0
        offset = Counter(a - b for a, b in shared).most_common(1)[0][0]
        run = [(a, b) for a, b in shared if abs(a - b - offset) <= rules.DOVETAIL_SLACK]
        (_, begins), (ends, last) = run[0], run[-1]
        missing = max(begins, len(ending) - 1 - ends)
        whole = missing <= rules.DOVETAIL_SLACK and len(run) >= rules.DOVETAILED * (last + 1)
        return len(run) if whole else 0
