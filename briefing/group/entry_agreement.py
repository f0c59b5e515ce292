"""What an item of a feed and an entry of the cache have in common, for recognising the item."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from briefing.group import story_rules
from briefing.group.edited_text import is_edited
from briefing.text.normalize import words
from briefing.text.shingles import overlap
from briefing.text.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.entry import Entry
    from briefing.group.entry_keys import EntryKeys


@dataclass(frozen=True, slots=True)
class KnownText:
    """An entry as the cache holds it; ``page`` is the publisher's page, None if it has none."""

    title: str
    page: str | None
    published: datetime | None
    paragraphs: tuple[str, ...]


class KnownEntries(Protocol):
    """What the cache knows of the entries of one feed. Ids are those of entries."""

    def holders(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """The entries that are stored under each of these keys, deleted ones too."""

    def guids(self, ids: Collection[str]) -> Mapping[str, str]:
        """The guids of those of these entries that were not deleted."""

    def deleted_guids(self, ids: Collection[str]) -> Mapping[str, str]:
        """The guids of those of these entries that were deleted."""

    def texts(self, ids: Collection[str]) -> Mapping[str, KnownText]:
        """Those of these entries that were not deleted."""

    def last_document(self) -> Collection[str]:
        """The entries in the last document of the feed."""


class Agreement:
    """The items of one document, by place, compared with the entries (ids) that share a key.

    ``holders`` are the ids of the entries under each key, ``deleted`` of those that the cache has
    deleted: only their keys are left.
    """

    def __init__(
        self, items: Sequence[Entry], keys: Sequence[EntryKeys], known: KnownEntries
    ) -> None:
        self.holders = known.holders(frozenset[int]().union(*(item.sought for item in keys)))
        self.deleted = known.deleted_guids({id for ids in self.holders.values() for id in ids})
        self._items = items
        self._keys = keys
        self._known = known
        self._texts: dict[str, KnownText | None] = {}
        self._shared = _shared_keys(keys)

    @cached_property
    def last_document(self) -> Mapping[datetime | None, Sequence[str]]:
        """The entries in the last document of the feed, by when they were published."""
        texts = self._known.texts(self._known.last_document())
        self._texts |= texts
        by_date: defaultdict[datetime | None, list[str]] = defaultdict(list)
        for id, text in sorted(texts.items(), key=lambda pair: pair[0]):
            by_date[text.published].append(id)
        return by_date

    def is_own(self, key: int) -> bool:
        """Whether only one item of the feed has ever had the key."""
        return key not in self._shared and len(self.holders.get(key, ())) <= 1

    def has_own_guid(self, place: int) -> bool:
        """Whether the item has a guid that no other item of the document has."""
        item = self._items[place]
        return bool(item.own_guid) and item.guid == item.own_guid

    def has_own_name(self, place: int) -> bool:
        """Whether its guid or link names only this item."""
        keys = self._keys[place]
        return (
            keys.guid is not None and self.has_own_guid(place) and self.is_own(keys.guid)
        ) or any(key is not None and self.is_own(key) for key in (keys.page, keys.anchor))

    def shares_content(self, place: int, id: str) -> bool:
        """Whether two of headline, date and text are the same."""
        return any(id in self.holders.get(key, ()) for key in self._keys[place].content)

    def guid_fits(self, place: int, id: str) -> bool:
        """Whether the entry with the item's guid is the item; it is not if nothing else agrees."""
        if id in self.deleted or self.shares_content(place, id):
            return self.shares_content(place, id)
        text, item = self._text_of(id), self._items[place]
        if text is None or text.page is None or item.url is None:
            return True
        if None in (text.published, item.published):
            return True
        return self.same_page(place, id) or self.still_agrees(place, id)

    def same_page(self, place: int, id: str) -> bool:
        """Whether both have the same page."""
        text, item = self._text_of(id), self._items[place]
        ours, theirs = item.original or item.url or "", (text and text.page) or ""
        return text is not None and canonical_url(ours) == canonical_url(theirs)

    def still_agrees(self, place: int, id: str) -> bool:
        """Whether its date, its headline or most of its text is still that of the entry."""
        text, item = self._text_of(id), self._items[place]
        if text is None or self.shares_content(place, id):
            return True
        same_date = item.published is not None and item.published == text.published
        return same_date or self.headlines_agree(place, id) or self.similar(place, id)

    def says_the_same(self, place: int, id: str) -> bool:
        """Whether its headline with its text or date, or most of its text, is the entry's."""
        keys = self._keys[place]
        if any(
            id in self.holders.get(key or 0, ()) for key in (keys.titled_text, keys.dated_title)
        ):
            return True
        return self.similar(place, id)

    def headlines_agree(self, place: int, id: str) -> bool:
        """Whether most words of the shorter headline are in the other one."""
        text = self._text_of(id)
        if text is None:
            return False
        ours, theirs = words(self._items[place].title), words(text.title)
        return overlap(frozenset(ours), frozenset(theirs)) >= story_rules.HEADLINES_AGREE

    def similar(self, place: int, id: str) -> bool:
        """Whether its text is the entry's or an edited version of it."""
        text = self._text_of(id)
        return text is not None and is_edited(self._items[place].paragraphs, text.paragraphs)

    def _text_of(self, id: str) -> KnownText | None:
        if id not in self._texts:
            self._texts[id] = self._known.texts([id]).get(id)
        return self._texts[id]


def _shared_keys(items: Sequence[EntryKeys]) -> frozenset[int]:
    """The keys that several items of a document have which differ in headline or text."""
    contents: defaultdict[int, set[int]] = defaultdict(set)
    for keys in items:
        content = keys.dated_title if keys.titled_text is None else keys.titled_text
        for key in keys.stored:
            contents[key].add(content)
    return frozenset(key for key, different in contents.items() if len(different) > 1)
