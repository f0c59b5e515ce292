"""``briefing show``: briefings as text, Markdown or JSON."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from briefing.compose.briefing import today

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing.cli.context import Context
    from briefing.domain.briefing import Briefing

_TODAY = "today"
_NOTHING_NEW = 3
_WIDEST = 100


def run(args: argparse.Namespace, context: Context) -> int:
    """Print briefings; 3 with ``--if-new`` when nothing is new."""
    with context.desk() as desk:
        names = [name for name in args.names if name != _TODAY]
        briefings = desk.briefings(names, max_words=args.max_words)
        if args.since_last or _TODAY in args.names:
            briefings = today(briefings)
        if args.if_new and not any(briefing.counts.new for briefing in briefings):
            return _NOTHING_NEW
        print(rendered(briefings, args.format, context))
        if args.mark_read:
            for briefing in briefings:
                desk.mark_summit(briefing.summit.id, context.now())
    return 0


def rendered(briefings: Sequence[Briefing], form: str, context: Context) -> str:
    """The briefings in one of the formats ``text``, ``md`` and ``json``."""
    now, zone = context.now(), context.config.zone
    if form == "json":
        from briefing.render import json

        return json.show(briefings, now)
    if form == "md":
        from briefing.render import markdown

        return markdown.briefings(briefings, now=now, zone=zone)
    from briefing.render import text

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return text.briefings(briefings, now=now, zone=zone, width=width)
