"""``briefing upcoming``: what is to come, for a person, a program or a calendar."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.compose.agenda import agenda

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context

_WIDEST = 100


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the summits that are not over and the dates that their briefings name."""
    now, zone = context.now(), context.config.zone
    with context.desk() as desk:
        found = agenda(desk.briefings(), zone)
    if args.ics:
        from briefing.render.ics import calendar

        sys.stdout.flush()
        sys.stdout.buffer.write(calendar(found, now).encode())
        return 0
    from briefing.render import agenda as render

    if args.json:
        print(render.upcoming(found, now))
        return 0
    if not found:
        say("nothing is to come: no summit has a date ahead, and the feeds name none")
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for row in render.as_text(found, now=now, zone=zone, width=width):
        print(row)
    return 0
