"""Which entry of the cache an item of a feed is, whatever its guid, link and headline are now.

A guid or a link identifies an item only as long as no other item of the feed has had it. An item
with such a name of its own that is not known is an entry under another name only if what it says
and its date agree, and the entry is no longer in the document under its own name. For an item
without such a name, equal text or headline and date are enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.domain.entry import entry_id, fallback_guid
from briefing.group import rules
from briefing.group.entry_agreement import Agreement
from briefing.group.entry_keys import entry_keys
from briefing.text.urls import is_wrapper

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefing.domain.entry import Entry
    from briefing.group.entry_agreement import KnownEntries
    from briefing.group.entry_keys import EntryKeys


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
            _with_guid(items[place], recognition.guid[id]),
            recognition.keys[place],
            id in recognition.returned,
        )
        for id, place in sorted(chosen.items(), key=lambda pair: pair[1])
    )


def _with_guid(item: Entry, guid: str) -> Entry:
    return item if item.guid == guid else replace(item, guid=guid)


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
        self._agreement = Agreement(items, self.keys, known)
        self._holders, self._deleted = self._agreement.holders, self._agreement.deleted
        self._comparisons = 0

    def ids(self) -> list[str]:
        """The id of the entry that each item is."""
        for step in (
            self._by_guid,
            self._by_page,
            self._by_all_content,
            self._by_reused_guid,
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
        if key is None or not self._agreement.has_own_guid(place):
            return None
        holders = self._holders.get(key, ())
        if len(holders) != 1:
            return None
        (id,) = holders
        if id in self._present:  # another item is that entry, or is this item, listed twice
            return id if self._agreement.shares_content(place, id) else None
        return id if self._agreement.guid_fits(place, id) else None

    def _by_page(self, place: int) -> str | None:
        keys = self.keys[place]
        for key in (keys.page, keys.anchor):
            if key is not None and self._agreement.is_own(key):
                for id in self._free(key):
                    named = self._agreement.has_own_guid(place) or id in self._deleted
                    if not named or self._agreement.says_the_same(place, id):
                        return id
        return None

    def _by_all_content(self, place: int) -> str | None:
        candidates = list(self._free(self.keys[place].whole))
        if self._items[place].id in candidates:
            return self._items[place].id
        on_page = [id for id in candidates if self._agreement.same_page(place, id)]
        return min(on_page or candidates, default=None)

    def _by_reused_guid(self, place: int) -> str | None:
        """The entry that has exactly the item's guid, which has named others too."""
        id = self._items[place].id
        if id not in self._holders.get(self.keys[place].guid or 0, ()) or id in self._deleted:
            return None
        is_free = id not in self._taken and self._agreement.has_own_guid(place)
        return id if is_free and self._agreement.still_agrees(place, id) else None

    def _by_content(self, place: int) -> str | None:
        keys = self.keys[place]
        if is_wrapper(self._items[place].url):
            listed = (id for key in keys.near_listed for id in sorted(self._holders.get(key, ())))
            return next(listed, None) or self._by_own(keys.dated_title)
        if not self._agreement.has_own_name(place):
            return (
                self._by_own(keys.dated_title)
                or self._by_own(keys.dated_text)
                or min(self._free(keys.titled_text), default=None)
            )
        id = self._by_own(keys.dated_title)
        if id and self._agreement.similar(place, id):
            return id
        id = self._by_own(keys.dated_text)
        return id if id and self._agreement.headlines_agree(place, id) else None

    def _by_similar_text(self, place: int) -> str | None:
        if self._agreement.has_own_name(place) or is_wrapper(self._items[place].url):
            return None
        for id in self._agreement.last_document.get(self._items[place].published, ()):
            if id not in self._taken:
                if self._comparisons == rules.MOST_RECOGNISED:
                    return None
                self._comparisons += 1
                if self._agreement.similar(place, id):
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
            twin = next(filter(None, candidates), None) or self._present_twin(place)
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

    def _present_twin(self, place: int) -> str | None:
        keys = self.keys[place]
        same = self._present.intersection(
            self._holders.get(keys.titled_text or keys.dated_title, ())
        )
        if keys.page is None:
            return None
        return min((id for id in same if self._agreement.same_page(place, id)), default=None)

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

    def _free(self, key: int | None) -> Iterator[str]:
        """The entries under a key that are not in the document under a surer one."""
        if key is not None:
            yield from (id for id in self._holders.get(key, ()) if id not in self._taken)

    def _by_own(self, key: int | None) -> str | None:
        is_own = key is not None and self._agreement.is_own(key)
        return next(self._free(key), None) if is_own else None
