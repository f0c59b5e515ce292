"""The terminal face. Textual is imported when it opens, and while it is, the cache is read."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.terminal import colours
from briefing.tui.view.ascii import needs_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.tui.model.snapshot import Desk

_PRINTERS = ("dumb", "unknown")


def run(
    config: Config,
    *,
    desk: Callable[[Config], Desk],
    clock: Callable[[], datetime],
    refresh: Callable[[Config], Sequence[str]] | None,
    reload: Callable[[], Config] | None = None,
    problems: Sequence[str] = (),
    absent: bool = False,
    opener: Callable[[str], None] | None = None,
) -> int:
    """Open the TUI and return its exit code.

    ``desk`` opens a desk at the present moment; it is called, used and closed in one other
    thread. ``refresh`` gives the argv of a child that refreshes and prints a JSON line
    ``{"done","total","new","failed"}`` a step; None: never refresh. ``reload`` reads feeds.toml
    again when it was edited; None: it is never looked at. ``problems`` are why it cannot be used,
    ``absent`` that there is none: ``config`` is empty then. ``opener`` replaces the browser. Raises
    what ended the app, after the terminal is restored; UsageError on a terminal that cannot place
    its cursor.
    """
    if os.environ.get("TERM") in _PRINTERS:
        raise UsageError(
            "the reading room needs a terminal that can place its cursor"
            f" (TERM={os.environ['TERM']} cannot); `briefing show` prints the briefings"
        )
    if needs_plain(os.environ, sys.stdout.encoding):
        config = replace(config, tui=replace(config.tui, ascii=True))
    desk_thread = DeskThread(desk, config)
    try:
        first = desk_thread.read()
        light = colours.ask() if config.tui.theme is None else None
        from briefing.tui.app import BriefingApp

        app = BriefingApp(
            config,
            desk_thread=desk_thread,
            first=first,
            clock=clock,
            refresh=refresh,
            reload=reload,
            problems=problems,
            absent=absent,
            light=light,
            opener=opener,
        )
        app.run()
        if app.fault is not None:
            raise app.fault
        return app.return_code or 0
    finally:
        desk_thread.close()
