"""``briefing feeds add`` and ``remove``: one feed more, or one less."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.cli.streams import talk
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
    from briefing.subscriptions.discover import Choice

_NONE = 1


def add(args: argparse.Namespace, context: Context) -> int:
    """Find the feed of an address and write it down; 1 when there is none."""
    config = context.config
    if there := feeds.known(config, args.url):
        _already(there, feed_line(config.path, there.url), config.path)
        return 0
    from briefing.subscriptions.discover import find  # only what it knows already needs no network

    found = find(args.url, timeout=config.settings.timeout.total_seconds(), now=context.now())
    if not found.choices:
        say(f"no feed found: {found.reason}")
        return _NONE
    choice = _chosen(found.choices, config.zone)
    if choice is None:
        say("nothing was added")
        return 0
    added = feeds.add(config, choice, name=args.name, tags=args.tags)
    if added.already:
        _already(added.feed, added.line, config.path)
        return 0
    if added.created:
        say(f"{line(str(config.path))} is new")
    print(masked(f"{line(str(config.path))}:{added.line}: added {_shown(added.feed)}"))
    return 0


def remove(args: argparse.Namespace, context: Context) -> int:
    """Take a feed out of feeds.toml, and out of the summits that name it."""
    feed, removed = feeds.remove(context.config, args.feed)
    place = f"{line(str(context.config.path))}:{removed.line}"
    print(masked(f"{place}: removed {_shown(feed)}"))
    for summit in removed.summits:
        say(f"the summit {summit} named it in its feeds: taken out there too")
    return 0


def _chosen(choices: Sequence[Choice], zone: tzinfo) -> Choice | None:
    """The one to add: the only one, the one a person picks, or without a person the best."""
    if len(choices) == 1:
        return choices[0]
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    if not asks:
        say(f"{len(choices) - 1} more found, to be added by address:")
        for choice in choices[1:]:
            talk(f"    {_described(choice, zone)}")
        return choices[0]
    say(f"{len(choices)} feeds found:")
    for number, choice in enumerate(choices, 1):
        talk(f"{number:>4}  {_described(choice, zone)}")
    while True:
        talk(f"which one? [1-{len(choices)}, Enter for the first, q for none] ", end="")
        answer = sys.stdin.readline()
        word = answer.strip().lower()
        if not answer or word in ("q", "quit", "n", "none", "0"):
            return None
        if not word:
            return choices[0]
        if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= len(choices):
            return choices[int(word) - 1]


def _described(choice: Choice, zone: tzinfo) -> str:
    newest = f"newest {choice.newest.astimezone(zone):%Y-%m-%d}, " if choice.newest else ""
    entries = counted(choice.entries, "entry", "entries")
    return f"{choice.title or 'without a title'}  ({newest}{entries})  {choice.url}"


def _already(feed: Feed, number: int | None, path: Path) -> None:
    say(f"{line(str(path))}:{number}: already a feed: {_shown(feed)}")


def _shown(feed: Feed) -> str:
    return f"{feed.name}  {feed.url}" if feed.name else feed.url
