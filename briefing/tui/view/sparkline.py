"""A week as a word: one bar a day, the past grey and the last day in colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.view.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.tui.view.spans import Line

BARS = "▁▂▃▄▅▆▇█"


def bars(counts: Sequence[int]) -> str:
    """One bar a count, the highest being full. All zero: a flat line."""
    top = max(counts, default=0)
    if top <= 0:
        return BARS[0] * len(counts)
    return "".join(BARS[round(count * (len(BARS) - 1) / top)] for count in counts)


def spark(counts: Sequence[int]) -> Line:
    """The bars as spans; none where nothing happened, since a flat line tells nothing."""
    if not any(counts):
        return ()
    drawn = bars(counts)
    return (Span(drawn[:-1], "faint"), Span(drawn[-1:], "number"))
