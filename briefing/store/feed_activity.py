"""How many entries feeds have of each day."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.store.sqlite import Connection


def entries_by_day(db: Connection, midnights: Sequence[datetime]) -> dict[str, tuple[int, ...]]:
    """By feed, the entries from each of ``midnights`` to before the next; the last one ends it."""
    days = list(pairwise(midnights))
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(days))
    for place, (start, end) in enumerate(days):
        for row in db.execute(
            "SELECT feed, COUNT(*) AS entries FROM entries WHERE at >= ? AND at < ? GROUP BY feed",
            (codec.encode_time(start), codec.encode_time(end)),
        ).fetchall():
            counts[row["feed"]][place] = row["entries"]
    return {feed: tuple(daily) for feed, daily in counts.items()}
