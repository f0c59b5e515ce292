"""Which entries share so many fingerprints with another that the two are worth comparing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from briefing.group import story_rules as rules
from briefing.group.same_text import fingerprints, keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.group.comparison_form import ComparisonForm

_WINDOW_DAYS = 15
"""A day more than the window in which texts may join, since whole days are compared."""


class Postings(Protocol):
    """The entries (row numbers) that have a fingerprint on certain days, first and last (as
    ordinals) included."""

    def count(self, value: int, span: tuple[int, int], /) -> int:
        """How many entries have it; at most `story_rules.MOST_POSTINGS`."""
        ...

    def entries(self, value: int, span: tuple[int, int], /) -> Sequence[int]:
        """The rows of those entries."""
        ...


class CandidateSearch:
    """The search for entries to compare with one; they are known by their rows in the cache.

    ``common`` is how many fingerprints each entry that may be a candidate shares with it, the
    entry itself included; ``doubtful`` are those of them for which the number of their own
    fingerprints decides whether that is enough.
    """

    def __init__(self, form: ComparisonForm) -> None:
        day = form.at.toordinal()
        self.entry = form.entry
        self.span = day - _WINDOW_DAYS, day + _WINDOW_DAYS
        self.fingerprints = fingerprints(form)
        self._keys = keys(form)
        self._sure: set[int] = set()
        self.common: dict[int, int] = {}
        self.doubtful: set[int] = set()

    def count(self, postings: Postings) -> None:
        """Count what each entry shares."""
        rarest = self._rarest(postings)
        enough = rules.ENOUGH_SHARED if len(rarest) == len(self.fingerprints) else 1
        common = Counter[int]()
        for value in rarest:
            entries = postings.entries(value, self.span)
            common.update(entries)
            if value in self._keys:
                self._sure.update(entries)
        # The entry itself has most.
        most = rules.MOST_CANDIDATES + 1
        surely_enough = min(enough, rules.SHARED * len(self.fingerprints))
        decided = [count for count in common.values() if count >= surely_enough]
        least = 1
        if len(decided) >= most:
            least = sorted(decided, reverse=True)[most - 1]
        self.common = {row: count for row, count in common.items() if count >= least}
        self.doubtful = {row for row, count in self.common.items() if count < surely_enough}
        self.doubtful -= self._sure

    def best(self, ids: Mapping[int, str], sizes: Mapping[int, int]) -> list[str]:
        """Ids of the candidates, those that share most first.

        ``ids`` are those of the entries in ``common``, ``sizes`` the numbers of fingerprints of
        the ``doubtful`` ones, both by row.
        """
        rows = [
            row
            for row, count in self.common.items()
            if row not in self.doubtful or count >= rules.SHARED * sizes[row]
        ]
        if len(rows) > rules.MOST_CANDIDATES:
            rows.sort(key=lambda row: (-self.common[row], row not in self._sure, ids[row]))
        candidates = [ids[row] for row in rows if ids[row] != self.entry]
        return candidates[: rules.MOST_CANDIDATES]

    def _rarest(self, postings: Postings) -> list[int]:
        """The rarest fingerprints, until `rules.MOST_POSTINGS` entries in total have them: usually
        all, fewer where the entry shares a template with very many others."""
        total = 0
        rarest: list[int] = []
        for count, value in sorted(
            (postings.count(value, self.span), value) for value in self.fingerprints
        ):
            total += count
            if rarest and total > rules.MOST_POSTINGS:
                break
            rarest.append(value)
        return rarest
