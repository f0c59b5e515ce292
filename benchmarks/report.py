"""What a benchmark reports: tables for the terminal and the docs, and figures for a JSON file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts with a caption of one line; the first column is words, the rest figures."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def plain(self) -> str:
        """For a terminal: columns of equal width."""
        lines = [self.head, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        aligned = [
            "  ".join(
                cell.rjust(width) if column else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        ]
        return "\n".join([f"{self.caption}:", *aligned, ""])

    def markdown(self) -> str:
        """For the docs."""
        rule = ["---", *["--:"] * (len(self.head) - 1)]
        lines = [f"| {' | '.join(line)} |" for line in (self.head, rule, *self.rows)]
        return "\n".join([f"{self.caption}:", "", *lines])


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures by size, with a title and what the two axes show."""

    figures: Mapping[int, float]
    title: str
    sizes: str
    unit: str


@dataclass(frozen=True, slots=True)
class SetReport:
    """The outcome of one set.

    ``figures`` are all that the ``tables`` were made of, for JSON; ``plot`` are those to draw.
    """

    tables: Sequence[Table]
    figures: Mapping[str, Any]
    plot: Plot | None = None


def replace_block(page: str, name: str, block: str) -> str:
    """``page`` with ``block`` between the two marker comments of the set ``name``.

    Raises `ValueError` if the page does not have both, in this order.
    """
    first, last = f"<!-- bench: {name} -->", f"<!-- end of bench: {name} -->"
    before, opened, rest = page.partition(first)
    _, closed, after = rest.partition(last)
    if not (opened and closed):
        raise ValueError(f"the page has no block {first} … {last}")
    return f"{before}{first}\n\n{block.strip()}\n\n{last}{after}"


def figure(value: float) -> str:
    """A number with two or three significant digits: 0.042, 1.7, 23, 1,234."""
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
