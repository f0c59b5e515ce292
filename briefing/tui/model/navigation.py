"""The keys that move: between items, sections, new points, panes and summits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import ComposeWhole, ListOlder, Notify, OpenEvent
from briefing.tui.model.opening import item_of, open_view, rebuild_sections, unfold_to
from briefing.tui.model.search_target import go_to_hit
from briefing.tui.model.state import mark_items, mark_viewed, with_effects
from briefing.tui.model.views import TODAY, UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.tui.model.items import Item, Section
    from briefing.tui.model.state import State

END_OF_NEWS = "That is all for now"
MORE_TO_COME = "No other new point yet: briefings are still being composed"


def move_to(state: State, item: str | None, at: float) -> State:
    """Move the cursor to that item."""
    if item is None or item == state.cursor:
        return state
    return replace(mark_viewed(state, at), cursor=item, digits="")


def move(state: State, by: int, at: float) -> State:
    """``j k``: to the next or previous item; in the sidebar to the next or previous view."""
    if state.pane == "sidebar":
        return _move_view(state, state.views, by, at, wrap=False)
    items = state.items
    if not items:
        return state
    index = _cursor_index(state)
    return move_to(state, items[max(0, min(index + by, len(items) - 1))].id, at)


def move_to_end(state: State, *, last: bool, at: float) -> State:
    """``g G``: to the first or last item; in the sidebar to the first or last view."""
    if state.pane == "sidebar":
        return open_view(state, state.views[-1 if last else 0], at)
    items = state.items
    return move_to(state, items[-1 if last else 0].id, at) if items else state


def move_section(state: State, by: int, at: float) -> State:
    """``[ ]``: to the start of the next section; back to this one's, then the previous one's."""
    firsts = [section.items[0].id for section in state.sections if section.items]
    order = {item.id: index for index, item in enumerate(state.items)}
    here = order.get(state.cursor or "", 0)
    if by > 0:
        target = next((first for first in firsts if order[first] > here), None)
    else:
        target = next((first for first in reversed(firsts) if order[first] < here), None)
    return move_to(state, target, at)


def to_outside(state: State, at: float) -> State:
    """``X``: to the largest event that no summit has a part in, on Today."""
    if not state.snapshot.outside:
        return with_effects(state, Notify("No event outside your summits in the last day"))
    state = replace(open_view(state, TODAY, at), pane="document", drawer=False)
    largest = next((item.id for item in state.items if item.event), None)
    return move_to(state, largest, at)


def move_tab(state: State, by: int, at: float) -> State:
    """``J K``: to the next or previous of Today, the summits and what is in none, wrapping around.
    From another view back to where it was opened."""
    stops = (*state.tabs, UNASSIGNED)
    if state.view not in stops:
        return open_view(state, state.return_view, at)
    return _move_view(state, stops, by, at, wrap=True)


def next_new(state: State, at: float) -> State:
    """``n``: mark the point under the cursor read and go to the next new one, in any summit."""
    item = state.item
    index = _cursor_index(state)
    if item and state.has_news(item) and state.mark_read == "leave":
        state = mark_items(state, (item,))
    later = _first_new(state, state.items[index + 1 :])
    if later:
        return move_to(state, later, at)
    return _to_next_news(state, at)


def previous_new(state: State, at: float) -> State:
    """``p``: back to the previous point that was new when the view was opened."""
    before = reversed(state.items[: _cursor_index(state)])
    previous = next((item.id for item in before if item.point and item.point.new), None)
    if previous:
        return move_to(state, previous, at)
    for view in _other_tabs(state, -1):
        if state.new_listed_in(view):
            opened = open_view(state, view, at)
            items = reversed(opened.items)
            last = next(
                (item.id for item in items if item.point and opened.is_new(item.point)), None
            )
            return replace(opened, cursor=last or opened.cursor)
    return state


def read_on(
    state: State, passed: Iterable[str], cursor: str | None, at: float, *, ended: bool
) -> State:
    """``Space``: mark ``passed`` read; at the end go on to the next summit with new points."""
    passed = set(passed)
    if state.mark_read == "leave":
        state = mark_items(state, (item for item in state.items if item.id in passed))
    if ended or _only_earlier_left(state, cursor):
        return _to_next_news(state, at)
    return replace(state, cursor=cursor or state.cursor, cursor_since=at, digits="")


def _only_earlier_left(state: State, cursor: str | None) -> bool:
    """Whether only points read before follow here, while there are new ones in another view."""
    section = next((part for part in state.sections if _holds(part, cursor)), None)
    elsewhere = any(view != TODAY and state.new_listed_in(view) for view in _other_tabs(state, 1))
    opened_with_new = any(item.point and item.point.new for item in state.items)
    return bool(section and section.key == "earlier" and opened_with_new and elsewhere)


def _holds(section: Section, id_: str | None) -> bool:
    return any(item.id == id_ for item in section.items)


def enter(state: State, at: float) -> State:
    """``Enter``: from the sidebar into the view; there, unfold or fold the item.

    On a line that leads to a point, and on what a search found: go there. On an event: open its
    briefing.
    """
    if state.pane == "sidebar":
        return replace(state, pane="document", drawer=False, cursor_since=at)
    if state.item and state.item.event:
        return with_effects(state, OpenEvent(state.item.event.event.id))
    if state.item and state.item.hit:
        return go_to_hit(mark_viewed(state, at), state.item.hit, at)
    if state.item and state.item.target:
        return _go_to_point(state, state.item, at)
    return _set_folded(state, state.cursor not in state.unfolded)


def go_in(state: State, at: float) -> State:
    """``l``: from the sidebar into the view, then unfold the item if it has more to show."""
    if state.pane == "sidebar" or (state.item and not state.item.unfolds):
        return enter(state, at)
    return _set_folded(state, True)


def go_out(state: State, at: float) -> State:
    """``h``: fold the item, or that which lists it; then go to the sidebar."""
    if state.pane == "document" and state.cursor not in state.unfolded:
        state = move_to(state, _owner(state), at)
    if state.pane == "document" and state.cursor in state.unfolded:
        return _set_folded(state, False)
    if state.pane == "document":
        return replace(mark_viewed(state, at), pane="sidebar", drawer=True, zen=False)
    return state


def switch_pane(state: State, at: float) -> State:
    """``Tab``: to the other pane."""
    if state.pane == "sidebar":
        return enter(state, at)
    return replace(mark_viewed(state, at), pane="sidebar", drawer=True, zen=False)


def toggle_list(state: State, view: str, at: float) -> State:
    """``*`` and ``!``: open a list, or close it and return."""
    state = open_view(state, state.return_view if state.view == view else view, at)
    return replace(state, pane="document", drawer=False)


def close(state: State, at: float) -> State:
    """``Esc``: cancel what is half typed, then close what is open over the page; never quits."""
    if state.digits:
        return replace(state, digits="")
    if state.pane == "sidebar":
        return enter(state, at)
    if state.zen:
        return replace(state, zen=False)
    if state.view not in state.tabs:
        return open_view(state, state.return_view, at)
    if state.cursor in state.unfolded:
        return _set_folded(state, False)
    if state.only != "all" or state.tag is not None:
        return rebuild_sections(replace(state, only="all", tag=None), state.cursor)
    return state


def _set_folded(state: State, unfold: bool) -> State:
    """Fold or unfold the item under the cursor; the line ``40 more`` becomes its items."""
    item = state.item
    if item is None:
        return state
    if item.kind == "more":
        return _list_more(state, item)
    unfolded = state.unfolded | {item.id} if unfold else state.unfolded - {item.id}
    state = replace(state, unfolded=unfolded)
    if item.kind not in ("dispute", "speaker", "day", "group"):
        return state
    # Unfolded, they list points. A speaker and a day are nothing but that list.
    state = rebuild_sections(state, item.id)
    index = _cursor_index(state)
    first = state.items[index : index + 2][-1]
    same_line = (first.day, first.group) == (item.day, item.group)
    listed = first.kind == "reference" if item.kind == "speaker" else same_line
    into_list = unfold and item.kind != "dispute" and listed
    return replace(state, cursor=first.id) if into_list else state


def _list_more(state: State, item: Item) -> State:
    """Put items in the place of the line ``40 more``; what is not composed yet comes later."""
    if item.left_out and state.view == UNASSIGNED:
        return with_effects(state, ListOlder(), Notify("Reading older stories…"))
    if item.left_out and item.summit:
        state = with_effects(state, ComposeWhole(item.summit))
    if not item.folded:
        return with_effects(state, Notify("Composing what the page leaves out…"))
    index = _cursor_index(state)
    state = rebuild_sections(replace(state, unfolded=state.unfolded | {item.id}), None)
    return replace(state, cursor=state.items[index].id)


def _owner(state: State) -> str | None:
    """The id of the unfolded line that lists the item under the cursor."""
    item = state.item
    if item and item.kind == "reference":
        before = state.items[: _cursor_index(state)]
        return next(other.id for other in reversed(before) if other.kind != "reference")
    if item and (item.day or item.group):
        lines = (
            other
            for other in state.items
            if other.kind in ("day", "group") and (other.day, other.group) == (item.day, item.group)
        )
        return next((line.id for line in lines if line.id in state.unfolded), None)
    return None


def _go_to_point(state: State, item: Item, at: float) -> State:
    """Move to the point that ``item`` leads to."""
    return to_point(state, item.target.id if item.target else None, at)


def to_point(state: State, point: str | None, at: float) -> State:
    """Move to the point with this id in the view, also to one that is not listed yet."""
    id_ = item_of(state, point)
    if id_ is None:
        return with_effects(state, Notify("That point is filtered out or hidden"))
    return move_to(unfold_to(state, id_), id_, at)


def _to_next_news(state: State, at: float) -> State:
    """Go to the first new point of the next view that has any, else of this one; else say so."""
    for view in _other_tabs(state, 1):
        if view != TODAY and state.new_listed_in(view):
            return open_view(state, view, at, to_new=True)
    here = _first_new(state, state.items)
    if here and here != state.cursor:
        return move_to(state, here, at)
    return with_effects(state, Notify(MORE_TO_COME if state.snapshot.pending else END_OF_NEWS))


def _other_tabs(state: State, by: int) -> list[str]:
    """The other tabs in order, starting after this one (before it if ``by`` is -1)."""
    tabs = state.tabs
    start = tabs.index(state.view) if state.view in tabs else 0
    return [tabs[(start + by * offset) % len(tabs)] for offset in range(1, len(tabs))]


def _move_view(state: State, views: tuple[str, ...], by: int, at: float, *, wrap: bool) -> State:
    index = views.index(state.view) + by
    if wrap:
        return open_view(state, views[index % len(views)], at)
    return open_view(state, views[index], at) if 0 <= index < len(views) else state


def _first_new(state: State, items: Iterable[Item]) -> str | None:
    return next((item.id for item in items if state.has_news(item)), None)


def _cursor_index(state: State) -> int:
    ids = [item.id for item in state.items]
    return ids.index(state.cursor) if state.cursor in ids else 0


def toggle_zen(state: State) -> State:
    """``m``: show only the page, or all panes again."""
    return replace(state, zen=not state.zen, pane="document", drawer=False)


def feeds_in_view(state: State) -> tuple[str, ...]:
    """The feeds that the view comes from: those that carried its points, and the summit's own."""
    if state.item and state.item.feed:
        health = state.item.feed
        same_name = sum(other.name == health.name for other in state.snapshot.feeds)
        # The name if it is unique: a URL may hold a password.
        return (health.name if same_name == 1 else health.feed.url,)
    briefing = state.summit
    if briefing is None:
        pending = state.snapshot.pending_briefing(state.view)
        return pending.summit.feeds if pending else ()
    carried = (source.feed for item in state.items for source in item.reports)
    return tuple(dict.fromkeys((*briefing.summit.feeds, *carried)))
