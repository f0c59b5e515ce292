"""An entry as its feed publishes it and as the cache stores it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.update_hints import UpdateHints

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

EntryOrder = tuple["datetime", "datetime", str, str, str]
"""What entries are put in order by; see `CachedEntry.order`."""

HEADLINE = -1
"""The paragraph number of a passage that is the entry's headline."""

_SHORT_TEXT = 1_200
"""Bytes in UTF-8, about 200 words in any script: a Hangul or Han character takes three bytes."""
_ELLIPSES = ("…", "...")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an entry, or its headline, with its position.

    ``place`` counts all passages of the entry from 0, ``paragraph`` is the index into
    ``Entry.paragraphs`` (``HEADLINE`` for the title) and ``key`` is a signed 64-bit hash of the
    normal form: two passages with the same key have the same words.
    """

    place: int
    paragraph: int
    text: str
    key: int

    def __reduce__(self) -> tuple[type[Passage], tuple[int, int, str, int]]:
        """Quick to unpickle: a parser process sends very many."""
        return Passage, (self.place, self.paragraph, self.text, self.key)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of one feed, cleaned: plain text, repeats collapsed, no control sequences.

    ``feed`` is the feed's configured URL and ``guid`` its identity there; ``outlet`` is the
    publisher the item itself credits. ``paragraphs`` hold the clean text, ``html`` the raw one.
    ``url`` is the page as the feed links to it. If that is a tracking redirect whose URL contains
    its target, ``original`` is the publisher's page, and it identifies the entry. ``own_guid`` and
    ``own_page`` are the guid and the page as the item gives them; "" for what names no single item,
    such as "N/A" or a home page, and for an entry of the cache. ``dated_by_update``: ``published``
    is the date of its last update, the only one that the item gives.

    ``title`` is the plain headline, ``published_title`` the title as the feed wrote it where that
    is more: with its section, its paper or its state ("UPDATE 1-").
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
    own_guid: str = ""
    own_page: str = ""
    dated_by_update: bool = False
    published_title: str | None = None

    @property
    def id(self) -> str:
        """Twelve hex digits that depend on feed and guid alone, so equal in every cache."""
        return entry_id(self.feed, self.guid)

    @property
    def is_teaser(self) -> bool:
        """Whether its text seems to be only a teaser for the page."""
        text = " ".join(self.paragraphs)
        return len(text.encode()) < _SHORT_TEXT or text.rstrip("]) ").endswith(_ELLIPSES)

    @property
    def digest(self) -> str:
        """A hash that changes whenever something visible to the reader changes.

        That is not so of the date of an update: feeds renew it with every view and comment. Nor of
        the title as published: "UPDATE 2-" before the same headline and text is no news.
        """
        published = None if self.dated_by_update else self.published
        # The None was the date of the update, and keeps the hashes of entries without one.
        shown = (self.url, self.title, self.outlet, published, None, *self.paragraphs)
        if self.original:
            shown = (self.original, *shown)
        return blake2b("\0".join(map(str, shown)).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class CachedEntry:
    """An entry in the cache, with the names it is shown under.

    ``feed`` is the feed's display name, ``outlet`` who published it. ``feed_is_dated``: its feed
    gives dates, to other entries at least. ``published_title`` is as in `Entry`.
    """

    id: str
    feed: str
    outlet: str
    guid: str
    title: str
    url: str | None
    published: datetime | None
    first_seen: datetime
    paragraphs: tuple[str, ...]
    original: str | None = None
    feed_is_dated: bool = False
    held_at: datetime | None = None
    published_title: str | None = None

    @property
    def page(self) -> str | None:
        """The address to open: the publisher's page if the feed links to a redirect."""
        return self.original or self.url

    @property
    def at(self) -> datetime:
        """The date to show: when it was published, or first seen if the feed gives no date."""
        return effective_time(self.published, self.first_seen)

    @property
    def order(self) -> EntryOrder:
        """Where it stands among others, of equal dates by who published what; only of two with the
        same headline the id decides, which depends on the address of the feed."""
        return (self.order_at, self.first_seen, self.outlet, self.title, self.id)

    @property
    def order_at(self) -> datetime:
        """Where it stands among others in time: ``held_at``, by the refresh that read its date, or
        by when it was first seen; see `order_time`."""
        return self.held_at or order_time(self.published, self.first_seen)


@dataclass(frozen=True, slots=True)
class EntryState:
    """What an entry said from ``first_seen`` on, until its feed changed its headline or text."""

    first_seen: datetime
    title: str
    paragraphs: tuple[str, ...]
    published_title: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The text of an entry's own page: paragraphs, cleaned, repeats collapsed."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What one fetched document holds.

    ``notes`` are oddities to report in ``feeds check``. ``known_ids`` are entries whose markup was
    known and not read again, ``markup_digests`` the digests of the markup of ``entries``, by entry
    id. If all markup was known (`only_known`), ``title`` and ``notes`` are empty.
    ``complete``: the document is not cut off at its end.
    """

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    update_hints: UpdateHints = field(default_factory=UpdateHints)
    known_ids: tuple[str, ...] = ()
    markup_digests: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    @property
    def only_known(self) -> bool:
        """Whether nothing in the document was new to the cache."""
        return bool(self.known_ids) and not self.entries


def effective_time(published: datetime | None, first_seen: datetime) -> datetime:
    """When something counts as published: its publisher's date, or first seen if it has none."""
    return published or first_seen


def order_time(published: datetime | None, read: datetime) -> datetime:
    """Where something stands in time: at its publisher's date, but never after it was ``read``.

    A calendar dates its entries weeks ahead, a wrong clock hours; neither is the newest of all.
    """
    return min(published or read, read)


@lru_cache(maxsize=1_000)
def entry_id(feed: str, guid: str) -> str:
    """The public id of the entry ``guid`` of the feed at URL ``feed``: 12 hex digits."""
    return blake2b(f"{feed}\0{guid}".encode(), digest_size=6).hexdigest()


def fallback_guid(*parts: object) -> str:
    """A guid made of what else an item has, for one that no guid or page identifies."""
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=12).hexdigest()
