"""``briefing`` without a command: open the TUI."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.cli.context import at_terminal, print_notice
from briefing.desk import Desk

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from briefing.cli.context import Context
    from briefing.config.model import Config

_USAGE = 2
_WRITE_WAIT = timedelta(seconds=3)
"""How long one mark waits for another program that is writing to the cache. It is tried again
later, and meanwhile the TUI can read."""


def run(args: argparse.Namespace, context: Context) -> int:
    """Open the TUI; without a terminal print what to do instead, or with ``--demo`` Today."""
    if at_terminal():
        from briefing import tui

        return tui.run(
            _with_options(context.config, args),
            desk=lambda config: Desk(config, context.now(), write_wait=_WRITE_WAIT),
            now=context.now,
            refresh_command=lambda config: refresh_command(
                config, context.fixed_now, trusted=context.trusted
            ),
            reload=context.reload,
            problems=context.problems,
            missing=context.missing,
        )
    if args.demo:
        from briefing.cli.show import rendered
        from briefing.domain.today import today

        with context.desk() as desk:
            print(rendered(today(desk.briefings()), "text", context, desk.outside()))
        return 0
    print_notice("the TUI needs a terminal; `briefing show` prints the briefings")
    return _USAGE


def _with_options(config: Config, args: argparse.Namespace) -> Config:
    """The configuration with the command line's options for the TUI."""
    own = config.tui
    tui = replace(own, ascii=own.ascii or args.ascii, reader=own.reader or args.reader)
    return replace(config, tui=tui)


def refresh_command(
    config: Config, fixed_now: datetime | None, *, trusted: bool = True
) -> list[str]:
    """The command that refreshes in another process, so that the TUI stays responsive.

    ``-P`` keeps files in the working directory from being imported in place of the program. A
    feeds.toml that was only found there (not ``trusted``) is not named: the process finds it again,
    and would run its commands if it were named.
    """
    command = [sys.executable, "-P", "-m", "briefing", "refresh", "--progress", "--quiet"]
    if trusted:
        command += ["--config", str(config.path)]
    command += ["--cache", str(config.cache)]
    if fixed_now:
        command += ["--as-of", fixed_now.isoformat()]
    return command
