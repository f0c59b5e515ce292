"""The keys that mark: read and unread, stars, hiding, and undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.tui.model import annotating
from briefing.tui.model.effects import (
    CorrectionChange,
    FeedsFileChange,
    Hide,
    HideChange,
    LabelChange,
    Mark,
    MarkStories,
    NoteChange,
    Notify,
    ReadChange,
    RestoreFeedsFile,
    Star,
    StarChange,
    StoryReadChange,
    UndoCorrection,
)
from briefing.tui.model.opening import item_of, nearby_ids, rebuild_sections, unfold_to
from briefing.tui.model.saved_views import saved_view
from briefing.tui.model.snapshot import with_marks
from briefing.tui.model.state import mark_hits, mark_points, mark_stories, with_effects, with_undo
from briefing.tui.model.views import LISTS, STARRED, UNASSIGNED

if TYPE_CHECKING:
    from briefing.domain.briefing import Point
    from briefing.tui.model.effects import Change
    from briefing.tui.model.state import State

STILL_COMPOSING = "The briefing of this summit is still being composed"


def toggle_read(state: State) -> State:
    """``N``: mark the point under the cursor read, or new again."""
    item = state.item
    if item and item.story and not item.story.summits:
        return mark_stories(state, (item.story,), read=state.is_unread(item.story))
    if item and item.hit:
        if item.hit.summits:
            return _notify(state, "Read in its summit: Enter goes there")
        return mark_hits(state, (item.hit,), read=state.is_hit_new(item.hit))
    if item is None or item.point is None:
        return state
    return mark_points(state, (item.point,), read=state.is_new(item.point))


def mark_summit_read(state: State) -> State:
    """``A``: mark every point of the summit under the cursor read."""
    briefing = state.summit
    if state.view == UNASSIGNED:
        return _mark_stories_read(state)
    if saved_view(state.snapshot, state.view):
        return _mark_hits_read(state)
    if state.snapshot.pending_briefing(state.view):
        return _notify(state, STILL_COMPOSING)
    if briefing is None:
        on_list = state.view in LISTS
        return _notify(state, "No summit here to mark read" if on_list else "Nothing new here")
    return _mark_all(state, briefing.summit.name, (briefing.summit.id,))


def _mark_stories_read(state: State) -> State:
    """Mark every story of the list read, also those that folded lines stand for."""
    stories = [item.story for item in state.all_items if item.story and state.is_unread(item.story)]
    if not stories:
        return _notify(state, "Every story here is read")
    state = mark_stories(state, stories, read=True)
    return _notify(state, f"{counted(len(stories), 'story', 'stories')} marked read · z undo")


def _mark_hits_read(state: State) -> State:
    """Mark what a saved search found in no summit read; the rest is read in its summits."""
    new = [item.hit for item in state.items if item.hit and state.is_hit_new(item.hit)]
    loose = [hit for hit in new if not hit.summits]
    if not new:
        return _notify(state, "Nothing new here")
    state = mark_hits(state, loose, read=True)
    sentences = [f"{counted(len(loose), 'story', 'stories')} marked read · z undo"] if loose else []
    if rest := len(new) - len(loose):
        sentences.append(f"{rest} {'is' if rest == 1 else 'are'} read in their summits")
    return _notify(state, "; ".join(sentences))


def mark_all_read(state: State) -> State:
    """``C``: mark every point of every summit read."""
    summits = tuple(briefing.summit.id for briefing in state.snapshot.briefings)
    name = "the summits that are composed" if state.snapshot.pending else "all summits"
    return _mark_all(state, name, summits)


def toggle_star(state: State) -> State:
    """``s``: star the point under the cursor, or remove its star."""
    item = state.item
    if item is None or item.point is None:
        return state
    point, on = item.point, not state.is_starred(item.point)
    return replace(
        state,
        stars={**state.stars, point.id: on},
        undo=(*state.undo, StarChange(point, on)),
        effects=(*state.effects, Star(point, on)),
    )


def hide(state: State, at: float) -> State:
    """``D``: hide the point under the cursor; the cursor moves to the item after it.

    The desk leaves hidden points out of every later answer; a snapshot that was read before still
    holds them, so the page filters them.
    """
    item = state.item
    if item is None or item.point is None:
        return with_effects(state, Notify("Only a point of a briefing can be hidden"))
    point = item.point
    nearby = nearby_ids(state)
    state = replace(state, hidden=state.hidden | {point.id}, cursor_since=at)
    state = rebuild_sections(with_undo(state, HideChange(point)), *nearby)
    return with_effects(state, Hide(point, on=True), Notify("Hidden · z undo"))


def undo(state: State) -> State:
    """``z``: undo the last change made by a key, else the last automatic one.

    A reader who reads on after a change still means that change.
    """
    last = last_change(state)
    if last is None:
        return _notify(state, "Nothing to undo")
    state = without_change(state, last)
    if isinstance(last, HideChange):
        return _unhide(state, last)
    if isinstance(last, CorrectionChange):
        return with_effects(state, UndoCorrection(last.number))
    if isinstance(last, FeedsFileChange):
        return with_effects(state, RestoreFeedsFile(last.written))
    if isinstance(last, StarChange):
        return _undo_star(state, last)
    if isinstance(last, NoteChange | LabelChange):
        return annotating.undo(state, last)
    unread = "un" if last.read else ""
    if isinstance(last, StoryReadChange):
        read = {**state.read_stories, **dict.fromkeys(last.stories, not last.read)}
        state = with_effects(
            replace(state, read_stories=read), MarkStories(last.stories, not last.read)
        )
        return _notify(state, f"{len(last.stories)} marked {unread}read again")
    return _notify(_undo_read(state, last), f"{len(last.points)} marked {unread}read again")


def take_back_read(state: State, points: tuple[Point, ...]) -> State:
    """Make points new again that were marked read because they were opened, which failed."""
    for change in reversed(state.undo):
        if isinstance(change, ReadChange) and change.points == points and change.read:
            return _undo_read(without_change(state, change), change)
    return state


def last_change(state: State) -> Change | None:
    """The change that ``z`` undoes next."""
    by_key = [
        change
        for change in state.undo
        if not (isinstance(change, ReadChange | StoryReadChange) and change.automatic)
    ]
    return next(reversed(by_key or state.undo), None)


def without_change(state: State, change: Change) -> State:
    """The state without ``change`` in its undo list."""
    place = max(index for index, other in enumerate(state.undo) if other is change)
    return replace(state, undo=state.undo[:place] + state.undo[place + 1 :])


def _unhide(state: State, change: HideChange) -> State:
    """The point where it was, the cursor on it."""
    point = change.point
    state = rebuild_sections(replace(state, hidden=state.hidden - {point.id}), state.cursor)
    if there := item_of(state, point.id):
        state = replace(unfold_to(state, there), cursor=there)
    return with_effects(state, Hide(point, on=False), Notify("Shown again"))


def _undo_star(state: State, change: StarChange) -> State:
    point, on = change.point, not change.on
    state = replace(state, stars={**state.stars, point.id: on})
    state = _notify(state, "Star undone")
    listed = {item.point.id for item in state.items if item.point}
    if state.view == STARRED and point.id not in listed:
        snapshot = with_marks(state.snapshot, {}, {point.id: on})
        state = rebuild_sections(replace(state, snapshot=snapshot), f"{STARRED}/{point.id}")
    return with_effects(state, Star(point, on))


def _undo_read(state: State, change: ReadChange) -> State:
    """The points as they were; those that have moved meanwhile return to their place."""
    keys = {key: not change.read for point in change.points for key in point.keys}
    if all(key in state.marks for key in keys):
        state = replace(state, marks={**state.marks, **keys})
    else:
        snapshot = with_marks(state.snapshot, keys)
        left = {**state.left_marks, **keys} if state.awaited else {}
        state = rebuild_sections(replace(state, snapshot=snapshot, left_marks=left), state.cursor)
    return with_effects(state, Mark(change.points, not change.read))


def _mark_all(state: State, name: str, summits: tuple[str, ...]) -> State:
    points = tuple(
        point
        for briefing in filter(None, map(state.snapshot.briefing, summits))
        for point in briefing.new_points
        if state.is_new(point)
    )
    if not points:
        return _notify(state, f"Nothing new in {name}")
    state = mark_points(state, points, read=True)
    return _notify(state, f"{len(points)} marked read in {name} · z undo")


def _notify(state: State, text: str) -> State:
    return with_effects(state, Notify(text))
