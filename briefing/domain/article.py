"""An entry as its publisher wrote it: headings, lists, quotations, tables, numbered links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.entry import CachedEntry, EntryState

BlockKind = Literal["text", "heading", "item", "quotation", "preformatted", "row", "picture"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one style. ``link`` is the number of its link, from 1; ``used``: a briefing
    shows it."""

    text: str
    link: int | None = None
    strong: bool = False
    used: bool = False


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """A paragraph, a heading, a list item, a row of a table, or the description of a picture.

    ``depth`` is the level of a heading (1 to 6), and how many lists or quotations a block is
    inside; ``mark`` precedes a list item ("•", "3."). ``left_out``: it is not in the text that
    stories and briefings are made from, as it repeats something or is furniture of the page.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    depth: int = 0
    mark: str = ""
    left_out: bool = False

    @property
    def text(self) -> str:
        """The block as plain text."""
        return "".join(run.text for run in self.runs)

    @property
    def numbered_runs(self) -> Iterator[tuple[Run, int | None]]:
        """The runs, each with the number of the link that ends with it."""
        for run, following in zip(self.runs, (*self.runs[1:], None), strict=True):
            ends = following is None or following.link != run.link
            yield run, run.link if ends else None

    def continues(self, before: ArticleBlock | None) -> bool:
        """Whether it goes on with the list or the table of the block before it."""
        return before is not None and before.kind == self.kind and self.kind in ("row", "item")


@dataclass(frozen=True, slots=True)
class Article:
    """``links`` are addresses by their number, from 1; ``states`` what the entry said over time,
    the present text last; ``markup`` is the HTML as the feed gave it."""

    entry: CachedEntry
    blocks: tuple[ArticleBlock, ...]
    links: tuple[str, ...]
    states: tuple[EntryState, ...]
    markup: str

    @property
    def left_out(self) -> int:
        """How many blocks are left out of the text that stories and briefings are made from."""
        return sum(block.left_out for block in self.blocks)
