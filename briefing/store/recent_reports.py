"""Recent entries as they are searched for meetings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.domain.proposal import EntryReport
from briefing.store import codec

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.connection import Connection
    from briefing.store.feed_names import Names

_COLUMNS = "row, id, story, feed, outlet, title, at, original, url"


def reports(db: Connection, since: datetime, most: int, names: Names) -> tuple[EntryReport, ...]:
    """The newest ``most`` entries published since ``since``, of each story the copy shown first."""
    rows = db.execute(
        "SELECT e.row, e.id, e.story, e.feed, e.outlet, e.title, e.at, "
        "COALESCE(e.original, e.url) AS url, f.title AS feed_title, p.text "
        f"FROM (SELECT {_COLUMNS} FROM entries WHERE at >= ? AND place_in_story = 0 "
        "AND story IS NOT NULL ORDER BY at DESC, id LIMIT ?) AS e "
        "JOIN feeds AS f ON f.url = e.feed "
        "LEFT JOIN passages AS p ON p.entry = e.row AND p.paragraph > ? "
        "ORDER BY e.at DESC, e.id, p.place",
        (codec.instant(since), most, HEADLINE),
    ).fetchall()
    found = []
    for _, each in groupby(rows, key=lambda row: row["row"]):
        told = list(each)
        first = told[0]
        found.append(
            EntryReport(
                entry=first["id"],
                story=first["story"],
                outlet=names.outlet(first["feed"], first["feed_title"], first["outlet"]),
                title=first["title"],
                url=first["url"],
                at=codec.moment(first["at"]),
                sentences=tuple(row["text"] for row in told if row["text"]),
            )
        )
    return tuple(found)
