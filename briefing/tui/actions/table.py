"""Which function runs each command that needs more than the state.

The commands that only change the state are in `briefing.tui.model.transitions`; the table of all
commands, with their keys and titles, is `briefing.tui.model.commands`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.actions import feeds_file, reading, story, summit_check

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.host import MainHost

ACTIONS: dict[str, Callable[[MainHost], None]] = {
    "read.on": reading.read_on,
    "page.back": reading.page_back,
    "half.down": reading.half_page_down,
    "half.up": reading.half_page_up,
    "refresh.all": reading.refresh_all,
    "refresh.summit": reading.refresh_summit,
    "search": reading.search,
    "links": reading.pick_link,
    "tag": reading.pick_tag,
    "export": reading.export,
    "pipe": reading.pipe,
    "cite": reading.cite,
    "theme": reading.next_theme,
    "help": reading.show_keys,
    "palette": reading.open_palette,
    "redraw": reading.redraw,
    "suspend": reading.suspend,
    "quit": reading.leave_or_quit,
    "quit.now": reading.quit_now,
    "why": story.why,
    "assign": story.assign,
    "check": summit_check.check,
    "add": feeds_file.add,
    "remove": feeds_file.remove,
    "edit": feeds_file.edit,
}
