"""Write summits and upcoming dates as text, and as JSON in the shapes of docs/formats.md."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.domain.citation import title_as_published
from briefing.render.json import sources_of
from briefing.render.json_values import dumped, instant, moment
from briefing.render.time_words import date_range, day, until
from briefing.text.sanitize import line
from briefing.text.urls import masked, safe_link
from briefing.text.wrap import wrap

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
    """A line for each item, wrapped to ``width`` cells: the day, the summit, what happens."""
    days = [_day(item, now, zone) for item in items]
    column = max(map(len, days), default=0)
    for item, when in zip(items, days, strict=True):
        first = f"{'◆' if item.text is None else '◷'} {when:<{column}}  "
        if item.text is None:
            text = _summit_line(item, now, zone)
        else:
            text = f"{item.summit.name}: {item.text}"
        outlets = ", ".join(dict.fromkeys(source.outlet for source in item.sources))
        text = f"{text} ({outlets})" if outlets else text
        yield from wrap(line(masked(text)), width, first=first, rest=" " * len(first))


def _day(item: UpcomingDate, now: datetime, zone: tzinfo) -> str:
    """The day or days; the last day of a summit follows its name instead."""
    if item.text is None or isinstance(item.ends, datetime):
        return day(item.at, now, zone)
    return date_range(item.at, item.ends, item.vague, now, zone)


def _summit_line(item: UpcomingDate, now: datetime, zone: tzinfo) -> str:
    summit = item.summit
    status = "under way"
    if item.status == "upcoming" and summit.starts is not None:
        status = until(summit.starts, now, summit.zone_of_days(zone))
    last_day = f"until {day(item.ends, now, zone)}" if item.ends and item.ends != item.at else ""
    return " · ".join(filter(None, (summit.name, *summit.place[:1], status, last_day)))


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
                    "timezone": str(item.summit.zone) if item.summit.zone else None,
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
    """``{"proposed": […]}``: each with its block for feeds.toml and the evidence for it."""
    return dumped(
        {
            "proposed": [
                {
                    **_summit(item.summit),
                    "outlets": item.outlets,
                    "toml": block,
                    "evidence": [
                        {
                            "entry": evidence.report.entry,
                            "outlet": masked(evidence.report.outlet),
                            "title": title_as_published(evidence.report),
                            "url": safe_link(evidence.report.url),
                            "published": moment(evidence.report.at),
                            "text": evidence.text,
                        }
                        for evidence in item.evidence
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
