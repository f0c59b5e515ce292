"""``briefing upcoming``: list what is coming up, as text, JSON or a calendar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import output_width, print_notice, store_composed
from briefing.compose.agenda import agenda

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing.cli.context import Context
    from briefing.domain.agenda import UpcomingDate


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the summits that are not over and the dates in their briefings."""
    with context.desk() as desk:
        items = agenda(desk.briefings(), context.config.zone)
        _print(items, args, context)
        store_composed(desk, context)
    return 0


def _print(items: Sequence[UpcomingDate], args: argparse.Namespace, context: Context) -> None:
    now, zone = context.now(), context.config.zone
    if args.ics:
        from briefing.render.ics import calendar

        sys.stdout.flush()
        sys.stdout.buffer.write(calendar(items, now, zone).encode())
        return
    from briefing.render import agenda as render

    if args.json:
        print(render.upcoming(items, now))
        return
    if not items:
        print_notice("nothing coming up: no summit is ahead, and the feeds mention no dates")
    for row in render.as_text(items, now=now, zone=zone, width=output_width()):
        print(row)
