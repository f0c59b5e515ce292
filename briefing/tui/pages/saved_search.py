"""The page of a saved search: its query, and the newest entries that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.search_query import parse
from briefing.text.plural import counted
from briefing.tui.pages.search_results import highlighted, quoted
from briefing.tui.view.spans import BLANK, Block, Row, Span
from briefing.tui.view.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.saved_search import ViewHits
    from briefing.domain.search_hit import Hit
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext

_OUTLET = 24
_SUMMITS = 30


def saved_search(view: ViewHits, state: State, setting: PageContext) -> list[Block]:
    """The name and the query of a view, and its hits, each story once, the newest first."""
    blocks = [BLANK] if setting.tall else []
    blocks.append(_head(view, state))
    if view.problem:
        return [*blocks, BLANK, Block((Row((Span(view.problem, "error"),)),))]
    if not view.hits:
        return [*blocks, BLANK, Block((Row((Span("No entry matches yet.", "muted"),)),))]
    words = parse(view.search.query).all_words
    listed = [(item, item.hit) for item in state.items if item.hit]
    wide = setting.stamp_width(hit.published for _, hit in listed if hit.published)
    blocks.append(BLANK)
    return [*blocks, *(_hit(item, hit, words, wide, state, setting) for item, hit in listed)]


def _head(view: ViewHits, state: State) -> Block:
    stories = {hit.story or hit.entry: state.is_hit_new(hit) for hit in view.hits}
    more = "+" if view.more else ""
    news = sum(stories.values())
    count = Span(f"{len(stories)}{more} {'story' if len(stories) == 1 else 'stories'}", "muted")
    new = (Span(f"{news} new", "new"), Span(" of ", "muted")) if news else ()
    return Block(
        (
            Row((Span(view.search.name, "strong"),), right=(*new, count)),
            Row((Span(view.search.query, "muted"),)),
        )
    )


def _hit(
    item: Item,
    hit: Hit,
    words: Sequence[str],
    wide: int,
    state: State,
    setting: PageContext,
) -> Block:
    new = state.is_hit_new(hit)
    stamp = setting.stamp(hit.published) if hit.published else ""
    mark = Span("● " if new else "○ ", "new" if new else "muted")
    gutter = (mark, Span(f"{stamp.ljust(wide)}  ", "muted"))
    indent = (Span(" " * (wide + 4)),)
    copies = len(item.sources) - 1
    more = f" +{counted(copies, 'copy', 'copies')}" if copies else ""
    names = ", ".join(setting.names.get(id_, id_) for id_ in hit.summits)
    where = (*fit((Span(names, "name"),), _SUMMITS), Span("  ")) if names else ()
    right = (*where, *fit((Span(hit.outlet, "muted"),), _OUTLET), Span(more, "muted"))
    title = highlighted(hit.title, words, "text" if new else "muted")
    rows = [Row(title, gutter, indent, () if setting.narrow else right)]
    if setting.narrow:
        rows.append(Row(right, indent, indent, one_line=True))
    if hit.snippet and hit.snippet.strip() != hit.title.strip():
        rows.append(Row(quoted(hit.snippet, words), indent, indent))
    return Block(tuple(rows), item.id)
