"""Which day of the calendar is meant by "Thursday", "May 10" or 29일, seen from another day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.text.tense import Tense

_RECENT = timedelta(days=31)
_WEEK = timedelta(days=7)
_SEASON = timedelta(days=92)
"""A day without a year that lies further ahead needs a word of the future."""
_BARE_DAY_OFF = timedelta(days=10)
"""A bare day that is further off than this in its month is of another one if its verb says so."""
_NEARER = 3
"""Days back within which a weekday is nearer than the one to come."""


def on_weekday(weekday: int, which: str, origin: date, tense: Tense) -> date:
    """The ``weekday`` (0 is Monday) that is meant on ``origin``.

    ``which`` is "next", "this", "last", "coming", one of them with " week", or "". A bare weekday
    is the next one, ``origin`` included, if it is ahead, else the most recent one. Of what was
    planned, the nearer one is meant. What is told in the present of the day before is a headline or
    a caption.
    """
    forward, back = (weekday - origin.weekday()) % 7, (origin.weekday() - weekday) % 7
    if which.endswith(" week") or which == "next":
        weeks = ("last", "this", "next").index(which.split()[0]) - 1
        return origin + timedelta(days=7 * weeks - origin.weekday() + weekday)
    if which == "last":
        return origin - timedelta(days=back or 7)
    reach = {"future": 0, "present": 1, "open": _NEARER}.get(tense, 7)
    ahead = not 0 < back <= reach
    if ahead or which in ("this", "coming"):
        return origin + timedelta(days=forward)
    return origin - timedelta(days=back)


def in_year(
    year: int | None,
    month: int,
    day: int,
    origin: date,
    tense: Tense,
    *,
    weekday: int | None = None,
    attributive: bool = False,
    happened: bool = False,
) -> date:
    """The day of a month that is meant on ``origin``; raises ``ValueError`` if there is none.

    Without a year it is the nearest one. A ``weekday`` beside it fixes the year; a word of the
    future makes it one to come; what lies more than a season ahead without one has been
    (``attributive``: it stands in front of a noun), and so has what nobody plans (``happened``), as
    in "the Jan. 6 attack".
    """
    if year:
        return date(year, month, day)
    days = [real for step in (-1, 0, 1) if (real := real_day(origin.year + step, month, day))]
    fixed = [candidate for candidate in days if candidate.weekday() == weekday]
    if fixed:
        return min(fixed, key=lambda candidate: abs(candidate - origin))
    nearest = min(days, key=lambda candidate: abs(candidate - origin))
    if tense == "future" and not attributive:
        # "Until 10 May", written in October, is next May; but a day that has just passed is meant.
        coming = [candidate for candidate in days if candidate >= origin - _RECENT]
        return min(coming, default=nearest)
    if happened or ((tense == "past" or attributive) and nearest - origin > _SEASON):
        return max((candidate for candidate in days if candidate <= origin), default=nearest)
    return nearest


def bare_day(day: int, origin: date, tense: Tense) -> date | None:
    """29일, 27日: a day of the month of ``origin``; None if there is none.

    It is of the month before if this month has no such day, or if a past verb governs a day that
    lies well ahead; and of the next month if it has long passed and is announced.
    """
    here = real_day(origin.year, origin.month, day)
    if here is None or (tense == "past" and here - origin > _BARE_DAY_OFF):
        return in_other_month(day, -1, origin)
    if tense == "future" and origin - here > _BARE_DAY_OFF:
        return in_other_month(day, 1, origin) or here
    return here


def in_other_month(day: int, step: int, origin: date) -> date | None:
    """The day of the month that is ``step`` months after that of ``origin``."""
    months = origin.year * 12 + origin.month - 1 + step
    return real_day(months // 12, months % 12 + 1, day)


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_after(latest: date, weekday: int) -> date | None:
    """The first ``weekday`` from ``latest`` on; None at the end of the calendar."""
    if latest > date.max - _WEEK:
        return None
    return latest + timedelta(days=(weekday - latest.weekday()) % 7)
