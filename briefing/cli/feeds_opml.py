"""``briefing feeds import`` and ``export``: lists of feeds from and for other readers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.cli.streams import talk
from briefing.subscriptions import opml_lists
from briefing.text.plural import counted
from briefing.text.sanitize import line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing.cli.context import Context
    from briefing.subscriptions.opml_lists import LeftOut

_TOLD = 5
_LONGEST = 60


def import_opml(args: argparse.Namespace, context: Context) -> int:
    """Add the feeds of an OPML file; what is left out is told."""
    path = line(str(context.config.path))
    done = opml_lists.import_opml(context.config, _contents(args.file))
    _tell(done.outlines.known, "known already")
    _tell(done.outlines.bad, "left out")
    if done.broken:
        say(f"the file could not be read to its end ({done.broken}); what stands before it counts")
    if done.created:
        say(f"{path} is new")
    feeds = counted(len(done.lines), "feed")
    print(f"{path}:{done.lines[0]}: added {feeds}" if done.lines else f"{path}: nothing to add")
    return 0


def export_opml(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001
    """Print all feeds as OPML."""
    feeds = context.config.feeds
    for row in opml_lists.export_opml(feeds):
        print(row)
    if unusable := [feed for feed in feeds if feed.problem]:
        say(f"left out, since no fetch can use it: {counted(len(unusable), 'URL')}")
    return 0


def _contents(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(opml_lists.MOST_BYTES + 1)
    return opml_lists.contents(name)


def _tell(left_out: Sequence[LeftOut], what: str) -> None:
    """The first few and how many there are."""
    if not left_out:
        return
    say(f"{counted(len(left_out), 'outline')} {what}:")
    for one in left_out[:_TOLD]:
        name = f"{one.name[:_LONGEST]}: " if one.name else ""
        talk(f"    line {one.line}: {name}{one.reason}")
    if len(left_out) > _TOLD:
        talk(f"    and {len(left_out) - _TOLD} more")
