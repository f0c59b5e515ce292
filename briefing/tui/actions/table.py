"""Which function runs each command that needs more than the state.

The commands that only change the state are in `briefing.tui.model.transitions`; the table of all
commands, with their keys and titles, is `briefing.tui.model.commands`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.host import MainHost


def _action(name: str) -> Callable[[MainHost], None]:
    """The function of this name, loaded when it is first run: the first screen needs none."""

    def run(main: MainHost) -> None:
        module, function = name.split(".")
        getattr(import_module(f"briefing.tui.actions.{module}"), function)(main)

    return run


ACTIONS: dict[str, Callable[[MainHost], None]] = {
    "read.on": _action("reading.read_on"),
    "page.back": _action("reading.page_back"),
    "half.down": _action("reading.half_page_down"),
    "half.up": _action("reading.half_page_up"),
    "refresh.all": _action("reading.refresh_all"),
    "refresh.summit": _action("reading.refresh_summit"),
    "search": _action("reading.search"),
    "article": _action("story.article"),
    "links": _action("reading.pick_link"),
    "tag": _action("reading.pick_tag"),
    "note": _action("notes.write"),
    "label": _action("notes.label"),
    "export": _action("reading.export"),
    "pipe": _action("reading.pipe"),
    "cite": _action("reading.cite"),
    "theme": _action("reading.next_theme"),
    "help": _action("reading.show_keys"),
    "palette": _action("reading.open_palette"),
    "redraw": _action("reading.redraw"),
    "suspend": _action("reading.suspend"),
    "quit": _action("reading.leave_or_quit"),
    "quit.now": _action("reading.quit_now"),
    "why": _action("story.why"),
    "assign": _action("story.assign"),
    "speakers": _action("coverage.speakers"),
    "headlines": _action("coverage.headlines"),
    "coverage": _action("coverage.coverage"),
    "check": _action("summit_check.check"),
    "add": _action("feeds_file.add"),
    "remove": _action("feeds_file.remove"),
    "edit": _action("feeds_file.edit"),
}
