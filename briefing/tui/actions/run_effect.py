"""Runs the effects that a change of state asked for.

What only an undone change needs is loaded by it: the first screen does not wait for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui.model import marking
from briefing.tui.model.effects import (
    ComposeWhole,
    Copy,
    Hide,
    ListOlder,
    Mark,
    MarkStories,
    MoveReading,
    Notify,
    Open,
    OpenEvent,
    RestoreFeedsFile,
    SetLabels,
    Star,
    UndoCorrection,
    WriteNote,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.domain.briefing import Point
    from briefing.tui.host import MainHost
    from briefing.tui.model.effects import Effect
    from briefing.tui.model.snapshot import DeskProtocol


def run_effect(effect: Effect, main: MainHost) -> None:
    """Run one effect. What the desk is to store is queued in order; no key waits for it."""
    host = main.host
    match effect:
        case Notify(text):
            host.say(text)
        case Open(url, marked):
            host.show_address(url, partial(_not_opened, main, marked))
        case Copy(text, notice):
            main.app.copy_to_clipboard(text)
            host.say(notice)
        case OpenEvent(event):
            main.work(partial(main.watcher.open_event, event), "event")
        case ComposeWhole(summit):
            main.work(partial(main.watcher.compose_whole, summit), "whole")
        case ListOlder():
            main.work(partial(main.watcher.list_stories, older=True), "events")
        case UndoCorrection(number):
            from briefing.tui import corrections

            main.work(partial(corrections.undo, main, number), "correct")
        case Hide(point, False):
            from briefing.tui import corrections

            main.work(partial(corrections.show_again, main, point), "correct")
        case RestoreFeedsFile():
            _restore_feeds_file(effect, main)
        case _:
            main.store(_question(effect, main))


def _not_opened(main: MainHost, marked: tuple[Point, ...], reason: str) -> None:
    main.host.say(f"Not opened: {reason}", severity="warning")
    main.become(marking.take_back_read(main.state, marked))


def _restore_feeds_file(effect: RestoreFeedsFile, main: MainHost) -> None:
    from briefing.config import config_file
    from briefing.errors import BriefingError
    from briefing.tui.actions import feeds_file

    host = main.host
    try:
        config_file.replace(host.config.path, effect.written.after, effect.written.before)
    except config_file.FileChanged:
        host.say("feeds.toml was edited since: nothing was undone", severity="warning")
    except BriefingError as error:
        host.say(str(error), severity="warning")
    else:
        host.say("Restored feeds.toml")
        if effect.written.before is None:
            feeds_file.forget_first_config(main)
        else:
            main.config_watcher.look()


def _question(
    effect: Mark | MarkStories | Star | WriteNote | SetLabels | Hide | MoveReading, main: MainHost
) -> Callable[[DeskProtocol], None]:
    match effect:
        case Mark(points, read):
            return lambda desk: desk.mark(points, read)
        case MarkStories(stories, read):
            return lambda desk: desk.mark_stories(stories, read)
        case Star(point, on):
            return lambda desk: desk.star(point, on)
        case WriteNote(point, text):
            return lambda desk: desk.write_note(point, text)
        case SetLabels(point, labels):
            return lambda desk: desk.set_labels(point, labels)
        case Hide(point, on):
            return lambda desk: desk.hide(point, on)
        case MoveReading(summit):
            known_version = main.state.snapshot.version
            return partial(_leave, summit=summit, now=main.host.now(), known_version=known_version)


def _leave(desk: DeskProtocol, *, summit: str, now: datetime, known_version: int) -> None:
    """Move the reading, unless the cache holds something that the reader has not been shown."""
    if desk.version() == known_version:
        desk.mark_summit(summit, now)
