"""``briefing doctor``: check feeds.toml, the cache and the feeds, and repair a damaged cache."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.domain.health_check import HealthCheck
from briefing.errors import CacheError
from briefing.maintenance import doctor
from briefing.render import health_check
from briefing.render.feed_health import diagnose
from briefing.text.plural import counted

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Print what was found; 0 if all is in order or repaired, 1 otherwise."""
    config = context.config
    repaired = doctor.repair(config.cache, context.now()) if args.repair else None
    checks = (_config(context), *doctor.examine(config.cache), *_feeds(context))
    if args.json:
        print(health_check.as_json(checks, repaired))
    else:
        if repaired:
            print_notice(health_check.summary(repaired))
        for text in health_check.lines(checks):
            print(text)
    return int(not all(check.ok for check in checks if check.subject != "feeds"))


def _config(context: Context) -> HealthCheck:
    config = context.config
    message = (
        f"{config.path}: {counted(len(config.feeds), 'feed')}, "
        f"{counted(len(config.summits), 'summit')}"
    )
    if not config.warnings:
        return HealthCheck("config", ok=True, message=message)
    remedy = "read the warnings above" if len(config.warnings) > 1 else "read the warning above"
    return HealthCheck("config", ok=True, message=message, remedy=remedy)


def _feeds(context: Context) -> tuple[HealthCheck, ...]:
    """One check of all feeds, left out where the cache cannot be read."""
    try:
        with context.desk() as desk:
            health = [diagnose(feed, context.now()) for feed in desk.feeds()]
    except CacheError:
        return ()
    kinds = Counter(diagnosis.kind for diagnosis in health if not diagnosis.healthy)
    if not kinds:
        return (HealthCheck("feeds", ok=True, message="all feeds are well"),)
    message = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    remedy = "`briefing feeds list` says what is wrong with each"
    return (HealthCheck("feeds", ok=False, message=message, remedy=remedy),)
