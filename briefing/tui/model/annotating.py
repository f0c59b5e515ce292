"""The keys that write on a point: a note, labels, and their undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import LabelChange, NoteChange, Notify, SetLabels, WriteNote
from briefing.tui.model.state import with_effects, with_undo

if TYPE_CHECKING:
    from briefing.domain.annotation import Annotation
    from briefing.domain.briefing import Point
    from briefing.tui.model.state import State


def write_note(state: State, point: Point, text: str) -> State:
    """``W``: make ``text`` the note on a point; a blank one removes it."""
    point, text = _current(state, point), text if text.strip() else ""
    before = state.annotation(point).note
    if text == before:
        return state
    state = with_undo(_with_note(state, point, text), NoteChange(point, before))
    return with_effects(state, Notify("Note kept · z undo" if text else "Note removed · z undo"))


def set_labels(state: State, point: Point, labels: tuple[str, ...]) -> State:
    """``L``: make ``labels`` those of a point."""
    point = _current(state, point)
    before = state.annotation(point).labels
    if labels == before:
        return state
    return with_undo(_with_labels(state, point, labels), LabelChange(point, before))


def learn(state: State, point: Point, annotation: Annotation) -> State:
    """Take in what is stored with a point: another program may have written it."""
    return _with(state, point, annotation)


def undo(state: State, change: NoteChange | LabelChange) -> State:
    """The point with what was written on it before."""
    point = _current(state, change.point)
    if isinstance(change, NoteChange):
        state = _with_note(state, point, change.before)
        return with_effects(state, Notify("Note undone"))
    state = _with_labels(state, point, change.before)
    return with_effects(state, Notify("Labels undone"))


def known_labels(state: State) -> tuple[str, ...]:
    """Every label of the points that are known here."""
    labels = {
        label for point in state.snapshot.points() for label in state.annotation(point).labels
    }
    return tuple(sorted(labels))


def _current(state: State, point: Point) -> Point:
    """The point as it is known now: it may have gained passages since the key was pressed."""
    return next((known for known in state.snapshot.points() if known.id == point.id), point)


def _with_note(state: State, point: Point, text: str) -> State:
    annotation = replace(state.annotation(point), note=text)
    return with_effects(_with(state, point, annotation), WriteNote(point, text))


def _with_labels(state: State, point: Point, labels: tuple[str, ...]) -> State:
    annotation = replace(state.annotation(point), labels=labels)
    return with_effects(_with(state, point, annotation), SetLabels(point, labels))


def _with(state: State, point: Point, annotation: Annotation) -> State:
    return replace(state, annotations={**state.annotations, point.id: annotation})
