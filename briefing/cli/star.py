"""``briefing star``: keep a point in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Star the point with this id, or take its star away; without an id list what is starred."""
    with context.desk() as desk:
        if args.point is None:
            for point in desk.starred():
                print(f"{point.id}  {point.text}")
            return 0
        for briefing in desk.briefings():
            for point in briefing.shown:
                if point.id == args.point:
                    desk.star(point, on=not args.remove)
                    return 0
    raise UsageError(f"no point has the id {args.point!r}; show --format json gives the ids")
