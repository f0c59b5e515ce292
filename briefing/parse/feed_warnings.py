"""Problems of a document that was read all the same, worded for ``feeds check``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.parse.date import feed_date
from briefing.text.sanitize import line
from briefing.text.xml_repair.markup_walk import MAX_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.parse.feed_item import FeedDocument, FeedItem

_MAX_EXAMPLE = 50


def feed_warnings(
    feed: FeedDocument, items: Sequence[FeedItem], empty_count: int
) -> tuple[str, ...]:
    """One line for each kind of problem; ``empty_count`` of ``items`` became no entry."""
    warnings = [] if feed.well_formed else ["not well-formed XML"]
    if feed.truncated:
        warnings.append(f"longer than is read: only the first {len(items)} items count")
    if feed.older:
        total = MAX_ITEMS + feed.older
        warnings.append(f"longer than is read: only the newest {MAX_ITEMS} of {total} items count")
    if empty_count:
        warnings.append(f"{empty_count} of {len(items)} items have neither title nor text")
    return (*warnings, *_date_warnings(items))


def _date_warnings(items: Sequence[FeedItem]) -> Iterator[str]:
    """Dates that cannot be read, and those that other readers are likely to read differently."""
    unreadable: Counter[str] = Counter()
    ambiguous: Counter[str] = Counter()
    total = 0
    for item in items:
        for date in (item.published, item.created, item.updated):
            if not date.text.strip():
                continue
            total += 1
            # A date that names no zone is UTC to both, whatever the feed's own zone.
            ours, theirs = feed_date.parse(date.text), date.fallback
            if ours is None and feed_date.parse_or_fallback(date.text, theirs) is None:
                unreadable[date.text] += 1
            elif ours and theirs and ours != theirs:
                ambiguous[date.text] += 1
    for dates, problem in (
        (unreadable, "cannot be read"),
        (ambiguous, "mean another time to other readers"),
    ):
        if dates:
            example = line(dates.most_common(1)[0][0][:_MAX_EXAMPLE])
            yield f"{dates.total()} of {total} dates {problem}, such as “{example}”"
