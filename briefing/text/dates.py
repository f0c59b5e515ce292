"""The days that a sentence names, resolved from the day it was published.

Only a sure date counts: "next week" is none, and a weekday is in the future only when the verb
that governs it says so. English, Korean, Chinese and Japanese forms, and ISO 8601.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from briefing.text.calendar_names import (
    CJK_WEEKDAYS,
    MONTH_PATTERN,
    SHORT_MONTHS,
    WEEKDAY_PATTERN,
    month_number,
    weekday_number,
)
from briefing.text.scripts import HAN, HANGUL, HEXAGRAMS
from briefing.text.tense import is_future

if TYPE_CHECKING:
    import datetime as calendar  # in a class with a field `date` that name means the field
    from collections.abc import Iterator
    from datetime import tzinfo

_NTH = r"(?:st|nd|rd|th)?"
_SPAN = r"(?:\s?[-–—]\s?|\s(?:and|to|through|&)\s)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"
_CHINESE_WEEK = "[下本这這上]"
_CJK_WEEK = "다음\\s?주|이번\\s?주|지난\\s?주|来週の?|今週の?|先週の?"
_NEXT_WEEK = re.compile("下|다음|来週")
_LAST_WEEK = re.compile("上|지난|先週")
# Most sentences name no day: these are searched for first.
_DAY_WORDS = ("day", "onight", "omorrow", *SHORT_MONTHS)
_DAY_CHARACTERS = re.compile(rf"[{HAN}{HEXAGRAMS}{HANGUL}]|\d\d-\d\d")
# No form begins with any other character.
_FORM_START = rf"(?=[\dA-Z{HAN}{HEXAGRAMS}{HANGUL}]|(?<![A-Za-z])[cdlnty])"
_DAY_FORM = re.compile(
    _FORM_START
    + "(?:"
    + "|".join(
        (
            r"(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])",
            rf"(?:{WEEKDAY_PATTERN},?\s\(?)?\b(?P<month>{MONTH_PATTERN})\s(?P<day>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till>\d{{1,2}}){_NTH}(?![\w%]|\s{MONTH_PATTERN}))?(?![\d%:]|[.,]\d){_YEAR}",
            rf"(?:{WEEKDAY_PATTERN},?\s\(?)?(?<![\w.,:$])(?P<first>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till_after>\d{{1,2}}){_NTH})?\s(?:of\s)?(?P<month_after>{MONTH_PATTERN})\b"
            rf"{_YEAR.replace('year', 'year_after')}",
            rf"\b(?:(?P<which>[Nn]ext|[Tt]his|[Ll]ast|[Cc]oming)\s)?(?P<weekday>{WEEKDAY_PATTERN})\b"
            r"(?:,?\s(?:of\s)?(?P<week>next|this|last)\sweek\b)?",
            r"(?P<relative>\b(?:(?:the\s)?day\safter\stomorrow|[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b(?!['’])"
            r"|오늘|내일|모레|어제|今天|今日|明天|明日|后天|後天|昨天|昨日)",
            r"(?:(?P<cjk_year>\d{4})\s?[년年]\s?)?"
            r"(?:(?P<cjk_month>\d{1,2})\s?[월月]\s?|(?P<other_month>내달|다음\s?달|下月|来月|지난달|上月)\s?)?"
            r"(?<!\d)(?P<cjk_day>\d{1,2})\s?[일日号號](?![간째本月\d])"
            r"(?:\([월화수목금토일月火水木金土]\))?",
            rf"(?P<chinese_week>{_CHINESE_WEEK})?(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<chinese_weekday>[一二三四五六日天])",
            rf"(?:(?P<cjk_week>{_CJK_WEEK})\s?)?(?P<cjk_weekday>[월화수목금토일月火水木金土日])(?:요일|曜日?)",
        )
    )
    + ")"
)
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
_RECENT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that a text names, as ``text`` at ``[start, end)``.

    ``date`` is the first day of a range and ``ends`` its last day. ``date`` is an aware UTC
    datetime only if hour and time zone are written. ``ahead``: the sentence treats it as still to
    come.
    """

    date: date | datetime
    text: str
    start: int
    end: int
    ahead: bool = False
    ends: calendar.date | None = None


def mentions(text: str, anchor: datetime, zone: tzinfo) -> tuple[Mention, ...]:
    """The days that ``text``, published at ``anchor``, names, in order, in ``zone``.

    A bare weekday is the next one (the day of publication included) if the verb that governs it
    is in the future, else the most recent one. A day without a year is the nearest one.
    """
    if not _may_name_a_day(text):
        return ()
    origin = day_in(zone, anchor)
    named: list[Mention] = []
    latest = origin  # the day of the previous mention, the last one of a range
    for match in _DAY_FORM.finditer(text):
        ahead = is_future(text, *match.span())
        day = _resolve(match, origin, ahead)
        if day is None:
            continue
        start, end = match.span()
        if named and (weekday := _weekday(match.groupdict())) is not None:
            day = _after(text[named[-1].end : start], latest, weekday) or day
        if named and _is_range(text[named[-1].end : start], day - latest):
            first = named.pop()
            named.append(replace(first, text=text[first.start : end], end=end, ends=day))
            latest = day
        else:
            ends = _last_day(match, day)
            named.append(Mention(day, match.group(), start, end, ahead, ends))
            latest = ends or day
    return tuple(_with_hour(named, text))


def day_in(zone: tzinfo, instant: datetime) -> date:
    """The calendar day of ``instant`` in ``zone``; unconverted at the ends of the calendar."""
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()


def _may_name_a_day(text: str) -> bool:
    if any(word in text for word in _DAY_WORDS):
        return True
    return (not text.isascii() or "-" in text) and _DAY_CHARACTERS.search(text) is not None


def _resolve(match: re.Match[str], origin: date, ahead: bool) -> date | None:
    part = match.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"])
        if word := part["relative"]:
            return origin + timedelta(days=_RELATIVE[word.lower()])
        if (weekday := _weekday(part)) is not None:
            return _on_weekday(weekday, _which(part), origin, ahead)
        if part["cjk_day"]:
            return _cjk_day(part, origin, ahead)
        month = month_number(part["month"] or part["month_after"])
        year = part["year"] or part["year_after"]
        return _in_year(year, month, int(part["day"] or part["first"]), origin, ahead)
    except (ValueError, OverflowError):
        return None


def _last_day(match: re.Match[str], day: date) -> date | None:
    """The end of ``Oct. 29-31``; "29 and 31 October" is not a range."""
    till = match["till"] or match["till_after"]
    last = _real(day.year, day.month, int(till)) if till else None
    if last is None or last <= day or (_AND.search(match.group()) and last - day > _ONE_DAY):
        return None
    return last


def _weekday(part: dict[str, str]) -> int | None:
    if part["weekday"]:
        return weekday_number(part["weekday"])
    character = part["chinese_weekday"] or part["cjk_weekday"]
    return CJK_WEEKDAYS[character] if character else None


def _which(part: dict[str, str]) -> str:
    """Which weekday is meant: "next", "next week", "this week", …; "" if it is not said."""
    if which := part["week"] or part["which"]:
        return which.lower() + (" week" if part["week"] else "")
    week = part["chinese_week"] or part["cjk_week"] or ""
    if not week:
        return ""
    which_week = (
        "next" if _NEXT_WEEK.search(week) else "last" if _LAST_WEEK.search(week) else "this"
    )
    return f"{which_week} week"


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
    dates = [real for step in (-1, 0, 1) if (real := _real(origin.year + step, month, day))]
    # "Until 10 May", written in October, is next May; but a day that has just passed is meant.
    coming = [candidate for candidate in dates if candidate >= origin - _RECENT] if ahead else []
    return min(coming or dates, key=lambda candidate: abs(candidate - origin))


def _cjk_day(part: dict[str, str], origin: date, ahead: bool) -> date | None:
    day = int(part["cjk_day"])
    if part["cjk_month"]:
        return _in_year(part["cjk_year"], int(part["cjk_month"]), day, origin, ahead)
    other_month = part["other_month"]
    if other_month:
        steps = range(-1, 0) if other_month in ("지난달", "上月") else range(1, 2)
    else:
        steps = range(3) if ahead else range(0, -3, -1)
    for step in steps:
        months = origin.year * 12 + origin.month - 1 + step
        real = _real(months // 12, months % 12 + 1, day)
        if real and (other_month or (real >= origin if ahead else real <= origin)):
            return real
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _after(between: str, latest: date, weekday: int) -> date | None:
    """The Wednesday of "from Monday to Wednesday", counted from that Monday."""
    if not _BETWEEN.fullmatch(between) or latest > date.max - timedelta(days=7):
        return None
    return latest + timedelta(days=(weekday - latest.weekday()) % 7)


def _is_range(between: str, length: timedelta) -> bool:
    return bool(_BETWEEN.fullmatch(between)) and timedelta(0) < length <= _LONGEST_RANGE


def _with_hour(named: list[Mention], text: str) -> Iterator[Mention]:
    """Give the only day of a text its only hour, if the hour has an unambiguous time zone."""
    hours = list(_HOUR.finditer(text)) if len(named) == 1 else []
    instant = _instant(named[0].date, hours[0]) if len(hours) == 1 else None
    yield from (replace(named[0], date=instant, ends=None),) if instant else named


def _instant(day: date, hour: re.Match[str]) -> datetime | None:
    offset = _ZONES.get(hour["zone"] or hour["zone_after"])
    number, minute = int(hour["hour"] or hour["hours"]), int(hour["minute"] or hour["minutes"] or 0)
    if hour["half"]:
        number = number % 12 + (12 if hour["half"] == "p" else 0)
    if offset is None or number > 23 or minute > 59:
        return None
    local = datetime.combine(day, time(number, minute), timezone(timedelta(hours=offset)))
    return local.astimezone(UTC) if 1 < day.year < 9999 else None
