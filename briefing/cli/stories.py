"""``briefing stories``: list every story with its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.streams import print_row
from briefing.render.event import event_line
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """List stories, newest first."""
    with context.desk() as desk:
        stories = desk.stories(args.summit, args.since)
        events = desk.events(dict.fromkeys(story.event for story in stories))
    if args.json:
        from briefing.render import json

        print(json.stories(stories, events.values()))
        return 0
    for story in stories:
        newest = max(entry.at for entry in story.entries).astimezone(context.config.zone)
        summits = f"  [{', '.join(story.summits)}]" if story.summits else ""
        print_row(f"{story.id}  {newest:%Y-%m-%d %H:%M}  {story.title}{summits}")
        for entry in story.entries:
            address = safe_link(entry.page) or ""
            print_row(f"    {masked(entry.outlet)}: {masked(entry.title)}  {address}".rstrip())
        if story.event in events:
            print(f"    {event_line(events[story.event])}")
    return 0
