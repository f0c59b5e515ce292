"""Recent entries with their text and their summits, and what brought entries to a summit."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.domain.summit_check import RecentEntry
from briefing.store import codec

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection


def recent_entries(
    db: Connection, since: datetime, limit: int, names: FeedNames
) -> tuple[RecentEntry, ...]:
    """The newest ``limit`` entries since ``since``, copies included."""
    rows = db.execute(
        "SELECT e.row, e.id, e.story, e.feed, e.outlet, e.title, e.at, e.published, e.body, "
        "e.published_title, f.title AS feed_title FROM entries AS e "
        "JOIN feeds AS f ON f.url = e.feed WHERE e.at >= ? ORDER BY e.at DESC, e.id LIMIT ?",
        (codec.encode_time(since), limit),
    ).fetchall()
    summits: defaultdict[int, set[str]] = defaultdict(set)
    for assigned in db.execute(
        "SELECT DISTINCT entry, summit FROM assignments WHERE at >= ?", (codec.encode_time(since),)
    ).fetchall():
        summits[assigned["entry"]].add(assigned["summit"])
    return tuple(
        RecentEntry(
            id=row["id"],
            story=row["story"],
            outlet=names.outlet(row["feed"], row["feed_title"], row["outlet"]),
            title=row["title"],
            at=codec.decode_time(row["at"]),
            published=codec.decode_time(row["published"]),
            paragraphs=codec.decode_paragraphs(row["body"]),
            summits=frozenset(summits.get(row["row"], ())),
            published_title=row["published_title"],
        )
        for row in rows
    )


def taken(db: Connection, summit: str, since: datetime) -> tuple[int, Counter[str]]:
    """How many entries are in a summit (id) since ``since``, and how many of them each of the
    reasons for their paragraphs brought there."""
    reasons: defaultdict[int, set[str]] = defaultdict(set)
    for row in db.execute(
        "SELECT entry, terms FROM assignments WHERE summit = ? AND at >= ?",
        (summit, codec.encode_time(since)),
    ).fetchall():
        reasons[row["entry"]].update(filter(None, row["terms"].split("\n")))
    return len(reasons), Counter(reason for own in reasons.values() for reason in own)
