"""A line of hints, each a key and what it does, cut to the space that there is for it."""

from __future__ import annotations

from briefing.text.cells import cell_width

BETWEEN = " · "
"""What stands between two hints."""


def fitted_hints(hints: str, width: int) -> str:
    """As many of ``hints`` as fit into ``width`` cells: whole ones, the last one always.

    The last one says how to leave.
    """
    *others, last = hints.split(BETWEEN)
    while others and cell_width(BETWEEN.join((*others, last))) > width:
        others.pop()
    return BETWEEN.join((*others, last))
