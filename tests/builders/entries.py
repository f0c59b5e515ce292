"""Entries as parsing gives them, as the cache gives them back, and as grouping compares them."""

from __future__ import annotations

from datetime import UTC, datetime

from briefing.domain.entry import CachedEntry, Entry, entry_id
from briefing.group.comparison_form import ComparisonForm
from briefing.parse.passages import passages

FEED = "https://wire.example/rss"
NOON = datetime(2025, 10, 29, 12, tzinfo=UTC)
"""When entries are published unless a test says otherwise: a Wednesday."""


def entry(
    title: str,
    *paragraphs: str,
    guid: str | None = None,
    feed: str = FEED,
    published: datetime = NOON,
) -> Entry:
    """An entry with the passages that parsing makes; its guid is its title unless one is given."""
    guid = title if guid is None else guid
    return Entry(
        feed=feed,
        guid=guid,
        url=f"{feed.rpartition('/')[0]}/{guid}",
        title=title,
        outlet=None,
        published=published,
        updated=None,
        paragraphs=paragraphs,
        passages=passages(title, paragraphs, "en"),
        language="en",
    )


def cached_entry(
    outlet: str,
    *paragraphs: str,
    title: str,
    guid: str,
    published: datetime | None = NOON,
    first_seen: datetime = NOON,
) -> CachedEntry:
    """An entry of the cache, from a feed that is named after its outlet."""
    site = f"https://{outlet.replace(' ', '')}.example"
    return CachedEntry(
        entry_id(outlet, guid), outlet, outlet, guid, title, f"{site}/1",
        published, first_seen, paragraphs,
    )  # fmt: skip


def sketch_of(entry: Entry) -> ComparisonForm:
    """A dated entry as grouping sees it, first seen at noon."""
    assert entry.published is not None
    return ComparisonForm(
        entry.id, entry.feed, entry.url, entry.title, entry.paragraphs, entry.published, NOON
    )
