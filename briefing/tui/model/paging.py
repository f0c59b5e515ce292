"""Where Space, b, ^D and ^U lead: the new top line, the item to stand on, what was passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.tui.view.layout import Layout

OVERLAP = 2
"""Lines of the old page that stay in sight."""


class Page(NamedTuple):
    """``passed`` are items that were wholly seen and lie before ``cursor``."""

    top: int
    cursor: str | None
    passed: tuple[str, ...] = ()
    ended: bool = False


def forward(layout: Layout, top: int, height: int) -> Page:
    """One page on. At the end nothing moves, and all that is in sight was passed."""
    limit = max(layout.height - height, 0)
    stops = layout.stops()
    seen = tuple(own for own, _, bottom in stops if top < bottom <= top + height)
    if top >= limit:
        return Page(top, None, seen, ended=True)
    rest = [(own, first) for own, first, bottom in stops if bottom > top + height]
    new_top = top + max(height - OVERLAP, 1)
    if rest and top < rest[0][1] < new_top:
        new_top = rest[0][1]
    new_top = min(new_top, limit)
    visible = _visible(stops, new_top, height)
    if rest and rest[0][0] in visible:
        return Page(new_top, rest[0][0], seen)
    return Page(new_top, visible[-1] if visible else _above(stops, new_top), seen)


def back(layout: Layout, top: int, height: int) -> Page:
    """One page back, the cursor on its first whole item."""
    return _to(layout, top - max(height - OVERLAP, 1), height)


def half(layout: Layout, top: int, height: int, by: int) -> Page:
    """Half a page on (``by`` 1) or back (-1)."""
    return _to(layout, top + by * max(height // 2, 1), height, last=by > 0)


def _to(layout: Layout, top: int, height: int, *, last: bool = False) -> Page:
    limit = max(layout.height - height, 0)
    new_top = max(0, min(top, limit))
    stops = layout.stops()
    whole = [own for own, first, bottom in stops if first >= new_top and bottom <= new_top + height]
    found = whole or _visible(stops, new_top, height)
    if not found:
        return Page(new_top, _above(stops, new_top))
    at_edge = last and top >= limit
    return Page(new_top, found[-1] if at_edge else found[0])


def _visible(stops: list[tuple[str, int, int]], top: int, height: int) -> list[str]:
    """The items of which a line is in sight."""
    return [own for own, first, bottom in stops if first < top + height and bottom > top]


def _above(stops: list[tuple[str, int, int]], top: int) -> str | None:
    """The nearest item before the page; it comes back into sight with the next step."""
    return next((own for own, _, bottom in reversed(stops) if bottom <= top), None)
