"""What is still to come, by the dates that the sentences name."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from briefing.compose.likeness import overlap
from briefing.compose.rules import MOST_DATES, MOST_OF_A_DAY, SAME_DATE_TEXT, SURE_AHEAD
from briefing.domain.briefing import NextDate
from briefing.text.dates import day_in, mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from briefing.compose.drafts import Draft
    from briefing.compose.headlines import Headlines
    from briefing.compose.named import Named
    from briefing.compose.points import Numbering
    from briefing.domain.story import Story
    from briefing.text.dates import Mention


def upcoming(
    drafts: Sequence[Draft],
    headlines: Headlines,
    numbering: Numbering,
    *,
    named: Named,
    now: datetime,
    zone: tzinfo,
) -> tuple[NextDate, ...]:
    """The dates from today on that ``drafts`` name, soonest first, each appointment once.

    A relative date counts from the earliest publication of the sentence's story.
    """
    found: list[tuple[date | datetime, Draft]] = []
    met: list[tuple[date | datetime, Draft]] = []  # and those told in another language before
    for draft in sorted(drafts, key=lambda draft: -draft.independent):
        if draft.anchor is not None:
            continue
        anchor = published(draft.head.story)
        for mention in mentions(draft.text, anchor, zone):
            # A feed may date an entry ahead of the clock, beyond the day it tells of.
            ahead = _to_come(mention, max(now, anchor), zone)
            if not ahead or _told(mention.date, draft, met, zone):
                continue
            known = [each for date, each in met if _day(date, zone) == _day(mention.date, zone)]
            met.append((mention.date, draft))
            if not any(named.translated(draft.text, each.text) for each in known):
                found.append((mention.date, draft))
    found.sort(key=lambda each: _instant(each[0], zone))
    return tuple(
        NextDate(
            when,
            headlines.instead(draft, draft.carriers, partial(_names, when, draft, zone)),
            numbering.sources(draft.carriers),
        )
        for when, draft in found[:MOST_DATES]
    )


def _names(when: date | datetime, draft: Draft, zone: tzinfo, text: str) -> bool:
    """Whether ``text``, printed above ``draft``, tells of the same day as still to come."""
    day = _day(when, zone)
    return any(
        each.ahead and _day(each.date, zone) == day
        for each in mentions(text, published(draft.head.story), zone)
    )


def published(story: Story) -> datetime:
    """When the story was first published, else when it was first seen."""
    dates = [entry.published for entry in story.entries if entry.published]
    return min(dates, default=story.first_seen)


def _to_come(mention: Mention, now: datetime, zone: tzinfo) -> bool:
    today, day = day_in(zone, now), _day(mention.date, zone)
    if isinstance(mention.date, datetime) and mention.date <= now:
        return False
    # What happened this morning is told with today's date too.
    if mention.ahead:
        return day >= today
    return today < day <= today + SURE_AHEAD


def _told(
    when: date | datetime,
    draft: Draft,
    found: Iterable[tuple[date | datetime, Draft]],
    zone: tzinfo,
) -> bool:
    own = set(draft.words)
    day = _day(when, zone)
    others = [set(other.words) for date, other in found if _day(date, zone) == day]
    return len(others) >= MOST_OF_A_DAY or any(
        overlap(own, other) >= SAME_DATE_TEXT for other in others
    )


def _day(when: date | datetime, zone: tzinfo) -> date:
    return day_in(zone, when) if isinstance(when, datetime) else when


def _instant(when: date | datetime, zone: tzinfo) -> tuple[date, float]:
    moment = when.timestamp() if isinstance(when, datetime) else 0.0
    return (_day(when, zone), moment)
