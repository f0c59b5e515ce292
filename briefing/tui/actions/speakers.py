"""The command that lists who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.dialogs.speakers import SpeakersScreen
from briefing.tui.model import navigation

if TYPE_CHECKING:
    from briefing.tui.host import MainHost


def speakers(main: MainHost) -> None:
    """``S``: the points of this summit by who says them."""
    briefing, item = main.state.summit, main.state.item
    if main.state.snapshot.pending_briefing(main.state.view):
        main.host.say("The briefing of this summit is still being composed")
        return
    if briefing is None:
        main.host.say("Move to a summit to see who says what")
        return
    summit = briefing.summit.id

    def go(point: str | None) -> None:
        if point is not None:
            main.visit(summit)
            main.become(navigation.to_point(main.state, point, main.host.seconds()))

    point = item.point.id if item and item.point else None
    main.app.push_screen(SpeakersScreen(main, briefing, point), go)
