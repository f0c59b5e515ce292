"""Dates as feeds write them: RFC 822, RFC 3339, and what publishers make of both.

feedparser takes named zones that it does not know (KST, CET, BST …) for UTC without a word, so
the raw string is read here first and its answer is only the second choice.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any, cast

from briefing.parse.date import calendar_day, time_of_day, time_zone
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from time import struct_time

_YEARS = range(1990, 2100)
_LONGEST = 200
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?:\.\d+)?|(?P<thousandths>\d{12,13})")
_COMPACT = re.compile(
    r"(?P<date>(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d)"
    r"(?P<clock>[t ]?[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?=$|[^\d])(?P<rest>.*)"
)


def read(raw: str | None, parsed: struct_time | None, home: tzinfo = UTC) -> datetime | None:
    """The instant that ``raw`` names, in UTC; ``parsed`` is feedparser's reading of it.

    ``home`` is the zone of a date that names none. None for no date, a zero date, or a year
    outside 1990 to 2099: no feed is that old, and no clock that wrong is to be believed.
    """
    try:
        instant = _read(raw or "", home) or given(parsed)
    except calendar_day.UnclearOrderError:
        return None
    return instant if instant and instant.year in _YEARS else None


def parse(raw: str, home: tzinfo = UTC) -> datetime | None:
    """Read ``raw`` alone; None where it is no date this module knows for sure."""
    try:
        return _read(raw, home)
    except calendar_day.UnclearOrderError:
        return None


def told(item: Mapping[str, Any], name: str) -> tuple[str, struct_time | None]:
    """What an item says under ``name``, as it stands and as feedparser reads it."""
    # feedparser's own get() answers with the publication, and warns, where there is no update.
    plain = cast(dict[str, Any], item)
    raw, parsed = dict.get(plain, name), dict.get(plain, f"{name}_parsed")
    return raw if isinstance(raw, str) else "", parsed


def given(parsed: struct_time | None) -> datetime | None:
    """feedparser's own reading of a date."""
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if parsed else None
    except (ValueError, TypeError):
        return None


def _read(raw: str, home: tzinfo) -> datetime | None:
    text = line(unicodedata.normalize("NFKC", raw[:_LONGEST])).lower()
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    try:
        return _instant(text, home)
    except calendar_day.UnclearOrderError:
        raise
    except (ValueError, OverflowError):
        return None


def _instant(text: str, home: tzinfo) -> datetime | None:
    if epoch := _EPOCH.fullmatch(text):
        instant = datetime.fromtimestamp(
            int(epoch["seconds"] or int(epoch["thousandths"]) // 1000), UTC
        )
        if instant.year in _YEARS:
            return instant
    if compact := _COMPACT.match(text):
        text = _spaced(compact)
    clock = time_of_day.find(text)
    rest, zone, end = text, None, 0
    if clock:
        zone, end = time_zone.after(text[clock.end :], home)
        rest = f"{text[: clock.start]} {text[clock.end + end :]}"
    # Who counts to twelve twice and is at home nowhere is American.
    habit = time_zone.habit(zone, home) or ("mdy" if clock and clock.halved else "")
    found = calendar_day.day(rest, habit)
    if found is None:
        return None
    day, left = found
    if clock is None:
        clock = time_of_day.find_dotted(left)
        zone, _ = time_zone.after(left[clock.end :] if clock else left, home)
    midnight = datetime.combine(day, time(), tzinfo=zone or home)
    return (midnight + clock.time if clock else midnight).astimezone(UTC)


def _spaced(compact: re.Match[str]) -> str:
    """20251029T180500Z with its parts apart."""
    date, clock = compact["date"], (compact["clock"] or "").strip("t ")
    pairs = ":".join(clock[at : at + 2] for at in range(0, len(clock), 2))
    return f"{date[:4]}-{date[4:6]}-{date[6:]} {pairs}{compact['rest']}"
