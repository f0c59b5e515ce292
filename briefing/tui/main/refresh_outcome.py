"""What the header says once a refresh is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.background.refresh_process import ALL_FAILED, HELD, began
from briefing.tui.pages.header import Doing

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.refresh_report import Progress


def ending(code: int, said: str, last: Progress | None, now: datetime) -> Doing:
    """By the child's exit code, its last word and its ``last`` progress.

    Code 1 also stands for faults: only a progress in which every feed failed means offline.
    """
    if code == HELD:
        return Doing("held", since=began(said, now))
    if code == ALL_FAILED and last and 0 < last.total <= last.failed:
        return Doing("offline")
    return Doing("broken" if code else "idle")
