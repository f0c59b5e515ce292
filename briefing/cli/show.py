"""``briefing show``: print briefings in one of the formats of briefing/render/formats.py."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import output_width, print_notice, store_composed
from briefing.domain.today import today
from briefing.render.time_words import since

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.cli.context import Context
    from briefing.desk import Desk
    from briefing.domain.briefing import Briefing
    from briefing.domain.event import OutsideEvent
    from briefing.domain.summit import Summit

_TODAY = "today"
_NOTHING_NEW = 3


def run(args: argparse.Namespace, context: Context) -> int:
    """Print briefings; 3 with ``--if-new`` if nothing is new."""
    now = context.now()
    names = [name for name in dict.fromkeys(args.names) if name != _TODAY]
    with context.desk() as desk:
        full = desk.briefings(names, max_words=args.max_words)
        if args.if_new and not any(briefing.counts.new for briefing in full):
            store_composed(desk, context)
            return _NOTHING_NEW
        is_today = args.since_last or _TODAY in args.names
        shown = today(full) if is_today else full
        outside = desk.outside() if is_today else ()
        text = rendered(
            shown, args.format, context, outside, by_day=args.by == "day", pictures=not is_today
        )
        if text:
            print(text)
        else:
            print_notice(_why_empty(full, context))
        if args.mark_read and not desk.empty:
            sys.stdout.flush()  # an error here must come before anything is marked
            _mark(desk, shown, now, context.config.summits)
        else:
            store_composed(desk, context)  # marked points are in none of these briefings
    return 0


def rendered(
    briefings: Sequence[Briefing],
    format_name: str,
    context: Context,
    outside: Sequence[OutsideEvent] = (),
    *,
    by_day: bool = False,
    pictures: bool = False,
) -> str:
    """The briefings in the format of that name: see `briefing.render.formats.document`."""
    from briefing.render.formats import document

    width = output_width()
    now, zone = context.now(), context.config.zone
    return document(
        briefings,
        format_name,
        now=now,
        zone=zone,
        width=width,
        outside=outside,
        by_day=by_day,
        pictures=pictures,
    )


def _mark(
    desk: Desk, briefings: Sequence[Briefing], now: datetime, followed: Sequence[Summit]
) -> None:
    """Mark what was printed as read.

    That is the whole summit, or only its printed points if there was no space for all new ones. An
    event has no readings, so its points are marked.
    """
    for briefing in briefings:
        left_out = briefing.counts.new > len(briefing.new_points)
        if left_out or briefing.summit not in followed:
            desk.mark(briefing.new_points, read=True)
        else:
            desk.mark_summit(briefing.summit.id, now)


def _why_empty(briefings: Sequence[Briefing], context: Context) -> str:
    if not briefings:
        return "no summits yet; add a [[summits]] block with an id and a name to feeds.toml"
    if any(briefing.counts.new for briefing in briefings):
        return "no new point fits into so few words"
    readings = [briefing.read_at for briefing in briefings if briefing.read_at]
    if not readings:
        return "nothing new"
    return f"nothing new since {since(max(readings), context.now(), context.config.zone)}"
