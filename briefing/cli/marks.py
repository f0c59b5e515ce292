"""``briefing mark`` and ``star``: mark summits read or unread, star points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import store_composed
from briefing.cli.streams import print_row
from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def mark(args: argparse.Namespace, context: Context) -> int:
    """Mark summits as read now, or all of their points as new again."""
    if bool(args.summits) == args.all:
        raise UsageError("mark: give the ids of summits, or --all")
    ids = args.summits or [summit.id for summit in context.config.summits]
    now = context.now()
    with context.desk() as desk:
        for id in ids:
            desk.summit(id)  # an unknown id is an error before any summit is marked
        if not desk.empty:
            for id in ids:
                desk.mark_summit(id, None if args.unread else now)
    return 0


def star(args: argparse.Namespace, context: Context) -> int:
    """Star the point with this id, or remove its star; without an id list the starred points."""
    with context.desk() as desk:
        if args.point is None:
            for point in desk.starred():
                print_row(f"{point.id}  {point.text}")
            store_composed(desk, context)
            return 0
        for briefing in desk.briefings():
            for point in briefing.shown:
                if point.id == args.point:
                    desk.star(point, on=not args.remove)
                    return 0
    raise UsageError(f"no point has the id {args.point!r}; `show --format json` shows the ids")
