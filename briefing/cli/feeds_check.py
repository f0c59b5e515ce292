"""``briefing feeds check``: fetch the feeds and report what is wrong and how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import NO_FEEDS, print_notice
from briefing.cli.streams import print_row
from briefing.render.feed_health import diagnose

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context
    from briefing.domain.feed import FeedHealth


def check(args: argparse.Namespace, context: Context) -> int:
    """Fetch all feeds, or those named, except under Retry-After or gone; 1 if all failed.

    New entries are stored as by any refresh.
    """
    from briefing.refresh import run

    report = run(context.config, now=context.now(), force=True, only=args.feeds)
    for notice in report.notices:
        print_notice(notice)
    checked = {result.url for result in report.results}
    with context.desk() as desk:
        feeds = tuple(health for health in desk.feeds() if health.feed.url in checked)
    if args.json:
        from briefing.render import json

        print(json.checked(feeds, context.now()))
    else:
        _print(feeds, context)
    return int(report.all_failed)


def _print(feeds: tuple[FeedHealth, ...], context: Context) -> None:
    """Print a line per feed, those in trouble first, each with its remedy below."""
    if not feeds:
        print_notice(NO_FEEDS)
        return
    judged = [(health, diagnose(health, context.now())) for health in feeds]
    for health, state in sorted(judged, key=lambda pair: pair[1].healthy):
        print_row(f"{state.kind:<9} {health.name}  {state.words}")
        if state.remedy:
            print_row(f"          → {state.remedy}")
    if len(feeds) > 1 and all(state.healthy for _, state in judged):
        print_notice(f"all {len(feeds)} feeds OK")
