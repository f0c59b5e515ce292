"""One item on a page: its row, and the details that Enter unfolds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.cells import cell_width
from briefing.text.normalize import words
from briefing.tui.view.spans import Block, Row, Span, column, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Point, Source
    from briefing.domain.entry import CachedEntry
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item, Section
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role


def citation(sources: Iterable[Source]) -> Line:
    """``[1·3·4]``, each outlet once."""
    numbers = sorted({source.n for source in sources})
    if not numbers:
        return ()
    inner = joined(tuple((Span(str(n), "number"),) for n in numbers), Span("·", "faint"))
    return (Span(" "), Span("[", "faint"), *inner, Span("]", "faint"))


def point_blocks(
    section: Section, state: State, setting: PageContext, *, name_single: bool
) -> list[Block]:
    """The points of a section, their times in one column. ``name_single``: label single sources."""
    stamps = {item.id: setting.stamp(item.point.at) for item in section.items if item.point}
    wide = max(map(cell_width, stamps.values()), default=0)
    return [
        _point(item, stamps[item.id].ljust(wide), state, setting, name_single)
        for item in section.items
    ]


def names_single_sources(points: Iterable[Point]) -> bool:
    """Whether points with a single source are the exception here, and so worth a label."""
    single = [point.outlets == 1 for point in points]
    return 0 < sum(single) * 2 < len(single)


def point_mark(point: Point, state: State, *, open_: bool) -> Span:
    """``●`` new, ``○`` read, ``▾`` unfolded."""
    new = state.is_new(point)
    glyph = "▾" if open_ else "●" if new else "○"
    return Span(f"{glyph} ", "new" if new else "muted")


def point_suffix(item: Item, point: Point, state: State, *, name_single: bool) -> Line:
    """What follows a point's text: its sources, how many are new since it was read, its labels."""
    spans = [*citation(point.sources)]
    if added := _outlets_since_read(item, point, state):
        spans.append(Span(f"+{added}", "new"))
    if name_single and point.outlets == 1:
        spans.append(Span(" single\u00a0source", "single"))
    if point.changed:
        spans.append(Span(" changed", "single"))
    if state.is_starred(point):
        spans.append(Span(" ★", "number"))
    return tuple(spans)


def _outlets_since_read(item: Item, point: Point, state: State) -> int:
    """How many outlets a point has gained since it, or its summit, was read."""
    briefing = state.snapshot.briefing(item.summit)
    if briefing is None or point.new or state.is_new(point):
        return 0
    read = [at for at in (briefing.read_at, point.read_at) if at]
    early = {source.n for source in point.sources if read and source.first_seen <= max(read)}
    return len({source.n for source in point.sources} - early) if early else 0


def _point(item: Item, stamp: str, state: State, setting: PageContext, name_single: bool) -> Block:
    point = item.point
    assert point is not None  # noqa: S101  sections of points hold nothing else
    open_ = item.id in state.unfolded
    new: Role = "strong" if item.kind == "lead" else "text"
    role = new if state.is_new(point) else "muted"
    gutter = (point_mark(point, state, open_=open_), Span(f"{stamp}  ", "muted"))
    indent = (Span(" " * (len(stamp) + 4)),)
    label = (Span("Why it matters  ", "label"),) if item.kind == "why" else ()
    body = (
        *label,
        Span(point.text, role),
        *point_suffix(item, point, state, name_single=name_single),
    )
    rows = [Row(body, gutter, indent)]
    if open_:
        rows += detail_rows(item, state, setting, " " * (len(stamp) + 4))
    return Block(tuple(rows), item.id)


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
    rows = [] if tuple(words(title)) in shown else [row((Span(title, "strong"),))]
    if earlier_wording is not None:
        rows.insert(0, row((Span("before: ", "muted"), Span(earlier_wording, "muted"))))
    shown.add(tuple(words(title)))
    wide = min(max((cell_width(source.outlet) for source in item.sources), default=0), _NAME)
    digits = max((len(str(source.n)) for source in item.sources), default=1)
    for source in item.sources:
        number = f"[{source.n}]".ljust(digits + 4)
        name = Span(f"{column(source.outlet, wide)}  ")
        own_title = "" if tuple(words(source.title)) in shown else source.title
        body = (Span(number, "number"), name, Span(own_title, "muted"))
        shown.add(tuple(words(source.title)))
        rows.append(row(body, (Span(source_note(source, item), "muted"),), one_line=True))
    texts = source_paragraphs(item, state)
    rows += [row((Span(text),)) for text in texts if tuple(words(text)) not in shown]
    hints: list[Span] = []
    for command, verb in _HINTS:
        if (key := setting.keys.get(command)) and _useful(command, item):
            hints += [Span(" · ", "faint")] if hints else []
            does = "follow this event" if command == "add" and item.story else verb
            hints += [Span(key, "soon"), Span(f" {does}")]
    rows += [row(tuple(hints))] if hints else []
    return [*rows, Row()]


def _useful(command: str, item: Item) -> bool:
    if command == "add":
        return item.proposal is not None or bool(item.story and item.story.event)
    return command != "star" or item.point is not None


def _shown(item: Item) -> tuple[str, ...]:
    """The texts of an item that its row already shows."""
    if item.story:
        return (item.story.title,)
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
