"""What a parsed feed changes in the cache, decided without touching it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.entry import Entry


@dataclass(frozen=True, slots=True)
class FeedChange:
    """Entries never seen before, entries whose digest moved, and ids that stand as they were."""

    new: tuple[Entry, ...]
    updated: tuple[Entry, ...]
    unchanged: tuple[str, ...]


def feed_change(
    known: Mapping[str, str], entries: Iterable[Entry], kept: Iterable[str] = ()
) -> FeedChange:
    """Compare a feed's entries with the cache.

    ``known`` maps entry ids to digests; ``kept`` are the ids of entries that were not read again,
    since their markup is known. Of two entries with one id in a document the first counts: feeds
    list the newest first.
    """
    new: list[Entry] = []
    updated: list[Entry] = []
    unchanged = list(kept)
    met = set(unchanged)
    for entry in entries:
        if entry.id in met:
            continue
        met.add(entry.id)
        if entry.id not in known:
            new.append(entry)
        elif known[entry.id] != entry.digest:
            updated.append(entry)
        else:
            unchanged.append(entry.id)
    return FeedChange(tuple(new), tuple(updated), tuple(unchanged))
