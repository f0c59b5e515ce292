"""The calendar day in the text of a date, in any order and language that publishers use."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.text.calendar_names import MONTH_NUMBERS, MONTH_PHRASES, SHORT_WEEKDAYS

_TOKEN = re.compile(r"\d+|[^\d\s.,،;:/()\[\]'\"’_|-]+")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?:\s?[/.年년]\s?|-)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.月월]\s?|-)(?P<day>\d{1,2}))?(?!\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2})(?P<separator>[-/. ]) ?(?P<second>\d{1,2})(?P=separator) ?"
    r"(?P<year>\d{4}|\d{2})(?!\d)"
)
_ISO_WEEK = re.compile(r"(?<!\d)(?P<year>\d{4})-?w(?P<week>\d{2})(?:-?(?P<day>[1-7]))?(?!\d)")
_ISO_ORDINAL = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<day>\d{3})(?!\d)")
_VIETNAMESE = re.compile(
    r"(?P<first>\d{1,2}) tháng (?P<second>\d{1,2}),?(?: năm)? (?P<year>\d{4})(?!\d)"
)
# The Buddhist calendar of Thailand counts from the death of the Buddha.
_BUDDHIST_OFFSET, _BUDDHIST_YEARS = 543, range(2400, 2700)


class AmbiguousOrderError(ValueError):
    """Nothing distinguishes day and month of a date: 04/05/2025."""


def find(text: str, order: str = "") -> tuple[date, str] | None:
    """The day that ``text`` names and the rest of ``text``; None where it names none.

    ``text`` is in lower case and contains no time of day. ``order`` is "dmy", "mdy" or "ymd": how
    the publisher usually writes numeric dates, for where the text itself does not decide. Raises
    ``AmbiguousOrderError`` where nothing decides, and ``ValueError`` for an impossible day.
    """
    for pattern, calendar in ((_ISO_WEEK, _from_week), (_ISO_ORDINAL, _from_day_of_year)):
        if match := pattern.search(text):
            return calendar(match), _without(text, match)
    if named := _with_month_name(text):
        return named, text
    if match := _YEAR_FIRST.search(text):
        year = _gregorian(int(match["year"]))
        return date(year, int(match["month"]), int(match["day"] or 1)), _without(text, match)
    if match := _VIETNAMESE.search(text):
        return date(*(int(match[name]) for name in ("year", "second", "first"))), ""
    if match := _YEAR_LAST.search(text):
        return _from_numbers(match, text, order), _without(text, match)
    year_only = text.strip()
    is_year = len(year_only) == 4 and year_only.isdigit()
    return (date(int(year_only), 1, 1), "") if is_year else None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _from_week(match: re.Match[str]) -> date:
    return date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"] or 1))


def _from_day_of_year(match: re.Match[str]) -> date:
    number = int(match["day"])
    if not 1 <= number <= 366:
        raise ValueError(number)
    return date(int(match["year"]), 1, 1) + timedelta(days=number - 1)


def _from_numbers(match: re.Match[str], text: str, usual_order: str) -> date:
    """The day in three numbers: by what is possible, the weekday, the usual order, full stops."""
    first, second, last = match["first"], match["second"], match["year"]
    orders = {"dmy": (last, second, first), "mdy": (last, first, second)}
    if len(last) == 2:
        orders["ymd"] = (first, second, last)
    days = {order: day for order, parts in orders.items() if (day := _possible(*parts))}
    if not days:
        raise ValueError(match[0])
    weekday = next(
        (n for n, name in enumerate(SHORT_WEEKDAYS) if re.search(rf"\b{name.lower()}", text)), None
    )
    for candidates in (days.values(), [day for day in days.values() if day.weekday() == weekday]):
        if len(set(candidates)) == 1:
            return next(iter(candidates))
    if usual_order in days:
        return days[usual_order]
    if match["separator"] == "." and "dmy" in days:
        return days["dmy"]
    raise AmbiguousOrderError(match[0])


def _possible(year: str, month: str, day: str) -> date | None:
    try:
        return date(_full_year(year), int(month), int(day))
    except ValueError:
        return None


def _with_month_name(text: str) -> date | None:
    """A day whose month is a word; the last possible one, since "mar." is a Tuesday too."""
    for phrase, name in MONTH_PHRASES.items():
        text = text.replace(phrase, name)
    tokens: list[str] = _TOKEN.findall(text)
    months = [
        (index, month) for index, name in enumerate(tokens) if (month := MONTH_NUMBERS.get(name))
    ]
    for year_and_day in (_year_and_day, _year_only):
        for index, month in reversed(months):
            if numbers := year_and_day(tokens, index):
                year, day = numbers
                return date(_full_year(year), month, int(day))
    return None


def _year_and_day(tokens: list[str], index: int) -> tuple[str, str] | None:
    """Year and day around the month at ``index``."""
    before = [token for token in tokens[max(0, index - 3) : index] if token.isdigit()][-1:]
    after = [token for token in tokens[index + 1 :] if token.isdigit()]
    lengths = [len(token) for token in after[:2]]
    if lengths in ([1, 4], [2, 4]):
        return after[1], after[0]
    if before and len(before[0]) == 4:
        return (before[0], after[0]) if after and len(after[0]) <= 2 else None
    years = [token for token in after if len(token) == 4] or after
    if before and years:
        return years[0], before[0]
    return (after[1], after[0]) if len(after) > 1 and len(after[0]) <= 2 else None


def _year_only(tokens: list[str], index: int) -> tuple[str, str] | None:
    """The year next to the month at ``index``, and the first of the month."""
    adjacent = [*tokens[index + 1 : index + 2], *tokens[max(0, index - 1) : index]]
    return next(((token, "1") for token in adjacent if len(token) == 4 and token.isdigit()), None)


def _full_year(year: str) -> int:
    """Two digits mean 1969 to 2068 (POSIX), three count from 1900 (RFC 5322, 4.3)."""
    number = int(year)
    if len(year) <= 2:
        return number + (2000 if number < 69 else 1900)
    return number + 1900 if len(year) == 3 else _gregorian(number)


def _gregorian(year: int) -> int:
    return year - _BUDDHIST_OFFSET if year in _BUDDHIST_YEARS else year
