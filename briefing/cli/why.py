"""``briefing why``: explain what the program decided about a story, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import output_width, store_composed
from briefing.corrections.explanation import why
from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Explain the story with this id, or the story of the entry or point with it."""
    from briefing.render.explanation import as_json, as_text

    with context.desk() as desk:
        stories, point = desk.stories_named([args.id]), None
        if not stories and (point := desk.point(args.id)):
            stories = desk.stories_named([point.story])
        if not stories:
            raise UsageError(
                f"no story, entry or point has the id {args.id!r}; `briefing stories` and "
                "`briefing show --format json` show the ids"
            )
        event = next(iter(desk.events([stories[0].event]).values()), None)
        explanation = why(context.config, stories[0], desk.stories_named, event)
        store_composed(desk, context)
    if args.json:
        print(as_json(explanation, point))
        return 0
    width = output_width()
    now, zone = context.now(), context.config.zone
    print(as_text(explanation, point, now=now, zone=zone, width=width))
    return 0
