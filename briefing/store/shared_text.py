"""What two texts of one site have in common word for word, and the terms of a text without it.

A site prints the same captions, scripts and lists of further news in many of its texts. That does
not show that two of them report one event.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.group.term_vector import TermVector
from briefing.store import codec
from briefing.text.boilerplate.comparison import remove_sentences
from briefing.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing.store.sqlite import Connection

_ROWS = "(SELECT value FROM json_each(?))"


class SharedText:
    """The sentences that pairs of stories (rows of ``event_stories``) have in common.

    A story is seen by its first entry, as its terms are. Only pairs of one site are looked at.
    """

    def __init__(self, db: Connection, pairs: Iterable[tuple[int, int]]) -> None:
        self._db = db
        pairs = list(pairs)
        self._entry, site = _first_entries(db, {story for pair in pairs for story in pair})
        same_site = {
            story
            for first, second in pairs
            if first in site and site[first] == site.get(second)
            for story in (first, second)
        }
        self._site = {story: site[story] for story in same_site}
        self._keys: defaultdict[int, set[int]] = defaultdict(set)
        for entry, key in db.execute(
            "SELECT entry, key FROM passages "
            f"WHERE entry IN {_ROWS} AND place >= 0 AND paragraph >= 0",
            (json.dumps([self._entry[story] for story in same_site]),),
        ).fetchall():
            self._keys[entry].add(key)

    def sentences(self, first: int, second: int) -> set[int]:
        """The keys of the sentences that both texts contain; none if they are of two sites."""
        site = self._site.get(first)
        if site is None or site != self._site.get(second):
            return set()
        return self._keys[self._entry[first]] & self._keys[self._entry[second]]

    def terms_without(self, story: int, keys: Collection[int], *, headline: bool) -> TermVector:
        """The terms of a story without its sentences with these keys; ``headline`` says whether
        its title is a headline."""
        entry = self._entry[story]
        title, body = self._db.execute(
            "SELECT title, body FROM entries WHERE row = ?", (entry,)
        ).fetchone()
        passages = self._db.execute(
            f"SELECT {codec.PASSAGE_TEXT} AS text FROM entries AS e "
            "CROSS JOIN passages AS p ON p.entry = e.row WHERE e.row = ? AND p.place >= 0 "
            f"AND p.paragraph >= 0 AND p.key IN {_ROWS} ORDER BY p.place",
            (entry, json.dumps(list(keys))),
        ).fetchall()
        paragraphs = codec.decode_paragraphs(body)
        return TermVector.of(
            title if headline else "",
            remove_sentences(paragraphs, [row["text"] for row in passages]),
        )


def _first_entries(
    db: Connection, stories: Collection[int]
) -> tuple[dict[int, int], dict[int, str]]:
    """The row of the first entry of each story, and its site: its host, or its feed."""
    entries: dict[int, int] = {}
    sites: dict[int, str] = {}
    for row in db.execute(
        "SELECT s.row AS story, e.row, e.url, e.feed FROM event_stories AS s "
        "CROSS JOIN entries AS e ON e.story = s.story AND e.place_in_story = 0 "
        f"WHERE s.row IN {_ROWS} AND s.bare = 0 ORDER BY e.id DESC",
        (json.dumps(list(stories)),),
    ).fetchall():
        entries[row["story"]] = row["row"]
        sites[row["story"]] = host(row["url"] or "") or row["feed"]
    return entries, sites
