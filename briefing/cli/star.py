"""``briefing star``: keep a point in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Star the point with this id, or take its star away."""
    with context.desk() as desk:
        for briefing in desk.briefings():
            for point in filter(None, (briefing.lead, briefing.why, *briefing.points)):
                if point.id == args.point:
                    desk.star(point, on=not args.remove)
                    return 0
    raise UsageError(f"no point has the id {args.point!r}; show --format json gives the ids")
