"""The keys that move: items, sections, new points, panes, summits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import Tell
from briefing.tui.model.state import asked, go, marked, relisted, rested
from briefing.tui.model.views import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item

THAT_IS_ALL = "That is all, for now"


def to(state: State, item: str | None, at: float) -> State:
    """The cursor on that item."""
    if item is None or item == state.cursor:
        return state
    return replace(rested(state, at), cursor=item, digits="")


def step(state: State, by: int, at: float) -> State:
    """``j k``: the next or previous item; in the sidebar the next or previous view."""
    if state.pane == "sidebar":
        return _view(state, state.views, by, at, wrap=False)
    items = state.items
    if not items:
        return state
    index = _index(state)
    return to(state, items[max(0, min(index + by, len(items) - 1))].id, at)


def end(state: State, *, last: bool, at: float) -> State:
    """``g G``: the first or last item, in the sidebar the first or last view."""
    if state.pane == "sidebar":
        return go(state, state.views[-1 if last else 0], at)
    items = state.items
    return to(state, items[-1 if last else 0].id, at) if items else state


def section(state: State, by: int, at: float) -> State:
    """``[ ]``: the first item of the next section; backwards this one's, then the one's before."""
    firsts = [one.items[0].id for one in state.contents if one.items]
    order = {item.id: index for index, item in enumerate(state.items)}
    here = order.get(state.cursor or "", 0)
    if by > 0:
        wanted = next((first for first in firsts if order[first] > here), None)
    else:
        wanted = next((first for first in reversed(firsts) if order[first] < here), None)
    return to(state, wanted, at)


def tab(state: State, by: int, at: float) -> State:
    """``J K``: the next or previous of Today and the summits, round and round."""
    if state.view not in state.tabs:
        return go(state, state.back, at)
    return _view(state, state.tabs, by, at, wrap=True)


def next_new(state: State, at: float) -> State:
    """``n``: what is under the cursor was read; on to the next new point, over summit borders."""
    item = state.item
    index = _index(state)
    on_new = bool(item and item.point and state.is_new(item.point))
    if on_new and item and item.point and state.auto == "leave":
        state = marked(state, (item.point,), read=True, of_itself=True)
    later = _first_new(state, state.items[index + 1 :])
    if later:
        return to(state, later, at)
    return _onward(state, at)


def previous_new(state: State, at: float) -> State:
    """``p``: back to the previous point that was new when the view was opened."""
    before = reversed(state.items[: _index(state)])
    found = next((item.id for item in before if item.point and item.point.new), None)
    if found:
        return to(state, found, at)
    for view in _around(state, -1):
        if state.new_in(view):
            there = go(state, view, at)
            fresh = [one.id for one in there.items if one.point and there.is_new(one.point)]
            return replace(there, cursor=fresh[-1] if fresh else there.cursor)
    return state


def read_on(
    state: State, passed: Iterable[str], cursor: str | None, at: float, *, ended: bool
) -> State:
    """``Space``: what was paged past is read; at the end on to the next summit with news."""
    passed = set(passed)
    if state.auto == "leave":
        points = (item.point for item in state.items if item.id in passed and item.point)
        state = marked(state, points, read=True, of_itself=True)
    if ended or _nothing_but_read(state, cursor):
        return _onward(state, at)
    return replace(state, cursor=cursor or state.cursor, since=at, digits="")


def _nothing_but_read(state: State, cursor: str | None) -> bool:
    """Whether only what was read long ago follows, while there is news elsewhere."""
    section = next((one for one in state.contents if any(i.id == cursor for i in one.items)), None)
    elsewhere = any(view != TODAY and state.new_in(view) for view in _around(state, 1))
    opened_for_news = any(item.point and item.point.new for item in state.items)
    return bool(section and section.key == "earlier" and opened_for_news and elsewhere)


def enter(state: State, at: float) -> State:
    """``Enter``: out of the sidebar into the view; in it, unfold or fold the item."""
    if state.pane == "sidebar":
        return replace(state, pane="document", drawer=False, since=at)
    return _folded(state, state.cursor not in state.unfolded)


def inward(state: State, at: float) -> State:
    """``l``: from the sidebar into the view, then unfold."""
    return enter(state, at) if state.pane == "sidebar" else _folded(state, True)


def outward(state: State, at: float) -> State:
    """``h``: fold, then to the sidebar."""
    if state.pane == "document" and state.cursor in state.unfolded:
        return _folded(state, False)
    if state.pane == "document":
        return replace(rested(state, at), pane="sidebar", drawer=True, zen=False)
    return state


def other_pane(state: State, at: float) -> State:
    """``Tab``: the other pane."""
    if state.pane == "sidebar":
        return enter(state, at)
    return replace(rested(state, at), pane="sidebar", drawer=True, zen=False)


def shelf(state: State, view: str, at: float) -> State:
    """``*`` and ``!``: to a shelf, and back from it."""
    shown = go(state, state.back if state.view == view else view, at)
    return replace(shown, pane="document", drawer=False)


def escape(state: State, at: float) -> State:
    """``Esc``: drops what is half done, closes what is open over the page; never quits."""
    if state.digits:
        return replace(state, digits="")
    if state.pane == "sidebar":
        return enter(state, at)
    if state.zen:
        return replace(state, zen=False)
    if state.view not in state.tabs:
        return go(state, state.back, at)
    if state.cursor in state.unfolded:
        return _folded(state, False)
    if state.only != "all" or state.tag is not None:
        return relisted(replace(state, only="all", tag=None), state.cursor)
    return state


def _folded(state: State, unfold: bool) -> State:
    """Fold or unfold the item under the cursor; the line ``40 more`` turns into its points."""
    item = state.item
    if item is None:
        return state
    if item.kind == "more":
        index = _index(state)
        whole = replace(state, unfolded=state.unfolded | {item.id})
        listed = relisted(whole, None)
        return replace(listed, cursor=listed.items[index].id)
    unfolded = state.unfolded | {item.id} if unfold else state.unfolded - {item.id}
    return replace(state, unfolded=unfolded)


def _onward(state: State, at: float) -> State:
    """To the first new point of the next view that has any; else of this one; else say so."""
    for view in _around(state, 1):
        if view != TODAY and state.new_in(view):
            return go(state, view, at, to_new=True)
    here = _first_new(state, state.items)
    if here and here != state.cursor:
        return to(state, here, at)
    return asked(state, Tell(THAT_IS_ALL))


def _around(state: State, by: int) -> list[str]:
    """The other tabs in order from this one, round to it."""
    tabs = state.tabs
    start = tabs.index(state.view) if state.view in tabs else 0
    return [tabs[(start + by * offset) % len(tabs)] for offset in range(1, len(tabs))]


def _view(state: State, views: tuple[str, ...], by: int, at: float, *, wrap: bool) -> State:
    index = views.index(state.view) + by
    if wrap:
        return go(state, views[index % len(views)], at)
    return go(state, views[index], at) if 0 <= index < len(views) else state


def _first_new(state: State, items: Iterable[Item]) -> str | None:
    return next((one.id for one in items if one.point and state.is_new(one.point)), None)


def _index(state: State) -> int:
    ids = [item.id for item in state.items]
    return ids.index(state.cursor) if state.cursor in ids else 0


def zen(state: State) -> State:
    """``m``: only the page, or all panes again."""
    return replace(state, zen=not state.zen, pane="document", drawer=False)


def feeds_of(state: State) -> tuple[str, ...]:
    """The feeds the view comes from: those that carried its points, and the summit's own."""
    if state.item and state.item.feed:
        one = state.item.feed
        alike = sum(other.name == one.name for other in state.snapshot.feeds)
        return (one.name if alike == 1 else one.feed.url,)  # a URL may hold a password
    briefing = state.summit
    if briefing is None:
        return ()
    carried = (source.feed for item in state.items for source in item.sources)
    return tuple(dict.fromkeys((*briefing.summit.feeds, *carried)))
