"""Write briefings as Markdown (CommonMark); the texts of feeds never become markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.annotation import NOTE, note_lines
from briefing.render.event import OUTSIDE, outside_line
from briefing.render.heading import counts, setting
from briefing.render.line_length import LONGEST_LINK, short_markdown
from briefing.render.page import BriefingPage
from briefing.render.sources import marks, number_notes
from briefing.render.time_words import clock, date_range, day, stamp, standing
from briefing.text.lazy_regex import lazy_regex
from briefing.text.sanitize import line
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point, Source
    from briefing.domain.earlier import Day
    from briefing.domain.event import OutsideEvent
    from briefing.domain.sections import SectionName, SpokenBy
    from briefing.render.sources import Cited

_MARKUP = lazy_regex(r"[\\`*_\[\]~|#]")
_ENTITY = lazy_regex(r"&(?=#?\w+;)")
# What GitHub and others turn into links on their own.
_AUTOLINK = lazy_regex(
    r"(?i)(?:(?<=[a-z0-9+.-])(?=://)|\b(?:javascript|data|vbscript|mailto|xmpp)(?=:)|www(?=\.))[:.]"
)

_BLOCK_MARK = lazy_regex(r"^(\d*)([-+=.)])")
"""What would make a line a list or a heading."""


def briefings(
    items: Sequence[Briefing],
    *,
    now: datetime,
    zone: tzinfo,
    outside: Sequence[OutsideEvent] = (),
    by_day: bool = False,
    **_unused: object,
) -> str:
    """The briefings one below the other, each under its own heading, times in ``zone``."""
    pages = ["\n".join(_MarkdownPage(item, now, zone).lines(by_day=by_day)) for item in items]
    if outside:
        events = (f"- {escaped(outside_line(event))}" for event in outside)
        pages.append("\n".join([f"# {OUTSIDE}", "", *events]))
    return short_markdown("\n\n".join(pages))


def escaped(text: str) -> str:
    """``text`` escaped so that Markdown shows it as it is: no markup, no HTML, no links."""
    text = _ENTITY.sub("&amp;", line(text)).replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKUP.sub(r"\\\g<0>", text)
    return _AUTOLINK.sub(lambda match: f"{match.group()[:-1]}\\{match.group()[-1]}", text)


class _MarkdownPage(BriefingPage):
    def head(self) -> Iterator[str]:
        item, now, zone = self.briefing, self.now, self.zone
        yield f"# {escaped(item.summit.name)}"
        for parts in (
            (standing(item, now, zone), *setting(item, now, zone)),
            counts(item, now, zone),
        ):
            text = " · ".join(escaped(part) for part in parts if part)
            if text:
                yield from ("", text)

    def nothing(self) -> Iterator[str]:
        yield from ("", "Nothing yet.")

    def opening(self, name: SectionName, title: str, point: Point) -> Iterator[str]:  # noqa: ARG002
        yield from ("", f"**{title}:** {self._point(point)}")
        if note := tuple(_note(point, "")):
            yield from ("", *note)

    def section(self, title: str, body: Iterable[str]) -> Iterator[str]:
        lines = tuple(body)
        if lines:
            yield from ("", f"## {title}", "", *lines)

    def points(self, points: Sequence[Point]) -> Iterator[str]:
        for point in points:
            yield self._row(point, stamp(point.at, self.now, self.zone))
            yield from _note(point, "  ")

    def hours(self, points: Sequence[Point]) -> Iterator[str]:
        for point in points:
            yield self._row(point, clock(point.at, self.zone))
            yield from _note(point, "  ")

    def remark(self, text: str) -> Iterator[str]:
        yield text

    def days(self, days: Sequence[Day]) -> Iterator[str]:
        for listed in days:
            yield f"- **{day(listed.date, self.now, self.zone)}**"
            yield from (f"  {row}" for row in self.hours(listed.points))

    def _row(self, point: Point, at: str) -> str:
        return f"- {'●' if point.new else '○'} {at} {self._point(point)}"

    def _point(self, point: Point) -> str:
        more = escaped(self.notes(point))
        parts = (escaped(point.text), marks(point.sources, point.also), more)
        return " ".join(filter(None, parts))

    def disputes(self, disputes: Sequence[Dispute]) -> Iterator[str]:
        for dispute in disputes:
            for place, claim in enumerate(dispute.claims):
                words = escaped(self.text_of(claim))
                text = f"**{escaped(claim.speaker)}:** {words} {marks(claim.sources)}"
                yield f"  - {text}" if place else f"- ≠ {text}"

    def numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        for number in numbers:
            words, more = escaped(self.text_of(number)), number_notes(number, cited=True)
            parts = (f"**{escaped(number.value)}**", words, marks(number.sources), escaped(more))
            yield f"- {' '.join(filter(None, parts))}"

    def dates(self, dates: Sequence[NextDate]) -> Iterator[str]:
        for date in dates:
            when = date_range(date.date, date.ends, date.vague, self.now, self.zone)
            yield f"- **{when}** {escaped(self.text_of(date))} {marks(date.sources)}"

    def speakers(self, speakers: Sequence[SpokenBy]) -> Iterator[str]:
        for name, points in speakers:
            listed, rest = self.references(points)
            parts = (*map(self.reference, listed), rest)
            references = " · ".join(escaped(part) for part in parts if part)
            yield f"- **{escaped(name)}** ({len(points)}) {references}"

    def reports(self, reports: Sequence[Source]) -> Iterator[str]:
        for report in reports:
            at = stamp(report.at, self.now, self.zone)
            yield f"- {at} {_link(report.title, report.url)} {marks([report])}"

    def more(self, text: str) -> str:
        return f"- {text}"

    def sources(self, outlets: Sequence[Cited]) -> Iterator[str]:
        for outlet in outlets:
            yield f"- **[{outlet.n}]** {escaped(outlet.outlet)}"
            for report in outlet.reports:
                at = stamp(report.at, self.now, self.zone)
                copy = "" if report.copy_of is None else f" (copy of [{report.copy_of}])"
                yield f"  - {at} {_link(report.title, report.url)}{copy}"


def _note(point: Point, indent: str) -> Iterator[str]:
    """The reader's note as a quotation below its point, its lines kept."""
    lines = [_BLOCK_MARK.sub(r"\1\\\2", escaped(text)) for text in note_lines(point.annotation)]
    for place, text in enumerate(lines):
        first = "" if place else f"**{NOTE}** "
        broken = "\\" if text and any(lines[place + 1 : place + 2]) else ""
        yield f"{indent}> {first}{text}{broken}".rstrip()


def _link(title: str, url: str | None) -> str:
    text, target = escaped(title) or "untitled", safe_link(url)
    if target is None:
        return text
    target = _ENTITY.sub("&amp;", target.replace("(", "%28").replace(")", "%29"))
    if len(target.encode(errors="replace")) > LONGEST_LINK:
        return f"{text} (its address of {len(target):,} characters is too long for a link)"
    return f"[{text}]({target})"
