"""The HTML of an entry as blocks to read, with its structure and its links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from briefing.domain.article import ArticleBlock, Run
from briefing.text import markup
from briefing.text.boilerplate.judgement import is_boilerplate
from briefing.text.html import BLOCKS, NEVER_TEXT, is_heavy, paragraphs, walk
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import composed
from briefing.text.sanitize import clean, line
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from briefing.domain.article import BlockKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "menu")
_STRONG = ("b", "strong")
_MOST_BLOCKS = 2_000
_MOST_LINKS = 500
_SPACE = lazy_regex(r"[ \t\n\r\f\u00a0]+")
_BLANKS = lazy_regex(r"[ \t\u00a0]+")
_BULLET = "•"
_CELLS = frozenset(["td", "th"])
_BETWEEN_CELLS = " │ "


@dataclass(frozen=True, slots=True)
class Markup:
    """``links`` are the addresses that runs refer to by their number, from 1."""

    blocks: tuple[ArticleBlock, ...]
    links: tuple[str, ...]


def article_blocks(html: str, base: str | None, kept: Sequence[str]) -> Markup:
    """The blocks of ``html``; relative links are resolved against ``base``.

    ``kept`` are the paragraphs that stories and briefings are made from: what is in none of them is
    marked as left out, and what of them is not in ``html`` (the text of the page, a text that was
    shortened) follows as plain blocks. Only links to the web are numbered, each address once. Text
    is clean: no control characters, no bidirectional overrides.
    """
    read = _read(html, base)
    text = _letters(" ".join(block.text for block in read.blocks))
    missing = [paragraph for paragraph in kept if _letters(paragraph) not in text]
    if kept and len(missing) == len(kept):
        return Markup(_plain_blocks(kept), ())
    return Markup((*_with_left_out(read.blocks, kept), *_plain_blocks(missing)), read.links)


def with_used(
    blocks: Sequence[ArticleBlock], passages: Collection[str]
) -> tuple[ArticleBlock, ...]:
    """``blocks``, with the ``passages`` (sentences of the text) marked where they stand."""
    return tuple(replace(block, runs=tuple(_marked(block, passages))) for block in blocks)


def _read(html: str, base: str | None) -> Markup:
    """What takes long to read, or has no markup, gives plain paragraphs without links."""
    text = clean(html)
    if not markup.has_tags(text):
        text = clean(markup.decode(text))
    if markup.has_tags(text) and not is_heavy(text) and (root := LexborHTMLParser(text).root):
        reader = _Reader(base)
        reader.read(root)
        if reader.blocks:
            return Markup(tuple(reader.blocks[:_MOST_BLOCKS]), tuple(reader.links))
    return Markup(_plain_blocks(paragraphs(html)), ())


def _plain_blocks(texts: Sequence[str]) -> tuple[ArticleBlock, ...]:
    return tuple(ArticleBlock("text", (Run(clean(text)),)) for text in texts[:_MOST_BLOCKS])


def _with_left_out(blocks: Sequence[ArticleBlock], kept: Sequence[str]) -> tuple[ArticleBlock, ...]:
    """A block stays if a part of it is kept, as a sentence of it may be furniture; not if it is
    furniture as a whole."""
    parts = [letters for paragraph in kept if (letters := _letters(paragraph))]
    whole = "".join(parts)

    def is_kept(block: ArticleBlock) -> bool:
        own = _letters(block.text)
        stored = own in whole or any(part in own for part in parts)
        return block.kind == "picture" or (stored and not is_boilerplate(block.text))

    return tuple(replace(block, left_out=not is_kept(block)) for block in blocks)


def _marked(block: ArticleBlock, passages: Collection[str]) -> Iterator[Run]:
    text = block.text.replace("\n", " ")
    places = [
        (at, at + len(passage))
        for passage in passages
        if passage and (at := text.find(passage)) >= 0
    ]
    ends = {cut for place in places for cut in place}
    start = 0
    for run in block.runs:
        end = start + len(run.text)
        cuts = sorted({start, end, *(cut for cut in ends if start < cut < end)})
        for first, last in pairwise(cuts):
            used = any(begin <= first and last <= stop for begin, stop in places)
            yield replace(run, text=run.text[first - start : last - start], used=used)
        start = end


def _letters(text: str) -> str:
    """What two spellings of one text have in common: its letters and figures."""
    return "".join(filter(str.isalnum, text.casefold()))


class _Reader:
    """Reads the nodes of a document in order, and collects blocks and links."""

    def __init__(self, base: str | None) -> None:
        self.blocks: list[ArticleBlock] = []
        self.links: list[str] = []
        self._base = base
        self._numbers: dict[str, int] = {}
        self._runs: list[Run] = []
        self._lists: list[int | None] = []  # the number of the next item; None without numbers
        self._items: list[str] = []  # what precedes the next paragraph of each open item
        self._open: Counter[str] = Counter()
        self._address: str | None = None  # of the link that is open
        self._heading = 0
        self._cells = 0

    def read(self, root: LexborNode) -> None:
        """Read a document."""
        for node, entering in walk(root, NEVER_TEXT):
            if len(self.blocks) >= _MOST_BLOCKS:
                return
            name = node.tag or ""
            if name == "-text":
                self._text(node.text(deep=False) or "")
                continue
            if name in BLOCKS and name not in _CELLS:
                self._end_block()
            if entering:
                self._open[name] += 1
                self._enter_block(name, node)
                self._enter_inline(name, node)
            else:
                self._open[name] -= 1
                self._leave(name)
        self._end_block()

    def _enter_block(self, name: str, node: LexborNode) -> None:
        if name in _HEADINGS:
            self._heading = _HEADINGS[name]
        elif name in _LISTS:
            self._lists.append(_first_number(node) if name == "ol" else None)
        elif name == "li":
            self._items.append(self._next_mark())
        elif name == "tr":
            self._cells = 0

    def _enter_inline(self, name: str, node: LexborNode) -> None:
        if name in _CELLS:
            if self._cells:
                self._runs.append(Run(_BETWEEN_CELLS))
            self._cells += 1
        elif name == "a":
            self._address = safe_link(_resolved(node.attributes.get("href"), self._base))
        elif name == "br":
            self._break_line()
        elif name == "img":
            self._picture(node.attributes.get("alt"))

    def _leave(self, name: str) -> None:
        if name in _HEADINGS:
            self._heading = 0
        elif name in _LISTS:
            self._lists.pop()
        elif name == "li":
            self._items.pop()
        elif name == "a":
            self._address = None

    def _break_line(self) -> None:
        """Two breaks in a row end a paragraph."""
        if self._runs and self._runs[-1].text == "\n":
            self._end_block()
        else:
            self._runs.append(Run("\n"))

    def _text(self, text: str) -> None:
        text = clean(text)
        if not self._open["pre"]:
            if not text.strip() and self._runs and self._runs[-1].text == "\n":
                return
            text = _SPACE.sub(" ", text)
        strong = any(self._open[name] > 0 for name in _STRONG)
        self._runs.append(Run(text, self._link() if text.strip() else None, strong))

    def _picture(self, alt: str | None) -> None:
        """A block of its own, so that it interrupts no sentence."""
        if text := composed(line(alt or "")):
            self.blocks.append(ArticleBlock("picture", (Run(text, self._link()),)))

    def _link(self) -> int | None:
        """The number of the link that is open; one that holds no text has none."""
        address = self._address
        if address is not None and address not in self._numbers and len(self.links) < _MOST_LINKS:
            self.links.append(address)
            self._numbers[address] = len(self.links)
        return self._numbers.get(address or "")

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return _BULLET
        self._lists[-1] = number + 1
        return f"{number}."

    def _end_block(self) -> None:
        runs = _joined(self._runs, keep_spaces=self._open["pre"] > 0)
        self._runs = []
        if not runs:
            return
        mark = ""
        if self._items:
            mark, self._items[-1] = self._items[-1], ""
        depth = self._heading or len(self._lists) or self._open["blockquote"]
        self.blocks.append(ArticleBlock(self._kind(), runs, depth, mark))

    def _kind(self) -> BlockKind:
        if self._heading:
            return "heading"
        if self._open["pre"]:
            return "preformatted"
        if self._open["tr"]:
            return "row"
        if self._items:
            return "item"
        return "quotation" if self._open["blockquote"] else "text"


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _resolved(href: str | None, base: str | None) -> str | None:
    if not href:
        return None
    try:
        return urljoin(base or "", href.strip())
    except ValueError:
        return None


def _joined(runs: Sequence[Run], *, keep_spaces: bool) -> tuple[Run, ...]:
    """``runs`` as one text without double spaces, neighbours of one style together."""
    together: list[Run] = []
    before = " "
    for run in runs:
        text = run.text if keep_spaces else _BLANKS.sub(" ", run.text)
        if not keep_spaces and before.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            continue
        before = text
        last = together[-1] if together else None
        if last and (last.link, last.strong) == (run.link, run.strong):
            together[-1] = replace(last, text=last.text + text)
        else:
            together.append(replace(run, text=text))
    while together and not together[-1].text.strip():
        together.pop()
    if together:
        together[-1] = replace(together[-1], text=together[-1].text.rstrip())
    return tuple(replace(run, text=composed(run.text)) for run in together)
