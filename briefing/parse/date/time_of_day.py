"""The time of day in the text of a date."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

_MORNING = "am|a\\.m\\.|오전|午前|上午|早上|凌晨"
_EVENING = "pm|p\\.m\\.|오후|午後|下午|晚上"
_COLON = re.compile(
    rf"(?:(?P<before>{_MORNING}|{_EVENING})\s?)?"
    r"(?<!\d)(?P<hour>\d{1,2})(?:\s?[:時时點点시]\s?|\s?h\s?)(?P<minute>\d{1,2})(?!\d)"
    r"(?:(?::|\s?[분分]\s?)(?P<second>\d{1,2})(?!\d)[초秒]?(?:[.,]\d+|:\d{3}(?!\d))?|\s?[분分])?"
    r"(?:\s?(?P<after>[ap]\.?\s?m\b\.?|[صم](?!\w)))?"
)
_BASIC = re.compile(
    r"(?<=\dt)(?P<hour>\d{2})(?:(?P<minute>\d{2})(?P<second>\d{2})?)?(?:[.,]\d+)?(?=$|[\sz+\-−])"
)
_HOUR = re.compile(
    rf"(?:(?P<before>{_MORNING}|{_EVENING})\s?)?(?<![\d.])(?P<hour>\d{{1,2}})\s?"
    r"(?:[시時时點点](?!\w)|(?P<after>[ap]\.?m\b\.?)|(?:h|uhr)\b)"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?:\.(?P<second>\d{2}))?(?![\d.]*\d)"
    r"(?:\s?(?P<after>[ap]\.?m\b\.?))?"
)
_HALF_DAY = 12


class Clock(NamedTuple):
    """A time of day since midnight, where it stands in its text, and whether in twelve hours."""

    time: timedelta
    start: int
    end: int
    halved: bool


def find(text: str) -> Clock | None:
    """The first time of day in ``text`` that cannot be part of a day: 18:05, 6 pm, T1805, 18시 5분.

    ``text`` is in lower case. 24:00 is the next midnight, a leap second the last one before it.
    Raises ``ValueError`` for a time that no clock shows.
    """
    for pattern in (_COLON, _BASIC, _HOUR):
        if found := pattern.search(text):
            return _clock(found)
    return None


def find_dotted(text: str) -> Clock | None:
    """A time of day written 18.05, in what is left of a date without its day."""
    found = _DOTTED.search(text)
    return _clock(found) if found else None


def _clock(found: re.Match[str]) -> Clock:
    told = found.groupdict()
    hour, minute, second = (int(told.get(name) or 0) for name in ("hour", "minute", "second"))
    half = told.get("before") or told.get("after") or ""
    if half and hour <= _HALF_DAY:
        late = re.match(rf"{_EVENING}|p|م", half) is not None
        hour = hour % _HALF_DAY + (_HALF_DAY if late else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(found[0])
    time = timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return Clock(time, found.start(), found.end(), bool(half))
