"""``briefing feeds add`` and ``remove``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.cli.streams import write_stderr
from briefing.config.edit import feed_line
from briefing.subscriptions import feeds
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import tzinfo
    from pathlib import Path

    from briefing.cli.context import Context
    from briefing.domain.feed import Feed
    from briefing.subscriptions.discover import FoundFeed

_NOTHING_FOUND = 1


def add(args: argparse.Namespace, context: Context) -> int:
    """Find the feed of an address and add it to feeds.toml; 1 if there is none."""
    config = context.config
    if feed := feeds.known(config, args.url):
        _print_already(feed, feed_line(config.path, feed.url), config.path)
        return 0
    from briefing.subscriptions.discover import find  # loads the network code

    discovery = find(args.url, timeout=config.settings.timeout.total_seconds(), now=context.now())
    if not discovery.choices:
        print_notice(f"no feed found: {discovery.reason}")
        return _NOTHING_FOUND
    choice = _choose(discovery.choices, config.zone)
    if choice is None:
        print_notice("nothing was added")
        return 0
    added = feeds.add(config, choice, name=args.name, tags=args.tags)
    if added.already:
        _print_already(added.feed, added.line, config.path)
        return 0
    if added.created:
        print_notice(f"created {line(str(config.path))}")
    print(masked(f"{line(str(config.path))}:{added.line}: added {_label(added.feed)}"))
    return 0


def remove(args: argparse.Namespace, context: Context) -> int:
    """Remove a feed from feeds.toml, and from the summits that name it."""
    feed, removed = feeds.remove(context.config, args.feed)
    place = f"{line(str(context.config.path))}:{removed.line}"
    print(masked(f"{place}: removed {_label(feed)}"))
    for summit in removed.summits:
        print_notice(f"also removed it from the feeds of the summit {summit}")
    return 0


def _choose(choices: Sequence[FoundFeed], zone: tzinfo) -> FoundFeed | None:
    """The feed to add: the only one, the one the user picks, or without a terminal the best."""
    if len(choices) == 1:
        return choices[0]
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print_notice(f"{len(choices) - 1} more found; add them by their addresses:")
        for choice in choices[1:]:
            write_stderr(f"    {_described(choice, zone)}")
        return choices[0]
    print_notice(f"{len(choices)} feeds found:")
    for number, choice in enumerate(choices, 1):
        write_stderr(f"{number:>4}  {_described(choice, zone)}")
    while True:
        write_stderr(f"Which one? [1-{len(choices)}, Enter for the first, q for none] ", end="")
        answer = sys.stdin.readline()
        word = answer.strip().lower()
        if not answer or word in ("q", "quit", "n", "none", "0"):
            return None
        if not word:
            return choices[0]
        if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= len(choices):
            return choices[int(word) - 1]


def _described(choice: FoundFeed, zone: tzinfo) -> str:
    newest = f"newest {choice.newest.astimezone(zone):%Y-%m-%d}, " if choice.newest else ""
    entries = counted(choice.entries, "entry", "entries")
    return f"{choice.title or 'untitled'}  ({newest}{entries})  {choice.url}"


def _print_already(feed: Feed, number: int | None, path: Path) -> None:
    print_notice(f"{line(str(path))}:{number}: this feed is already there: {_label(feed)}")


def _label(feed: Feed) -> str:
    return f"{feed.name}  {feed.url}" if feed.name else feed.url
