"""Summits and dates to come, as text and as JSON in the shapes of docs/formats.md."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.render.json import sources_of
from briefing.render.json_values import dumped, instant, moment
from briefing.render.time_words import appointment, countdown, day
from briefing.render.wrap import wrap
from briefing.text.sanitize import line
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from briefing.domain.agenda import UpcomingDate
    from briefing.domain.briefing import Briefing
    from briefing.domain.proposal import Proposal
    from briefing.domain.summit import Summit
    from briefing.render.json_values import Shape


def as_text(
    items: Sequence[UpcomingDate], *, now: datetime, zone: tzinfo, width: int
) -> Iterator[str]:
    """A line for each, wrapped to ``width`` cells: the day, the summit, what is to be."""
    days = [_day(item, now, zone) for item in items]
    column = max(map(len, days), default=0)
    for item, when in zip(items, days, strict=True):
        first = f"{'◆' if item.text is None else '◷'} {when:<{column}}  "
        told = item.text if item.text is not None else _standing(item, now, zone)
        text = f"{item.summit.name}: {told}" if item.text is not None else told
        outlets = ", ".join(dict.fromkeys(source.outlet for source in item.sources))
        said = f"{text} ({outlets})" if outlets else text
        yield from wrap(line(masked(said)), width, first=first, rest=" " * len(first))


def _day(item: UpcomingDate, now: datetime, zone: tzinfo) -> str:
    """How long a summit goes on is told behind its name."""
    if item.text is None or isinstance(item.ends, datetime):
        return day(item.at, now, zone)
    return appointment(item.at, item.ends, item.vague, now, zone)


def _standing(item: UpcomingDate, now: datetime, zone: tzinfo) -> str:
    summit, begins = item.summit, item.summit.begins_at(zone)
    told = "under way"
    if item.status == "upcoming" and begins is not None:
        told = countdown(begins - now)
    until = f"until {day(item.ends, now, zone)}" if item.ends and item.ends != item.at else ""
    return " · ".join(filter(None, (summit.name, *summit.place[:1], told, until)))


def upcoming(items: Sequence[UpcomingDate], now: datetime) -> str:
    """``{"generated", "upcoming": […]}``, the soonest first."""
    return dumped(
        {
            "generated": instant(now),
            "upcoming": [
                {
                    "date": moment(item.at),
                    "ends": moment(item.ends),
                    "vague": item.vague,
                    "summit": item.summit.id,
                    "name": item.summit.name,
                    "status": item.status,
                    "text": item.text,
                    "sources": sources_of(item.sources),
                }
                for item in items
            ],
        }
    )


def followed(items: Sequence[Briefing]) -> str:
    """``{"followed": […]}``: the configured summits, in the order of feeds.toml."""
    return dumped(
        {
            "followed": [
                {
                    **_summit(item.summit),
                    "status": item.status,
                    "read_at": moment(item.read_at),
                    "counts": {
                        "entries": item.counts.entries,
                        "stories": item.counts.stories,
                        "outlets": item.counts.outlets,
                        "new": item.counts.new,
                    },
                }
                for item in items
            ]
        }
    )


def proposed(items: Sequence[Proposal], blocks: Sequence[str]) -> str:
    """``{"proposed": […]}``: each with its block for feeds.toml and its evidence."""
    return dumped(
        {
            "proposed": [
                {
                    **_summit(item.summit),
                    "outlets": item.outlets,
                    "toml": block,
                    "evidence": [
                        {
                            "entry": told.report.entry,
                            "outlet": masked(told.report.outlet),
                            "title": told.report.title,
                            "url": safe_link(told.report.url),
                            "published": moment(told.report.at),
                            "text": told.text,
                        }
                        for told in item.evidence
                    ],
                }
                for item, block in zip(items, blocks, strict=True)
            ]
        }
    )


def _summit(summit: Summit) -> Shape:
    return {
        "id": summit.id,
        "name": summit.name,
        "people": [names[0] for names in summit.people if names],
        "place": next(iter(summit.place), None),
        "starts": moment(summit.starts),
        "ends": moment(summit.ends),
    }
