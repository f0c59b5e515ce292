"""Dates as feeds write them: RFC 822, RFC 3339, and what publishers make of both.

feedparser silently reads zone names that it does not know (KST, CET, BST …) as UTC, so the raw
string is read here first and feedparser's reading is only the fallback.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, time, tzinfo

from briefing.parse.date import calendar_day, time_of_day, time_zone
from briefing.parse.date.common_formats import read_common
from briefing.text.sanitize import line

_YEARS = range(1990, 2100)
_MAX_LENGTH = 200
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?:\.\d+)?|(?P<milliseconds>\d{12,13})")
_COMPACT = re.compile(
    r"(?P<date>(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d)"
    r"(?P<clock>[t ]?[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?=$|[^\d])(?P<rest>.*)"
)


def parse_or_fallback(raw: str, fallback: datetime | None, home: tzinfo = UTC) -> datetime | None:
    """The instant that ``raw`` names, in UTC; ``fallback`` is another program's reading of it.

    ``home`` is the zone of a date that names none. None for no date, a zero date, or a year
    outside 1990 to 2099: no feed is that old, and a clock that wrong cannot be trusted.
    """
    try:
        instant = _parsed(raw, home) or fallback
    except calendar_day.AmbiguousOrderError:
        return None
    return instant if instant and instant.year in _YEARS else None


def parse(raw: str, home: tzinfo = UTC) -> datetime | None:
    """Read ``raw`` alone; None for a date that this module does not know for certain."""
    try:
        return _parsed(raw, home)
    except calendar_day.AmbiguousOrderError:
        return None


def _parsed(raw: str, home: tzinfo) -> datetime | None:
    common = read_common(raw)
    if common is not None:
        return common
    text = line(unicodedata.normalize("NFKC", raw[:_MAX_LENGTH])).lower()
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    try:
        return _instant(text, home)
    except calendar_day.AmbiguousOrderError:
        raise
    except (ValueError, OverflowError):
        return None


def _instant(text: str, home: tzinfo) -> datetime | None:
    if epoch := _EPOCH.fullmatch(text):
        instant = datetime.fromtimestamp(
            int(epoch["seconds"] or int(epoch["milliseconds"]) // 1000), UTC
        )
        if instant.year in _YEARS:
            return instant
    if compact := _COMPACT.match(text):
        text = _separated(compact)
    clock = time_of_day.find(text)
    rest, zone, end = text, None, 0
    if clock:
        zone, end = time_zone.find_after(text[clock.end :], home)
        rest = f"{text[: clock.start]} {text[clock.end + end :]}"
    # A twelve-hour clock in a feed from an unknown country is American.
    order = time_zone.date_order(zone, home) or ("mdy" if clock and clock.twelve_hour else "")
    day_and_rest = calendar_day.find(rest, order)
    if day_and_rest is None:
        return None
    day, rest = day_and_rest
    if clock is None:
        clock = time_of_day.find_dotted(rest)
        zone, _ = time_zone.find_after(rest[clock.end :] if clock else rest, home)
    midnight = datetime.combine(day, time(), tzinfo=zone or home)
    return (midnight + clock.time if clock else midnight).astimezone(UTC)


def _separated(compact: re.Match[str]) -> str:
    """20251029T180500Z with its parts separated."""
    date, clock = compact["date"], (compact["clock"] or "").strip("t ")
    pairs = ":".join(clock[at : at + 2] for at in range(0, len(clock), 2))
    return f"{date[:4]}-{date[4:6]}-{date[6:]} {pairs}{compact['rest']}"
