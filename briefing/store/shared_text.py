"""What two texts of one site have in common word for word, and the terms of a text without it.

A site prints the same captions, scripts and lists of further news in many of its texts. That does
not show that two of them report one event.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.group.term_vector import TermVector
from briefing.store import codec
from briefing.text.boilerplate.comparison import remove_sentences
from briefing.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefing.store.sqlite import Connection

_MOST_CACHED = 20_000
_ROWS = "(SELECT value FROM json_each(?))"


class SharedText:
    """The sentences that pairs of stories (rows of ``event_stories``) have in common.

    A story is seen by its first entry, as its terms are. Only pairs of one site are looked at. What
    was read is kept for further pairs.
    """

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._entry: dict[int, int] = {}
        self._site: dict[int, str] = {}
        self._keys: dict[int, set[int]] = {}

    def load(self, pairs: Collection[tuple[int, int]]) -> None:
        """Read what `sentences` needs of these pairs."""
        if len(self._site) > _MOST_CACHED:
            for cache in (self._entry, self._site, self._keys):
                cache.clear()
        unread = {story for pair in pairs for story in pair} - self._site.keys()
        self._site |= dict.fromkeys(unread, "")
        for story, entry, site in _first_entries(self._db, unread):
            self._entry[story], self._site[story] = entry, site
        site_of = self._site
        same_site = {
            story
            for first, second in pairs
            if site_of[first] == site_of[second] != ""
            for story in (first, second)
        }
        entries = {self._entry[story] for story in same_site} - self._keys.keys()
        self._keys |= {entry: set() for entry in entries}
        for entry, key in self._db.execute(
            "SELECT entry, key FROM passages "
            f"WHERE entry IN {_ROWS} AND place >= 0 AND paragraph >= 0",
            (json.dumps(list(entries)),),
        ).fetchall():
            self._keys[entry].add(key)

    def sentences(self, first: int, second: int) -> set[int]:
        """The keys of the sentences that both texts contain; none if they are of two sites."""
        if not self._site[first] or self._site[first] != self._site[second]:
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


def _first_entries(db: Connection, stories: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Each of the stories that has a text, the row of its first entry, and its site: its host, or
    its feed."""
    for story, entry, url, feed in db.execute(
        "SELECT s.row, e.row, e.url, e.feed FROM event_stories AS s "
        "CROSS JOIN entries AS e ON e.story = s.story AND e.place_in_story = 0 "
        f"WHERE s.row IN {_ROWS} AND s.bare = 0 ORDER BY e.id DESC",
        (json.dumps(list(stories)),),
    ).fetchall():
        yield story, entry, host(url or "") or feed
