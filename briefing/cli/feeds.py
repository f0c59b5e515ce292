"""``briefing feeds``: list the feeds, and dispatch to the other actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import NO_FEEDS, print_notice
from briefing.cli.streams import print_row
from briefing.render.feed_health import diagnose

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Run the action; only its module is loaded."""
    match args.action:
        case "add":
            from briefing.cli.feeds_edit import add as act
        case "remove":
            from briefing.cli.feeds_edit import remove as act
        case "import":
            from briefing.cli.feeds_opml import import_opml as act
        case "check":
            from briefing.cli.feeds_check import check as act
        case "export":
            from briefing.cli.feeds_opml import export_opml as act
        case _:
            act = listed
    return act(args, context)


def listed(args: argparse.Namespace, context: Context) -> int:
    """List the feeds in the order of feeds.toml."""
    with context.desk() as desk:
        feeds = desk.feeds()
        notified = desk.empty
    if args.json:
        from briefing.render import json

        print(json.feeds(feeds))
        return 0
    if not feeds and not notified:
        print_notice(NO_FEEDS)
    for health in feeds:
        diagnosis = diagnose(health, context.now())
        print_row(f"{diagnosis.kind:<9} {health.name}  {health.feed.url}")
        if not diagnosis.healthy:
            print_row(f"          {diagnosis.words}")
    return 0
