"""The words of the command line, in one place; each command's module is loaded only to run it."""

from __future__ import annotations

import argparse
from argparse import SUPPRESS, ArgumentTypeError
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from briefing import __version__
from briefing.cli import parsers
from briefing.cli.streams import talk
from briefing.domain import duration
from briefing.errors import UsageError
from briefing.render.formats import DEFAULT, FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = """\
exit codes: 0 done; 1 feeds were tried and all failed; 2 usage or configuration error;
3 nothing is new (--if-new); 74 the cache or the output cannot be read or written;
75 another refresh is running.
"""


_MOST = 1_000_000


class ArgumentParser(argparse.ArgumentParser):
    """A parser whose complaints are talk like any other."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and how it is written, and exit 2."""
        talk(f"{self.format_usage()}{self.prog}: error: {message}")
        raise SystemExit(2)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; exits 2 with a message when it makes no sense.

    Raises `UsageError` for options that exclude each other.
    """
    args = _parser().parse_args(argv, argparse.Namespace(**_DEFAULTS))
    if args.demo and args.command == "schedule":
        raise UsageError("--demo cannot be scheduled: its feeds are gone when it ends")
    if args.demo and args.edits:
        told = f"{args.command} {args.action}"
        raise UsageError(f"--demo: {told} would change a feeds.toml that is gone soon")
    if args.demo and (args.config or args.cache):
        raise UsageError(
            "--demo brings its own feeds.toml and cache: leave out --config and --cache"
        )
    return args


_DEFAULTS: dict[str, object] = {
    "command": None,
    "config": None,
    "cache": None,
    "as_of": None,
    "demo": False,
    "ascii": False,
    "reader": False,
    "verbose": False,
    "edits": False,
    "creates": False,
}


def _parser() -> ArgumentParser:
    everywhere = _global_options()
    parser = ArgumentParser(
        prog="briefing",
        description="Read the summit, not the feeds. Without a command: the reading room.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[everywhere],
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, summary: str) -> ArgumentParser:
        return commands.add_parser(name, help=summary, description=summary, parents=[everywhere])

    _refresh(command("refresh", "fetch the due feeds, store and group what they bring"))
    _show(command("show", "print briefings"))
    _stories(command("stories", "list stories with their entries"))
    _search(command("search", "search the full text of all entries"))
    _mark(command("mark", "mark summits read, or unread"))
    _star(command("star", "star a point, take its star away, or list the starred"))
    parsers.why(
        command(
            "why", "explain a story, or a point: what joined, what stays apart, what is matched"
        )
    )
    parsers.split(command("split", "let entries leave a story: they are no copies of it"))
    parsers.merge(command("merge", "make stories one, whatever the rules say"))
    parsers.assign(command("assign", "give all of a story to a summit, or keep it out"))
    command("undo", "take the last split, merge or assign back")
    _feeds(command("feeds", "list the feeds, add, remove, import or export some"), everywhere)
    parsers.summits(command("summits", "list the summits, or find and accept new ones"), everywhere)
    parsers.upcoming(
        command("upcoming", "what is to come: summits and the dates that the feeds name")
    )
    _schedule(command("schedule", "print the crontab line for this installation"))
    return parser


def _global_options() -> ArgumentParser:
    """Options accepted before and after the command, so none may set a default of its own."""
    common = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    group = common.add_argument_group("global options")
    group.add_argument("--config", type=Path, metavar="FILE", help="the feeds.toml to use")
    group.add_argument("--cache", type=Path, metavar="FILE", help="the cache to use")
    group.add_argument("--as-of", metavar="TIME", help="a fixed now, such as 2025-10-29T14:30")
    group.add_argument("--demo", action="store_true", help="use the sample feeds, on their day")
    group.add_argument("--ascii", action="store_true", help="the reading room in ASCII only")
    group.add_argument("--reader", action="store_true", help="the reading room for screen readers")
    group.add_argument("-v", "--verbose", action="store_true", help="show what caused an error")
    return common


def _refresh(parser: ArgumentParser) -> None:
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="a feed's name or URL")
    parser.add_argument("--json", action="store_true", help="print a report as JSON")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
    parser.add_argument("--strict", action="store_true", help="exit 1 when any feed fails")
    parser.add_argument(
        "--force",
        action="store_true",
        help="fetch feeds that are not due, too, but none before a server's Retry-After",
    )
    parser.add_argument("--progress", action="store_true", help="print a JSON line for each step")


def _show(parser: ArgumentParser) -> None:
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="the id of a summit or an event (see stories), or today for what is new",
    )
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default=DEFAULT, help="the default is %(default)s"
    )
    parser.add_argument("--since-last", action="store_true", help="only what is new")
    parser.add_argument("--mark-read", action="store_true", help="mark what is shown as read")
    parser.add_argument("--if-new", action="store_true", help="exit 3 when nothing is new")
    parser.add_argument(
        "--max-words", type=_count, metavar="N", help="at most N words of points a briefing"
    )


def _stories(parser: ArgumentParser) -> None:
    parser.add_argument("--summit", metavar="ID", help="only stories of this summit")
    parser.add_argument("--since", type=_span, metavar="SPAN", help="such as 24h or 7d")
    parser.add_argument("--json", action="store_true")


def _search(parser: ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="+", metavar="QUERY", help="words; feed: tag: summit: since: is:new narrow"
    )
    parser.add_argument("--limit", type=_count, default=50, metavar="N")
    parser.add_argument("--json", action="store_true")


def _mark(parser: ArgumentParser) -> None:
    parser.add_argument("summits", nargs="*", metavar="SUMMIT")
    parser.add_argument("--all", action="store_true", help="every summit")
    parser.add_argument("--unread", action="store_true", help="all of it is new again")


def _star(parser: ArgumentParser) -> None:
    parser.add_argument(
        "point",
        nargs="?",
        metavar="POINT",
        help="a point's id, from show --format json; without it, the starred points",
    )
    parser.add_argument("--remove", action="store_true", help="take the star away")


def _feeds(parser: ArgumentParser, everywhere: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions")
    parser.set_defaults(action="list")

    def action(name: str, summary: str) -> ArgumentParser:
        return actions.add_parser(name, help=summary, description=summary, parents=[everywhere])

    listed = action("list", "the configured feeds and how they are; this is the default")
    listed.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    check = action("check", "ask the feeds, and say of each how it is and what can be done")
    check.add_argument("feeds", nargs="*", metavar="FEED", help="a feed's name or URL")
    check.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    add = action("add", "find the feed of an address and write it into feeds.toml")
    add.add_argument("url", metavar="URL", help="the address of a feed, or of a page that has one")
    add.add_argument("--name", help="what to call it, in place of its own title")
    add.add_argument(
        "--tag", dest="tags", action="append", default=[], metavar="TAG", help="may be repeated"
    )
    add.set_defaults(edits=True, creates=True)
    remove = action("remove", "take a feed out of feeds.toml; its entries stay until `keep`")
    remove.add_argument("feed", metavar="FEED", help="a feed's name or URL")
    remove.set_defaults(edits=True)
    take = action("import", "add the feeds of another reader's OPML file")
    take.add_argument("file", metavar="FILE", help="an OPML file, or - for stdin")
    take.set_defaults(edits=True, creates=True)
    action("export", "print the feeds as OPML, without passwords and headers")


def _schedule(parser: ArgumentParser) -> None:
    parser.add_argument("--every", type=_span, default=timedelta(minutes=30), metavar="SPAN")
    parser.add_argument("--systemd", action="store_true", help="systemd units instead")


def _count(text: str) -> int:
    value = int(text) if text.isdecimal() and len(text) <= len(str(_MOST)) else 0
    if not 1 <= value <= _MOST:
        raise ArgumentTypeError(f"expected a number above 0 and up to {_MOST}")
    return value


def _span(text: str) -> timedelta:
    span = duration.parse(text)
    if not span:
        above = "a duration above 0" if span is not None else duration.EXPECTED
        raise ArgumentTypeError(f"expected {above}, not {text[:40]!r}")
    return span
