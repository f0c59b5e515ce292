"""The time of day in the text of a date."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

_MORNING = "am|a\\.m\\.|오전|午前|上午|早上|凌晨"
_EVENING = "pm|p\\.m\\.|오후|午後|下午|晚上"
_WITH_MINUTES = re.compile(
    rf"(?:(?P<before>{_MORNING}|{_EVENING})\s?)?"
    r"(?<!\d)(?P<hour>\d{1,2})(?:\s?[:時时點点시]\s?|\s?h\s?)(?P<minute>\d{1,2})(?!\d)"
    r"(?:(?::|\s?[분分]\s?)(?P<second>\d{1,2})(?!\d)[초秒]?(?:[.,]\d+|:\d{3}(?!\d))?|\s?[분分])?"
    r"(?:\s?(?P<after>[ap]\.?\s?m\b\.?|[صم](?!\w)))?"
)
_ISO_BASIC = re.compile(
    r"(?<=\dt)(?P<hour>\d{2})(?:(?P<minute>\d{2})(?P<second>\d{2})?)?(?:[.,]\d+)?(?=$|[\sz+\-−])"
)
_HOUR_ONLY = re.compile(
    rf"(?:(?P<before>{_MORNING}|{_EVENING})\s?)?(?<![\d.])(?P<hour>\d{{1,2}})\s?"
    r"(?:[시時时點点](?!\w)|(?P<after>[ap]\.?m\b\.?)|(?:h|uhr)\b)"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?:\.(?P<second>\d{2}))?(?![\d.]*\d)"
    r"(?:\s?(?P<after>[ap]\.?m\b\.?))?"
)
_HALF_DAY = 12


class ClockTime(NamedTuple):
    """A time of day since midnight, its span in the text, and whether it is in twelve hours."""

    time: timedelta
    start: int
    end: int
    twelve_hour: bool


def find(text: str) -> ClockTime | None:
    """The first time of day in ``text`` that cannot be part of a date.

    Examples are 18:05, 6 pm, T1805 and 18시 5분. ``text`` is in lower case. 24:00 is the next
    midnight, a leap second is read as second 59. Raises ``ValueError`` for an impossible time.
    """
    for pattern in (_WITH_MINUTES, _ISO_BASIC, _HOUR_ONLY):
        if match := pattern.search(text):
            return _clock_time(match)
    return None


def find_dotted(text: str) -> ClockTime | None:
    """A time of day written 18.05, in the text of a date from which the day was removed."""
    match = _DOTTED.search(text)
    return _clock_time(match) if match else None


def _clock_time(match: re.Match[str]) -> ClockTime:
    groups = match.groupdict()
    hour, minute, second = (int(groups.get(name) or 0) for name in ("hour", "minute", "second"))
    half = groups.get("before") or groups.get("after") or ""
    if half and hour <= _HALF_DAY:
        is_afternoon = re.match(rf"{_EVENING}|p|م", half) is not None
        hour = hour % _HALF_DAY + (_HALF_DAY if is_afternoon else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(match[0])
    time = timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return ClockTime(time, match.start(), match.end(), bool(half))
