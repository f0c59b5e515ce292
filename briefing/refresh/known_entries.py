"""Gives the entries of a document the identity under which the cache knows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.group.entry_identity import recognise
from briefing.store import deleted_entries
from briefing.store.entry_keys import FeedEntries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.domain.entry import ParsedFeed
    from briefing.group.entry_keys import EntryKeys
    from briefing.store.sqlite import Connection


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A document whose entries have the guids that the cache knows, and their keys by id.

    ``returned`` is when entries that were deleted and have come back were first seen, by id.
    """

    parsed: ParsedFeed
    keys: Mapping[str, EntryKeys] = field(default_factory=dict)
    returned: Mapping[str, datetime] = field(default_factory=dict)


def known_feed(db: Connection, feed: str, parsed: ParsedFeed) -> KnownFeed:
    """Recognise the entries of ``parsed``, a document of the feed at URL ``feed``."""
    if not parsed.entries:
        return KnownFeed(parsed)
    recognised = recognise(parsed.entries, FeedEntries(db, feed), parsed.known_ids)
    digests = parsed.markup_digests
    return KnownFeed(
        replace(
            parsed,
            entries=tuple(known.entry for known in recognised),
            markup_digests={
                known.entry.id: digests[known.item.id]
                for known in recognised
                if known.item.id in digests and known.entry.id not in parsed.known_ids
            },
        ),
        {known.entry.id: known.keys for known in recognised},
        deleted_entries.first_seen_times(
            db, [known.entry.id for known in recognised if known.returned]
        ),
    )
