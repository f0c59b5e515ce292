"""The days that a sentence gives a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.text.calendar_names import WEEKDAY_PATTERN
from briefing.text.dates import day_in, mentions
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.text.dates import Mention

_WEEK = timedelta(days=7)
_WEEKDAY = lazy_regex(rf"{WEEKDAY_PATTERN}$")
_NEAR, _JUST_BEFORE, _OPENING = 100, 40, 12
"""Characters: how far after and before the words a day may stand, and where a sentence opens."""

_TOUCHING = 20
_SAID_ON = lazy_regex(
    r"\b(?:said|says|announced|told\s[\w\s]{1,30}|confirmed|added|reported|wrote|tweeted|statement"
    r"|reporters)(?:\s(?:on|late|early))*\s$"
)
_DAY_OF_MONTH = lazy_regex(r"\d{1,2}\s?[일日号號]")
_LENGTHS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_LENGTH = lazy_regex(
    r"\b(two|three|four|five|[2-5])-day\s(?:[\w-]+\s){0,3}(?:summit|visit|meeting|trip|talks)"
)


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The first and the last day, both None if the sentence gives none."""

    first: date | None = None
    last: date | None = None
    length: int | None = None  # in days, if it is written: "a two-day summit"


def days_of(
    text: str,
    span: tuple[int, int],
    at: datetime,
    zone: tzinfo,
    *,
    ahead: bool,
    past: bool = False,
) -> MeetingDays:
    """The days that ``text``, published at ``at``, gives the meeting in its words ``span``.

    A bare weekday, or 23日 without a month, is the next one if the meeting is ``ahead``, the last
    one if it is ``past``; if neither is said it counts only on that day itself.
    """
    length = _LENGTH.search(text)
    days = _LENGTHS[length[1].lower()] if length else None
    nearest = _nearest(text, mentions(text, at, zone), *span)
    if nearest is None:
        return MeetingDays(length=days)
    today = day_in(zone, at)
    day = day_in(zone, nearest.date) if isinstance(nearest.date, datetime) else nearest.date
    if _WEEKDAY.match(nearest.text) or _DAY_OF_MONTH.fullmatch(nearest.text):
        if ahead and day < today:
            day = day + _WEEK if _WEEKDAY.match(nearest.text) else _next(day.day, today)
        elif day != today and not ahead and not past and not nearest.ahead:
            return MeetingDays(length=days)
    return MeetingDays(day, max(day, nearest.ends or day), days)


def _next(number: int, today: date) -> date:
    """The first day from ``today`` on with this number in its month."""
    day = today
    while day.day != number:
        day += timedelta(days=1)
    return day


def _nearest(text: str, named: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The first day after the words, else the last one within, just before, or at the opening.

    One right before the words is nearer than one in the next clause: "on June 14 for the summit,
    the palace announced Friday". A day on which something was said is none of the meeting.
    """
    own = [mention for mention in named if not _SAID_ON.search(text, 0, mention.start)]
    after = [mention for mention in own if end <= mention.start < end + _NEAR]
    within = [mention for mention in own if start <= mention.start < end]
    before = [
        mention
        for mention in own
        if mention.end <= start and (mention.end > start - _JUST_BEFORE or mention.start < _OPENING)
    ]
    if before and after and start - before[-1].end < min(_TOUCHING, after[0].start - end):
        return before[-1]
    return after[0] if after else within[-1] if within else before[-1] if before else None
