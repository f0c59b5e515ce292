"""Corrections made from a screen: stored, then everything that is shown is read anew."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from briefing.corrections import correct
from briefing.errors import BriefingError
from briefing.tui.model import arrivals
from briefing.tui.pages.why import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.domain.briefing import Point
    from briefing.tui.main.screen import MainScreen
    from briefing.tui.model.snapshot import Desk

_MOST_KIN = 12
"""Other stories of an event that are offered for a merger."""


async def explained(screen: MainScreen, story: str) -> Told | None:
    """Why the story with this id, or with this entry, is one; None when it is gone."""
    return await screen.briefing.desk_thread.ask(partial(_explained, screen=screen, story=story))


async def split(screen: MainScreen, story: str, entries: Sequence[str]) -> bool:
    """Let entries leave a story; whether they did."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _corrected(screen, lambda _: correct.split(config, story, entries, now))


async def merge(screen: MainScreen, stories: Sequence[str]) -> bool:
    """Make stories one; whether they are."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _corrected(screen, lambda _: correct.merge(config, stories, now))


async def assign(screen: MainScreen, story: str, summit: str, *, belongs: bool) -> bool:
    """Put a story into a summit, or take it out for good."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _corrected(
        screen, lambda _: correct.assign(config, story, summit, now, belongs=belongs)
    )


async def take_back(screen: MainScreen) -> bool:
    """Take back the last correction."""
    config, now = screen.briefing.config, screen.briefing.clock()
    return await _corrected(screen, lambda _: correct.undo(config, now))


async def show_again(screen: MainScreen, point: Point) -> None:
    """Take a point in again that was hidden."""
    await _corrected(screen, lambda desk: desk.hide(point, on=False))


async def _corrected(screen: MainScreen, job: Callable[[Desk], object]) -> bool:
    desk_thread = screen.briefing.desk_thread
    try:
        done = await desk_thread.ask(job)
        snapshot = await asyncio.wrap_future(desk_thread.read())
    except BriefingError as error:
        screen.briefing.say(str(error), severity="warning")
        return False
    screen.watcher.knows(snapshot.version)
    at = screen.briefing.pulse()
    # What a reader corrects is to be seen at once; nothing else of the page moves by it.
    screen.become(arrivals.taken_in(arrivals.arrived(screen.state, snapshot, at), at))
    return done is not None


def _explained(desk: Desk, *, screen: MainScreen, story: str) -> Told | None:
    from briefing.corrections.explanation import why

    found = desk.stories_named([story])
    if not found:
        return None
    told = why(screen.briefing.config, found[0], desk.stories_named)
    kin = desk.stories(event=found[0].event) if found[0].event else ()
    return Told(told, tuple(one for one in kin if one.id != found[0].id)[:_MOST_KIN])
