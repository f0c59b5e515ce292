"""What a refresh does to a cache, step by step, without any fetching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.change import feed_change
from briefing.domain.feed import FeedState
from briefing.group.stories import fingerprints, regroup
from briefing.store import entries, feeds
from briefing.store import stories as story_table
from briefing.store.fingerprint_index import FingerprintIndex
from briefing.store.sqlite import transaction
from tests.builders.entries import NOON, sketch_of

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.entry import Entry
    from briefing.store.sqlite import Connection


def store(db: Connection, *added: Entry, now: datetime = NOON) -> None:
    """Store entries, each feed in a transaction of its own."""
    for feed in sorted({entry.feed for entry in added}):
        own = [entry for entry in added if entry.feed == feed]
        change = feed_change(entries.versions(db, [entry.id for entry in own]), own)
        entry_fingerprints = {entry.id: fingerprints(sketch_of(entry)) for entry in own}
        with transaction(db):
            feeds.save(db, FeedState(feed))
            entries.apply(db, change, entry_fingerprints, now)


def group(db: Connection) -> None:
    """Put the entries that wait for it into stories."""
    groups = regroup(entries.ungrouped(db), FingerprintIndex(db, {}))
    with transaction(db):
        story_table.save(db, groups)


def stories(db: Connection) -> set[frozenset[str]]:
    """The guids of each story."""
    guids: dict[str, set[str]] = {}
    for row in db.execute("SELECT story, guid FROM entries").fetchall():
        guids.setdefault(row["story"], set()).add(row["guid"])
    return {frozenset(members) for members in guids.values()}
