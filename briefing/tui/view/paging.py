"""Where Space, b, ^D and ^U scroll to: the new top line and cursor, and what was passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.tui.view.layout import Layout

OVERLAP = 2
"""Lines of the old page that stay visible."""


class PageTurn(NamedTuple):
    """``passed`` are items that were fully visible and come before ``cursor``."""

    top: int
    cursor: str | None
    passed: tuple[str, ...] = ()
    ended: bool = False


def page_forward(layout: Layout, top: int, height: int) -> PageTurn:
    """One page forward. At the end nothing moves, and everything visible was passed."""
    limit = max(layout.height - height, 0)
    stops = layout.stops()
    seen = tuple(item for item, _, bottom in stops if top < bottom <= top + height)
    if top >= limit:
        return PageTurn(top, None, seen, ended=True)
    rest = [(item, first) for item, first, bottom in stops if bottom > top + height]
    new_top = top + max(height - OVERLAP, 1)
    if rest and top < rest[0][1] < new_top:
        new_top = rest[0][1]
    new_top = min(new_top, limit)
    visible = _visible(stops, new_top, height)
    if rest and rest[0][0] in visible:
        return PageTurn(new_top, rest[0][0], seen)
    return PageTurn(new_top, visible[-1] if visible else _above(stops, new_top), seen)


def page_back(layout: Layout, top: int, height: int) -> PageTurn:
    """One page back, the cursor on its first whole item."""
    return _scroll_to(layout, top - max(height - OVERLAP, 1), height)


def half_page(layout: Layout, top: int, height: int, by: int) -> PageTurn:
    """Half a page forward (``by`` 1) or back (-1)."""
    return _scroll_to(layout, top + by * max(height // 2, 1), height, last=by > 0)


def _scroll_to(layout: Layout, top: int, height: int, *, last: bool = False) -> PageTurn:
    limit = max(layout.height - height, 0)
    new_top = max(0, min(top, limit))
    stops = layout.stops()
    end = new_top + height
    whole = [item for item, first, bottom in stops if first >= new_top and bottom <= end]
    candidates = whole or _visible(stops, new_top, height)
    if not candidates:
        return PageTurn(new_top, _above(stops, new_top))
    at_edge = last and top >= limit
    return PageTurn(new_top, candidates[-1] if at_edge else candidates[0])


def _visible(stops: list[tuple[str, int, int]], top: int, height: int) -> list[str]:
    """The items of which at least a line is visible."""
    return [item for item, first, bottom in stops if first < top + height and bottom > top]


def _above(stops: list[tuple[str, int, int]], top: int) -> str | None:
    """The nearest item above the page; the next step brings it into view."""
    return next((item for item, _, bottom in reversed(stops) if bottom <= top), None)
