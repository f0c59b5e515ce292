"""``briefing upcoming``: list what is coming up, as text, JSON or a calendar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import output_width, print_notice
from briefing.compose.agenda import agenda

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the summits that are not over and the dates in their briefings."""
    now, zone = context.now(), context.config.zone
    with context.desk() as desk:
        items = agenda(desk.briefings(), zone)
    if args.ics:
        from briefing.render.ics import calendar

        sys.stdout.flush()
        sys.stdout.buffer.write(calendar(items, now, zone).encode())
        return 0
    from briefing.render import agenda as render

    if args.json:
        print(render.upcoming(items, now))
        return 0
    if not items:
        print_notice("nothing coming up: no summit is ahead, and the feeds mention no dates")
    width = output_width()
    for row in render.as_text(items, now=now, zone=zone, width=width):
        print(row)
    return 0
