"""The calendar day in the text of a date, in the orders and words in which publishers write it."""

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
    r"(?<![\d.])(?P<first>\d{1,2})(?P<mark>[-/. ]) ?(?P<second>\d{1,2})(?P=mark) ?"
    r"(?P<year>\d{4}|\d{2})(?!\d)"
)
_WEEK = re.compile(r"(?<!\d)(?P<year>\d{4})-?w(?P<week>\d{2})(?:-?(?P<day>[1-7]))?(?!\d)")
_ORDINAL = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<day>\d{3})(?!\d)")
_VIETNAMESE = re.compile(
    r"(?P<first>\d{1,2}) tháng (?P<second>\d{1,2}),?(?: năm)? (?P<year>\d{4})(?!\d)"
)
# Thailand counts from the death of the Buddha.
_BUDDHIST, _BUDDHIST_YEARS = 543, range(2400, 2700)


class UnclearOrderError(ValueError):
    """Day and month of a date can be told apart by nothing: 04/05/2025."""


def day(text: str, habit: str = "") -> tuple[date, str] | None:
    """The day that ``text`` names and the rest of ``text``; None where it names none.

    ``text`` is in lower case and holds no time of day. ``habit`` is the order, "dmy", "mdy" or
    "ymd", in which the publisher writes numbers where nothing in the text tells. Raises
    ``UnclearOrderError`` where nothing at all does, and ``ValueError`` for a day that no calendar
    has.
    """
    for pattern, calendar in ((_WEEK, _of_week), (_ORDINAL, _of_year)):
        if found := pattern.search(text):
            return calendar(found), _without(text, found)
    if named := _named(text):
        return named, text
    if found := _YEAR_FIRST.search(text):
        year = _common(int(found["year"]))
        return date(year, int(found["month"]), int(found["day"] or 1)), _without(text, found)
    if found := _VIETNAMESE.search(text):
        return date(*(int(found[name]) for name in ("year", "second", "first"))), ""
    if found := _YEAR_LAST.search(text):
        return _of_numbers(found, text, habit), _without(text, found)
    whole = text.strip()
    return (date(int(whole), 1, 1), "") if len(whole) == 4 and whole.isdigit() else None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _of_week(found: re.Match[str]) -> date:
    return date.fromisocalendar(int(found["year"]), int(found["week"]), int(found["day"] or 1))


def _of_year(found: re.Match[str]) -> date:
    number = int(found["day"])
    if not 1 <= number <= 366:
        raise ValueError(number)
    return date(int(found["year"]), 1, 1) + timedelta(days=number - 1)


def _of_numbers(found: re.Match[str], text: str, habit: str) -> date:
    """A day in three numbers, by what is possible, the weekday, the habit, the full stops."""
    first, second, last = found["first"], found["second"], found["year"]
    orders = {"dmy": (last, second, first), "mdy": (last, first, second)}
    if len(last) == 2:
        orders["ymd"] = (first, second, last)
    days = {order: each for order, parts in orders.items() if (each := _possible(*parts))}
    if not days:
        raise ValueError(found[0])
    weekday = next(
        (n for n, name in enumerate(SHORT_WEEKDAYS) if re.search(rf"\b{name.lower()}", text)), None
    )
    for those in (days, {o: each for o, each in days.items() if each.weekday() == weekday}):
        if len(set(those.values())) == 1:
            return next(iter(those.values()))
    if habit in days:
        return days[habit]
    if found["mark"] == "." and "dmy" in days:
        return days["dmy"]
    raise UnclearOrderError(found[0])


def _possible(year: str, month: str, number: str) -> date | None:
    try:
        return date(_full(year), int(month), int(number))
    except ValueError:
        return None


def _named(text: str) -> date | None:
    """A day whose month is a word; the last one that makes sense, for "mar." is a Tuesday too."""
    for phrase, name in MONTH_PHRASES.items():
        text = text.replace(phrase, name)
    tokens: list[str] = _TOKEN.findall(text)
    months = [
        (place, month) for place, name in enumerate(tokens) if (month := MONTH_NUMBERS.get(name))
    ]
    for find in (_whole, _first_of_month):
        for place, month in reversed(months):
            found = find(tokens, place)
            if found:
                return date(_full(found[0]), month, int(found[1]))
    return None


def _whole(tokens: list[str], place: int) -> tuple[str, str] | None:
    """Year and day around the month at ``place``."""
    before = [token for token in tokens[max(0, place - 3) : place] if token.isdigit()][-1:]
    after = [token for token in tokens[place + 1 :] if token.isdigit()]
    lengths = [len(token) for token in after[:2]]
    if lengths in ([1, 4], [2, 4]):
        return after[1], after[0]
    if before and len(before[0]) == 4:
        return (before[0], after[0]) if after and len(after[0]) <= 2 else None
    years = [token for token in after if len(token) == 4] or after
    if before and years:
        return years[0], before[0]
    return (after[1], after[0]) if len(after) > 1 and len(after[0]) <= 2 else None


def _first_of_month(tokens: list[str], place: int) -> tuple[str, str] | None:
    beside = [*tokens[place + 1 : place + 2], *tokens[max(0, place - 1) : place]]
    return next(((token, "1") for token in beside if len(token) == 4 and token.isdigit()), None)


def _full(year: str) -> int:
    """A year of two digits is near (POSIX), one of three counts from 1900 (RFC 5322, 4.3)."""
    number = int(year)
    if len(year) <= 2:
        return number + (2000 if number < 69 else 1900)
    return number + 1900 if len(year) == 3 else _common(number)


def _common(year: int) -> int:
    return year - _BUDDHIST if year in _BUDDHIST_YEARS else year
