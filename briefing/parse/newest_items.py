"""The newest items of a document that has more than are read.

Archives and calendars list the oldest first; the first items would never be news.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from briefing.parse.date import feed_date
from briefing.text.xml_repair.markup_walk import MAX_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What is quoted in a section or a comment is no item; one that never ends hides all the rest.
_TAG = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)"
    r"|<(?P<end>/)?(?:\w+:)?(?:item|entry)(?=[\s>])[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(
    r"<(?:\w+:)?(?:pubDate|published|issued|date|updated|modified)\b[^<>]*>"
    r"\s*(?:<!\[CDATA\[)?([^<>\]]{1,100})",
    re.IGNORECASE,
)
_MAX_DATED = 50_000
"""Items whose dates are read, which takes about a second."""


def newest_items(text: str) -> tuple[str, int]:
    """``text`` without its older items, and how many those are."""
    if text.count("<item") + text.count("<entry") + text.count(":item") <= MAX_ITEMS:
        return text, 0
    spans = list(_items(text))
    if len(spans) <= MAX_ITEMS:
        return text, 0
    places = set(newest(_date(text, *span) for span in spans))
    parts: list[str] = []
    position = 0
    for place, (start, end) in enumerate(spans):
        if place not in places:
            parts.append(text[position:start])
            position = end
    return "".join([*parts, text[position:]]), len(spans) - len(places)


def newest(dates: Iterable[str]) -> Sequence[int]:
    """The places of the newest items, in order; of items without a date those that come first.

    An item without a date stands beside the one before it.
    """
    latest = datetime.max.replace(tzinfo=UTC)
    instants: list[datetime] = []
    for text in islice(dates, _MAX_DATED):
        latest = (feed_date.parse(text) if text else None) or latest
        instants.append(latest)
    by_date = sorted(range(len(instants)), key=instants.__getitem__, reverse=True)
    return sorted(by_date[:MAX_ITEMS])


def _items(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for tag in _TAG.finditer(text):
        if tag["end"]:
            if start is not None:
                yield start, tag.end()
            start = None
        elif tag[0][1] != "!" and start is None:
            start = tag.start()


def _date(text: str, start: int, end: int) -> str:
    date = _DATE.search(text, start, end)
    return date[1].strip() if date else ""
