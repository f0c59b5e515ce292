"""What the header says once a refresh is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.background.refresh_process import ALL_FAILED, HELD, running_since
from briefing.tui.pages.header import RefreshStatus

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.refresh_report import Progress


def outcome(code: int, last_line: str, last: Progress | None, now: datetime) -> RefreshStatus:
    """Judge by the child's exit code, the last line it wrote and its ``last`` progress.

    Code 1 also stands for faults: only a progress in which every feed failed means offline.
    """
    if code == HELD:
        return RefreshStatus("held", since=running_since(last_line, now))
    if code == ALL_FAILED and last and 0 < last.total <= last.failed:
        return RefreshStatus("offline")
    return RefreshStatus("broken" if code else "idle")
