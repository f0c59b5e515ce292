"""How long a server declares its response fresh (RFC 9111)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FRESHNESS = timedelta(days=1)
"""A longer lifetime is reduced to this, since feeds are read for news."""

_DIRECTIVE = re.compile(r"([a-z-]+)(?:\s*=\s*\"?(\d{1,12})(?![\d.]))?", re.IGNORECASE)
_UNCACHED = ("no-cache", "no-store")


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The freshness lifetime minus the age of a response with these lower-case ``headers``.

    ``max-age`` takes precedence over ``Expires`` (RFC 9111, 5.3); ``s-maxage`` is for shared
    caches, which this is not. None without such a header, or where storing is forbidden.
    """
    directives = {
        name.lower(): int(value) if value else None
        for name, value in _DIRECTIVE.findall(headers.get("cache-control", ""))
    }
    if any(name in directives for name in _UNCACHED):
        return None
    max_age = directives.get("max-age")
    if max_age is not None:
        lifetime = timedelta(seconds=min(max_age, MAX_FRESHNESS.total_seconds()))
    else:
        expires = _instant(headers.get("expires"))
        if expires is None:
            return None
        lifetime = min(expires - (_instant(headers.get("date")) or now), MAX_FRESHNESS)
    left = lifetime - _age(headers.get("age", ""))
    return left if left > timedelta(0) else None


def _age(value: str) -> timedelta:
    text = value.strip()
    seconds = int(text) if text.isdecimal() and len(text) < 10 else 0
    return timedelta(seconds=seconds)


def _instant(value: str | None) -> datetime | None:
    if not value:
        return None
    from email.utils import parsedate_to_datetime  # most servers send max-age instead

    try:
        at = parsedate_to_datetime(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None  # "0" and "-1" mean stale already: RFC 9111, 5.3
