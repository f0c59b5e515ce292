"""The days that a sentence names, resolved from the day it was published.

Only a sure date counts: "next week" is none, and a weekday is in the future only when the verb
that governs it says so. English, Korean, Chinese and Japanese forms, and ISO 8601.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from briefing.text.calendar_names import month_number, weekday_number
from briefing.text.day_forms import (
    DAY_FORM,
    RELATIVE_DAYS,
    may_name_a_day,
    weekday_in,
    which_week,
)
from briefing.text.day_names import is_in_name
from briefing.text.day_of_saying import day_of_saying
from briefing.text.day_resolution import (
    bare_day,
    in_other_month,
    in_year,
    on_weekday,
    real_day,
    weekday_after,
)
from briefing.text.hours import instant, only_hour
from briefing.text.lazy_regex import lazy_regex
from briefing.text.tense import AHEAD, Tense, Tenses, is_of_past_event

if TYPE_CHECKING:
    import datetime as calendar  # in a class with a field `date` that name means the field
    from collections.abc import Iterator
    from datetime import tzinfo

_BETWEEN = lazy_regex(r"\s*(?:and|to|through|until|&|~|[-–—]|부터|至|到|から)\s*")
_AND = lazy_regex(r"\sand\s|&")
_ATTRIBUTIVE = lazy_regex(
    r"(?:['’]s)?\s(?!(?:to|in|at|on|for|with|and|or|by|after|before|as|that|when|from|but|if|because"
    r"|through|until|is|was|will|would|of|while|where|which|who|said|says|during|between|under|over"
    r"|following|against)\b)[a-z]"
)
_LATE = lazy_regex(r"\s(?:night|evening)\b")
_LATER = lazy_regex(r"\b(?:later|tonight)\s(?:on\s)?\Z", re.IGNORECASE)
_MOST_DAYS = 24
"""Days of a text that are read: no sentence names as many, and reading takes time for each."""
_ONE_DAY = timedelta(days=1)
_LONGEST_RANGE = _WEEK = timedelta(days=7)
_SECOND_WEEK = date.min + _WEEK


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that a text names, as ``text`` at ``[start, end)``.

    ``date`` is the first day of a range and ``ends`` its last day. ``date`` is an aware UTC
    datetime only if hour and time zone are written; ``hour`` is the hour without a zone. ``ahead``:
    the sentence treats it as still to come; ``tense`` is that of the verb that governs it.
    """

    date: date | datetime
    text: str
    start: int
    end: int
    ahead: bool = False
    ends: calendar.date | None = None
    hour: time | None = None
    tense: Tense = "unknown"


def mentions(
    text: str, anchor: datetime, zone: tzinfo, *, since: date | None = None
) -> tuple[Mention, ...]:
    """The days that ``text``, published at ``anchor``, names, in order, in ``zone``.

    A bare weekday is the next one (the day of publication included) if the verb that governs it
    is in the future, else the most recent one. A day without a year is the nearest one. In a
    quotation "tomorrow" counts from the day on which it was said, if the text names that. With
    ``since``, a text that can name no day from then on has none: reading its verbs would be wasted.
    """
    if not may_name_a_day(text):
        return ()
    origin = day_in(zone, anchor)
    matches = list(islice(DAY_FORM.finditer(text), _MOST_DAYS))
    if since and not any((_latest(match, origin) or since) >= since for match in matches):
        return ()
    tenses = Tenses(text)
    named: list[Mention] = []
    latest = origin  # the day of the previous mention, the last one of a range
    for match in matches:
        start, end = match.span()
        if is_in_name(text, start, end):
            continue
        tense = tenses.of(start, end)
        day = _resolve(match, origin, tense)
        if day is None:
            continue
        weekday = weekday_in(match.groupdict())
        if named and weekday is not None:
            day = _after(text[named[-1].end : start], latest, weekday) or day
        if named and _is_range(text[named[-1].end : start], day - latest):
            first = named.pop()
            two_days = weekday is not None and day - latest == _ONE_DAY
            if two_days and day - origin == _WEEK and origin > _SECOND_WEEK:
                # "Sunday and Monday", written on that Monday
                day, first = origin, replace(first, date=first.date - _WEEK)
            named.append(replace(first, text=text[first.start : end], end=end, ends=day))
            latest = day
        else:
            ends = _last_day(match, day)
            ahead = _is_ahead(match, day, ends, origin, tense)
            named.append(Mention(day, match.group(), start, end, ahead, ends, None, tense))
            latest = ends or day
    return tuple(_with_hour(_counted_from_saying(named, text, origin), text))


def day_in(zone: tzinfo, instant: datetime) -> date:
    """The calendar day of ``instant`` in ``zone``; unconverted at the ends of the calendar."""
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()


def _is_ahead(
    match: re.Match[str], day: date, ends: date | None, origin: date, tense: Tense
) -> bool:
    """Whether it is still to come. What was planned for this very day is over by its evening."""
    if (ends or day) < origin or tense not in AHEAD:
        return False
    if day != origin or tense == "future" or match["relative"] == "tonight":
        return True
    return bool(
        _LATE.match(match.string, match.end()) or _LATER.search(match.string, 0, match.start())
    )


def _latest(match: re.Match[str], origin: date) -> date | None:
    """The latest day that may be meant, whatever the verb; None if there is none."""
    day = _resolve(match, origin, "future")
    return day and (_last_day(match, day) or day)


def _resolve(match: re.Match[str], origin: date, tense: Tense) -> date | None:
    part = match.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"])
        if word := part["relative"]:
            return origin + timedelta(days=RELATIVE_DAYS[word.lower()])
        if (weekday := weekday_in(part)) is not None:
            return on_weekday(weekday, which_week(part), origin, tense)
        if part["cjk_day"]:
            return _cjk_day(part, origin, tense)
        year, beside = part["year"] or part["year_after"], part["beside"] or part["beside_after"]
        return in_year(
            int(year) if year else None,
            month_number(part["month"] or part["month_after"]),
            int(part["day"] or part["first"]),
            origin,
            tense,
            weekday=weekday_number(beside) if beside else None,
            attributive=bool(_ATTRIBUTIVE.match(match.string, match.end())),
            happened=is_of_past_event(match.string, match.end()),
        )
    except (ValueError, OverflowError):
        return None


def _last_day(match: re.Match[str], day: date) -> date | None:
    """The end of ``Oct. 29-31``; "29 and 31 October" is not a range."""
    till = match["till"] or match["till_after"]
    last = real_day(day.year, day.month, int(till)) if till else None
    if last is None or last <= day or (_AND.search(match.group()) and last - day > _ONE_DAY):
        return None
    return last


def _cjk_day(part: dict[str, str], origin: date, tense: Tense) -> date | None:
    day = int(part["cjk_day"])
    if part["cjk_month"]:
        year = int(part["cjk_year"]) if part["cjk_year"] else None
        return in_year(year, int(part["cjk_month"]), day, origin, tense)
    if other_month := part["other_month"]:
        return in_other_month(day, -1 if other_month in ("지난달", "上月") else 1, origin)
    return bare_day(day, origin, tense)


def _after(between: str, latest: date, weekday: int) -> date | None:
    """The Wednesday of "from Monday to Wednesday", counted from that Monday."""
    return weekday_after(latest, weekday) if _BETWEEN.fullmatch(between) else None


def _is_range(between: str, length: timedelta) -> bool:
    return bool(_BETWEEN.fullmatch(between)) and timedelta(0) < length <= _LONGEST_RANGE


def _counted_from_saying(named: list[Mention], text: str, origin: date) -> list[Mention]:
    """``named`` with a quoted "tomorrow" counted from the day that the saying has."""
    relative = [at for at, mention in enumerate(named) if mention.text.lower() in RELATIVE_DAYS]
    if len(named) < 2 or not relative:
        return named
    spans = [(mention.start, mention.end) for mention in named]
    shifted = list(named)
    for at in relative:
        mention = named[at]
        saying = day_of_saying(text, mention.start, spans)
        if saying is None or saying == at or isinstance(named[saying].date, datetime):
            continue
        day = named[saying].date + timedelta(days=RELATIVE_DAYS[mention.text.lower()])
        shifted[at] = replace(mention, date=day, ahead=mention.ahead and day >= origin)
    return shifted


def _with_hour(named: list[Mention], text: str) -> Iterator[Mention]:
    """Give the only day of a text its only hour, as an instant if its time zone is unambiguous."""
    hour = only_hour(text) if len(named) == 1 else None
    if hour is None:
        yield from named
        return
    (mention,) = named
    at = instant(mention.date, *hour)
    yield replace(mention, date=at, ends=None) if at else replace(mention, hour=hour[0])
