"""The progress bar of a refresh in a terminal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from briefing.cli.streams import write_stderr

if TYPE_CHECKING:
    from briefing.domain.refresh_report import Progress

_CELLS = 24
_SETTLED_SECONDS = 2.0
"""Before this a rate says little about the rest."""


class ProgressBar:
    """Draws the bar anew for each step: first over feeds, then over the entries to be grouped."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._grouping_from: tuple[float, int] | None = None
        self._width = 0

    def draw(self, step: Progress) -> None:
        """Draw ``step`` over the one before."""
        now = time.monotonic()
        if step.grouping or self._grouping_from:
            began, first = self._grouping_from = self._grouping_from or (now, step.grouped)
            done, total, words = step.grouped, step.to_group, "grouping "
        else:
            began, first = self._began, 0
            done, total, words = step.done, step.total, ""
        failed = f" · {step.failed} failed" if step.failed else ""
        rate = pace(done - first, total - done, now - began)
        filled = _CELLS * done // max(1, total)
        bar = "━" * filled + "─" * (_CELLS - filled)
        text = f"{bar} {words}{done:,}/{total:,} · {step.new:,} new{failed}{rate} "
        finished = step.done == step.total and not step.grouping
        write_stderr("\r" + text.ljust(self._width), "\n" if finished else "")
        self._width = len(text)


def pace(done: int, left: int, seconds: float) -> str:
    """`` · 12/s, 5 s left`` after ``done`` in ``seconds``; empty as long as it would mislead."""
    if seconds < _SETTLED_SECONDS or not done or not left:
        return ""
    rate = done / seconds
    return f" · {rate:,.0f}/s, {left / rate:,.0f} s left"
