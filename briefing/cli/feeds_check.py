"""``briefing feeds check``: ask the feeds, and say of each how it is and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import NO_FEEDS, say
from briefing.render.feed_health import diagnose
from briefing.text.urls import masked

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context
    from briefing.domain.feed import FeedHealth


def check(args: argparse.Namespace, context: Context) -> int:
    """Ask all feeds (or those named), but for the ones that are held or gone; 1 if all failed.

    What they bring is stored as by any refresh.
    """
    from briefing.refresh import run

    report = run(context.config, now=context.now(), force=True, only=args.feeds)
    for notice in report.notices:
        say(notice)
    asked = {result.url for result in report.results}
    with context.desk() as desk:
        found = tuple(health for health in desk.feeds() if health.feed.url in asked)
    if args.json:
        from briefing.render import json

        print(json.checked(found, context.now()))
    else:
        _tell(found, context)
    return int(report.all_failed)


def _tell(found: tuple[FeedHealth, ...], context: Context) -> None:
    """One line a feed, the troubled ones first, each with its remedy below."""
    if not found:
        say(NO_FEEDS)
    judged = [(health, diagnose(health, context.now())) for health in found]
    for health, said in sorted(judged, key=lambda one: one[1].healthy):
        print(masked(f"{said.kind:<9} {health.name}  {said.words}"))
        if said.remedy:
            print(masked(f"          → {said.remedy}"))
