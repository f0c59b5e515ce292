"""The terminal interface (TUI). Opening it imports Textual, while the cache is read."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import CacheError, UsageError
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch
from briefing.tui.terminal import colours
from briefing.tui.terminal.signals import EndingSignals
from briefing.tui.view.ascii import needs_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.tui.model.snapshot import DeskProtocol

_READ_FIRST = 4
"""Summits whose stored briefings are read before the first screen: Today shows no more of them at
once, and the most that one can hold takes 30 ms. The others are read right after it."""
_NO_CURSOR = ("dumb", "unknown")
"""Values of TERM for terminals that cannot place their cursor."""


def run(
    config: Config,
    *,
    desk: Callable[[Config], DeskProtocol],
    now: Callable[[], datetime],
    refresh_command: Callable[[Config], Sequence[str]] | None,
    reload: Callable[[], Config] | None = None,
    problems: Sequence[str] = (),
    missing: bool = False,
) -> int:
    """Open the TUI and return its exit code.

    ``desk`` opens a desk as of now; it is called, used and closed in one other thread. The
    command of ``refresh_command`` prints a JSON line ``{"done","total","new","failed"}`` for each
    step. The other arguments are those of `Launch`. An interrupt, a termination or a hang-up ends
    it once what was marked is stored; its handlers stay until the process ends. Raises what ended
    the app, after the terminal is restored, or else CacheError if something could not be stored;
    and UsageError on a terminal that cannot place its cursor.
    """
    if os.environ.get("TERM") in _NO_CURSOR:
        raise UsageError(
            "the terminal interface needs a terminal that can place its cursor"
            f" (TERM={os.environ['TERM']} cannot); `briefing show` prints the briefings"
        )
    signals = EndingSignals()
    if needs_ascii(os.environ, sys.stdout.encoding):
        config = replace(config, tui=replace(config.tui, ascii=True))
    desk_thread = DeskThread(desk, config)
    try:
        first_read = desk_thread.read([summit.id for summit in config.summits[:_READ_FIRST]])
        light = colours.ask() if config.tui.theme is None else None
        from briefing.tui.app import BriefingApp

        app = BriefingApp(
            Launch(
                config,
                desk_thread=desk_thread,
                first_read=first_read,
                now=now,
                refresh_command=refresh_command,
                reload=reload,
                problems=tuple(problems),
                missing=missing,
                light_background=light,
                signals=signals,
            )
        )
        if signals.received is None:
            app.run()
        if app.fault is not None:
            raise app.fault
    except BaseException:
        with suppress(CacheError):  # the first error is the one to report
            desk_thread.close()
        raise
    desk_thread.close()
    return signals.exit_code() or app.return_code or 0
