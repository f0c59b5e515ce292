"""Who says what in a briefing, found once for the same points: for thousands it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.speakers import by_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.briefing import Briefing
    from briefing.domain.sections import SpokenBy

_REMEMBERED = 32
"""Briefings of which the speakers are kept: more than are open in an hour."""

_Key = tuple[str, frozenset[str]]
_known: dict[_Key, tuple[tuple[str, frozenset[str]], ...]] = {}


def spoken(briefing: Briefing) -> tuple[SpokenBy, ...]:
    """The points of a briefing by the person who says them, as `by_speaker` gives them."""
    shown = briefing.shown
    key = (briefing.summit.id, frozenset(point.id for point in shown))
    if key not in _known:
        if len(_known) >= _REMEMBERED:
            _known.pop(next(iter(_known)), None)
        _known[key] = tuple(
            (name, frozenset(point.id for point in points))
            for name, points in by_speaker(shown, briefing.summit)
        )
    return tuple(_with_points(briefing, key))


def _with_points(briefing: Briefing, key: _Key) -> Iterator[SpokenBy]:
    """The same speakers with the points as they are now: one may have been read meanwhile."""
    for name, ids in _known[key]:
        yield name, tuple(point for point in briefing.shown if point.id in ids)
