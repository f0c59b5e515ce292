"""An entry as a feed tells it, and as the cache keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.update_hints import UpdateHints

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

HEADLINE = -1
"""The paragraph number of a passage that is the entry's headline."""

_SHORT = 1_200
"""Bytes in UTF-8, where a letter of Hangul or Han counts for the three it takes: 200 words."""
_CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an entry, or its headline, with its place.

    ``place`` counts all passages of the entry from 0, ``paragraph`` is the index into
    ``Entry.paragraphs`` (``HEADLINE`` for the title) and ``key`` is a signed 64-bit hash of the
    normal form: two passages with one key say the same words.
    """

    place: int
    paragraph: int
    text: str
    key: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of one feed, cleaned: plain text, repeats collapsed, nothing a terminal obeys.

    ``feed`` is the feed's configured URL and ``guid`` its identity there; ``outlet`` is the
    publisher the item itself credits. ``paragraphs`` hold the text, ``html`` the raw one.
    ``url`` is the page as the feed links to it; where that is a counting redirect which names its
    target, ``original`` is the publisher's page, and it identifies the entry.
    """

    feed: str
    guid: str
    url: str | None
    title: str
    outlet: str | None
    published: datetime | None
    updated: datetime | None
    paragraphs: tuple[str, ...]
    passages: tuple[Passage, ...]
    html: str = ""
    language: str | None = None
    original: str | None = None

    @property
    def id(self) -> str:
        """Twelve hex digits that depend on feed and guid alone, so every cache agrees on them."""
        return entry_id(self.feed, self.guid)

    @property
    def is_teaser(self) -> bool:
        """Whether its text seems to be no more than an invitation to read the page."""
        text = " ".join(self.paragraphs)
        return len(text.encode()) < _SHORT or text.rstrip("]) ").endswith(_CUT)

    @property
    def digest(self) -> str:
        """Changes whenever something a reader could see changes."""
        seen = (self.url, self.title, self.outlet, self.published, self.updated, *self.paragraphs)
        if self.original:
            seen = (self.original, *seen)
        return blake2b("\0".join(map(str, seen)).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class CachedEntry:
    """An entry in the cache, with the names it is shown under.

    ``feed`` is the feed's display name, ``feed_url`` its URL, ``outlet`` who published it.
    """

    id: str
    feed: str
    feed_url: str
    outlet: str
    guid: str
    title: str
    url: str | None
    published: datetime | None
    first_seen: datetime
    paragraphs: tuple[str, ...]
    original: str | None = None

    @property
    def page(self) -> str | None:
        """The address to open: the publisher's own where the feed's link is a detour."""
        return self.original or self.url

    @property
    def at(self) -> datetime:
        """When it was published, or first seen where the feed gives no date."""
        return self.published or self.first_seen


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an entry's own page: paragraphs, cleaned, repeats collapsed."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What one fetched document holds.

    ``notes`` are oddities worth telling in ``feeds check``. ``kept`` are the ids of entries whose
    markup was known and not read again, ``pieces`` the digests of the markup of ``entries``, by
    entry id. Where only known markup was met (``entries`` empty, ``kept`` not), ``title`` and
    ``notes`` say nothing. ``complete``: the document has the end that it should have.
    """

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    pace: UpdateHints = field(default_factory=UpdateHints)
    kept: tuple[str, ...] = ()
    pieces: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    @property
    def only_known(self) -> bool:
        """Whether nothing in the document was new to the cache."""
        return bool(self.kept) and not self.entries


def entry_id(feed: str, guid: str) -> str:
    """The public id of the entry ``guid`` of the feed at URL ``feed``: 12 hex digits."""
    return blake2b(f"{feed}\0{guid}".encode(), digest_size=6).hexdigest()
