"""What stands behind an item: who reports it, in whose words, in which paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.text.normalize import words
from briefing.tui.view import times
from briefing.tui.view.spans import Row, Span, column

if TYPE_CHECKING:
    from briefing.domain.briefing import Source
    from briefing.domain.entry import CachedEntry
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line

_HINTS = (
    ("add", "follow"), ("source.best", "open"), ("star", "star"), ("cite", "cite"),
    ("pane.out", "fold"),
)  # fmt: skip
_NAME = 24


def unfolded(item: Item, state: State, setting: Setting, indent: str) -> list[Row]:
    """The rows that Enter adds under an item, behind a hairline."""
    bar = (Span(f"{indent}▏ ", "rule"),)

    def row(body: Line, right: Line = (), *, one_line: bool = False) -> Row:
        return Row(body, bar, bar, right, one_line=one_line)

    told = {tuple(words(text)) for text in _shown(item)}
    was = item.point.previous_text if item.point else None
    headline = title(item)
    rows = [] if tuple(words(headline)) in told else [row((Span(headline, "strong"),))]
    if was is not None:
        rows.insert(0, row((Span("before: ", "muted"), Span(was, "muted"))))
    told.add(tuple(words(headline)))
    wide = min(max((cell_len(one.outlet) for one in item.sources), default=0), _NAME)
    digits = max((len(str(one.n)) for one in item.sources), default=1)
    for source in item.sources:
        number = f"[{source.n}]".ljust(digits + 4)
        name = Span(f"{column(source.outlet, wide)}  ")
        said = "" if tuple(words(source.title)) in told else source.title
        body = (Span(number, "number"), name, Span(said, "muted"))
        told.add(tuple(words(source.title)))
        rows.append(row(body, (Span(standing(source, item), "muted"),), one_line=True))
    rows += [row((Span(text),)) for text in context(item, state) if tuple(words(text)) not in told]
    hints = [
        part
        for command, said in _HINTS
        if (key := setting.keys.get(command)) and _useful(command, item)
        for part in (Span(key, "soon"), Span(f" {said}  "))
    ]
    rows += [row(tuple(hints))] if hints else []
    return [*rows, Row()]


def _useful(command: str, item: Item) -> bool:
    if command == "add":
        return item.proposal is not None
    return command != "star" or item.point is not None


def _shown(item: Item) -> tuple[str, ...]:
    """What the page says of an item already."""
    if item.story:
        return (item.story.title,)
    return (item.point.text,) if item.point else ()


def title(item: Item) -> str:
    """The headline to show for an item: that of its first own report."""
    if item.story:
        return item.story.title
    own = [source for source in item.sources if source.copy_of is None]
    return next((source.title for source in own or item.sources if source.title), "")


def standing(source: Source, item: Item) -> str:
    """How a report came to its words: ``first``, ``copy of [2]``, ``own text``."""
    if source.copy_of is not None:
        return f"copy of [{source.copy_of}]"
    if len(item.sources) == 1:
        return "only source"
    earliest = min(item.sources, key=lambda source: source.at)
    return "first" if source is earliest else "own text"


def context(item: Item, state: State) -> tuple[str, ...]:
    """The paragraph an item was taken from, where it says more than the item does."""
    if item.story:
        entries = item.story.entries
        return entries[0].paragraphs[:3] if entries else ()
    shown = item.point.text if item.point else ""
    for source in item.sources:
        entry = _entry(source, state)
        found = _paragraph(entry, source.passage) if entry else None
        if found and words(found) != words(shown):
            return (found,)
        if entry and source.passage == source.title and entry.paragraphs:
            return (entry.paragraphs[0],)
    passage = item.sources[0].passage if item.sources else ""
    return (passage,) if passage and words(passage) != words(shown) else ()


def reported(source: Source, setting: Setting) -> str:
    """When a source reported."""
    return times.stamp(source.at, setting.now, setting.zone)


def _entry(source: Source, state: State) -> CachedEntry | None:
    for briefing in state.snapshot.briefings:
        for story in briefing.stories:
            for entry in story.entries:
                if entry.id == source.entry:
                    return entry
    return None


def _paragraph(entry: CachedEntry, passage: str) -> str | None:
    return next((text for text in entry.paragraphs if passage in text), None)
