"""Write an article to read: as text, as its links, as what changed in it, and as JSON."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.domain.citation import title_as_published
from briefing.render.json_values import dumped, instant, moment
from briefing.render.time_words import since
from briefing.text.cells import cell_width
from briefing.text.plural import counted
from briefing.text.sanitize import clean, line
from briefing.text.urls import masked, safe_link
from briefing.text.word_diff import word_diff
from briefing.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from briefing.domain.article import Article, ArticleBlock
    from briefing.domain.entry import EntryState
    from briefing.render.json_values import Shape
    from briefing.text.word_diff import Part

_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
"""As git writes a word diff."""


def as_text(article: Article, *, now: datetime, zone: tzinfo, width: int) -> str:
    """The article in lines of ``width`` cells, its links numbered and listed at the end."""
    lines = [*_head(article, now, zone, width)]
    before: ArticleBlock | None = None
    for block in article.blocks:
        if not block.continues(before):
            lines.append("")
        lines += _block_lines(block, width)
        before = block
    if article.links:
        lines += ["", "LINKS", *links_text(article).split("\n")]
    return "\n".join(lines)


def links_text(article: Article) -> str:
    """One line a link: ``[1] https://…``."""
    return "\n".join(f"[{number}] {url}" for number, url in enumerate(article.links, 1))


def markup_text(article: Article) -> str:
    """The HTML as the feed gave it, without what a terminal obeys."""
    return clean(article.markup)


def diff_text(article: Article, *, now: datetime, zone: tzinfo, width: int) -> str:
    """What changed from each state to the next: ``[-removed-]`` and ``{+added+}``."""
    states = article.states
    if len(states) < 2:
        return "Its feed has not changed it since it was first seen."
    lines: list[str] = []
    for before, after in pairwise(states):
        lines += ["", f"CHANGED {since(after.first_seen, now, zone)}", ""]
        for paragraph in changes(before, after):
            lines += wrap(line("".join(map(marked_change, paragraph))), width)
            lines.append("")
    return "\n".join(lines[1:-1])


def changes(before: EntryState, after: EntryState) -> list[tuple[Part, ...]]:
    """The headline and the paragraphs in which two states of an entry differ."""
    paragraphs = word_diff((before.title, *before.paragraphs), (after.title, *after.paragraphs))
    return [parts for parts in paragraphs if any(part.kind != "same" for part in parts)]


def as_json(article: Article) -> str:
    """``{"entry", "feed", "outlet", "title", "url", "published", "blocks", "links", "states"}``."""
    entry = article.entry
    return dumped(
        {
            "entry": entry.id,
            "feed": masked(entry.feed),
            "outlet": masked(entry.outlet),
            "title": title_as_published(entry),
            "url": safe_link(entry.page),
            "published": moment(entry.published),
            "blocks": [_block(block) for block in article.blocks],
            "links": list(article.links),
            "states": [
                {
                    "first_seen": instant(state.first_seen),
                    "title": title_as_published(state),
                    "text": list(state.paragraphs),
                }
                for state in article.states
            ],
        }
    )


def subtitle(article: Article) -> str:
    """How much of it stories and briefings are not made from, and how often it changed; maybe
    empty."""
    facts = []
    if article.left_out:
        facts.append(f"{counted(article.left_out, 'paragraph')} left out of briefings")
    if len(article.states) > 1:
        facts.append(f"changed {counted(len(article.states) - 1, 'time')}")
    return " · ".join(facts)


def _head(article: Article, now: datetime, zone: tzinfo, width: int) -> Iterator[str]:
    entry = article.entry
    yield from wrap(line(entry.title or "untitled"), width)
    yield from wrap(line(masked(f"{entry.outlet} · {since(entry.at, now, zone)}")), width)
    if url := safe_link(entry.page):
        yield url
    if facts := subtitle(article):
        yield facts


def _block_lines(block: ArticleBlock, width: int) -> Iterator[str]:
    first, rest = margins(block)
    for text in _numbered(block).split("\n"):
        yield from wrap(text, width, first=first, rest=rest)
        first = rest


def margins(block: ArticleBlock) -> tuple[str, str]:
    """What precedes the first line of a block and its other lines."""
    note = "~ " if block.left_out else ""
    if block.kind == "heading":
        return f"{note}{'#' * block.depth} ", note
    if block.kind == "quotation":
        return (note + "> " * block.depth,) * 2
    if block.kind == "picture":
        return f"{note}[picture] ", note
    if block.kind == "item":
        indent = note + "  " * max(block.depth - 1, 0)
        mark = f"{block.mark} " if block.mark else "  "
        return indent + mark, indent + " " * cell_width(mark)
    return note, note


def _numbered(block: ArticleBlock) -> str:
    """The text of a block, with the number of each link behind the words that are linked."""
    pieces: list[str] = []
    for run, link in block.numbered_runs:
        pieces.append(f"*{run.text}*" if run.used and run.text.strip() else run.text)
        if link is not None:
            pieces.append(f" [{link}]")
    return "".join(pieces)


def marked_change(part: Part) -> str:
    """``[-removed-]``, ``{+added+}``, or the text that stayed."""
    opening, closing = _MARKS[part.kind]
    return f"{opening}{part.text}{closing}"


def _block(block: ArticleBlock) -> Shape:
    return {
        "kind": block.kind,
        "depth": block.depth,
        "mark": block.mark,
        "left_out": block.left_out,
        "runs": [
            {"text": run.text, "link": run.link, "strong": run.strong, "used": run.used}
            for run in block.runs
        ],
    }
