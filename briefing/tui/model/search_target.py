"""Where a search hit is shown: the item of a page that it is closest to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.text.normalize import words
from briefing.tui.model.effects import Notify
from briefing.tui.model.opening import open_view, unfold_to
from briefing.tui.model.state import with_effects
from briefing.tui.model.views import UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.search_hit import Hit
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State


def go_to_hit(state: State, hit: Hit, at: float) -> State:
    """Go to a search hit: its point in one of its summits, else its story in no summit.

    Of several points of its story, the one that shares most words with the hit.
    """
    for view in (*hit.summits, UNASSIGNED):
        opened = open_view(state, view, at)
        item = _best_match(opened.all_items, hit)
        if item:
            listed = unfold_to(opened, item.id)
            return replace(listed, cursor=item.id, pane="document", drawer=False, cursor_since=at)
    return with_effects(state, Notify("No briefing has a point from this entry"))


def _best_match(items: Iterable[Item], hit: Hit) -> Item | None:
    hit_words = set(words(hit.snippet or hit.title))

    def likeness(item: Item) -> tuple[int, bool]:
        cited = (*item.sources, *item.also)
        texts = [source.passage for source in cited if source.entry == hit.entry]
        texts += [item.point.text] if item.point else []
        shared = max((len(hit_words & set(words(text))) for text in texts), default=0)
        return shared, bool(item.point)

    candidates = [
        item
        for item in items
        if hit.story in (item.point and item.point.story, item.story and item.story.id)
        or any(source.entry == hit.entry for source in (*item.sources, *item.also))
    ]
    return max(candidates, key=likeness, default=None)
