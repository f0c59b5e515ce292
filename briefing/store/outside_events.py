"""The largest events of the last day that no summit has a part in."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.domain.event import OutsideEvent
from briefing.store import codec, event_reports

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection

DAY = timedelta(days=1)
DAYS = 7
"""Days of which an event's reports are counted."""
_FEWEST_OUTLETS = 2
_AT_ONCE = 30
"""Events that are looked at together: most of the largest belong to summits."""
_IDS = "(SELECT value FROM json_each(?))"


def largest(
    db: Connection, names: FeedNames, now: datetime, limit: int
) -> tuple[OutsideEvent, ...]:
    """The events with reports of the last day by most outlets, none of whose stories belongs to a
    summit; those of a single outlet are left out."""
    chosen: list[str] = []
    for offset in range(0, 10 * _AT_ONCE, _AT_ONCE):
        rows = db.execute(
            "SELECT s.event, COUNT(DISTINCT COALESCE(e.outlet, e.feed)) AS outlets, "
            "COUNT(DISTINCT e.story) AS stories FROM entries AS e "
            "CROSS JOIN event_stories AS s ON s.story = e.story "
            "WHERE e.at > ? AND e.at <= ? AND s.event IS NOT NULL GROUP BY s.event "
            "HAVING outlets >= ? ORDER BY outlets DESC, stories DESC, s.event LIMIT ? OFFSET ?",
            (
                codec.encode_time(now - DAY),
                codec.encode_time(now),
                _FEWEST_OUTLETS,
                _AT_ONCE,
                offset,
            ),
        ).fetchall()
        ids = [row["event"] for row in rows]
        inside = _in_summits(db, ids)
        chosen += [id for id in ids if id not in inside]
        if len(chosen) >= limit or len(rows) < _AT_ONCE:
            break
    known = event_reports.events(db, chosen[:limit], names)
    activity = _activity(db, chosen[:limit], now)
    return tuple(OutsideEvent(known[id], activity[id]) for id in chosen[:limit] if id in known)


def _in_summits(db: Connection, events: Sequence[str]) -> set[str]:
    """Those of the events of which a story belongs to a summit."""
    rows = db.execute(
        "SELECT DISTINCT s.event FROM event_stories AS s CROSS JOIN entries AS e "
        "ON e.story = s.story CROSS JOIN assignments AS a ON a.entry = e.row "
        f"WHERE s.event IN {_IDS}",
        (json.dumps(events),),
    ).fetchall()
    return {row["event"] for row in rows}


def _activity(db: Connection, events: Collection[str], now: datetime) -> dict[str, tuple[int, ...]]:
    """The reports of each of the last days, the last one ending ``now``, by event."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in db.execute(
        "SELECT s.event, e.at FROM event_stories AS s CROSS JOIN entries AS e "
        f"ON e.story = s.story WHERE s.event IN {_IDS} AND e.at > ? AND e.at <= ?",
        (
            json.dumps(list(events)),
            codec.encode_time(now - DAYS * DAY),
            codec.encode_time(now),
        ),
    ).fetchall():
        counts[row["event"]][(now - codec.decode_time(row["at"])) // DAY] += 1
    return {event: tuple(counts[event][day] for day in range(DAYS - 1, -1, -1)) for event in events}
