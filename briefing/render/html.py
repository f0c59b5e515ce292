"""Write briefings as one self-contained HTML page: no script, no font, no request."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from briefing.domain.citation import citation
from briefing.domain.coverage import coverage
from briefing.domain.timeline import timeline
from briefing.render.annotation import NOTE, note_lines
from briefing.render.event import OUTSIDE, outside_line
from briefing.render.heading import counts, setting
from briefing.render.html_text import html_text as _text
from briefing.render.line_length import short_html
from briefing.render.page import BriefingPage
from briefing.render.pictures import Pictures
from briefing.render.sources import number_notes
from briefing.render.time_words import clock, date_range, day, stamp, standing
from briefing.text.plural import enumerated
from briefing.text.sanitize import line
from briefing.text.urls import safe_link

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
    from briefing.domain.event import OutsideEvent
    from briefing.domain.sections import SectionName, SpokenBy
    from briefing.render.sources import Cited

_STYLE = """
:root { color-scheme: light dark; --quiet: #62666e; --new: #a34700; --mark: #1c6b5b; }
@media (prefers-color-scheme: dark) {
  :root { --quiet: #949cab; --new: #e9bd5b; --mark: #7fbfae; }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 2rem 0 0; }
h2 { font-size: .85rem; text-transform: uppercase; letter-spacing: .05em; color: var(--mark);
  border-bottom: 1px solid; margin: 1.5rem 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: .4rem 0; }
li ul { padding-left: 1.5rem; }
time, small { color: var(--quiet); font-size: .85rem; }
.new > time::before { content: "● "; color: var(--new); }
.lead { font-weight: 600; }
.note { display: block; font-weight: normal; border-left: 3px solid var(--mark);
  margin: .2rem 0; padding-left: .6rem; }
sup a { color: var(--mark); text-decoration: none; }
figure { margin: .5rem 0 1rem; }
figcaption { color: var(--quiet); font-size: .85rem; }
svg { display: block; width: 100%; height: auto; font: 11px system-ui, sans-serif;
  fill: currentColor; }
svg .bar, svg .dot { fill: var(--mark); }
svg .date { fill: none; stroke: var(--mark); }
svg .during { fill: var(--mark); fill-opacity: .15; }
"""
_HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="referrer" content="no-referrer">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


def briefings(
    items: Sequence[Briefing],
    *,
    now: datetime,
    zone: tzinfo,
    outside: Sequence[OutsideEvent] = (),
    by_day: bool = False,
    pictures: bool = False,
    **_unused: object,
) -> str:
    """The page; times are those of ``zone``. The texts of feeds never become markup.

    ``pictures``: with the coverage, the days and the figures of each summit as SVG.
    """
    names = " · ".join(line(item.summit.name) for item in items) or "briefing"
    pages = (_HtmlPage(item, now, zone, pictures=pictures) for item in items)
    body = "\n".join(text for page in pages for text in page.lines(by_day=by_day))
    if outside:
        events = "".join(f"<li>{_text(outside_line(event))}</li>\n" for event in outside)
        body += f"\n<section>\n<h2>{OUTSIDE}</h2>\n<ul>\n{events}</ul>\n</section>"
    return short_html(
        f"{_HEAD}<title>{escape(names)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n<p><small>As of {now.astimezone(zone):%Y-%m-%d %H:%M}</small></p>\n"
        "</body>\n</html>"
    )


class _HtmlPage(BriefingPage):
    def __init__(self, briefing: Briefing, now: datetime, zone: tzinfo, *, pictures: bool) -> None:
        super().__init__(briefing, now, zone)
        self._pictures = Pictures(now, zone) if pictures else None
        self._anchors = f"{escape(line(briefing.summit.id), quote=True)}-"

    def head(self) -> Iterator[str]:
        item, now, zone = self.briefing, self.now, self.zone
        yield f"<article>\n<h1>{_text(item.summit.name)}</h1>"
        for parts in (
            (standing(item, now, zone), *setting(item, now, zone)),
            counts(item, now, zone),
        ):
            facts = " · ".join(_text(part) for part in parts if part)
            if facts:
                yield f"<p><small>{facts}</small></p>"

    def foot(self) -> Iterator[str]:
        if self._pictures is not None:
            yield from self._drawn(self._pictures)
        yield "</article>"

    def _drawn(self, pictures: Pictures) -> Iterator[str]:
        drawn = coverage(self.briefing, self.zone)
        days = timeline(self.briefing, self.now, self.zone)
        courses = (svg for number in self.briefing.numbers for svg in pictures.course(number))
        yield from self._picture("Coverage", (*pictures.reports(drawn), *pictures.tellers(drawn)))
        alone = [outlet for outlet in drawn.outlets if outlet.alone]
        yield from self.section(
            "Only one outlet has",
            (self._listed(outlet.name, outlet.alone) for outlet in alone),
        )
        yield from self.section("Left out by", map(self._left_out, drawn.left_out))
        yield from self._picture("Timeline", pictures.days(days))
        yield from self._picture("Course of figures", courses)

    def _picture(self, title: str, drawn: Iterable[str]) -> Iterator[str]:
        figures = tuple(drawn)
        if figures:
            yield f"<h2>{_text(title)}</h2>"
            yield from figures

    def _left_out(self, row: tuple[Point, tuple[str, ...]]) -> str:
        point, names = row
        return f"<li>{self._reference(point)} <small>{_text(enumerated(names))}</small></li>"

    def nothing(self) -> Iterator[str]:
        yield "<p>Nothing yet.</p>"

    def opening(self, name: SectionName, title: str, point: Point) -> Iterator[str]:
        if name == "lead":
            yield f'<p class="lead">{self._point(point)}</p>'
        else:
            yield f"<p><strong>{_text(title)}</strong> {self._point(point)}</p>"

    def section(self, title: str, body: Iterable[str]) -> Iterator[str]:
        items = tuple(body)
        if items:
            yield f"<h2>{_text(title)}</h2>\n<ul>"
            yield from items
            yield "</ul>"

    def points(self, points: Sequence[Point]) -> Iterator[str]:
        for point in points:
            kind = ' class="new"' if point.new else ""
            yield f"<li{kind}>{self._time(point.at)} {self._point(point)}</li>"

    def hours(self, points: Sequence[Point]) -> Iterator[str]:
        for point in points:
            yield f"<li>{_time(point.at, clock(point.at, self.zone))} {self._point(point)}</li>"

    def remark(self, text: str) -> Iterator[str]:
        yield f"<li>{_text(text)}</li>"

    def days(self, days: Sequence[Day]) -> Iterator[str]:
        for listed in days:
            rows = "".join(self.hours(listed.points))
            title = _text(day(listed.date, self.now, self.zone))
            yield f"<li><strong>{title}</strong><ul>{rows}</ul></li>"

    def _point(self, point: Point) -> str:
        more = self.notes(point)
        id_ = f' id="{self._anchor(point)}"'
        small = f" <small>{_text(more)}</small>" if more else ""
        text = f"<span{id_} dir=auto>{_text(point.text)}</span>"
        return f"{text}{self._marks(point.sources, point.also)}{small}{_note(point)}"

    def disputes(self, disputes: Sequence[Dispute]) -> Iterator[str]:
        for dispute in disputes:
            claims = "".join(
                f"<li><strong>{_text(claim.speaker)}</strong> {self._sentence(claim)}"
                f"{self._marks(claim.sources)}</li>"
                for claim in dispute.claims
            )
            yield f"<li>≠<ul>{claims}</ul></li>"

    def numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        for number in numbers:
            text = f"<strong>{_text(number.value)}</strong> {self._sentence(number)}"
            more = number_notes(number, cited=True)
            small = f" <small>{_text(more)}</small>" if more else ""
            yield f"<li>{text}{self._marks(number.sources)}{small}</li>"

    def dates(self, dates: Sequence[NextDate]) -> Iterator[str]:
        for date in dates:
            when = date_range(date.date, date.ends, date.vague, self.now, self.zone)
            text = f"<strong>{_text(when)}</strong> {self._sentence(date)}"
            yield f"<li>{text}{self._marks(date.sources)}</li>"

    def _sentence(self, row: Claim | Number | NextDate) -> str:
        """The sentence of a row, or a link to the point that shows it already."""
        point = self.target(row)
        return self._reference(point) if point else _quoted(row.text)

    def _reference(self, point: Point) -> str:
        return f'<a href="#{self._anchor(point)}">{_quoted(self.reference(point))}</a>'

    def _anchor(self, point: Point) -> str:
        return f"{self._anchors}point-{escape(line(point.id), quote=True)}"

    def speakers(self, speakers: Sequence[SpokenBy]) -> Iterator[str]:
        for name, points in speakers:
            yield self._listed(name, points)

    def _listed(self, name: str, points: Sequence[Point]) -> str:
        """Somebody, and where the points stand that are theirs."""
        listed, rest = self.references(points)
        references = " · ".join(filter(None, (*map(self._reference, listed), rest)))
        return f"<li><strong>{_text(name)}</strong> ({len(points)}) {references}</li>"

    def reports(self, reports: Sequence[Source]) -> Iterator[str]:
        for report in reports:
            yield f"<li>{self._headline(report)}{self._marks([report])}</li>"

    def _marks(self, sources: Iterable[Source], also: Iterable[Source] = ()) -> str:
        numbers, folded = citation(sources, also)
        title = "reported in other words"
        others = f'<span title="{title}">≈{self._linked(folded)}</span>' if folded else ""
        linked = "&nbsp;".join(filter(None, (self._linked(numbers), others)))
        return f" <sup>[{linked}]</sup>" if linked else ""

    def _linked(self, numbers: Iterable[int]) -> str:
        return "·".join(f'<a href="#{self._anchors}{n}">{n}</a>' for n in numbers)

    def more(self, text: str) -> str:
        return f"<li>{_text(text)}</li>"

    def sources(self, outlets: Sequence[Cited]) -> Iterator[str]:
        return map(self._source, outlets)

    def _source(self, outlet: Cited) -> str:
        reports = "".join(map(self._report, outlet.reports))
        name = f"[{outlet.n}] {_text(outlet.outlet)}"
        return f'<li id="{self._anchors}{outlet.n}"><strong>{name}</strong><ul>{reports}</ul></li>'

    def _report(self, source: Source) -> str:
        copy = "" if source.copy_of is None else f" <small>copy of [{source.copy_of}]</small>"
        return f"<li>{self._headline(source)}{copy}</li>"

    def _headline(self, source: Source) -> str:
        title, target = _text(source.title) or "untitled", safe_link(source.url)
        if target is not None:
            title = f'<a rel="noopener noreferrer" href="{escape(target, quote=True)}">{title}</a>'
        return f"{self._time(source.at)} <span dir=auto>{title}</span>"

    def _time(self, at: datetime) -> str:
        return _time(at, stamp(at, self.now, self.zone))


def _note(point: Point) -> str:
    """The reader's note below its point."""
    lines = "<br>".join(map(_text, note_lines(point.annotation)))
    return f'<span class="note" dir=auto>{NOTE} {lines}</span>' if lines else ""


def _time(at: datetime, words: str) -> str:
    return f'<time datetime="{at.isoformat()}">{_text(words)}</time>'


def _quoted(text: str) -> str:
    """A text of a feed, in the direction of its own script."""
    return f"<span dir=auto>{_text(text)}</span>"
