"""``briefing refresh``: fetch the feeds, from cron or by hand."""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.cli.progress_bar import ProgressBar
from briefing.errors import UsageError
from briefing.refresh import run as refresh
from briefing.text.plural import counted
from briefing.text.urls import masked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from briefing.cli.context import Context
    from briefing.domain.refresh_report import Progress, RefreshReport


_MANY_OBJECTS = 100_000
"""New objects between two runs of the garbage collector. A refresh makes very many and hardly any
in cycles, so that the usual 700 cost a sixth of its time."""


def run(args: argparse.Namespace, context: Context) -> int:
    """Refresh once; 0, or 1 if every feed that was tried failed."""
    if args.json and args.progress:
        raise UsageError("--json and --progress both write to stdout; use only one of them")
    gc.set_threshold(_MANY_OBJECTS, 20, 20)
    report = refresh(
        context.config,
        now=context.now(),
        force=args.force,
        only=args.feeds,
        progress=_progress(args),
    )
    if args.json:
        from briefing.render import json as as_json

        print(as_json.report(report), flush=True)
    _print_report(report, quiet=args.quiet)
    failed = report.tally["failed"]
    return int(report.all_failed or (args.strict and failed > 0))


def _progress(args: argparse.Namespace) -> Callable[[Progress], None] | None:
    if args.progress:
        return lambda step: print(json.dumps(asdict(step)), flush=True)
    return None if args.quiet or not sys.stderr.isatty() else ProgressBar().draw


def _print_report(report: RefreshReport, *, quiet: bool) -> None:
    failures = [result for result in report.results if result.status == "failed"]
    if quiet and not failures:
        return
    for notice in report.notices:
        print_notice(notice)
    for result in failures:
        print_notice(f"{masked(result.feed)}: {result.error}")
    for result in report.results:
        if result.proposed_url:
            print_notice(f"{masked(result.feed)} has moved permanently to {result.proposed_url}")
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
    print_notice(
        f"{counted(len(report.results), 'feed')}: "
        f"{', '.join(parts) or 'nothing to fetch'}; {counted(new, 'new entry', 'new entries')}, "
        f"{counted(report.new_stories, 'new story', 'new stories')} in {report.elapsed_s:.1f} s"
    )
