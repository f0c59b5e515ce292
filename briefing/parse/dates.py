"""Dates as feeds write them: RFC 822, RFC 3339, and what publishers make of both.

feedparser takes named zones that it does not know (KST, CET, BST …) for UTC without a word, so
the raw string is read here first and its answer is only the second choice.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from briefing.parse.months import MONTHS

if TYPE_CHECKING:
    from time import struct_time

# Hours east of UTC. Where a name is used for several zones the one of the world's news counts:
# IST is India's, CST and EST are North America's (RFC 822), BST is Britain's summer.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1,
    "cest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2, "eest": 3, "msk": 3, "eat": 3, "trt": 3,
    "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "gst": 4, "pkt": 5, "ist": 5.5,
    "npt": 5.75, "ict": 7, "wib": 7, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "wita": 8,
    "kst": 9, "jst": 9, "wit": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13, "brt": -3, "art": -3,
}  # fmt: skip
# What a date without zone means in a feed of these countries.
_HOMES = {
    "kr": 9, "jp": 9, "cn": 8, "hk": 8, "tw": 8, "sg": 8, "my": 8, "ph": 8, "vn": 7, "th": 7,
    "in": 5.5,
}  # fmt: skip
_EARLIEST_YEAR = 1990
_LONGEST = 100

_TIME = re.compile(
    r"(?P<before>[ap]\.?m\.?|오전|오후|午前|午後|上午|下午)?\s*"
    r"(?<!\d)(?P<hour>\d{1,2})(?::|h|時|시\s?|时|點|点)\s?(?P<minute>\d{1,2})(?:分|분)?"
    r"(?:(?::|\s)\s?(?P<second>\d{1,2})(?:초|秒)?(?!\d)(?:[.,]\d+)?)?"
    r"\s*(?P<after>[ap]\.?m\b\.?)?"
)
_OFFSET = re.compile(
    r"^\s*(?:gmt|utc|ut|z)?\s*(?P<sign>[+\-−])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)"
)
_ZONE_NAME = re.compile(r"^[\s(\[]*(?P<name>[a-z]{1,5})\b")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)"
)
_COMPACT = re.compile(
    r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?(?=$|z|[+-])"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_AFTERNOON = ("p", "오후", "午後", "下午")


def read(raw: str | None, parsed: struct_time | None, home: tzinfo = UTC) -> datetime | None:
    """The instant that ``raw`` names, in UTC; ``parsed`` is feedparser's reading of it.

    ``home`` is the zone of a date that names none. None for no date, a zero date, or a year
    before 1990: no feed is that old.
    """
    for instant in (parse(raw or "", home), _given(parsed)):
        if instant is not None:
            return instant if instant.year >= _EARLIEST_YEAR else None
    return None


def parse(raw: str, home: tzinfo = UTC) -> datetime | None:
    """Read ``raw`` alone; None where it is no date this module knows for sure."""
    text = " ".join(unicodedata.normalize("NFKC", raw[:_LONGEST]).lower().split())
    try:
        return _instant(text, home)
    except (ValueError, OverflowError):
        return None


def home_zone(host: str) -> tzinfo:
    """The zone a feed on ``host`` means when it names none, by its country; else UTC."""
    hours = _HOMES.get(host.rpartition(".")[2].lower())
    return UTC if hours is None else timezone(timedelta(hours=hours))


def _instant(text: str, home: tzinfo) -> datetime | None:
    compact = _COMPACT.match(text)
    if compact:
        text = "-".join(compact.group("year", "month", "day")) + _clock(text, compact)
    time = _TIME.search(text)
    # The date stands before the clock or around it ("Jan 1 10:00:00 KST 2026").
    rest = f"{text[: time.start()]} {text[time.end() :]}" if time else text
    day = _day(rest)
    if day is None:
        return None
    midnight = datetime(*day, tzinfo=_zone(text[time.end() :], home) if time else home)
    return (midnight + _since_midnight(time)).astimezone(UTC)


def _clock(text: str, compact: re.Match[str]) -> str:
    digits = [part for part in compact.groups()[3:] if part]
    return (" " + ":".join(digits) if digits else "") + text[compact.end() :]


def _since_midnight(time: re.Match[str] | None) -> timedelta:
    if time is None:
        return timedelta()
    hour, minute = int(time["hour"]), int(time["minute"])
    second = min(int(time["second"] or 0), 59)
    half = time["before"] or time["after"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(_AFTERNOON) else 0)
    if hour > 24 or minute > 59 or int(time["second"] or 0) > 60:
        raise ValueError
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _zone(after: str, home: tzinfo) -> tzinfo:
    """The zone that follows the clock: an offset, a name, GMT+9; else ``home``."""
    offset = _OFFSET.match(after)
    if offset:
        span = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(-span if offset["sign"] in "-−" else span)
    name = _ZONE_NAME.match(after)
    hours = _ZONES.get(name["name"]) if name else None
    return home if hours is None else timezone(timedelta(hours=hours))


def _day(text: str) -> tuple[int, int, int] | None:
    first = _YEAR_FIRST.search(text)
    if first:
        return int(first["year"]), int(first["month"]), int(first["day"])
    names = (word for word in _WORD.findall(text) if word in MONTHS)
    month = next((MONTHS[word] for word in names), None)
    if month is None:
        return None
    # What is left after a zone's offset: the day, and a year of four digits or two.
    numbers = _NUMBER.findall(re.sub(r"[+\-−]\s?\d{1,2}:?\d{2}\b(?!\d)", " ", text, count=1))
    numbers = numbers if len(numbers) >= 2 else _NUMBER.findall(text)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if years and days:
        return int(years[0]), month, int(days[0])
    if years:
        return int(years[0]), month, 1
    if len(days) >= 2:
        short = int(days[1])
        return (2000 if short < 69 else 1900) + short, month, int(days[0])
    return None


def _given(parsed: struct_time | None) -> datetime | None:
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if parsed else None
    except (ValueError, TypeError):
        return None
