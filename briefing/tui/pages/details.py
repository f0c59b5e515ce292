"""The details of an item, which Enter unfolds: who reports it, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.citation import wordings
from briefing.render.sources import other_wordings as of_point
from briefing.text.cells import cell_width
from briefing.text.normalize import words
from briefing.tui.model.spoken import spoken
from briefing.tui.view.spans import Row, Span, column, joined, source_number, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.domain.briefing import Source
    from briefing.domain.entry import CachedEntry
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_HINTS = (
    ("add", "follow"), ("source.best", "open"), ("star", "star"), ("cite", "cite"),
    ("pane.out", "fold"),
)  # fmt: skip
_NAME = 24


def detail_rows(item: Item, state: State, setting: PageContext, indent: str) -> list[Row]:
    """The rows that Enter adds under an item, behind a hairline."""
    bar = (Span(f"{indent}▏ ", "rule"),)

    def row(body: Line, right: Line = (), *, one_line: bool = False) -> Row:
        return Row(body, bar, bar, right, one_line=one_line)

    shown = {tuple(words(text)) for text in _shown(item)}
    earlier_wording = item.point.previous_text if item.point else None
    title = headline(item)
    rows = []
    if earlier_wording is not None:
        rows.append(row((Span("before: ", "muted"), Span(earlier_wording, "muted"))))
    if speaker := speaker_of(item, state):
        rows.append(row((Span(f"said by {speaker}", "muted"),)))
    if tuple(words(title)) not in shown:
        rows.append(row((Span(title, "strong"),)))
    shown.add(tuple(words(title)))
    wide = min(max((cell_width(source.outlet) for source in item.sources), default=0), _NAME)
    digits = max((len(str(source.n)) for source in item.sources), default=1)
    for source in item.sources:
        number = source_number(source.n, f"[{source.n}]".ljust(digits + 4))
        name = source_number(source.n, f"{column(source.outlet, wide)}  ", "text")
        own_title = "" if tuple(words(source.title)) in shown else source.title
        body = (number, name, Span(own_title, "muted"))
        shown.add(tuple(words(source.title)))
        rows.append(row(body, (Span(source_note(source, item), "muted"),), one_line=True))
    texts = source_paragraphs(item, state)
    rows += [row((Span(text),)) for text in texts if tuple(words(text)) not in shown]
    for label, note, reports in other_wordings(item):
        rows.append(row((Span(label, "label"), Span(f"  {note}" if note else "", "muted"))))
        rows += wording_rows(reports, bar)
    hints: list[Span] = []
    for command, verb in _HINTS:
        if (key := setting.keys.get(command)) and _useful(command, item):
            hints += [Span(" · ", "faint")] if hints else []
            does = "follow this event" if command == "add" and item.story else verb
            hints += [Span(key, "soon", command), Span(f" {does}", "text", command)]
    rows += [row(tuple(hints))] if hints else []
    return [*rows, Row()]


def speaker_of(item: Item, state: State) -> str | None:
    """Who says it, under the name that the section of speakers has."""
    point, briefing = item.point, state.snapshot.briefing(item.summit)
    if point is None or point.speaker is None or briefing is None:
        return point.speaker if point else None
    ids = ((name, {said.id for said in points}) for name, points in spoken(briefing))
    return next((name for name, said in ids if point.id in said), point.speaker)


def other_wordings(item: Item) -> Iterator[tuple[str, str, tuple[Source, ...]]]:
    """Further reports of what an item says: a label, what to know of them, and the reports."""
    if item.point:
        yield from of_point(item.point)
    if item.number and item.number.course:
        label = "Over time" if item.number.moved else "Reports differ"
        yield label, "", tuple(report.source for report in item.number.course)
    if item.number and item.number.others:
        yield "Also give the figure", "", item.number.others


def wording_rows(reports: Iterable[Source], margin: Line = ()) -> list[Row]:
    """Each wording once: the numbers and names of its outlets, then the passage."""
    rows = []
    for wording in wordings(reports):
        names = ", ".join(outlet for _, outlet in wording.outlets)
        cited = tuple((source_number(n),) for n, _ in wording.outlets)
        numbers = joined(cited, Span("·", "number"))
        mark = (Span("[", "number"), *numbers, Span("]", "number"))
        gap = Span(" " * max(5 - width_of(mark), 1))
        body = (*mark, gap, Span(f"{names}  "), Span(wording.passage, "muted"))
        rows.append(Row(body, margin, (*margin, Span(" " * 5))))
    return rows


def _useful(command: str, item: Item) -> bool:
    if command == "add":
        return item.proposal is not None or bool(item.story and item.story.event)
    return command != "star" or item.point is not None


def _shown(item: Item) -> tuple[str, ...]:
    """The texts of an item that its row already shows."""
    if item.story:
        return (item.story.title,)
    if item.kind == "report":
        return tuple(source.title for source in item.sources)
    return (item.point.text,) if item.point else ()


def headline(item: Item) -> str:
    """The headline of an item: that of its first report that is not a copy."""
    if item.story:
        return item.story.title
    originals = [source for source in item.sources if source.copy_of is None]
    return next((source.title for source in originals or item.sources if source.title), "")


def source_note(source: Source, item: Item) -> str:
    """How a report got its text: ``first``, ``copy of [2]``, ``own text``, ``only source``."""
    if source.copy_of is not None:
        return f"copy of [{source.copy_of}]"
    if len(item.sources) == 1:
        return "only source"
    earliest = min(item.sources, key=lambda report: report.at)
    return "first" if source is earliest else "own text"


def source_paragraphs(item: Item, state: State) -> tuple[str, ...]:
    """The paragraph an item was taken from, if it says more than the item."""
    if item.story:
        entries = item.story.entries
        return entries[0].paragraphs[:3] if entries else ()
    shown = item.point.text if item.point else ""
    for source in item.sources:
        entry = _entry(source, state)
        paragraph = _paragraph(entry, source.passage) if entry else None
        if paragraph and words(paragraph) != words(shown):
            return (paragraph,)
        if entry and source.passage == source.title and entry.paragraphs:
            return (entry.paragraphs[0],)
    passage = item.sources[0].passage if item.sources else ""
    return (passage,) if passage and words(passage) != words(shown) else ()


def report_time(source: Source, setting: PageContext) -> str:
    """When a source reported."""
    return setting.stamp(source.at)


def _entry(source: Source, state: State) -> CachedEntry | None:
    for briefing in state.snapshot.briefings:
        for story in briefing.stories:
            for entry in story.entries:
                if entry.id == source.entry:
                    return entry
    return None


def _paragraph(entry: CachedEntry, passage: str) -> str | None:
    return next((text for text in entry.paragraphs if passage in text), None)
