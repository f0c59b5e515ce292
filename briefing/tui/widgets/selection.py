"""The text that a drag of the mouse selects, painted and copied: Textual's own selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip

from briefing.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.selection import Selection


def with_selection(strip: Strip, selection: Selection | None, y: int, style: Style) -> Strip:
    """The line ``y`` of a page with what is selected of it in ``style``, and its place noted in
    every cell, as Textual finds by it what the mouse is on."""
    span = selection.get_span(y) if selection else None
    placed = strip.apply_offsets(0, y)
    if span is None:
        return placed
    text, (start, end) = strip.text, span
    first = cell_width(text[:start])
    last = strip.cell_length if end < 0 else min(cell_width(text[:end]), strip.cell_length)
    if first >= last:
        return placed
    before, selected, after = placed.divide([first, last, strip.cell_length])
    return Strip.join([before, selected.apply_style(style), after])


def selected_text(selection: Selection, lines: Iterable[tuple[str, bool]]) -> str:
    """What is selected of ``lines``, each with whether it goes on the paragraph of the line above.

    The lines of a paragraph are joined, so that it can be pasted anywhere.
    """
    parts: list[str] = []
    for y, (text, goes_on) in enumerate(lines):
        span = selection.get_span(y)
        if span is None:
            continue
        start, end = span
        piece = (text[start:] if end < 0 else text[start:end]).replace("\u00a0", " ").strip()
        if goes_on and parts:
            parts[-1] = f"{parts[-1]} {piece}".strip()
        else:
            parts.append(piece)
    return "\n".join(parts).strip("\n")
