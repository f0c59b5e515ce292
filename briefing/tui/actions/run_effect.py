"""Carrying out what a change of state asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.config import config_file
from briefing.errors import BriefingError
from briefing.tui.actions import corrections
from briefing.tui.actions.feeds_file import Subscribing
from briefing.tui.model.effects import Copy, Hide, Leave, Mark, Open, PutBack, Star, TakeBack, Tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.tui.main.screen import MainScreen
    from briefing.tui.model.effects import Effect
    from briefing.tui.model.snapshot import Desk


def run_errand(effect: Effect, screen: MainScreen) -> None:
    """Do it; what the desk is to store is queued in order and never awaited by a key."""
    app = screen.briefing
    match effect:
        case Tell(text):
            app.say(text)
        case Open(url):
            app.show_address(url)
        case Copy(text, said):
            app.copy_to_clipboard(text)
            app.say(said)
        case TakeBack():
            screen.work(partial(corrections.take_back, screen), "correct")
            app.say("Split or merger undone")
        case Hide(point, False):
            screen.work(partial(corrections.show_again, screen, point), "correct")
        case PutBack():
            _put_back(effect, screen)
        case _:
            screen.store(_question(effect, screen))


def _put_back(effect: PutBack, screen: MainScreen) -> None:
    app = screen.briefing
    try:
        config_file.replace(app.config.path, effect.written.after, effect.written.before)
    except config_file.Changed:
        app.say("feeds.toml was edited since: nothing was undone", severity="warning")
    except BriefingError as error:
        app.say(str(error), severity="warning")
    else:
        app.say("feeds.toml is what it was before")
        if effect.written.before is None:
            Subscribing(screen).begin_again()
        else:
            screen.config_watcher.look()


def _question(effect: Mark | Star | Hide | Leave, screen: MainScreen) -> Callable[[Desk], None]:
    match effect:
        case Mark(points, read):
            return lambda desk: desk.mark(points, read)
        case Star(point, on):
            return lambda desk: desk.star(point, on)
        case Hide(point, on):
            return lambda desk: desk.hide(point, on)
        case Leave(summit):
            now = screen.briefing.clock()
            known = screen.state.snapshot.version
            return partial(_leave, summit=summit, now=now, known=known)


def _leave(desk: Desk, *, summit: str, now: datetime, known: int) -> None:
    """Move the reading, unless the cache holds what the reader has not been shown."""
    if desk.version() == known:
        desk.mark_summit(summit, now)
