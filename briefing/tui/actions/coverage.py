"""The commands that show who covers a summit, and who says what in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui.dialogs.coverage import CoverageScreen
from briefing.tui.dialogs.speakers import SpeakersScreen
from briefing.tui.model import navigation
from briefing.tui.model.marking import STILL_COMPOSING

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing
    from briefing.domain.story import Story
    from briefing.tui.host import MainHost
    from briefing.tui.model.snapshot import DeskProtocol


def coverage(main: MainHost) -> None:
    """``c``: reports over the life of this summit, who tells what, its days and its figures."""
    if briefing := _briefing_here(main, "to see who covers it"):
        main.app.push_screen(CoverageScreen(main, briefing))


def speakers(main: MainHost) -> None:
    """``S``: the points of this summit by who says them."""
    briefing = _briefing_here(main, "to see who says what")
    if briefing is None:
        return
    summit, item = briefing.summit.id, main.state.item

    def go(point: str | None) -> None:
        if point is not None:
            main.visit(summit)
            main.become(navigation.to_point(main.state, point, main.host.seconds()))

    point = item.point.id if item and item.point else None
    main.app.push_screen(SpeakersScreen(main, briefing, point), go)


def headlines(main: MainHost) -> None:
    """``H``: all headlines of this summit."""
    briefing = main.state.summit
    pending = main.state.snapshot.pending_briefing(main.state.view)
    summit = briefing.summit if briefing else pending.summit if pending else None
    if summit is None:
        main.host.say("Move to a summit to see its headlines")
    else:
        main.work(partial(_list_headlines, main, summit.id, summit.name), "headlines")


async def _list_headlines(main: MainHost, summit: str, name: str) -> None:
    from briefing.tui.dialogs.headlines import HeadlinesScreen

    event = main.state.snapshot.event_briefing
    of_event = event is not None and event.summit.id == summit

    def load(desk: DeskProtocol) -> tuple[Story, ...]:
        return desk.stories(event=summit) if of_event else desk.stories(summit)

    stories = await main.host.launch.desk_thread.ask(load)
    main.app.push_screen(HeadlinesScreen(main, name, stories))


def _briefing_here(main: MainHost, purpose: str) -> Briefing | None:
    """The briefing that the cursor is in; without one, says what to do."""
    briefing = main.state.summit
    if main.state.snapshot.pending_briefing(main.state.view):
        main.host.say(STILL_COMPOSING)
    elif briefing is None:
        main.host.say(f"Move to a summit {purpose}")
    return briefing
