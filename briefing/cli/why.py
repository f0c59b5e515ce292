"""``briefing why``: explain what the program decided about a story, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import output_width, store_composed
from briefing.cli.named_story import named_story
from briefing.corrections.explanation import why

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Explain the story with this id, or the story of the entry or point with it."""
    from briefing.render.explanation import as_json, as_text

    with context.desk() as desk:
        story, point = named_story(desk, args.id)
        event = next(iter(desk.events([story.event]).values()), None)
        explanation = why(context.config, story, desk.stories_named, event)
        store_composed(desk, context)
    if args.json:
        print(as_json(explanation, point))
        return 0
    width = output_width()
    now, zone = context.now(), context.config.zone
    print(as_text(explanation, point, now=now, zone=zone, width=width))
    return 0
