"""The headlines and outlets of events."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection


@dataclass(slots=True)
class EventReports:
    """Of one event: when each story was first published and its title, by id, the newest story
    first; the outlets, the earliest first; and how many entries there are."""

    headlines: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    outlets: dict[str, None] = field(default_factory=dict)
    entries: int = 0


def reports(db: Connection, events: Collection[str], names: FeedNames) -> dict[str, EventReports]:
    """The reports of each of these events (ids) that exists."""
    reports_of: defaultdict[str, EventReports] = defaultdict(EventReports)
    rows = db.execute(
        "SELECT s.event, e.story, e.place_in_story, e.title, e.at, e.feed, e.outlet, "
        "f.title AS feed_title FROM event_stories AS s CROSS JOIN entries AS e "
        "ON e.story = s.story CROSS JOIN feeds AS f ON f.url = e.feed "
        "WHERE s.event IN (SELECT value FROM json_each(?)) ORDER BY e.at DESC, e.id",
        (json.dumps(list(events)),),
    ).fetchall()
    titles = {row["story"]: row["title"] for row in reversed(rows) if not row["place_in_story"]}
    for row in rows:
        event, story = reports_of[row["event"]], row["story"]
        event.entries += 1
        # The rows come newest first: the last one of a story tells when it was first published.
        event.headlines[story] = (codec.decode_time(row["at"]), titles.get(story, row["title"]))
    for row in reversed(rows):
        outlet = names.outlet(row["feed"], row["feed_title"], row["outlet"])
        reports_of[row["event"]].outlets.setdefault(outlet)
    return dict(reports_of)
