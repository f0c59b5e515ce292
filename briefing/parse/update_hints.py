"""How often a feed asks to be fetched: ttl, skipHours, skipDays and updatePeriod, from its head."""

from __future__ import annotations

import re
from datetime import timedelta

from briefing.domain.update_hints import UpdateHints
from briefing.text.calendar_names import SHORT_WEEKDAYS

_HEAD = 1 << 16
_FIRST_ITEM = re.compile(r"<(?:item|entry)[\s>]")
_TTL = re.compile(r"<ttl>\s*(\d{1,9})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<sy:updatePeriod>\s*(\w{1,10})\s*</", re.IGNORECASE)
_FREQUENCY = re.compile(r"<sy:updateFrequency>\s*(\d{1,6})\s*</", re.IGNORECASE)
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_MAX_INTERVAL = timedelta(days=365)
_SKIP = re.compile(r"<skip(hours|days)\b[^>]*>(.{0,4000}?)</skip\1>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*([a-z]{3})[a-z]*\s*</day>", re.IGNORECASE)


def update_hints(text: str) -> UpdateHints:
    """The update hints of a document, from the part of its text before the first item."""
    first = _FIRST_ITEM.search(text)
    head = text[: min(first.start() if first else _HEAD, _HEAD)]
    skipped = {kind.lower(): content for kind, content in _SKIP.findall(head)}
    hours = {int(hour) % 24 for hour in _HOUR.findall(skipped.get("hours", "")) if int(hour) <= 24}
    days = {day.capitalize() for day in _DAY.findall(skipped.get("days", ""))}
    return UpdateHints(
        ttl=max(_ttl(head), _syndication(head)) or None,
        skip_hours=tuple(sorted(hours)),
        skip_days=tuple(index for index, name in enumerate(SHORT_WEEKDAYS) if name in days),
    )


def _ttl(head: str) -> timedelta:
    ttl = _TTL.search(head)
    return min(timedelta(minutes=int(ttl[1])), _MAX_INTERVAL) if ttl else timedelta()


def _syndication(head: str) -> timedelta:
    """The syndication module of RSS 1.0: a period, divided by its updates (1 if not given)."""
    period = _PERIOD.search(head)
    frequency = _FREQUENCY.search(head)
    duration = _PERIODS.get(period[1].lower(), timedelta()) if period else timedelta()
    return duration / max(1, int(frequency[1]) if frequency else 1)
