"""``briefing feeds import`` and ``export``: exchange feed lists with other readers as OPML."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.cli.streams import write_stderr
from briefing.subscriptions import opml_lists
from briefing.text.plural import counted
from briefing.text.sanitize import line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing.cli.context import Context
    from briefing.subscriptions.opml_lists import SkippedOutline

_LISTED = 5
_LONGEST_NAME = 60


def import_opml(args: argparse.Namespace, context: Context) -> int:
    """Add the feeds of an OPML file, and report those that are left out."""
    path = line(str(context.config.path))
    imported = opml_lists.import_opml(context.config, _contents(args.file))
    _print_left_out(imported.outlines.known, "already there")
    _print_left_out(imported.outlines.bad, "skipped")
    if imported.faults:
        print_notice(f"{counted(len(imported.faults), 'broken tag')} left out:")
        _print_first(imported.faults)
    if imported.broken:
        print_notice(
            f"the file is damaged ({imported.broken}); the feeds behind that were not read"
        )
    if imported.created:
        print_notice(f"created {path}")
    feeds = counted(len(imported.lines), "feed")
    print(
        f"{path}:{imported.lines[0]}: added {feeds}"
        if imported.lines
        else f"{path}: nothing to add"
    )
    return 0


def export_opml(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001
    """Print the feeds as OPML."""
    feeds = context.config.feeds
    for row in opml_lists.export_opml(feeds):
        print(row)
    if unusable := [feed for feed in feeds if feed.problem]:
        print_notice(f"skipped {counted(len(unusable), 'feed')} with an unusable URL")
    return 0


def _contents(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(opml_lists.MOST_BYTES + 1)
    return opml_lists.contents(name)


def _print_left_out(left_out: Sequence[SkippedOutline], what: str) -> None:
    """Print how many outlines were left out, and the first few."""
    if not left_out:
        return
    print_notice(f"{counted(len(left_out), 'outline')} {what}:")
    _print_first(
        [
            f"line {outline.line}: "
            f"{f'{outline.name[:_LONGEST_NAME]}: ' if outline.name else ''}{outline.reason}"
            for outline in left_out
        ]
    )


def _print_first(sentences: Sequence[str]) -> None:
    for sentence in sentences[:_LISTED]:
        write_stderr(f"    {sentence}")
    if len(sentences) > _LISTED:
        write_stderr(f"    and {len(sentences) - _LISTED} more")
