"""What a parsed feed changes in the cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.entry import Entry


@dataclass(frozen=True, slots=True)
class FeedChange:
    """New entries, entries whose digest changed, and the ids of unchanged entries."""

    new: tuple[Entry, ...]
    updated: tuple[Entry, ...]
    unchanged: tuple[str, ...]


def feed_change(
    digests: Mapping[str, str], entries: Iterable[Entry], known_ids: Iterable[str] = ()
) -> FeedChange:
    """Compare a feed's entries with the cache.

    ``digests`` maps the ids of cached entries to their digests; ``known_ids`` are entries that
    were not read again, since their markup is known. Of two entries with one id in a document the
    first counts: feeds list the newest first.
    """
    new: list[Entry] = []
    updated: list[Entry] = []
    unchanged = list(known_ids)
    seen = set(unchanged)
    for entry in entries:
        if entry.id in seen:
            continue
        seen.add(entry.id)
        if entry.id not in digests:
            new.append(entry)
        elif digests[entry.id] != entry.digest:
            updated.append(entry)
        else:
            unchanged.append(entry.id)
    return FeedChange(tuple(new), tuple(updated), tuple(unchanged))
