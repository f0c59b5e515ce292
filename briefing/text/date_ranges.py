"""Periods in which a text says that something will happen, such as "next week"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.text.calendar_names import MONTH_PATTERN, SHORT_MONTHS, WEEKDAY_PATTERN, month_number
from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any
from briefing.text.tense import Tenses

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# What follows may name the day ("next week on Tuesday"), or make a genitive ("next month's").
_DAY_AFTER = rf"(?!['’]s\b|\s(?:on\s)?{WEEKDAY_PATTERN})"
_FORM = lazy_regex(
    r"\b(?P<week>(?<!the\s)[Nn]ext\sweek|(?:[Ll]ater\s)?[Tt]his\sweek|[Tt]his\s(?:coming\s)?weekend"
    r"|[Oo]ver\sthe\sweekend)\b"
    rf"{_DAY_AFTER}"
    r"|\b(?P<calendar_month>(?:[Ee]arly\s|[Ll]ater?\s)?(?P<which>[Nn]ext|[Tt]his)\smonth)\b(?!['’]s\b)"
    rf"|\b[Ii]n\s(?:early\s|mid-|late\s)?(?P<month>{MONTH_PATTERN})(?![\w%]|\s?,?\s\d|['’]s\b|\s(?:last|next)\b)"
    r"|(?P<han>다음\s?주|下周|下週|来週)(?!\s?[월화수목금토일月火水木金土一二三四五六日天末](?:요일|曜)?)"
    r"|(?P<han_month>다음\s?달|내달|下个?月|下個月|来月)(?!\s?\d)"
)
# Most sentences name no period: searching for one of these first is many times faster.
_MARKS = ("week", "month", "주", "달", "周", "週", "月")
_LONGEST_AHEAD = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Period:
    """Some day from ``first`` to ``last``, both included, that a text announces."""

    first: date
    last: date
    text: str


def periods(text: str, origin: date) -> tuple[Period, ...]:
    """The coming periods that ``text``, published on ``origin``, names, in order.

    Only those whose governing verb is in the future.
    """
    if not contains_any(text, _MARKS) and not _may_name_a_month(text):
        return ()
    tenses = Tenses(text)
    return tuple(
        Period(*span, match.group())
        for match in _FORM.finditer(text)
        if tenses.is_ahead(*match.span())
        for span in _span(match, origin)
    )


def _may_name_a_month(text: str) -> bool:
    return (" in " in text or "In " in text) and contains_any(text, SHORT_MONTHS)


def _span(match: re.Match[str], origin: date) -> Iterator[tuple[date, date]]:
    try:
        if week := match["week"] or match["han"]:
            yield _week(week.lower(), origin)
        elif match["month"]:
            month = month_number(match["month"])
            span = _month(origin.year + (month < origin.month), month)
            if span[0] - origin <= _LONGEST_AHEAD:
                yield max(span[0], origin), span[1]
        else:
            this = (match["which"] or "").lower() == "this"
            step = origin.year * 12 + origin.month - (1 if this else 0)
            first, last = _month(step // 12, step % 12 + 1)
            yield max(first, origin), last
    except (ValueError, OverflowError):  # beyond the calendar
        return


def _week(words: str, origin: date) -> tuple[date, date]:
    monday = origin - timedelta(days=origin.weekday())
    if "weekend" in words:
        return max(monday + timedelta(days=5), origin), monday + timedelta(days=6)
    if "this" in words:
        return origin, monday + timedelta(days=6)
    return monday + timedelta(days=7), monday + timedelta(days=13)


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
