"""The days that a sentence names, resolved from the day it was published.

Only what is sure gives a date: "next week" does not, and a weekday lies ahead only when the verb
that governs it says so. English, Korean, Chinese and Japanese forms, and ISO 8601.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from briefing.text.calendar_names import CJK_WEEKDAYS, month_number, weekday_number
from briefing.text.date_patterns import (
    ELSE,
    FORM,
    LAST_WEEK,
    NEXT_WEEK,
    WORDS,
)
from briefing.text.tense import is_future

if TYPE_CHECKING:
    import datetime as calendar  # in a class with a field `date` that name means the field
    from collections.abc import Iterator
    from datetime import tzinfo

_RELATIVE = {
    **dict.fromkeys(("today", "tonight", "오늘", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "내일", "明天", "明日"), 1),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
    **dict.fromkeys(("모레", "后天", "後天"), 2),
    **dict.fromkeys(("yesterday", "어제", "昨天", "昨日"), -1),
}
_BETWEEN = re.compile(r"\s*(?:and|to|through|until|&|~|[-–—]|부터|至|到|から)\s*")
_ZONES = {
    "GMT": 0, "UTC": 0, "KST": 9, "JST": 9, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4,
}  # fmt: skip
_HOUR = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\.?\s\(?(?P<zone>[A-Z]{3,4})\b"
    r"|\b(?P<hours>[01]\d|2[0-3]):?(?P<minutes>[0-5]\d)\s\(?(?P<zone_after>[A-Z]{3,4})\b"
)
_AND = re.compile(r"\sand\s|&")
_ONE_DAY = timedelta(days=1)
_LONGEST_RANGE = timedelta(days=7)
_JUST_NOW = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day a text names: ``text`` as written at ``[start, end)``, a range by its first day.

    ``ends`` is the last day of a range.
    ``date`` is an aware UTC datetime only where hour and zone are written. ``ahead`` says that
    the sentence speaks of it as still to come.
    """

    date: date | datetime
    text: str
    start: int
    end: int
    ahead: bool = False
    ends: calendar.date | None = None


def mentions(text: str, anchor: datetime, zone: tzinfo) -> tuple[Mention, ...]:
    """The days ``text`` names, in order, seen from ``anchor``, its publication, in ``zone``.

    A bare weekday is the next one (that very day included) where a cue of the future governs it,
    else the most recent; a day without a year is the nearest one.
    """
    if not _may_name_a_day(text):
        return ()
    origin = day_in(zone, anchor)
    found: list[Mention] = []
    latest = origin  # the day of the mention before, the last one of a range
    for match in FORM.finditer(text):
        ahead = is_future(text, *match.span())
        day = _resolve(match, origin, ahead)
        if day is None:
            continue
        start, end = match.span()
        if found and (weekday := _weekday(match.groupdict())) is not None:
            day = _after(text[found[-1].end : start], latest, weekday) or day
        if found and _is_range(text[found[-1].end : start], day - latest):
            first = found.pop()
            found.append(replace(first, text=text[first.start : end], end=end, ends=day))
            latest = day
        else:
            ends = _last_day(match, day)
            found.append(Mention(day, match.group(), start, end, ahead, ends))
            latest = ends or day
    return tuple(_with_hour(found, text))


def day_in(zone: tzinfo, instant: datetime) -> date:
    """The calendar day of ``instant`` in ``zone``, also at the ends of the calendar."""
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()


def _may_name_a_day(text: str) -> bool:
    if any(word in text for word in WORDS):
        return True
    return (not text.isascii() or "-" in text) and ELSE.search(text) is not None


def _resolve(match: re.Match[str], origin: date, ahead: bool) -> date | None:
    part = match.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"])
        if word := part["relative"]:
            return origin + timedelta(days=_RELATIVE[word.lower()])
        if (weekday := _weekday(part)) is not None:
            return _on_weekday(weekday, _which(part), origin, ahead)
        if part["han_day"]:
            return _han_day(part, origin, ahead)
        month = month_number(part["month"] or part["month_after"])
        year = part["year"] or part["year_after"]
        return _in_year(year, month, int(part["day"] or part["first"]), origin, ahead)
    except (ValueError, OverflowError):
        return None


def _last_day(match: re.Match[str], day: date) -> date | None:
    """The end of ``Oct. 29-31``; two days that only stand together are no range."""
    till = match["till"] or match["till_after"]
    last = _real(day.year, day.month, int(till)) if till else None
    if last is None or last <= day or (_AND.search(match.group()) and last - day > _ONE_DAY):
        return None
    return last


def _weekday(part: dict[str, str]) -> int | None:
    if part["weekday"]:
        return weekday_number(part["weekday"])
    han = part["zhou"] or part["yoil"]
    return CJK_WEEKDAYS[han] if han else None


def _which(part: dict[str, str]) -> str:
    """Whether a weekday is said to be of the next week, of this or of the last one."""
    if which := part["week"] or part["which"]:
        return which.lower() + (" week" if part["week"] else "")
    week = part["zhou_week"] or part["yoil_week"] or ""
    if not week:
        return ""
    told = "next" if NEXT_WEEK.search(week) else "last" if LAST_WEEK.search(week) else "this"
    return f"{told} week"


def _on_weekday(weekday: int, which: str, origin: date, ahead: bool) -> date:
    forward = timedelta(days=(weekday - origin.weekday()) % 7)
    back = timedelta(days=(origin.weekday() - weekday) % 7)
    if which.endswith(" week") or which == "next":
        weeks = ("last", "this", "next").index(which.split()[0]) - 1
        return origin + timedelta(days=7 * weeks - origin.weekday() + weekday)
    if which == "last":
        return origin - (back or timedelta(days=7))
    return origin + forward if ahead or which in ("this", "coming") else origin - back


def _in_year(year: str | None, month: int, day: int, origin: date, ahead: bool) -> date:
    if year:
        return date(int(year), month, day)
    days = [found for step in (-1, 0, 1) if (found := _real(origin.year + step, month, day))]
    # "Until 10 May", told in October, is next May; a day just gone by is that day all the same.
    still = [found for found in days if found >= origin - _JUST_NOW] if ahead else []
    return min(still or days, key=lambda found: abs(found - origin))


def _han_day(part: dict[str, str], origin: date, ahead: bool) -> date | None:
    day = int(part["han_day"])
    if part["han_month"]:
        return _in_year(part["han_year"], int(part["han_month"]), day, origin, ahead)
    turn = part["turn"]
    if turn:
        steps = range(-1, 0) if turn in ("지난달", "上月") else range(1, 2)
    else:
        steps = range(3) if ahead else range(0, -3, -1)
    for step in steps:
        months = origin.year * 12 + origin.month - 1 + step
        found = _real(months // 12, months % 12 + 1, day)
        if found and (turn or (found >= origin if ahead else found <= origin)):
            return found
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _after(between: str, latest: date, weekday: int) -> date | None:
    """The Wednesday of "from Monday to Wednesday", whatever day it is."""
    if not _BETWEEN.fullmatch(between) or latest > date.max - timedelta(days=7):
        return None
    return latest + timedelta(days=(weekday - latest.weekday()) % 7)


def _is_range(between: str, length: timedelta) -> bool:
    return bool(_BETWEEN.fullmatch(between)) and timedelta(0) < length <= _LONGEST_RANGE


def _with_hour(found: list[Mention], text: str) -> Iterator[Mention]:
    """Give a lone day the lone hour of its text, when that hour has a zone of one meaning."""
    hours = list(_HOUR.finditer(text)) if len(found) == 1 else []
    instant = _instant(found[0].date, hours[0]) if len(hours) == 1 else None
    yield from (replace(found[0], date=instant, ends=None),) if instant else found


def _instant(day: date, hour: re.Match[str]) -> datetime | None:
    offset = _ZONES.get(hour["zone"] or hour["zone_after"])
    number, minute = int(hour["hour"] or hour["hours"]), int(hour["minute"] or hour["minutes"] or 0)
    if hour["half"]:
        number = number % 12 + (12 if hour["half"] == "p" else 0)
    if offset is None or number > 23 or minute > 59:
        return None
    local = datetime.combine(day, time(number, minute), timezone(timedelta(hours=offset)))
    return local.astimezone(UTC) if 1 < day.year < 9999 else None
