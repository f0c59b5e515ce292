"""Spans of text in rows in blocks: what a screen is made of. A span has a role, not a colour.

A role is the name of a component class of the widgets (``paint--new``); the themes give it its
colour. Text from feeds is painted as it is and never read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.text.cells import cell_width, fitting
from briefing.text.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal[
    "text",
    "strong",
    "muted",
    "faint",
    "rule",
    "new",
    "key",
    "name",
    "number",
    "label",
    "warning",
    "single",
    "error",
    "success",
    "soon",
    "count",
    "alarm",
    "match",
    "tab",
]
ROLES: tuple[Role, ...] = Role.__args__  # type: ignore[attr-defined]


class Span(NamedTuple):
    """A run of text in one role. A tuple, because a page has thousands of them.

    ``does`` is what a click on it does: the id of a command, ``source 3``, ``link 3`` of an article
    or ``view gyeongju``;
    empty where it does what a click on the item does.
    """

    text: str
    role: Role = "text"
    does: str = ""


Line = tuple[Span, ...]
"""The spans of one line; a painted line never exceeds the width it was laid out for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with its margins.

    ``gutter`` precedes the first line and ``indent`` the others (both keep their width), ``body``
    wraps between them and ``right`` ends at the right edge of the first line. ``rule`` draws a
    hairline between ``body`` and ``right``. ``one_line`` cuts the body with an ellipsis instead of
    wrapping it.
    """

    body: Line = ()
    gutter: Line = ()
    indent: Line = ()
    right: Line = ()
    rule: bool = False
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together; the cursor can be on a block with an ``id``."""

    rows: tuple[Row, ...]
    id: str | None = None


BLANK = Block((Row(),))


def source_number(n: int, text: str | None = None, role: Role = "number") -> Span:
    """The number of a source, which a click opens."""
    return Span(str(n) if text is None else text, role, f"source {n}")


def span_at(spans: Line, cell: int) -> Span | None:
    """The span that covers a cell, counted from 0."""
    for span in spans:
        cell -= cell_width(span.text)
        if cell < 0:
            return span
    return None


def width_of(spans: Line) -> int:
    """How many cells the spans take."""
    return sum(cell_width(span.text) for span in spans)


def text_of(spans: Line) -> str:
    """The spans as plain text."""
    return "".join(span.text for span in spans)


def joined(parts: tuple[Line, ...], between: Span) -> Line:
    """Spans of all ``parts`` that are not empty, with ``between`` between them."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans += [between, *part] if spans else part
    return tuple(spans)


def column(text: str, wide: int) -> str:
    """``text`` cut or padded to ``wide`` cells, on one line, without what a terminal obeys."""
    if not text.isprintable():
        text = clean(text).replace("\n", " ")
    if cell_width(text) > wide:
        text = text[: fitting(text, wide - 1)] + "…"
    return text + " " * (wide - cell_width(text))


BARS = "▁▂▃▄▅▆▇█"


def bars(counts: Sequence[int]) -> str:
    """One bar per count, the highest one full. All zero: a flat line."""
    top = max(counts, default=0)
    if top <= 0:
        return BARS[0] * len(counts)
    return "".join(BARS[round(count * (len(BARS) - 1) / top)] for count in counts)


def sparkline(counts: Sequence[int]) -> Line:
    """The bars as spans, the last day in colour; nothing if all counts are zero."""
    if not any(counts):
        return ()
    drawn = bars(counts)
    return (Span(drawn[:-1], "faint"), Span(drawn[-1:], "number"))
