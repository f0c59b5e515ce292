"""Briefings as Markdown (CommonMark): what a feed wrote stays text, whatever it tries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.render.heading import counts, is_bare, new_heading, setting
from briefing.render.sources import cited, marks, notes
from briefing.render.time_words import appointment, stamp, standing
from briefing.text.sanitize import line
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing, Point
    from briefing.render.sources import Cited

_MARKUP = re.compile(r"[\\`*_\[\]~|#]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What GitHub and others turn into a link by itself.
_AUTOLINK = re.compile(
    r"(?i)(?:[a-z][a-z0-9+.-]*(?=://)|\b(?:javascript|data|vbscript|mailto|xmpp)(?=:)|www(?=\.))[:.]"
)


def briefings(items: Sequence[Briefing], *, now: datetime, zone: tzinfo) -> str:
    """The briefings one below the other, each under a heading of its own, times in ``zone``."""
    return "\n\n".join("\n".join(_Page(item, now, zone).lines()) for item in items)


def escaped(text: str) -> str:
    """``text`` as Markdown that reads as it stands: no markup, no HTML, no link of its own."""
    text = _ENTITY.sub("&amp;", line(text)).replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKUP.sub(r"\\\g<0>", text)
    return _AUTOLINK.sub(lambda match: f"{match.group()[:-1]}\\{match.group()[-1]}", text)


class _Page:
    """One briefing being set; every method gives finished lines."""

    def __init__(self, item: Briefing, now: datetime, zone: tzinfo) -> None:
        self._item = item
        self._now = now
        self._zone = zone

    def lines(self) -> Iterator[str]:
        item, now, zone = self._item, self._now, self._zone
        yield f"# {escaped(item.summit.name)}"
        for parts in (
            (standing(item, now, zone), *setting(item, now, zone)),
            counts(item, now, zone),
        ):
            told = " · ".join(escaped(part) for part in parts if part)
            if told:
                yield from ("", told)
        if is_bare(item):
            yield from ("", "Nothing yet.")
        for heading, lead in (("State of play", item.lead), ("Why it matters", item.why)):
            if lead:
                yield from ("", f"**{heading}:** {_told(lead)}")
        new = [point for point in item.points if point.new]
        earlier = [point for point in item.points if not point.new]
        yield from _section(new_heading(item, now, zone), map(self._point, new))
        yield from _section("Disputed: differs", self._disputes())
        yield from _section("Numbers", self._numbers())
        yield from _section("Next", self._dates())
        yield from _section("Earlier", map(self._point, earlier))
        yield from _section("Sources", self._sources(cited(item)))

    def _point(self, point: Point) -> str:
        at = stamp(point.at, self._now, self._zone)
        return f"- {'●' if point.new else '○'} {at} {_told(point)}"

    def _disputes(self) -> Iterator[str]:
        for dispute in self._item.disputed:
            for place, claim in enumerate(dispute.claims):
                told = f"**{escaped(claim.speaker)}:** {escaped(claim.text)} {marks(claim.sources)}"
                yield f"  - {told}" if place else f"- ≠ {told}"

    def _numbers(self) -> Iterator[str]:
        for number in self._item.numbers:
            yield f"- **{escaped(number.value)}** {escaped(number.text)} {marks(number.sources)}"

    def _dates(self) -> Iterator[str]:
        for date in self._item.next:
            when = appointment(date.date, date.ends, date.vague, self._now, self._zone)
            yield f"- **{when}** {escaped(date.text)} {marks(date.sources)}"

    def _sources(self, outlets: Sequence[Cited]) -> Iterator[str]:
        for outlet in outlets:
            yield f"- **[{outlet.n}]** {escaped(outlet.outlet)}"
            for report in outlet.reports:
                at = stamp(report.at, self._now, self._zone)
                copy = "" if report.copy_of is None else f" (copy of [{report.copy_of}])"
                yield f"  - {at} {_link(report.title, report.url)}{copy}"


def _section(heading: str, body: Iterable[str]) -> Iterator[str]:
    written = tuple(body)
    if written:
        yield from ("", f"## {heading}", "", *written)


def _told(point: Point) -> str:
    parts = (escaped(point.text), marks(point.sources), escaped(notes(point)))
    return " ".join(filter(None, parts))


def _link(title: str, url: str | None) -> str:
    text, target = escaped(title) or "untitled", safe_link(url)
    if target is None:
        return text
    target = target.replace("(", "%28").replace(")", "%29")
    return f"[{text}]({_ENTITY.sub('&amp;', target)})"
