"""One briefing from top to bottom: the walk that text, Markdown and HTML share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from briefing.domain.earlier import by_day
from briefing.domain.sections import sections
from briefing.domain.timeline import timeline
from briefing.render.annotation import label_words
from briefing.render.day_title import day_title
from briefing.render.heading import new_heading
from briefing.render.sources import cited, notes
from briefing.render.time_words import stamp
from briefing.text.beginning import first_words
from briefing.text.speakers import by_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import (
        Briefing,
        Claim,
        Dispute,
        NextDate,
        Number,
        Point,
        Source,
    )
    from briefing.domain.earlier import Day
    from briefing.domain.sections import BriefingSection, SectionName, SpokenBy
    from briefing.render.sources import Cited

_TITLES: dict[SectionName, str] = {
    "lead": "State of play",
    "why": "Why it matters",
    "disputed": "Disputed: differs",
    "numbers": "Numbers",
    "next": "Next",
    "speakers": "By speaker",
    "earlier": "Earlier",
    "also_reported": "Also reported",
}
_SPOKEN = 2
"""Points from which a speaker is listed: a single point names its speaker itself."""
_REFERENCES = 3
"""Points of a speaker that are named, the others are counted: a line or two each."""


class BriefingPage(ABC):
    """A briefing being laid out; every method returns finished lines."""

    def __init__(self, briefing: Briefing, now: datetime, zone: tzinfo) -> None:
        self.briefing = briefing
        self.now = now
        self.zone = zone
        self._points = {point.id: point for point in reversed(briefing.shown)}
        spoken = by_speaker(briefing.shown, briefing.summit)
        self._speakers = {id(point): name for name, points in spoken for point in points}
        self._often = tuple(part for part in spoken if len(part[1]) >= _SPOKEN)

    def lines(self, *, by_day: bool = False) -> Iterator[str]:
        """The whole page; ``by_day``: what happened and what is to come, day by day."""
        yield from self.head()
        shown = self.briefing
        if by_day:
            yield from self._timeline()
            shown = replace(shown, disputed=(), numbers=(), also_reported=())
        else:
            yield from self._sections()
        yield from self.section("Sources", self.sources(cited(shown)))
        yield from self.foot()

    def _sections(self) -> Iterator[str]:
        contents = sections(self.briefing, self._often)
        if not contents:
            yield from self.nothing()
        for section in contents:
            title = self.title(section)
            if section.name in ("lead", "why"):
                yield from self.opening(section.name, title, section.points[0])
            else:
                yield from self.section(title, chain(self._body(section), self._rest(section)))

    def _timeline(self) -> Iterator[str]:
        days = timeline(self.briefing, self.now, self.zone)
        if not days:
            yield from self.nothing()
        for listed in days:
            body = chain(self.hours(listed.points), self.dates(listed.dates))
            yield from self.section(
                day_title(listed, self.now, self.zone),
                body if listed.points or listed.dates else self.remark("no report yet"),
            )

    def title(self, section: BriefingSection) -> str:
        """The heading of a section."""
        if section.name == "new":
            return new_heading(self.briefing, self.now, self.zone)
        listed, total = len(section.reports), self.briefing.also_reported_total
        if section.name == "also_reported" and total > listed:
            return f"{_TITLES[section.name]} (newest {listed} of {total})"
        return _TITLES[section.name]

    def target(self, row: Claim | Number | NextDate) -> Point | None:
        """The point of this page that has the sentence of ``row``, if one has."""
        return self._points.get(row.point or "")

    def text_of(self, row: Claim | Number | NextDate) -> str:
        """The sentence of ``row``, or ``→ 14:20 The leaders met …`` if the page has it already."""
        point = self.target(row)
        return self.reference(point) if point else row.text

    def notes(self, point: Point) -> str:
        """What else to know about a point, in words, and its labels."""
        named = self._speakers.get(id(point), point.speaker)
        remarks = notes(replace(point, speaker=named), self.briefing.summit.people)
        return " ".join(filter(None, (remarks, label_words(point.annotation))))

    def references(self, points: Sequence[Point]) -> tuple[tuple[Point, ...], str]:
        """The points of a speaker to name, and a count of the others: ``+4``."""
        listed = tuple(points[:_REFERENCES])
        return listed, f"+{len(points) - len(listed)}" if len(points) > len(listed) else ""

    def reference(self, point: Point) -> str:
        """``→ 14:20 The leaders met …``: where ``point`` stands, and how it begins."""
        return f"→ {stamp(point.at, self.now, self.zone)} {first_words(point.text)}"

    def foot(self) -> Iterator[str]:
        """What follows the sources."""
        yield from ()

    @abstractmethod
    def head(self) -> Iterator[str]:
        """The summit's name, its status and the counts."""

    @abstractmethod
    def nothing(self) -> Iterator[str]:
        """What stands in place of the sections when there is none."""

    @abstractmethod
    def opening(self, name: SectionName, title: str, point: Point) -> Iterator[str]:
        """The lead, or why it matters."""

    @abstractmethod
    def section(self, title: str, body: Iterable[str]) -> Iterator[str]:
        """A heading and its ``body``; nothing where the body is empty."""

    @abstractmethod
    def points(self, points: Sequence[Point]) -> Iterator[str]:
        """New points."""

    @abstractmethod
    def hours(self, points: Sequence[Point]) -> Iterator[str]:
        """Points of one day, with their hours."""

    @abstractmethod
    def remark(self, text: str) -> Iterator[str]:
        """A line in a section that has nothing else."""

    @abstractmethod
    def days(self, days: Sequence[Day]) -> Iterator[str]:
        """Earlier points by day: the day once, then its points with their hours."""

    @abstractmethod
    def disputes(self, disputes: Sequence[Dispute]) -> Iterator[str]:
        """Claims side by side."""

    @abstractmethod
    def numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        """Figures and their sentences."""

    @abstractmethod
    def dates(self, dates: Sequence[NextDate]) -> Iterator[str]:
        """Dates to come."""

    @abstractmethod
    def speakers(self, speakers: Sequence[SpokenBy]) -> Iterator[str]:
        """Who says what: persons, and the beginnings of their points."""

    @abstractmethod
    def reports(self, reports: Sequence[Source]) -> Iterator[str]:
        """Entries that no other section cites, by their headlines."""

    @abstractmethod
    def more(self, text: str) -> str:
        """The last line of a section that does not show everything: ``… 112 more``."""

    @abstractmethod
    def sources(self, outlets: Sequence[Cited]) -> Iterator[str]:
        """The numbered outlets with their reports."""

    def _rest(self, section: BriefingSection) -> Iterator[str]:
        """How many points of a section did not fit; a list of entries has that in its title."""
        left_out = {
            "new": self.briefing.new_left_out,
            "earlier": self.briefing.earlier_left_out,
        }.get(section.name, 0)
        if left_out:
            yield self.more(f"… {left_out:,} more")

    def _body(self, section: BriefingSection) -> Iterator[str]:
        match section.name:
            case "earlier":
                days = by_day(section.points, self.briefing.stories, self.zone)
                return self.days(days)
            case "disputed":
                return self.disputes(section.disputes)
            case "numbers":
                return self.numbers(section.numbers)
            case "next":
                return self.dates(section.dates)
            case "speakers":
                return self.speakers(section.speakers)
            case "also_reported":
                return self.reports(section.reports)
            case _:
                return self.points(section.points)
