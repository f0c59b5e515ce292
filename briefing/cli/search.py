"""``briefing search``: the full text of all entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.domain.search_query import parse
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.cli.context import Context
    from briefing.domain.feed import FeedHealth
    from briefing.domain.search_hit import Hit


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the newest entries that match; no hit is an answer too."""
    with context.desk() as desk:
        feeds = desk.feeds()
        query = joined(args.query, feeds)
        hits = desk.search(query, args.limit)
    for hint in _hints(query, feeds):
        say(hint)
    if args.json:
        from briefing.render import json

        print(json.search(query, hits))
        return 0
    for hit in hits:
        _print(hit, context.config.zone)
    return 0


def joined(parts: Sequence[str], feeds: Sequence[FeedHealth]) -> str:
    """The query that these words of a command line make.

    The shell takes quotes away: ``feed:"BBC World" Trump`` arrives as two words, the first with
    a space, and gets its quotes back. One word alone is a whole query in the shell's quotes,
    unless it is the name of a feed behind its operator.
    """
    if len(parts) == 1 and not _names_feed(parts[0], feeds):
        return parts[0]
    return " ".join(map(_quoted, parts))


def _quoted(part: str) -> str:
    if '"' in part or not any(char.isspace() for char in part):
        return part
    name, colon, value = part.partition(":")
    if colon and name.isalpha():
        return f'{name}:"{value}"'
    return f'"{part}"'


def _names_feed(part: str, feeds: Sequence[FeedHealth]) -> bool:
    name, _, value = part.partition(":")
    if name.lower() == "tag":
        return any(value in health.feed.tags for health in feeds)
    return name.lower() == "feed" and any(
        value.casefold() in health.name.casefold() for health in feeds
    )


def _hints(query: str, feeds: Sequence[FeedHealth]) -> list[str]:
    """What in the query no feed can answer."""
    wanted = parse(query)
    hints = []
    tags = sorted({tag for health in feeds for tag in health.feed.tags})
    if wanted.tag is not None and wanted.tag not in tags:
        hints.append(f"no feed has the tag {wanted.tag!r} (known: {', '.join(tags) or 'none'})")
    part = (wanted.feed or "").casefold()
    if not any(
        part in health.name.casefold() or part in health.feed.url.casefold() for health in feeds
    ):
        hints.append(f"no feed is called {wanted.feed!r}; `briefing feeds` shows them all")
    return hints if feeds else []


def _print(hit: Hit, zone: tzinfo) -> None:
    when = f"{hit.published.astimezone(zone):%Y-%m-%d %H:%M}  " if hit.published else ""
    print(masked(f"{when}{hit.outlet}: {hit.title}"))
    print(masked(f"    {hit.snippet}"))
    if address := safe_link(hit.url):
        print(f"    {address}")
