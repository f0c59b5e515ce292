"""Search results under their summits, the matched words marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.domain.search_query import parse
from briefing.text.plural import counted
from briefing.tui.pages.heading import heading, spaced
from briefing.tui.view import times
from briefing.tui.view.spans import Block, Row, Span
from briefing.tui.view.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.search_hit import Hit
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line

NOWHERE = "In no summit"
_OUTLET = 24
_WAYS = 4
_WAYS_OUT = "Fewer or shorter words find more; Esc goes back to the page"


def hits(found: Sequence[Hit], query: str, setting: Setting) -> list[Block]:
    """One block a hit, its entry's id as the block's; the best hit's summit first."""
    words = parse(query).words
    blocks: list[Block] = []
    for name, group in _groups(found, setting).items():
        count = (Span(str(len(group)), "muted"),)
        listed = [_hit(hit, copies, words, setting) for hit, copies in group]
        blocks = spaced(blocks, heading(name.upper(), "name", count), *listed)
    return blocks


def folded(found: Sequence[Hit]) -> list[tuple[Hit, int]]:
    """The best hit of each story, and how many copies of it were found besides."""
    stories: dict[str, list[Hit]] = {}
    for hit in found:
        stories.setdefault(hit.story or hit.entry, []).append(hit)
    return [(hits[0], len(hits) - 1) for hits in stories.values()]


def in_order(found: Sequence[Hit], setting: Setting) -> list[Hit]:
    """The hits as ``hits`` lists them."""
    return [hit for group in _groups(found, setting).values() for hit, _ in group]


def said(found: Sequence[Hit], query: str) -> str:
    """The line under the input: how much was found, or that nothing was."""
    if not query.strip():
        return "All entries of the cache, as you type"
    if not found:
        return f"No entry holds all of: {query.strip()}\n{_WAYS_OUT}"
    summits = len({one for hit in found for one in hit.summits})
    entries = counted(len(found), "entry", "entries")
    return f"{entries} in {counted(summits, 'summit')}"


def ways(found: Sequence[str], *, offered: bool) -> str:
    """The line under the input while an operator waits for its value; empty where none does.

    ``offered``: one of them stands in grey behind the cursor.
    """
    if not found:
        return ""
    more = f"   … {len(found) - _WAYS} more" if len(found) > _WAYS else ""
    said = "   ".join(found[:_WAYS])
    return f"{said}{more}" + ("   → takes what is offered" if offered else "")


def marked(text: str, words: Sequence[str]) -> Line:
    """``text`` with every place where a word of the query begins set off."""
    terms = "|".join(re.escape(word.strip('"*')) for word in words if word.strip('"*'))
    if not terms:
        return (Span(text),)
    parts = re.split(rf"(?<!\w)({terms})", text, flags=re.IGNORECASE)
    return tuple(
        Span(part, "match" if index % 2 else "text") for index, part in enumerate(parts) if part
    )


def _groups(found: Sequence[Hit], setting: Setting) -> dict[str, list[tuple[Hit, int]]]:
    groups: dict[str, list[tuple[Hit, int]]] = {}
    for hit, copies in folded(found):
        own = hit.summits[0] if hit.summits else ""
        groups.setdefault(setting.names.get(own, own) or NOWHERE, []).append((hit, copies))
    return groups


def _hit(hit: Hit, copies: int, words: Sequence[str], setting: Setting) -> Block:
    stamp = times.stamp(hit.published, setting.now, setting.zone) if hit.published else ""
    gutter = (Span(f"{stamp:<8}  ", "muted"),)
    indent = (Span(" " * 10),)
    more = f" +{counted(copies, 'copy', 'copies')}" if copies else ""
    outlet = fit((Span(hit.outlet, "muted"),), _OUTLET)
    right = (*outlet, Span(more, "muted"))
    rows = [Row(marked(hit.title, words), gutter, indent, right)]
    if hit.snippet and hit.snippet.strip() != hit.title.strip():
        quoted = tuple(
            Span(span.text, "match" if span.role == "match" else "muted")
            for span in marked(hit.snippet, words)
        )
        rows.append(Row(quoted, indent, indent))
    return Block(tuple(rows), hit.entry)
