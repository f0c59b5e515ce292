"""The words of the commands that explain, correct and look ahead."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser

_STORY = "a story's id, or that of one of its entries"


def why(parser: ArgumentParser) -> None:
    """``briefing why STORY``."""
    parser.add_argument("id", metavar="STORY", help=f"{_STORY}, or a point's id")
    parser.add_argument("--json", action="store_true")


def split(parser: ArgumentParser) -> None:
    """``briefing split STORY ENTRY…``."""
    parser.add_argument("story", metavar="STORY", help=_STORY)
    parser.add_argument("entries", nargs="+", metavar="ENTRY", help="the ids of those that leave")


def merge(parser: ArgumentParser) -> None:
    """``briefing merge STORY STORY…``."""
    parser.add_argument("story", metavar="STORY", help=_STORY)
    parser.add_argument("stories", nargs="+", metavar="STORY", help="those to be one with it")


def assign(parser: ArgumentParser) -> None:
    """``briefing assign STORY SUMMIT``."""
    parser.add_argument("story", metavar="STORY", help=_STORY)
    parser.add_argument("summit", metavar="SUMMIT", help="a summit's id")
    parser.add_argument(
        "--not", dest="never", action="store_true", help="it never belongs to the summit"
    )


def summits(parser: ArgumentParser, everywhere: ArgumentParser) -> None:
    """``briefing summits list|suggest|accept``."""
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions")
    parser.set_defaults(action="list")

    def action(name: str, summary: str) -> ArgumentParser:
        return actions.add_parser(name, help=summary, description=summary, parents=[everywhere])

    listed = action("list", "the configured summits; this is the default")
    listed.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    suggest = action("suggest", "meetings that the feeds speak of and nobody configured")
    suggest.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    accept = action("accept", "write one of those into feeds.toml")
    accept.add_argument("id", metavar="ID", help="the id that suggest gives it")
    accept.set_defaults(edits=True)


def upcoming(parser: ArgumentParser) -> None:
    """``briefing upcoming``."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--ics", action="store_true", help="as a calendar (iCalendar)")
