"""The links between stories that are likely to report one event.

A story (a row of ``event_stories``) has all of its links in one value, eight bytes for each: the
row of the other story and the likelihood. A link is stored with both stories.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from briefing.errors import DamagedValue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing.store.sqlite import Connection

_LINK = struct.Struct("<If")
_ROWS = "(SELECT value FROM json_each(?))"


def of_stories(db: Connection, stories: Collection[int]) -> dict[int, dict[int, float]]:
    """The links of each of the stories that has any: the likelihood by the row of the other; raises
    `DamagedValue`."""
    return {story: dict(_LINK.iter_unpack(links)) for story, links in _stored(db, stories)}


def add(db: Connection, links: Iterable[tuple[int, int, float]]) -> None:
    """Store links (two stories and a likelihood), inside the caller's transaction."""
    added: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for first, second, likelihood in links:
        added[first][second] = added[second][first] = likelihood
    present = dict(_stored(db, added.keys()))
    _store(
        db,
        # A link that is stored twice counts as it was stored last.
        ((story, present.get(story, b"") + _packed(new.items())) for story, new in added.items()),
    )


def delete(db: Connection, stories: Collection[int]) -> None:
    """Delete all links of these stories, inside the caller's transaction."""
    gone = frozenset(stories)
    others = {
        other
        for _, links in _stored(db, gone)
        for other, _ in _LINK.iter_unpack(links)
        if other not in gone
    }
    left = (
        (story, [link for link in _LINK.iter_unpack(links) if link[0] not in gone])
        for story, links in _stored(db, others)
    )
    _store(db, ((story, _packed(links)) for story, links in left))
    db.execute(f"DELETE FROM event_links WHERE story IN {_ROWS}", (json.dumps(list(gone)),))


def _packed(links: Collection[tuple[int, float]]) -> bytes:
    return struct.pack(f"<{'If' * len(links)}", *chain.from_iterable(links))


def _stored(db: Connection, stories: Collection[int]) -> Iterable[tuple[int, bytes]]:
    cursor = db.cursor()
    cursor.row_factory = None
    rows: list[tuple[int, bytes]] = cursor.execute(
        f"SELECT story, links FROM event_links WHERE story IN {_ROWS}",
        (json.dumps(list(stories)),),
    ).fetchall()
    if any(len(links) % _LINK.size for _, links in rows):
        raise DamagedValue("the links of a story")
    return rows


def _store(db: Connection, links: Iterable[tuple[int, bytes]]) -> None:
    db.executemany("INSERT OR REPLACE INTO event_links (story, links) VALUES (?, ?)", sorted(links))
