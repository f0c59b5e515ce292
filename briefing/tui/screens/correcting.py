"""Corrections made from a screen: stored, then everything that is shown is read anew."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefing.corrections import correct
from briefing.errors import BriefingError
from briefing.tui import arrival
from briefing.tui.changes import Corrected
from briefing.tui.pages.why import Told
from briefing.tui.state import undoable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.domain.briefing import Point
    from briefing.domain.correction import CorrectionKind
    from briefing.tui.screens.main import MainScreen
    from briefing.tui.snapshot import Desk

_MOST_KIN = 12
"""Other stories of an event that are offered for a merger."""

_NAMES: dict[CorrectionKind, str] = {
    "split": "Split",
    "merge": "Merge",
    "assign": "Assignment",
    "bar": "Assignment",
}
_GONE = "That correction was already undone"

Result = TypeVar("Result")


async def explained(screen: MainScreen, story: str) -> Told | None:
    """Why the story with this id, or with this entry, is one; None when it is gone."""
    return await screen.briefing.clerk.ask(partial(_explained, screen=screen, story=story))


async def split(screen: MainScreen, story: str, entries: Sequence[str]) -> bool:
    """Let entries leave a story; whether they did."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _undoable(screen, lambda _: correct.split(config, story, entries, now))


async def merge(screen: MainScreen, stories: Sequence[str]) -> bool:
    """Make stories one; whether they are."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _undoable(screen, lambda _: correct.merge(config, stories, now))


async def assign(screen: MainScreen, story: str, summit: str, *, belongs: bool) -> bool:
    """Put a story into a summit, or take it out for good; whether that was done."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _undoable(
        screen, lambda _: correct.assign(config, story, summit, now, belongs=belongs)
    )


async def take_back(screen: MainScreen, number: int) -> None:
    """Take back the correction with this number, then say what was undone.

    ``z`` can ask for it again when the cache could not be written.
    """
    config, now = screen.briefing.config, screen.briefing.clock()
    text = await _corrected(screen, lambda _: _undone(correct.undo(config, now, number)))
    if text is None:
        screen.become(undoable(screen.state, Corrected(number)))
    else:
        screen.briefing.say(text)


async def show_again(screen: MainScreen, point: Point) -> None:
    """Take a point in again that was hidden."""
    await _corrected(screen, lambda desk: desk.hide(point, on=False))


async def _undoable(screen: MainScreen, job: Callable[[Desk], correct.Corrected]) -> bool:
    """Make a correction that ``z`` takes back; whether it was made."""
    done = await _corrected(screen, job)
    if done is None:
        return False
    screen.become(undoable(screen.state, Corrected(done.correction.number)))
    return True


def _undone(done: correct.Corrected | None) -> str:
    return f"{_NAMES[done.correction.kind]} undone" if done else _GONE


async def _corrected(screen: MainScreen, job: Callable[[Desk], Result]) -> Result | None:
    """What ``job`` returns, once the screen shows what it changed; None when ``job`` failed."""
    clerk, done = screen.briefing.clerk, None
    try:
        done = await clerk.ask(job)
        snapshot = await asyncio.wrap_future(clerk.read())
    except BriefingError as error:
        screen.briefing.say(str(error), severity="warning")
        return done
    screen.watch_.knows(snapshot.version)
    at = screen.briefing.pulse()
    # What a reader corrects is to be seen at once; nothing else of the page moves by it.
    screen.become(arrival.taken_in(arrival.arrived(screen.state, snapshot, at), at))
    return done


def _explained(desk: Desk, *, screen: MainScreen, story: str) -> Told | None:
    from briefing.corrections.why import why

    found = desk.stories_named([story])
    if not found:
        return None
    told = why(screen.briefing.config, found[0], desk.stories_named)
    kin = desk.stories(event=found[0].event) if found[0].event else ()
    return Told(told, tuple(one for one in kin if one.id != found[0].id)[:_MOST_KIN])
