"""``briefing refresh``: for cron and for the impatient."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.cli.streams import talk
from briefing.errors import CacheError, UsageError
from briefing.refresh import run as refresh
from briefing.render import json as as_json
from briefing.text.plural import counted
from briefing.text.urls import masked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from briefing.cli.context import Context
    from briefing.domain.refresh_report import Progress, RefreshReport

_BAR = 24


def run(args: argparse.Namespace, context: Context) -> int:
    """Refresh once; 0, or 1 when every feed that was tried failed."""
    if args.json and args.progress:
        raise UsageError("--json and --progress both write to stdout: choose one")
    report = refresh(
        context.config,
        now=context.now(),
        force=args.force,
        only=args.feeds,
        progress=_progress(args),
    )
    if args.json:
        print(as_json.report(report), flush=True)
    _tell(report, quiet=args.quiet)
    _keep(context)
    failed = report.tally["failed"]
    return int(report.all_failed or (args.strict and failed > 0))


def _keep(context: Context) -> None:
    """Have the briefings ready for whoever reads next."""
    if context.config.summits:
        from briefing.desk import Desk

        with suppress(CacheError), Desk(context.config, context.now()) as desk:
            desk.briefings()
            desk.save_briefings()


def _progress(args: argparse.Namespace) -> Callable[[Progress], None] | None:
    if args.progress:
        return lambda step: print(json.dumps(asdict(step)), flush=True)
    return None if args.quiet or not sys.stderr.isatty() else _draw


def _draw(step: Progress) -> None:
    filled = _BAR * step.done // max(1, step.total)
    bar = "━" * filled + "─" * (_BAR - filled)
    failed = f" · {step.failed} failed" if step.failed else ""
    end = "\n" if step.done == step.total else ""
    talk(f"\r{bar} {step.done}/{step.total} · {step.new} new{failed} ", end)


def _tell(report: RefreshReport, *, quiet: bool) -> None:
    for notice in report.notices:
        say(notice)
    failures = [result for result in report.results if result.status == "failed"]
    for result in failures:
        say(f"{masked(result.feed)}: {result.error}")
    if quiet and not failures:
        return
    for result in report.results:
        if result.proposed_url:
            say(f"{masked(result.feed)} has moved for good; its url is now {result.proposed_url}")
    tally = report.tally
    parts = [
        f"{tally[status]} {words}"
        for status, words in (
            ("updated", "updated"),
            ("unchanged", "unchanged"),
            ("not_due", "not due"),
            ("failed", "failed"),
        )
        if tally[status]
    ]
    new = sum(result.new for result in report.results)
    say(
        f"{counted(len(report.results), 'feed')}: "
        f"{', '.join(parts) or 'none configured'}; {counted(new, 'new entry', 'new entries')}, "
        f"{counted(report.new_stories, 'new story', 'new stories')} in {report.elapsed_s:.1f} s"
    )
