"""The days that a sentence names, resolved from the day it was published.

Only what is sure gives a date: "next week" does not, and a weekday lies ahead only when the verb
that governs it says so. English, Korean, Chinese and Japanese forms, and ISO 8601.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from briefing.text.tense import told_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sep(?:tember|t?\.)?|Sept|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HAN_WEEKDAYS = {
    **dict(zip("월화수목금토일", range(7), strict=True)),
    **dict(zip("一二三四五六日", range(7), strict=True)),
    **dict(zip("月火水木金土", range(6), strict=True)),
    "天": 6,
}
_NTH = r"(?:st|nd|rd|th)?"
_SPAN = r"(?:\s?[-–—]\s?|\s(?:and|to|through|&)\s)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"
# Most sentences name no day, and no form begins with any other character than these.
_WORDS = (
    "day", "onight", "omorrow",
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_ELSE = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]|\d\d-\d\d")
_FIRST = r"(?=[\dA-Zclnty\u3400-\u9fff\uac00-\ud7af])"
_FORM = re.compile(
    _FIRST
    + "(?:"
    + "|".join(
        (
            r"(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])",
            rf"(?:{_WEEKDAY},?\s\(?)?\b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}\d{{1,2}}{_NTH}(?![\w%]|\s{_MONTH}))?(?![\d%:]|[.,]\d){_YEAR}",
            rf"(?:{_WEEKDAY},?\s\(?)?(?<![\w.,:$])(?P<first>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}\d{{1,2}}{_NTH})?\s(?:of\s)?(?P<month_after>{_MONTH})\b"
            rf"{_YEAR.replace('year', 'year_after')}",
            rf"\b(?:(?P<which>[Nn]ext|[Tt]his|[Ll]ast|[Cc]oming)\s)?(?P<weekday>{_WEEKDAY})\b",
            r"(?P<relative>\b(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b(?!['’])"
            r"|오늘|내일|모레|어제|今天|今日|明天|明日|后天|後天|昨天|昨日)",
            r"(?:(?P<han_year>\d{4})\s?[년年]\s?)?"
            r"(?:(?P<han_month>\d{1,2})\s?[월月]\s?|(?P<turn>내달|다음\s?달|下月|来月|지난달|上月)\s?)?"
            r"(?<!\d)(?P<han_day>\d{1,2})\s?[일日号號](?![간째本月\d])"
            r"(?:\([월화수목금토일月火水木金土]\))?",
            r"(?:周|週|星期|礼拜|禮拜)(?P<zhou>[一二三四五六日天])",
            r"(?P<yoil>[월화수목금토일月火水木金土日])(?:요일|曜日?)",
        )
    )
    + ")"
)
_RELATIVE = {
    **dict.fromkeys(("today", "tonight", "오늘", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "내일", "明天", "明日"), 1),
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
_LONGEST_RANGE = timedelta(days=7)
_JUST_NOW = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day a text names: ``text`` as written at ``[start, end)``, a range by its first day.

    ``date`` is an aware UTC datetime only where hour and zone are written. ``ahead`` says that
    the sentence speaks of it as still to come.
    """

    date: date | datetime
    text: str
    start: int
    end: int
    ahead: bool = False


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
    for match in _FORM.finditer(text):
        ahead = told_ahead(text, *match.span())
        day = _resolve(match, origin, ahead)
        if day is None:
            continue
        start, end = match.span()
        if found and _is_range(text[found[-1].end : start], day - latest):
            first = found.pop()
            found.append(replace(first, text=text[first.start : end], end=end))
        else:
            found.append(Mention(day, match.group(), start, end, ahead))
        latest = day
    return tuple(_with_hour(found, text))


def day_in(zone: tzinfo, instant: datetime) -> date:
    """The calendar day of ``instant`` in ``zone``, also at the ends of the calendar."""
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()


def _may_name_a_day(text: str) -> bool:
    return any(word in text for word in _WORDS) or _ELSE.search(text) is not None


def _resolve(match: re.Match[str], origin: date, ahead: bool) -> date | None:
    part = match.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"])
        if word := part["relative"]:
            return origin + timedelta(days=_RELATIVE[word.lower()])
        if (weekday := _weekday(part)) is not None:
            return _on_weekday(weekday, (part["which"] or "").lower(), origin, ahead)
        if part["han_day"]:
            return _han_day(part, origin, ahead)
        month = _MONTHS.index((part["month"] or part["month_after"])[:3].lower()) + 1
        year = part["year"] or part["year_after"]
        return _in_year(year, month, int(part["day"] or part["first"]), origin, ahead)
    except (ValueError, OverflowError):
        return None


def _weekday(part: dict[str, str]) -> int | None:
    if part["weekday"]:
        return _WEEKDAYS.index(part["weekday"][:3].lower())
    han = part["zhou"] or part["yoil"]
    return _HAN_WEEKDAYS[han] if han else None


def _on_weekday(weekday: int, which: str, origin: date, ahead: bool) -> date:
    forward = timedelta(days=(weekday - origin.weekday()) % 7)
    back = timedelta(days=(origin.weekday() - weekday) % 7)
    if which == "next":
        return origin + timedelta(days=7 - origin.weekday() + weekday)
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


def _is_range(between: str, length: timedelta) -> bool:
    return bool(_BETWEEN.fullmatch(between)) and timedelta(0) < length <= _LONGEST_RANGE


def _with_hour(found: list[Mention], text: str) -> Iterator[Mention]:
    """Give a lone day the lone hour of its text, when that hour has a zone of one meaning."""
    hours = list(_HOUR.finditer(text)) if len(found) == 1 else []
    instant = _instant(found[0].date, hours[0]) if len(hours) == 1 else None
    yield from (replace(found[0], date=instant),) if instant else found


def _instant(day: date, hour: re.Match[str]) -> datetime | None:
    offset = _ZONES.get(hour["zone"] or hour["zone_after"])
    number, minute = int(hour["hour"] or hour["hours"]), int(hour["minute"] or hour["minutes"] or 0)
    if hour["half"]:
        number = number % 12 + (12 if hour["half"] == "p" else 0)
    if offset is None or number > 23 or minute > 59:
        return None
    local = datetime.combine(day, time(number, minute), timezone(timedelta(hours=offset)))
    return local.astimezone(UTC) if 1 < day.year < 9999 else None
