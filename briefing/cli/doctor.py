"""``briefing doctor``: check feeds.toml, the cache and the feeds, and repair a damaged cache."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.domain.health_check import HealthCheck
from briefing.errors import CacheError
from briefing.maintenance import doctor
from briefing.render.feed_health import diagnose
from briefing.text.plural import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing.cli.context import Context
    from briefing.domain.health_check import Repair


def run(args: argparse.Namespace, context: Context) -> int:
    """Print what was found; 0 if all is in order or repaired, 1 otherwise."""
    config = context.config
    repaired = doctor.repair(config.cache, context.now()) if args.repair else None
    checks = (_config(context), *doctor.examine(config.cache), *_feeds(context))
    if args.json:
        print(json.dumps(_as_json(checks, repaired), ensure_ascii=False, indent=2))
    else:
        if repaired:
            print_notice(_summary(repaired))
        for check in checks:
            print(f"{check.subject:<7}{'ok ' if check.ok else '!! '} {check.message}")
            if check.remedy:
                print(f"{'':<11}{check.remedy}")
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


def _summary(repair: Repair) -> str:
    saved = ", ".join(
        f"{table.replace('_', ' ')} {count:,}" for table, count in repair.saved.items() if count
    )
    return (
        f"the damaged cache is kept as {repair.kept_as}; rows saved: {saved or 'none'}. "
        "The next refresh groups the entries again"
    )


def _as_json(checks: Sequence[HealthCheck], repair: Repair | None) -> dict[str, object]:
    return {
        "checks": [
            {
                "subject": check.subject,
                "ok": check.ok,
                "message": check.message,
                "remedy": check.remedy or None,
            }
            for check in checks
        ],
        "repaired": repair and {"kept_as": str(repair.kept_as), "saved": dict(repair.saved)},
    }
