"""What a screen is made of before a terminal sees it: spans in rows in blocks, by role, not colour.

A role is the name of a component class of the widgets (``doc--new``); the themes give it its
colour. The texts come from feeds: they are painted as they stand and never read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from briefing.text.sanitize import clean

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
    """A run of text in one role. A tuple, since a page has thousands of them."""

    text: str
    role: Role = "text"


Line = tuple[Span, ...]
"""One painted line; its cells never exceed the width it was laid out for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as it is set.

    ``gutter`` stands before the first line and ``indent`` before the rest (both keep their
    width), ``body`` wraps between them and ``right`` ends at the right edge of the first line.
    ``rule`` draws a hairline through the room that ``body`` leaves before ``right``.
    ``one_line`` cuts the body with an ellipsis instead of wrapping it.
    """

    body: Line = ()
    gutter: Line = ()
    indent: Line = ()
    right: Line = ()
    rule: bool = False
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together. One with an ``id`` takes the cursor; ``section`` starts one."""

    rows: tuple[Row, ...]
    id: str | None = None


BLANK = Block((Row(),))


def width_of(spans: Line) -> int:
    """How many cells the spans take."""
    return sum(cell_len(span.text) for span in spans)


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
    if cell_len(text) > wide:
        text = set_cell_size(text, wide - 1) + "…"
    return text + " " * (wide - cell_len(text))
