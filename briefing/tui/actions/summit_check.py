"""The command that checks the block of a summit."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.tui.dialogs.summit_check import SummitCheckScreen

if TYPE_CHECKING:
    from briefing.domain.summit import Summit
    from briefing.tui.host import MainHost


def check(main: MainHost) -> None:
    """``B``: which words of this summit's block count, and what it nearly takes."""
    briefing = main.state.summit
    summit = next(
        (own for own in main.host.config.summits if briefing and own.id == briefing.summit.id), None
    )
    if summit is None:
        main.host.say("Move to a summit to check its block")
    else:
        main.host.say(f"Checking {summit.name}")
        main.work(partial(_check, main, summit), "check")


async def _check(main: MainHost, summit: Summit) -> None:
    from briefing.subscriptions.summit_check import check as checked

    try:
        # A few seconds on a large cache, by a connection of its own: the desk answers meanwhile.
        (result,) = await asyncio.to_thread(checked, main.host.config, (summit,), main.setting.now)
    except BriefingError as error:
        main.host.say(str(error), severity="warning")
    else:
        main.app.push_screen(SummitCheckScreen(main, result))
