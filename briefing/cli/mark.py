"""``briefing mark``: move the reading of summits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Mark summits read now, or all of them new again."""
    if bool(args.summits) == args.all:
        raise UsageError("mark: name summits, or give --all")
    names = args.summits or [summit.id for summit in context.config.summits]
    now = context.now()
    with context.desk() as desk:
        for name in names:
            desk.summit(name)  # all names are good before any is marked
        if not desk.empty:
            for name in names:
                desk.mark_summit(name, None if args.unread else now)
    return 0
