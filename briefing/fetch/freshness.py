"""How long a server calls its answer fresh (RFC 9111)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = timedelta(days=1)
"""A server that says more is believed this far: what a feed is for is news."""

_DIRECTIVE = re.compile(r"([a-z-]+)(?:\s*=\s*\"?(\d{1,12})(?![\d.]))?", re.IGNORECASE)
_UNCACHED = ("no-cache", "no-store")


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The freshness lifetime less the age of an answer with these lower-case ``headers``.

    ``max-age`` counts before ``Expires`` (RFC 9111, 5.3); ``s-maxage`` is for shared caches and
    this is none. None where nothing is said, or that it may not be kept.
    """
    said = {
        name.lower(): int(value) if value else None
        for name, value in _DIRECTIVE.findall(headers.get("cache-control", ""))
    }
    if any(name in said for name in _UNCACHED):
        return None
    max_age = said.get("max-age")
    if max_age is not None:
        lifetime = timedelta(seconds=min(max_age, LONGEST.total_seconds()))
    else:
        expires = _instant(headers.get("expires"))
        if expires is None:
            return None
        lifetime = min(expires - (_instant(headers.get("date")) or now), LONGEST)
    left = lifetime - _age(headers.get("age", ""))
    return left if left > timedelta(0) else None


def _age(value: str) -> timedelta:
    text = value.strip()
    seconds = int(text) if text.isdecimal() and len(text) < 10 else 0
    return timedelta(seconds=seconds)


def _instant(value: str | None) -> datetime | None:
    try:
        at = parsedate_to_datetime(value or "")
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None  # "0" and "-1" mean stale already: RFC 9111, 5.3
