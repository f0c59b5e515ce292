"""Corrections made from a screen: stored, then everything that is shown is read again."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefing.corrections import correct
from briefing.errors import BriefingError
from briefing.tui.model import snapshot_updates
from briefing.tui.model.effects import CorrectionChange
from briefing.tui.model.state import with_undo
from briefing.tui.pages.why import StoryReasons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.corrections.correct import AppliedCorrection
    from briefing.domain.briefing import Point
    from briefing.domain.correction import CorrectionKind
    from briefing.tui.host import MainHost
    from briefing.tui.model.snapshot import DeskProtocol

_MOST_MERGE_CANDIDATES = 12
"""Other stories of an event that are offered for a merge."""

_KIND_NAMES: dict[CorrectionKind, str] = {
    "split": "Split",
    "merge": "Merge",
    "assign": "Assignment",
    "bar": "Assignment",
}
_ALREADY_UNDONE = "That correction was already undone"

Result = TypeVar("Result")


async def explained(main: MainHost, story: str) -> StoryReasons | None:
    """Why the story with this id, or with this entry, is one; None when it is gone."""
    return await main.host.launch.desk_thread.ask(partial(_explained, main=main, story=story))


async def split(main: MainHost, story: str, entries: Sequence[str]) -> bool:
    """Let entries leave a story; whether they did."""
    config, now = main.host.config, main.host.now()
    return await _undoable(main, lambda _: correct.split(config, story, entries, now))


async def merge(main: MainHost, stories: Sequence[str]) -> bool:
    """Make stories one; whether they are."""
    config, now = main.host.config, main.host.now()
    return await _undoable(main, lambda _: correct.merge(config, stories, now))


async def assign(main: MainHost, story: str, summit: str, *, belongs: bool) -> bool:
    """Put a story into a summit, or take it out for good; whether that was done."""
    config, now = main.host.config, main.host.now()
    return await _undoable(
        main, lambda _: correct.assign(config, story, summit, now, belongs=belongs)
    )


async def undo(main: MainHost, number: int) -> None:
    """Undo the correction with this number, then say what was undone.

    If the cache cannot be written, ``z`` can try again.
    """
    config, now = main.host.config, main.host.now()
    message = await _corrected(main, lambda _: _undo_message(correct.undo(config, now, number)))
    if message is None:
        main.become(with_undo(main.state, CorrectionChange(number)))
    else:
        main.host.say(message)


async def show_again(main: MainHost, point: Point) -> None:
    """Show a point that was hidden."""
    await _corrected(main, lambda desk: desk.hide(point, on=False))


async def _undoable(main: MainHost, job: Callable[[DeskProtocol], AppliedCorrection]) -> bool:
    """Make a correction that ``z`` undoes; whether it was made."""
    applied = await _corrected(main, job)
    if applied is None:
        return False
    main.become(with_undo(main.state, CorrectionChange(applied.correction.number)))
    return True


def _undo_message(applied: AppliedCorrection | None) -> str:
    return f"{_KIND_NAMES[applied.correction.kind]} undone" if applied else _ALREADY_UNDONE


async def _corrected(main: MainHost, job: Callable[[DeskProtocol], Result]) -> Result | None:
    """What ``job`` returns, once the screen shows what it changed; None when ``job`` failed."""
    desk_thread, result = main.host.launch.desk_thread, None
    try:
        result = await desk_thread.ask(job)
        snapshot = await asyncio.wrap_future(desk_thread.read())
    except BriefingError as error:
        main.host.say(str(error), severity="warning")
        return result
    main.watcher.knows(snapshot.version)
    at = main.host.seconds()
    # What a reader corrects is shown at once; nothing else on the page moves because of it.
    main.become(
        snapshot_updates.show_waiting(snapshot_updates.receive(main.state, snapshot, at), at)
    )
    main.work(partial(main.watcher.compose, snapshot, at_once=True), "read")
    return result


def _explained(desk: DeskProtocol, *, main: MainHost, story: str) -> StoryReasons | None:
    from briefing.corrections.explanation import why

    stories = desk.stories_named([story])
    if not stories:
        return None
    event = stories[0].event
    shown = desk.events([event]).get(event or "")
    explanation = why(main.host.config, stories[0], desk.stories_named, shown)
    others = desk.stories(event=event) if event else ()
    candidates = tuple(other for other in others if other.id != stories[0].id)
    return StoryReasons(explanation, candidates[:_MOST_MERGE_CANDIDATES])
