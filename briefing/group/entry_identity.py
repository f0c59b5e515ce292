"""Which entry of the cache an item of a feed is, whatever its guid, link and headline are now.

A guid or a link identifies an item only as long as no other item of the feed has had it. An item
with such a name of its own that is not known is an entry under another name only if what it says
and its date agree, and the entry is no longer in the document under its own name. For an item
without such a name, equal text or headline and date are enough.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from briefing.domain.entry import entry_id, fallback_guid
from briefing.group import rules, story_rules
from briefing.group.edited_text import is_edited
from briefing.group.entry_keys import entry_keys
from briefing.text.normalize import words
from briefing.text.shingles import overlap
from briefing.text.urls import canonical_url, is_wrapper

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class RecognisedEntry:
    """An item as it was read, and the entry that it is: with the guid that the cache knows.

    ``returned``: the cache has deleted it and it has come back as it was.
    """

    item: Entry
    entry: Entry
    keys: EntryKeys
    returned: bool


def recognise(
    items: Sequence[Entry], known: KnownEntries, present: Collection[str]
) -> tuple[RecognisedEntry, ...]:
    """The entries that the items of one document are, each once, in the order of the document.

    ``present`` are ids of the entries in the document that were not read again. Of two items that
    are one entry, the one with its guid counts, else the first: feeds list the newest first.
    """
    recognition = _Recognition(items, known, present)
    ids = recognition.ids()
    chosen: dict[str, int] = {}
    for place, id in enumerate(ids):
        if id not in chosen or items[place].id == id != items[chosen[id]].id:
            chosen[id] = place
    return tuple(
        RecognisedEntry(
            items[place],
            replace(items[place], guid=recognition.guid[id]),
            recognition.keys[place],
            id in recognition.returned,
        )
        for id, place in sorted(chosen.items(), key=lambda pair: pair[1])
    )


class _Recognition:
    """One document.

    ``guid`` holds the guid of every entry that an item was assigned to, by id; ``returned`` are the
    ids of those that had been deleted.
    """

    def __init__(
        self, items: Sequence[Entry], known: KnownEntries, present: Collection[str]
    ) -> None:
        self.keys = [entry_keys(item) for item in items]
        self.guid: dict[str, str] = {}
        self.returned: set[str] = set()
        self._items = items
        self._known = known
        self._present = frozenset(present)
        self._assigned: dict[int, str] = {}
        self._taken = set(present)
        self._holders = known.holders(frozenset[int]().union(*(keys.sought for keys in self.keys)))
        holders = {id for ids in self._holders.values() for id in ids}
        self._deleted = known.deleted_guids(holders)
        self._texts: dict[str, KnownText | None] = {}
        self._shared = _shared_keys(self.keys)
        self._comparisons = 0

    def ids(self) -> list[str]:
        """The id of the entry that each item is."""
        for step in (
            self._by_guid,
            self._by_page,
            self._by_all_content,
            self._by_content,
            self._by_similar_text,
        ):
            for place in range(len(self._items)):
                if place not in self._assigned:
                    id = step(place)
                    if id is not None:
                        self._assign(place, id)
        self.guid |= self._known.guids(self._assigned.values())
        self._name_the_rest()
        return [self._assigned[place] for place in range(len(self._items))]

    def _assign(self, place: int, id: str) -> None:
        self._assigned[place] = id
        self._taken.add(id)
        if id in self._deleted:
            self.guid[id] = self._deleted[id]
            self.returned.add(id)

    # The steps: the id of the entry that an item is, or None. The surer go first for all items.

    def _by_guid(self, place: int) -> str | None:
        key = self.keys[place].guid
        if key is None or not self._has_own_guid(place):
            return None
        holders = self._holders.get(key, ())
        if len(holders) == 1:
            (id,) = holders
            return id if self._guid_fits(place, id) else None
        # It has named several. The entry that has exactly this guid may only have been edited.
        id = self._items[place].id
        edited = id in holders and id not in self._deleted and self._still_agrees(place, id)
        return id if edited else None

    def _by_page(self, place: int) -> str | None:
        keys = self.keys[place]
        for key in (keys.page, keys.anchor):
            if key is not None and self._is_own(key):
                for id in self._free(key):
                    named = self._has_own_guid(place) or id in self._deleted
                    if not named or self._says_the_same(place, id):
                        return id
        return None

    def _by_all_content(self, place: int) -> str | None:
        keys = self.keys[place]
        same_text = frozenset(self._free(keys.titled_text))
        return min(same_text.intersection(self._free(keys.dated_title)), default=None)

    def _by_content(self, place: int) -> str | None:
        keys = self.keys[place]
        if is_wrapper(self._items[place].url):
            listed = (id for key in keys.near_listed for id in sorted(self._holders.get(key, ())))
            return next(listed, None) or self._by_own(keys.dated_title)
        if not self._has_own_name(place):
            return (
                self._by_own(keys.dated_title)
                or self._by_own(keys.dated_text)
                or min(self._free(keys.titled_text), default=None)
            )
        id = self._by_own(keys.dated_title)
        if id and self._similar(place, id):
            return id
        id = self._by_own(keys.dated_text)
        return id if id and self._headlines_agree(place, id) else None

    def _by_similar_text(self, place: int) -> str | None:
        if self._has_own_name(place) or is_wrapper(self._items[place].url):
            return None
        for id in sorted(set(self._known.last_document()) - self._taken):
            state = self._text_of(id)
            if state and state.published == self._items[place].published:
                if self._comparisons == rules.MOST_RECOGNISED:
                    return None
                self._comparisons += 1
                if self._similar(place, id):
                    return id
        return None

    def _name_the_rest(self) -> None:
        """Give the same id to new items that are listed twice, and other new items their own."""
        twins: dict[object, str] = {}
        stored = self._known.guids([item.id for item in self._items])
        for place, id in self._assigned.items():
            twins |= dict.fromkeys(self._twin_keys(place), id)
        for place, item in enumerate(self._items):
            if place in self._assigned:
                continue
            keys = self.keys[place]
            candidates = [twins.get(key) for key in (*self._twin_keys(place), *keys.near_listed)]
            twin = next(filter(None, candidates), None) or self._present_twin(keys)
            if twin is None:
                guid = self._new_guid(item, stored)
                twin = entry_id(item.feed, guid)
                self.guid[twin] = guid
            self._assigned[place] = twin
            for key in self._twin_keys(place):
                twins.setdefault(key, twin)
        self.guid |= self._known.guids(set(self._assigned.values()) - self.guid.keys())

    def _twin_keys(self, place: int) -> Iterator[object]:
        keys = self.keys[place]
        if keys.listed is not None:
            yield keys.listed
        if keys.page is not None:
            yield keys.page, keys.anchor, keys.titled_text or keys.dated_title

    def _present_twin(self, keys: EntryKeys) -> str | None:
        content = keys.dated_title if keys.titled_text is None else keys.titled_text
        on_page = self._present.intersection(self._holders.get(keys.page or 0, ()))
        return min(on_page.intersection(self._holders.get(content, ())), default=None)

    def _new_guid(self, item: Entry, stored: Collection[str]) -> str:
        """A guid that no entry has, as the item's own may be that of another entry.

        ``stored`` are the ids of the cached entries with a guid of the document.
        """
        if item.id not in stored and item.id not in self.guid:
            return item.guid
        parts = (item.own_guid, item.original or item.url, item.title, item.published)
        guid = fallback_guid(*parts)
        id = entry_id(item.feed, guid)
        if id in self.guid or self._known.guids([id]):
            return fallback_guid(*parts, *item.paragraphs)
        return guid

    # What an item and an entry have in common.

    def _is_own(self, key: int) -> bool:
        """Whether only one item of the feed has ever had the key."""
        return key not in self._shared and len(self._holders.get(key, ())) <= 1

    def _has_own_guid(self, place: int) -> bool:
        item = self._items[place]
        return bool(item.own_guid) and item.guid == item.own_guid

    def _has_own_name(self, place: int) -> bool:
        keys = self.keys[place]
        return (
            keys.guid is not None and self._has_own_guid(place) and self._is_own(keys.guid)
        ) or any(key is not None and self._is_own(key) for key in (keys.page, keys.anchor))

    def _free(self, key: int | None) -> Iterator[str]:
        """The entries under a key that are not in the document under a surer one."""
        if key is not None:
            yield from (id for id in self._holders.get(key, ()) if id not in self._taken)

    def _by_own(self, key: int | None) -> str | None:
        return next(self._free(key), None) if key is not None and self._is_own(key) else None

    def _shares_content(self, place: int, id: str) -> bool:
        return any(id in self._holders.get(key, ()) for key in self.keys[place].content)

    def _guid_fits(self, place: int, id: str) -> bool:
        """Whether the entry with the item's guid is the item; it is not if nothing else agrees."""
        if id in self._deleted or self._shares_content(place, id):
            return self._shares_content(place, id)
        state, item = self._text_of(id), self._items[place]
        if state is None or state.page is None or item.url is None:
            return True
        if None in (state.published, item.published):
            return True
        same_page = canonical_url(state.page) == canonical_url(item.original or item.url)
        return same_page or self._still_agrees(place, id)

    def _still_agrees(self, place: int, id: str) -> bool:
        state, item = self._text_of(id), self._items[place]
        if state is None or self._shares_content(place, id):
            return True
        same_date = item.published is not None and item.published == state.published
        return same_date or self._headlines_agree(place, id) or self._similar(place, id)

    def _says_the_same(self, place: int, id: str) -> bool:
        keys = self.keys[place]
        if any(
            id in self._holders.get(key or 0, ()) for key in (keys.titled_text, keys.dated_title)
        ):
            return True
        return self._similar(place, id)

    def _headlines_agree(self, place: int, id: str) -> bool:
        state = self._text_of(id)
        if state is None:
            return False
        ours, theirs = words(self._items[place].title), words(state.title)
        return overlap(frozenset(ours), frozenset(theirs)) >= story_rules.HEADLINES_AGREE

    def _similar(self, place: int, id: str) -> bool:
        state = self._text_of(id)
        return state is not None and is_edited(self._items[place].paragraphs, state.paragraphs)

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
