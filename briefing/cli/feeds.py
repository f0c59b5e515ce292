"""``briefing feeds``: what is configured, how it is, and the way to its changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import NO_FEEDS, say
from briefing.text.address import masked

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context
    from briefing.domain.feed import FeedHealth


def run(args: argparse.Namespace, context: Context) -> int:
    """Do what ``args.action`` says; only that is loaded."""
    match args.action:
        case "add":
            from briefing.cli.adding import add as act
        case "remove":
            from briefing.cli.adding import remove as act
        case "import":
            from briefing.cli.exchange import import_opml as act
        case "export":
            from briefing.cli.exchange import export_opml as act
        case _:
            act = listed
    return act(args, context)


def listed(args: argparse.Namespace, context: Context) -> int:
    """List the feeds in the order of feeds.toml."""
    with context.desk() as desk:
        found = desk.feeds()
        told = desk.empty
    if args.json:
        from briefing.render import json

        print(json.feeds(found))
        return 0
    if not found and not told:
        say(NO_FEEDS)
    for health in found:
        print(f"{_verdict(health):<9} {masked(health.name)}  {masked(health.feed.url)}")
        reason = health.feed.problem or (health.state and health.state.error)
        if reason:
            print(masked(f"          {reason}"))
    return 0


def _verdict(health: FeedHealth) -> str:
    if health.feed.problem or (health.state and health.state.error):
        return "failing"
    return "ok" if health.state and health.state.checked else "new"
