"""``briefing search``: search the full text of all entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.cli.streams import print_row
from briefing.domain.feed_lookup import name_contains, no_such_feed
from briefing.domain.search_query import parse
from briefing.errors import UsageError
from briefing.render.event import event_line
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.cli.context import Context
    from briefing.config.model import Config
    from briefing.domain.feed import FeedHealth
    from briefing.domain.saved_search import SavedSearch
    from briefing.domain.search_hit import Hit


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the entries that match, the newest or the best first; finding none is not an error."""
    view = _view(context.config, args.view) if args.view is not None else None
    if view is None and not args.query:
        raise UsageError("search: give a query, or --view NAME")
    with context.desk() as desk:
        feeds = desk.feeds()
        typed = joined(args.query, feeds) if args.query else ""
        query = " ".join(filter(None, (view.query if view else "", typed)))
        hits = desk.search(query, args.limit, args.by)
    for hint in _hints(query, feeds):
        print_notice(hint)
    if args.json:
        from briefing.render import json

        print(json.search(query, hits, view=view.name if view else None, by=args.by))
        return 0
    for hit in hits:
        _print(hit, context.config.zone)
    return 0


def _view(config: Config, name: str) -> SavedSearch:
    """The view with this name, in any case."""
    for view in config.views:
        if view.name.casefold() == name.casefold():
            return view
    known = ", ".join(f'"{view.name}"' for view in config.views)
    known = known or "none; [[views]] in feeds.toml saves a search"
    raise UsageError(f"no view is called {name!r} (known views: {known})")


def joined(parts: Sequence[str], feeds: Sequence[FeedHealth]) -> str:
    """The query that these words of a command line make.

    The shell removes quotes: ``feed:"BBC World" Trump`` arrives as two words, the first with a
    space, and gets its quotes back. A single word is a whole query that the shell had in quotes,
    unless it is a feed's or a person's name after an operator.
    """
    if len(parts) == 1 and not (_names_feed(parts[0], feeds) or _names_person(parts[0])):
        return parts[0]
    return " ".join(map(_quoted, parts))


def _quoted(part: str) -> str:
    if '"' in part or not any(char.isspace() for char in part):
        return part
    if part.startswith("-"):
        return f'-"{part[1:]}"'
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


def _names_person(part: str) -> bool:
    """Whether ``part`` is ``from:`` and a name whose words all have capitals."""
    name, _, value = part.partition(":")
    return name.lower() == "from" and value == value.title() != value.lower()


def _hints(query: str, feeds: Sequence[FeedHealth]) -> list[str]:
    """Notices about what in the query was not understood, and feeds and tags that do not exist."""
    wanted = parse(query)
    hints = list(wanted.notes)
    tags = sorted({tag for health in feeds for tag in health.feed.tags})
    if wanted.tag is not None and wanted.tag not in tags:
        hints.append(f"no feed has the tag {wanted.tag!r} (known: {', '.join(tags) or 'none'})")
    if not any(name_contains(health, wanted.feed or "") for health in feeds):
        hints.append(str(no_such_feed(wanted.feed or "")))
    return hints if feeds else list(wanted.notes)


def _print(hit: Hit, zone: tzinfo) -> None:
    when = f"{hit.published.astimezone(zone):%Y-%m-%d %H:%M}  " if hit.published else ""
    print_row(f"{when}{hit.outlet}: {hit.title}")
    if hit.snippet != hit.title:  # an entry without a text
        print_row(f"    {hit.snippet}")
    if address := safe_link(hit.url):
        print(f"    {address}")
    if hit.event:
        print(f"    {event_line(hit.event)}")
