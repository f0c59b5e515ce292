"""``briefing show``: briefings as text, Markdown or JSON."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.compose.briefing import today

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.cli.context import Context
    from briefing.desk import Desk
    from briefing.domain.briefing import Briefing
    from briefing.domain.summit import Summit

_TODAY = "today"
_NOTHING_NEW = 3
_WIDEST = 100


def run(args: argparse.Namespace, context: Context) -> int:
    """Print briefings; 3 with ``--if-new`` when nothing is new."""
    now = context.now()
    names = [name for name in dict.fromkeys(args.names) if name != _TODAY]
    with context.desk() as desk:
        whole = desk.briefings(names, max_words=args.max_words)
        if args.if_new and not any(briefing.counts.new for briefing in whole):
            return _NOTHING_NEW
        shown = today(whole) if args.since_last or _TODAY in args.names else whole
        answer = rendered(shown, args.format, context)
        if answer:
            print(answer)
        else:
            say(_why_nothing(whole, context))
        if args.mark_read and not desk.empty:
            sys.stdout.flush()  # what could not be written was not read
            _mark(desk, shown, now, context.config.summits)
    return 0


def rendered(briefings: Sequence[Briefing], format_name: str, context: Context) -> str:
    """The briefings in the format of that name."""
    from briefing.render.formats import document

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    now, zone = context.now(), context.config.zone
    return document(briefings, format_name, now=now, zone=zone, width=width)


def _mark(
    desk: Desk, briefings: Sequence[Briefing], now: datetime, followed: Sequence[Summit]
) -> None:
    """Mark what was shown: the whole summit, or the points where new ones were left out and of
    an event, which has no readings."""
    for briefing in briefings:
        left_out = briefing.counts.new > len(briefing.new_points)
        if left_out or briefing.summit not in followed:
            desk.mark(briefing.new_points, read=True)
        else:
            desk.mark_summit(briefing.summit.id, now)


def _why_nothing(briefings: Sequence[Briefing], context: Context) -> str:
    if not briefings:
        return "feeds.toml follows no summit yet: add a [[summits]] block with id and name"
    if any(briefing.counts.new for briefing in briefings):
        return "nothing that is new fits into so few words"
    readings = [briefing.read_at for briefing in briefings if briefing.read_at]
    since = f"{max(readings).astimezone(context.config.zone):%Y-%m-%d %H:%M}" if readings else ""
    return f"nothing is new since {since}" if since else "nothing is new"
