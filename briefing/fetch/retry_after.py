"""Retry-After, however a server writes it (RFC 9110, 10.2.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=7)
"""A server that asks for more is asked again after this."""

_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def retry_at(value: str | None, now: datetime) -> datetime | None:
    """The instant (UTC) before which ``value`` asks to be left alone.

    None without a value, for one that is nonsense, and for an instant that is not after ``now``.
    """
    if value is None:
        return None
    text = value.strip()
    if _SECONDS.fullmatch(text):
        return _within(now, min(float(text), LONGEST.total_seconds()))
    try:
        at = parsedate_to_datetime(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return _within(now, min((at - now).total_seconds(), LONGEST.total_seconds()))


def _within(now: datetime, seconds: float) -> datetime | None:
    return (now + timedelta(seconds=seconds)).astimezone(UTC) if seconds > 0 else None
