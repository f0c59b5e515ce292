"""An entry as its publisher wrote it, and beside it its copies and what changed in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from briefing.render.article import changes, margins, marked_change, markup_text, subtitle
from briefing.render.explanation import reason
from briefing.text.plural import counted
from briefing.text.urls import safe_link
from briefing.tui.pages.heading import heading
from briefing.tui.view.spans import BLANK, Block, Row, Span
from briefing.tui.view.wrap import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.article import Article, ArticleBlock, Run
    from briefing.domain.explanation import Explanation
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role

Form = Literal["text", "all", "markup"]
"""The article without what is left out of briefings, with it, or as the feed's markup."""
FORMS: tuple[Form, ...] = Form.__args__  # type: ignore[attr-defined]

_CHANGE_ROLES: dict[str, Role] = {"same": "muted", "removed": "warning", "added": "success"}


def article(read: Article, setting: PageContext, form: Form) -> list[Block]:
    """The article in blocks; one that a briefing shows a passage of has an id, see `stops`."""
    entry = read.entry
    facts = f"{entry.outlet} · {setting.stamp(entry.at)}"
    if extra := subtitle(read):
        facts += f" · {extra}"
    rows = [Row((Span(entry.title or "untitled", "strong"),)), Row((Span(facts, "muted"),))]
    if url := safe_link(entry.page):
        rows.append(Row((Span(url, "faint"),), one_line=True))
    blocks = [Block(tuple(rows)), *_body(read, form, setting)]
    if read.links and form != "markup":
        links = (
            Row(
                (Span(url, "muted", f"link {number}"),),
                (Span(f"[{number}]".ljust(5), "number", f"link {number}"),),
                one_line=True,
            )
            for number, url in enumerate(read.links, 1)
        )
        blocks += [BLANK, heading("LINKS"), Block(tuple(links))]
    return blocks


def stops(read: Article) -> tuple[str, ...]:
    """The ids of the blocks of which a briefing shows something, in order."""
    return tuple(
        str(place) for place, block in enumerate(read.blocks) if any(run.used for run in block.runs)
    )


def stop_of(read: Article, passage: str) -> str | None:
    """The block that holds ``passage``, if a briefing shows something of it."""
    return next((id for id in stops(read) if passage in read.blocks[int(id)].text), None)


def passage_at(read: Article, stop: str | None) -> str:
    """The first passage in the block with this id that a briefing shows; "" for none."""
    if stop is None:
        return ""
    passage = ""
    for run in read.blocks[int(stop)].runs:
        if run.used:
            passage += run.text
        elif passage:
            break
    return passage.strip()


def beside(read: Article, explanation: Explanation | None, setting: PageContext) -> list[Block]:
    """Who else has the text, and how the entry changed."""
    blocks: list[Block] = []
    members = explanation.members if explanation else ()
    if explanation and len(members) > 1:
        others = [member for member in members if member.entry.id != read.entry.id]
        rows = []
        for member in others:
            stamp = Span(setting.stamp(member.entry.at), "muted")
            rows.append(Row((Span(member.entry.outlet, "strong"),), right=(stamp,), one_line=True))
            why = reason(member, explanation, ids=False)
            rows.append(Row((Span(why, "muted"),), (Span("  "),), (Span("  "),)))
        count = (Span(counted(len(others), "other report"), "muted"),)
        blocks += [heading("THE SAME TEXT", right=count), Block(tuple(rows)), BLANK]
    for before, after in pairwise(read.states):
        changed = [
            Row(tuple(Span(marked_change(part), _CHANGE_ROLES[part.kind]) for part in parts))
            for parts in changes(before, after)
        ]
        at = (Span(setting.stamp(after.first_seen), "muted"),)
        blocks += [heading("CHANGED", right=at), Block(tuple(changed)), BLANK]
    return blocks


def _body(read: Article, form: Form, setting: PageContext) -> Iterator[Block]:
    if form == "markup":
        yield BLANK
        for line in markup_text(read).split("\n"):
            yield Block(tuple(Row((Span(piece),)) for piece in _pieces(line)))
        return
    before: ArticleBlock | None = None
    hidden = 0
    for place, block in enumerate(read.blocks):
        if block.left_out and form == "text":
            hidden += 1
            continue
        if not block.continues(before):
            yield BLANK
        before = block
        used = any(run.used for run in block.runs)
        marks = "*" if setting.screen_reader else ""
        yield Block(tuple(_rows(block, marks)), str(place) if used else None)
    if hidden:
        yield BLANK
        words = f"… {counted(hidden, 'paragraph')} left out of briefings · f shows them"
        yield Block((Row((Span(words, "faint"),)),))


def _rows(block: ArticleBlock, marks: str) -> Iterator[Row]:
    first, rest = margins(block)
    role: Role = "rule" if block.kind == "quotation" else "muted"
    for spans in _lines(block, marks):
        yield Row(spans, (Span(first, role),), (Span(rest, role),))
        first = rest


def _lines(block: ArticleBlock, marks: str) -> list[Line]:
    """The block's spans by line, the number of each link behind its words, ``marks`` around what a
    briefing shows."""
    lines: list[list[Span]] = [[]]
    for run, link in block.numbered_runs:
        words = f"{marks}{run.text}{marks}" if run.used and run.text.strip() else run.text
        for number, text in enumerate(words.split("\n")):
            if number:
                lines.append([])
            lines[-1] += [Span(piece, _role(run, block)) for piece in _pieces(text)]
        if link is not None:
            lines[-1].append(Span(f" [{link}]", "number", f"link {link}"))
    return [piece for line in lines for piece in _short(line)]


def _role(run: Run, block: ArticleBlock) -> Role:
    if block.left_out or block.kind == "picture":
        return "muted"
    if run.used:
        return "soon"
    if block.kind == "heading":
        return "name"
    return "strong" if run.strong else "text"


def _short(spans: list[Span]) -> Iterator[Line]:
    """``spans`` as rows that are painted whole: see `LONGEST`."""
    row: list[Span] = []
    length = 0
    for span in spans:
        if row and length + len(span.text) > LONGEST:
            yield tuple(row)
            row, length = [], 0
        row.append(span)
        length += len(span.text)
    yield tuple(row)


def _pieces(text: str) -> Iterator[str]:
    """``text`` in pieces that are painted whole, broken between words if there are any."""
    while len(text) > LONGEST:
        cut = text.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield text[:cut]
        text = text[cut:]
    yield text
