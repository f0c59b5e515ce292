"""Briefings as one HTML page that needs nothing else: no script, no font, no request."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from briefing.render.heading import counts, is_bare, new_heading, setting
from briefing.render.sources import cited, notes
from briefing.render.time_words import appointment, stamp, standing
from briefing.text.sanitize import line
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing, Point, Source
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
sup a { color: var(--mark); text-decoration: none; }
"""
_HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="referrer" content="no-referrer">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


def briefings(items: Sequence[Briefing], *, now: datetime, zone: tzinfo) -> str:
    """The page; times are those of ``zone``. What a feed wrote is text on it and nothing else."""
    names = " · ".join(line(item.summit.name) for item in items) or "briefing"
    body = "\n".join(text for item in items for text in _Page(item, now, zone).lines())
    return (
        f"{_HEAD}<title>{escape(names)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n<p><small>As of {now.astimezone(zone):%Y-%m-%d %H:%M}</small></p>\n"
        "</body>\n</html>"
    )


class _Page:
    """One briefing being set; every method gives finished elements."""

    def __init__(self, item: Briefing, now: datetime, zone: tzinfo) -> None:
        self._item = item
        self._now = now
        self._zone = zone
        self._room = f"{escape(line(item.summit.id), quote=True)}-"

    def lines(self) -> Iterator[str]:
        item, now, zone = self._item, self._now, self._zone
        yield f"<article>\n<h1>{_text(item.summit.name)}</h1>"
        for parts in (
            (standing(item, now, zone), *setting(item, now, zone)),
            counts(item, now, zone),
        ):
            told = " · ".join(_text(part) for part in parts if part)
            if told:
                yield f"<p><small>{told}</small></p>"
        if is_bare(item):
            yield "<p>Nothing yet.</p>"
        if item.lead:
            yield f'<p class="lead">{self._told(item.lead)}</p>'
        if item.why:
            yield f"<p><strong>Why it matters</strong> {self._told(item.why)}</p>"
        new = [point for point in item.points if point.new]
        earlier = [point for point in item.points if not point.new]
        yield from _section(new_heading(item, now, zone), map(self._point, new))
        yield from _section("Disputed: differs", self._disputes())
        yield from _section("Numbers", self._numbers())
        yield from _section("Next", self._dates())
        yield from _section("Earlier", map(self._point, earlier))
        yield from _section("Sources", map(self._source, cited(item)))
        yield "</article>"

    def _point(self, point: Point) -> str:
        kind = ' class="new"' if point.new else ""
        return f"<li{kind}>{self._time(point.at)} {self._told(point)}</li>"

    def _told(self, point: Point) -> str:
        more = notes(point)
        said = f" <small>{_text(more)}</small>" if more else ""
        return f"{_said(point.text)}{self._marks(point.sources)}{said}"

    def _disputes(self) -> Iterator[str]:
        for dispute in self._item.disputed:
            claims = "".join(
                f"<li><strong>{_text(claim.speaker)}</strong> {_said(claim.text)}"
                f"{self._marks(claim.sources)}</li>"
                for claim in dispute.claims
            )
            yield f"<li>≠<ul>{claims}</ul></li>"

    def _numbers(self) -> Iterator[str]:
        for number in self._item.numbers:
            said = f"<strong>{_text(number.value)}</strong> {_said(number.text)}"
            yield f"<li>{said}{self._marks(number.sources)}</li>"

    def _dates(self) -> Iterator[str]:
        for date in self._item.next:
            when = appointment(date.date, date.ends, date.vague, self._now, self._zone)
            said = f"<strong>{_text(when)}</strong> {_said(date.text)}"
            yield f"<li>{said}{self._marks(date.sources)}</li>"

    def _marks(self, sources: Iterable[Source]) -> str:
        numbers = sorted({source.n for source in sources})
        linked = "·".join(f'<a href="#{self._room}{n}">{n}</a>' for n in numbers)
        return f" <sup>[{linked}]</sup>" if linked else ""

    def _source(self, outlet: Cited) -> str:
        reports = "".join(map(self._report, outlet.reports))
        name = f"[{outlet.n}] {_text(outlet.outlet)}"
        return f'<li id="{self._room}{outlet.n}"><strong>{name}</strong><ul>{reports}</ul></li>'

    def _report(self, source: Source) -> str:
        title, target = _text(source.title) or "untitled", safe_link(source.url)
        if target is not None:
            title = f'<a rel="noopener noreferrer" href="{escape(target, quote=True)}">{title}</a>'
        copy = "" if source.copy_of is None else f" <small>copy of [{source.copy_of}]</small>"
        at = self._time(source.at)
        return f"<li>{at} <span dir=auto>{title}</span>{copy}</li>"

    def _time(self, at: datetime) -> str:
        said = stamp(at, self._now, self._zone)
        return f'<time datetime="{at.isoformat()}">{_text(said)}</time>'


def _section(heading: str, body: Iterable[str]) -> Iterator[str]:
    written = tuple(body)
    if written:
        yield f"<h2>{_text(heading)}</h2>\n<ul>"
        yield from written
        yield "</ul>"


def _said(text: str) -> str:
    """What a feed said, in the direction of its own script."""
    return f"<span dir=auto>{_text(text)}</span>"


def _text(text: str) -> str:
    return escape(line(text), quote=True)
