"""The command line's grammar: every command and option with its help text."""

from __future__ import annotations

import argparse
from argparse import SUPPRESS
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.cli.argument_parser import ArgumentParser, count, path, span
from briefing.domain.saved_search import ORDERS
from briefing.errors import UsageError
from briefing.render.formats import DEFAULT, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EPILOG = """\
exit codes: 0 success; 1 every feed that was tried failed; 2 usage or configuration error;
3 nothing is new (--if-new); 74 the cache or the output cannot be read or written;
75 another refresh is running.
"""
_STORY = "the id of a story or of one of its entries"


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; exits with 2 and a message if it is not valid.

    Raises `UsageError` for options that exclude each other.
    """
    args = _parser(argv).parse_args(argv, argparse.Namespace(**_DEFAULTS))
    if args.demo and args.command == "schedule":
        raise UsageError("--demo cannot be scheduled: its feeds exist only while it runs")
    if args.demo and args.edits:
        action = f"{args.command} {args.action}"
        raise UsageError(f"--demo: {action} would edit a feeds.toml that is deleted at the end")
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
    "quiet": False,
    "only_reads": False,
}
"""``edits``: the command edits feeds.toml; ``creates``: it also makes one if there is none;
``only_reads``: it needs only the cache, and nobody waits for it to judge the words of summits."""


def _parser(argv: Sequence[str]) -> ArgumentParser:
    """The parser of all commands; only those that ``argv`` may name get their options."""
    everywhere = _global_options()
    parser = ArgumentParser(
        prog="briefing",
        description="Read the summit, not the feeds. Without a command, open the TUI.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[everywhere],
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(
        name: str, summary: str, add_options: Callable[[ArgumentParser], None] | None = None
    ) -> None:
        named = name in argv
        parents = [everywhere] if named else []
        parser = commands.add_parser(name, help=summary, description=summary, parents=parents)
        if named and add_options:
            add_options(parser)

    command("refresh", "fetch the feeds that are due, store and group their entries", _refresh)
    command("show", "print briefings", _show)
    command("stories", "list stories with their entries", _stories)
    command("search", "search the full text of all entries", _search)
    command("mark", "mark summits as read or unread", _mark)
    command("star", "star a point, remove its star, or list the starred points", _star)
    command("note", "write, print or remove the note and labels of a point", _note)
    command("read", "read an entry as its publisher wrote it", _read)
    command("why", "explain how a story or a point was put together", _why)
    command("split", "move entries that are not copies out of a story", _split)
    command("merge", "merge stories into one", _merge)
    command("assign", "assign a story to a summit, or keep it out of one", _assign)
    command("undo", "undo the last split, merge or assign")
    command("feeds", "list, check, add, remove, import or export feeds", _feeds)
    command("summits", "list the summits, or find and add new ones", _summits)
    command("upcoming", "list the summits and dates that are coming up", _upcoming)
    command("doctor", "check the configuration, the cache and the feeds; repair the cache", _doctor)
    command("schedule", "print the crontab line that refreshes regularly", _schedule)
    return parser


def _global_options() -> ArgumentParser:
    """Options accepted before and after the command, so none may set a default of its own."""
    common = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    group = common.add_argument_group("global options")
    group.add_argument("--config", type=path, metavar="FILE", help="the feeds.toml to use")
    group.add_argument("--cache", type=path, metavar="FILE", help="the cache to use")
    group.add_argument(
        "--as-of", metavar="TIME", help="act as if it were this time, such as 2025-10-29T14:30"
    )
    group.add_argument("--demo", action="store_true", help="use the sample feeds, on their day")
    group.add_argument("--ascii", action="store_true", help="draw the TUI with ASCII only")
    group.add_argument("--reader", action="store_true", help="make the TUI suit a screen reader")
    group.add_argument("-v", "--verbose", action="store_true", help="show the cause of an error")
    return common


def _refresh(parser: ArgumentParser) -> None:
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="the name or URL of a feed")
    parser.add_argument("--json", action="store_true", help="print a report as JSON")
    parser.add_argument("--quiet", action="store_true", help="print nothing if all goes well")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if any feed fails")
    parser.add_argument(
        "--force",
        action="store_true",
        help="also fetch feeds that are not due, except before a server's Retry-After",
    )
    parser.add_argument("--progress", action="store_true", help="print a line of JSON per step")


def _show(parser: ArgumentParser) -> None:
    parser.set_defaults(only_reads=True)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="the id of a summit or an event (see stories), or today for all that is new",
    )
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default=DEFAULT, help="the default is %(default)s"
    )
    parser.add_argument(
        "--by", choices=("day",), help="list what happened and what is to come day by day"
    )
    parser.add_argument("--since-last", action="store_true", help="print only what is new")
    parser.add_argument("--mark-read", action="store_true", help="mark what is printed as read")
    parser.add_argument("--if-new", action="store_true", help="exit with 3 if nothing is new")
    parser.add_argument(
        "--max-words", type=count, metavar="N", help="print at most N words of points per briefing"
    )


def _stories(parser: ArgumentParser) -> None:
    parser.set_defaults(only_reads=True)
    parser.add_argument("--summit", metavar="ID", help="only stories of this summit")
    parser.add_argument("--since", type=span, metavar="DURATION", help="such as 24h or 7d")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _search(parser: ArgumentParser) -> None:
    parser.set_defaults(only_reads=True)
    parser.words_may_have_dash = True
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="words to find, -word to leave one out; operators such as feed: outlet: summit: from: "
        "since: lang: and is:new narrow the search",
    )
    parser.add_argument("--view", metavar="NAME", help="a saved search of feeds.toml ([[views]])")
    parser.add_argument(
        "--by", choices=ORDERS, default="date", help="the newest or the best match first"
    )
    parser.add_argument(
        "--limit", type=count, default=50, metavar="N", help="the default is %(default)s"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _mark(parser: ArgumentParser) -> None:
    parser.add_argument("summits", nargs="*", metavar="SUMMIT", help="the id of a summit")
    parser.add_argument("--all", action="store_true", help="mark every summit")
    parser.add_argument("--unread", action="store_true", help="make all points new again")


def _star(parser: ArgumentParser) -> None:
    parser.add_argument(
        "point",
        nargs="?",
        metavar="POINT",
        help="the id of a point, from show --format json; without it, list the starred points",
    )
    parser.add_argument("--remove", action="store_true", help="remove the star")


def _note(parser: ArgumentParser) -> None:
    parser.set_defaults(only_reads=True)
    parser.words_may_have_dash = True
    parser.add_argument(
        "point",
        nargs="?",
        metavar="POINT",
        help="the id of a point, from show --format json; without it, list the points with notes",
    )
    parser.add_argument(
        "text",
        nargs="*",
        metavar="TEXT",
        help="the note to write; without it, print the note; empty quotation marks remove it",
    )
    parser.add_argument("--remove", action="store_true", help="remove the note")
    for option, summary in (("label", "give the point a label"), ("unlabel", "take one away")):
        parser.add_argument(
            f"--{option}",
            action="append",
            default=[],
            metavar="WORD",
            help=f"{summary}; may be repeated",
        )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _read(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="STORY", help=f"{_STORY}, or of a point")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--raw", action="store_true", help="print the markup that the feed gave")
    form.add_argument("--links", action="store_true", help="print only its links")
    form.add_argument("--diff", action="store_true", help="print what its feed changed in it")
    form.add_argument("--json", action="store_true", help="print JSON")


def _why(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="STORY", help=f"{_STORY}, or of a point")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _split(parser: ArgumentParser) -> None:
    parser.add_argument("story", metavar="STORY", help=_STORY)
    parser.add_argument("entries", nargs="+", metavar="ENTRY", help="ids of the entries to move")


def _merge(parser: ArgumentParser) -> None:
    parser.add_argument("story", metavar="STORY", help=_STORY)
    parser.add_argument("stories", nargs="+", metavar="STORY", help="the stories to merge with it")


def _assign(parser: ArgumentParser) -> None:
    parser.add_argument("story", metavar="STORY", help=_STORY)
    parser.add_argument("summit", metavar="SUMMIT", help="the id of a summit")
    parser.add_argument(
        "--not", dest="never", action="store_true", help="keep the story out of the summit"
    )


def _feeds(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    action = _actions(parser)
    listed = action("list", "list the configured feeds and their state; this is the default")
    listed.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    check = action("check", "fetch the feeds now and report what is wrong and how to fix it")
    check.add_argument("feeds", nargs="*", metavar="FEED", help="the name or URL of a feed")
    check.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    add = action("add", "find the feed of an address and add it to feeds.toml")
    add.add_argument("url", metavar="URL", help="the address of a feed or of a page that has one")
    add.add_argument("--name", help="the name to give it instead of its own title")
    add.add_argument(
        "--tag", dest="tags", action="append", default=[], metavar="TAG", help="may be repeated"
    )
    add.set_defaults(edits=True, creates=True)
    remove = action("remove", "remove a feed from feeds.toml; its entries stay until `keep` ends")
    remove.add_argument("feed", metavar="FEED", help="the name or URL of a feed")
    remove.set_defaults(edits=True)
    import_ = action("import", "add the feeds of an OPML file")
    import_.add_argument("file", metavar="FILE", help="an OPML file, or - for stdin")
    import_.set_defaults(edits=True, creates=True)
    action("export", "print the feeds as OPML, without passwords and headers")


def _summits(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    action = _actions(parser)
    listed = action("list", "list the configured summits; this is the default")
    listed.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    suggest = action("suggest", "propose meetings in the news that are not configured yet")
    suggest.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    check = action("check", "tell which words of a summit's block count, and what it nearly takes")
    check.add_argument("id", nargs="?", metavar="ID", help="the id of a summit; without it, all")
    check.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    accept = action("accept", "add a proposed summit to feeds.toml")
    accept.add_argument("id", metavar="ID", help="the id that `summits suggest` shows")
    accept.set_defaults(edits=True)
    draft = action("draft", "print an event as a block for feeds.toml, to be edited")
    draft.add_argument("event", metavar="EVENT", help="the id of an event, from `stories`")


def _actions(parser: ArgumentParser) -> Callable[[str, str], ArgumentParser]:
    """A function that adds an action with its help text to ``parser``; ``list`` is the default."""
    everywhere = _global_options()
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions")
    parser.set_defaults(action="list")

    def action(name: str, summary: str) -> ArgumentParser:
        return actions.add_parser(name, help=summary, description=summary, parents=[everywhere])

    return action


def _upcoming(parser: ArgumentParser) -> None:
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print JSON")
    output.add_argument("--ics", action="store_true", help="print a calendar (iCalendar)")


def _doctor(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--repair",
        action="store_true",
        help="save what can be read of a damaged cache into a new one; the old one is kept",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _schedule(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--every",
        type=span,
        default=timedelta(minutes=30),
        metavar="DURATION",
        help="how often to refresh; the default is 30m",
    )
    parser.add_argument(
        "--systemd", action="store_true", help="print systemd units instead of a crontab line"
    )
