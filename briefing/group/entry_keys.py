"""The keys by which an entry is known again when its feed gives it another guid, link or headline.

Two items with an equal key agree in what the key is made of. Whether that makes them one entry is
decided by `briefing.group.entry_identity`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.group import rules, story_rules
from briefing.text.normalize import words
from briefing.text.urls import address_form, canonical_url, is_home_page, is_wrapper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.entry import Entry


@dataclass(frozen=True, slots=True)
class EntryKeys:
    """Signed 64-bit hashes, each of the feed and of what its name says; None where it is missing.

    ``anchor`` is the page with its fragment, if it has one. ``whole`` is headline, date and text,
    the three after it are two of these each. A text counts only if it is more than a label.
    ``listed`` is the headline, the outlet and the day, for entries of an aggregator that lists one
    article under several addresses; ``near_listed`` are those of the days around it.
    """

    guid: int | None
    page: int | None
    anchor: int | None
    whole: int
    dated_title: int
    dated_text: int | None
    titled_text: int | None
    listed: int | None
    near_listed: tuple[int, ...]

    @property
    def names(self) -> tuple[int, ...]:
        """The keys of what is meant to name the entry, the surest first."""
        return tuple(key for key in (self.guid, self.anchor, self.page) if key is not None)

    @property
    def content(self) -> frozenset[int]:
        """The keys of what the entry says and when it was published."""
        keys = (self.whole, self.dated_title, self.dated_text, self.titled_text, self.listed)
        return frozenset(key for key in keys if key is not None)

    @property
    def stored(self) -> tuple[int, ...]:
        """The keys that later items look for."""
        return (*self.names, *sorted(self.content))

    @property
    def sought(self) -> frozenset[int]:
        """The keys under which the entry may be stored already."""
        return self.content.union(self.names, self.near_listed)


def entry_keys(entry: Entry) -> EntryKeys:
    """The keys of an entry, from a feed or from the cache."""
    wrapped = is_wrapper(entry.url)
    title = f"{' '.join(words(entry.title))}\0{entry.outlet or ''}"
    date = entry.published.isoformat() if entry.published else ""
    text = _text(entry)
    page = "" if wrapped else entry.own_page
    listed = tuple(_listed(entry, title)) if wrapped else ()
    return EntryKeys(
        guid=_key(entry, "guid", address_form(entry.own_guid)) if entry.own_guid else None,
        page=_page(entry, page),
        anchor=_key(entry, "anchor", address_form(page)) if "#" in page else None,
        whole=_key(entry, "whole", title, date, text),
        dated_title=_key(entry, "dated title", title, date),
        dated_text=_key(entry, "dated text", text, date) if text else None,
        titled_text=_key(entry, "titled text", title, text) if text else None,
        listed=listed[0] if listed else None,
        near_listed=listed,
    )


def _page(entry: Entry, page: str) -> int | None:
    canonical = canonical_url(page)
    if not canonical or is_home_page(canonical):
        return None
    return _key(entry, "page", canonical)


def _text(entry: Entry) -> str:
    """What identifies the entry's text; "" if it has none."""
    body = [passage for passage in entry.passages if passage.paragraph > HEADLINE]
    counts = accumulate(len(words(passage.text)) for passage in body)
    if not any(count >= story_rules.NO_TEXT for count in counts):
        return ""
    return " ".join(str(passage.key) for passage in body)


def _listed(entry: Entry, title: str) -> Iterator[int]:
    """The key of the entry's own day, then those of the days around it."""
    if entry.published is None or len(words(entry.title)) < story_rules.HEADLINE_WORDS:
        return
    day = entry.published.toordinal()
    for distance in sorted(range(-rules.LISTED_DAYS, rules.LISTED_DAYS + 1), key=abs):
        yield _key(entry, "listed", title, str(day + distance))


def _key(entry: Entry, *parts: str) -> int:
    digest = blake2b("\0".join((entry.feed, *parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
