"""Search results by summit, the matched words highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.search_query import parse
from briefing.render.event import event_size
from briefing.text import word_pattern
from briefing.text.plural import counted
from briefing.tui.pages.heading import heading, with_gap
from briefing.tui.view.spans import Block, Row, Span
from briefing.tui.view.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.saved_search import Order
    from briefing.domain.search_hit import Hit
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role

NO_SUMMIT = "In no summit"
_OPERATORS = "feed: tag: summit: from: since: is: label:"
_OUTLET = 24
_MOST_COMPLETIONS = 4
_NO_MATCH_HINT = "Try fewer or shorter words · Esc close"


def hits(results: Sequence[Hit], query: str, setting: PageContext) -> list[Block]:
    """One block per hit, with its entry's id as the block's; the best hit's summit first."""
    words = parse(query).all_words
    blocks: list[Block] = []
    wide = 2 + max(8, setting.stamp_width(hit.published for hit in results if hit.published))
    for name, group in _groups(results, setting).items():
        count = (Span(str(len(group)), "muted"),)
        listed = [_hit(hit, copies, words, wide, setting) for hit, copies in group]
        blocks = with_gap(blocks, heading(name.upper(), "name", count), *listed)
    return blocks


def fold_copies(results: Sequence[Hit]) -> list[tuple[Hit, int]]:
    """The best hit of each story, and the number of its other copies."""
    stories: dict[str, list[Hit]] = {}
    for hit in results:
        stories.setdefault(hit.story or hit.entry, []).append(hit)
    return [(hits[0], len(hits) - 1) for hits in stories.values()]


def in_page_order(results: Sequence[Hit], setting: PageContext) -> list[Hit]:
    """The hits in the order of the page."""
    return [hit for group in _groups(results, setting).values() for hit, _ in group]


def summary(results: Sequence[Hit], query: str, by: Order = "date") -> str:
    """The lines under the input: how many results there are, or none, and what in the query was
    taken otherwise than it may have been meant."""
    if not query.strip():
        return f"Searches all entries as you type · {_OPERATORS}"
    notes = parse(query).notes
    if not results:
        return "\n".join((f"No entry contains all of: {query.strip()}", *notes, _NO_MATCH_HINT))
    summits = len({id_ for hit in results for id_ in hit.summits})
    entries = counted(len(results), "entry", "entries")
    order = ", the best first" if by == "rank" else ""
    return "\n".join((f"{entries} in {counted(summits, 'summit')}{order}", *notes))


def completion_hint(completions: Sequence[str], *, offered: bool) -> str:
    """The line under the input while an operator still needs its value; else empty.

    ``offered``: one of the completions is shown in grey after the cursor.
    """
    if not completions:
        return ""
    hidden = len(completions) - _MOST_COMPLETIONS
    shown = "   ".join(completions[:_MOST_COMPLETIONS])
    more = f"   … {hidden} more" if hidden > 0 else ""
    return f"{shown}{more}" + ("   → accept" if offered else "")


def highlighted(text: str, words: Sequence[str], role: Role = "text") -> Line:
    """``text`` with the words of the query highlighted wherever the search counts them."""
    bare = [word.strip('"*') for word in words]
    matches = sorted(
        match.span()
        for word in filter(None, bare)
        for match in word_pattern.wherever_found(word).finditer(text)
    )
    spans: list[Span] = []
    done = 0
    for start, end in matches:
        if end > done:
            spans += [Span(text[done:start], role), Span(text[max(start, done) : end], "match")]
            done = end
    return tuple(span for span in (*spans, Span(text[done:], role)) if span.text)


def quoted(text: str, words: Sequence[str]) -> Line:
    """A part of an entry's text, its matches highlighted."""
    return highlighted(text, words, "muted")


def _groups(results: Sequence[Hit], setting: PageContext) -> dict[str, list[tuple[Hit, int]]]:
    groups: dict[str, list[tuple[Hit, int]]] = {}
    for hit, copies in fold_copies(results):
        id_ = hit.summits[0] if hit.summits else ""
        groups.setdefault(setting.names.get(id_, id_) or NO_SUMMIT, []).append((hit, copies))
    return groups


def _hit(hit: Hit, copies: int, words: Sequence[str], wide: int, setting: PageContext) -> Block:
    stamp = setting.stamp(hit.published) if hit.published else ""
    gutter = (Span(stamp.ljust(wide), "muted"),)
    indent = (Span(" " * wide),)
    more = f" +{counted(copies, 'copy', 'copies')}" if copies else ""
    outlet = fit((Span(hit.outlet, "muted"),), _OUTLET)
    right = (*outlet, Span(more, "muted"))
    rows = [Row(highlighted(hit.title, words), gutter, indent, right)]
    if hit.snippet and hit.snippet.strip() != hit.title.strip():
        rows.append(Row(quoted(hit.snippet, words), indent, indent))
    if hit.event:
        size = f"{event_size(hit.event)}: {hit.event.title}"
        rows.append(Row((Span(size, "faint"),), indent, indent, one_line=True))
    return Block(tuple(rows), hit.entry)
