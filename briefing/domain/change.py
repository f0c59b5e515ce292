"""What a parsed feed changes in the cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.entry import Entry


class CachedVersion(NamedTuple):
    """What tells whether an entry of the cache is still as its feed has it."""

    digest: str
    published_title: str | None


@dataclass(frozen=True, slots=True)
class FeedChange:
    """New entries, entries whose digest changed, and the ids of unchanged entries.

    ``retitled`` are those of the unchanged ones whose title as published changed alone.
    """

    new: tuple[Entry, ...]
    updated: tuple[Entry, ...]
    unchanged: tuple[str, ...]
    retitled: tuple[Entry, ...] = ()


def feed_change(
    cached: Mapping[str, CachedVersion], entries: Iterable[Entry], known_ids: Iterable[str] = ()
) -> FeedChange:
    """Compare a feed's entries with the cache.

    ``cached`` holds the versions in the cache by entry id; ``known_ids`` are entries that were not
    read again, since their markup is known. Of two entries with one id in a document the
    first counts: feeds list the newest first.
    """
    new: list[Entry] = []
    updated: list[Entry] = []
    retitled: list[Entry] = []
    unchanged = list(known_ids)
    seen = set(unchanged)
    for entry in entries:
        if entry.id in seen:
            continue
        seen.add(entry.id)
        version = cached.get(entry.id)
        if version is None:
            new.append(entry)
        elif version.digest != entry.digest:
            updated.append(entry)
        else:
            unchanged.append(entry.id)
            if version.published_title != entry.published_title:
                retitled.append(entry)
    return FeedChange(tuple(new), tuple(updated), tuple(unchanged), tuple(retitled))
