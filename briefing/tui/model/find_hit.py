"""Where a search result stands on the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.text.normalize import words
from briefing.tui.model.effects import Tell
from briefing.tui.model.state import asked, go, relisted
from briefing.tui.model.views import LOOSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.search_hit import Hit
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item


def find(state: State, hit: Hit, at: float) -> State:
    """Where a search result stands: its point in its summit, else its story in no summit.

    Of the points of its story the one that says most of what was found.
    """
    for view in (*hit.summits, LOOSE):
        there = go(state, view, at)
        whole = replace(there, unfolded=there.unfolded | {f"{view}/more"})
        for shown in (there, relisted(whole, there.cursor)):
            item = _nearest(shown.items, hit)
            if item:
                return replace(shown, cursor=item.id, pane="document", drawer=False, since=at)
    return asked(state, Tell("No point of a briefing came from there"))


def _nearest(items: Iterable[Item], hit: Hit) -> Item | None:
    wanted = set(words(hit.snippet or hit.title))

    def likeness(item: Item) -> tuple[int, bool]:
        said = [source.passage for source in item.sources if source.entry == hit.entry]
        said += [item.point.text] if item.point else []
        return max((len(wanted & set(words(text))) for text in said), default=0), bool(item.point)

    own = [
        item
        for item in items
        if hit.story in (item.point and item.point.story, item.story and item.story.id)
        or any(source.entry == hit.entry for source in item.sources)
    ]
    return max(own, key=likeness, default=None)
