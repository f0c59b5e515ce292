"""``briefing schedule``: print the crontab line or the systemd units that refresh regularly."""

from __future__ import annotations

import shlex
import sys
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from briefing.cli.context import Context

_HOUR = 60
_DAY = 24


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the crontab line or the units; nothing is installed.

    ``-P`` keeps files in the working directory from being imported in place of the program. A
    feeds.toml that was only found there is not named, since that would let it run commands from
    then on, also those that somebody writes into it later: the line goes there and finds it again.
    """
    path = context.config.path.absolute()
    folder = None if context.trusted else path.parent
    command = [sys.executable, "-P", "-m", "briefing", "refresh", "--quiet"]
    if folder is None:
        command += ["--config", str(path)]
    if args.cache:
        command += ["--cache", str(args.cache.absolute())]
    minutes = int(args.every / timedelta(minutes=1))
    if args.systemd:
        print(_systemd(command, minutes, folder))
    else:
        print(_crontab(command, minutes, folder))
    if folder is not None:
        print_notice(
            f"{path} was only found in the working directory: what is printed looks for it there "
            "again and runs no password_command; `briefing schedule --config feeds.toml` lets it"
        )
    return 0


def _crontab(command: list[str], minutes: int, folder: Path | None) -> str:
    """A crontab(5) line, run in ``folder``; ``%`` is escaped since cron reads it as a line end.

    The minute is derived from the command, so that not every installation fetches at once; it is
    never a full hour, when many other programs do.
    """
    line = shlex.join(command)
    if folder is not None:
        line = f"cd {shlex.quote(str(folder))} && {line}"
    line = line.replace("%", r"\%")
    offset = zlib.crc32(line.encode())
    if minutes < _HOUR and _HOUR % minutes == 0:
        first = offset % max(1, minutes - 1) + (minutes > 1)
        return f"{','.join(str(m) for m in range(first, _HOUR, minutes))} * * * * {line}"
    hours, rest = divmod(minutes, _HOUR)
    if rest == 0 and hours and _DAY % hours == 0:
        return f"{1 + offset % (_HOUR - 1)} {'*' if hours == 1 else f'*/{hours}'} * * * {line}"
    raise UsageError(
        "--every: cron needs a duration that divides an hour or a day, such as 30m or 2h"
    )


def _systemd(command: list[str], minutes: int, folder: Path | None) -> str:
    """A service, run in ``folder``, and a timer; systemd expands ``%`` and, in a command, ``$``, so
    both are doubled."""
    words = " ".join(
        '"'
        + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
        + '"'
        for word in command
    )
    place = str(folder).replace("%", "%%")
    where = "" if folder is None else f"WorkingDirectory={place}\n"
    return f"""\
# ~/.config/systemd/user/briefing.service
[Unit]
Description=Refresh the briefing cache

[Service]
Type=oneshot
{where}ExecStart={words}

# ~/.config/systemd/user/briefing.timer
[Unit]
Description=Refresh the briefing cache every {minutes} minutes

[Timer]
OnActiveSec=1min
OnUnitActiveSec={minutes}min
RandomizedDelaySec=2min

[Install]
WantedBy=timers.target

# then: systemctl --user enable --now briefing.timer"""
