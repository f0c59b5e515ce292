"""The command that shows who covers a summit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.coverage import coverage as covered
from briefing.tui.dialogs.coverage import CoverageScreen

if TYPE_CHECKING:
    from briefing.tui.host import MainHost


def coverage(main: MainHost) -> None:
    """``c``: reports over the life of this summit, and who tells what."""
    briefing = main.state.summit
    if main.state.snapshot.pending_briefing(main.state.view):
        main.host.say("The briefing of this summit is still being composed")
    elif briefing is None:
        main.host.say("Move to a summit to see who covers it")
    else:
        drawn = covered(briefing, main.host.config.zone)
        main.app.push_screen(CoverageScreen(main, briefing.summit.name, drawn))
