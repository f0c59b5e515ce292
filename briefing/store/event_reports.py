"""Events as they are shown: their titles, outlets and sizes; and their entries as reports."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.event_title import best_headline
from briefing.domain.event import Event
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from sqlite3 import Row

    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection


def events(db: Connection, ids: Collection[str], names: FeedNames) -> dict[str, Event]:
    """Those of the events with these ids that exist, by id."""
    rows_of: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.execute(
        "SELECT s.event, e.story, e.place_in_story, e.title, e.at, e.feed, e.outlet, "
        "f.title AS feed_title FROM event_stories AS s CROSS JOIN entries AS e "
        "ON e.story = s.story CROSS JOIN feeds AS f ON f.url = e.feed "
        "WHERE s.event IN (SELECT value FROM json_each(?)) ORDER BY e.at DESC, e.id",
        (json.dumps(list(ids)),),
    ).fetchall():
        rows_of[row["event"]].append(row)
    return {id: _event(id, rows, names) for id, rows in rows_of.items()}


def _event(id: str, newest_first: Sequence[Row], names: FeedNames) -> Event:
    title = {row["story"]: row["title"] for row in newest_first if row["place_in_story"] == 0}
    # The last row of a story is its earliest entry.
    headlines = {
        row["story"]: (codec.decode_time(row["at"]), title.get(row["story"], row["title"]))
        for row in newest_first
    }
    outlets = (
        names.outlet(row["feed"], row["feed_title"], row["outlet"])
        for row in reversed(newest_first)
    )
    return Event(
        id,
        best_headline(headlines.values()),
        tuple(dict.fromkeys(outlets)),
        len(headlines),
        len(newest_first),
    )
