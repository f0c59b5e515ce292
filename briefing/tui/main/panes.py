"""State to panes: which widget shows what. Only what changed is built again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.tui.pages import footer, header
from briefing.tui.pages.inspector import inspector
from briefing.tui.pages.page import page
from briefing.tui.pages.sidebar import sidebar
from briefing.tui.view.spans import width_of
from briefing.tui.widgets.doc import Doc, Sidebar
from briefing.tui.widgets.line import TextLine

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.model.state import State
    from briefing.tui.pages.header import RefreshStatus
    from briefing.tui.pages.page_context import PageContext

INSPECTOR_FROM = 150
"""Columns from which there is an inspector beside the page."""


def paint(
    screen: Screen[Any], before: State, after: State, *, doing: RefreshStatus, setting: PageContext
) -> None:
    """Bring every pane but the inspector up to ``after``.

    The same state twice means that the time, the size or the refresh changed.
    """
    doc = screen.query_one("#page", Doc)
    moved_only = only_cursor_moved(before, after)
    if moved_only:
        if after.cursor != doc.cursor:
            doc.move_cursor(after.cursor)
    elif before is after or not shows_same_page(before, after):
        from_top = before.view != after.view or (
            # Who has not touched a key begins at the top, whatever comes in above the cursor.
            after.untouched and before.snapshot is not after.snapshot
        )
        doc.show(page(after, setting), after.cursor, from_top=from_top)
        if (before.only, before.tag) != (after.only, after.tag):
            doc.to_top()  # where the filter is named
    doc.set_active(after.pane == "document")
    side = screen.query_one("#sidebar", Sidebar)
    if not moved_only or before.view != after.view:
        side.show(sidebar(after, setting), after.view)
    side.set_active(after.pane == "sidebar")
    screen.set_class(after.zen, "-zen")
    screen.set_class(after.drawer, "-drawer")
    top = screen.query_one("#top", TextLine)
    status = header.status(after, doing, setting)
    width = screen.size.width - width_of(status) - 4
    if setting.narrow:
        top.show(header.tabs(after, width), (*status, header.EDGE))
    else:
        top.show((header.EDGE, *header.title(after, setting, width)), (*status, header.EDGE))
    screen.query_one("#sources", TextLine).show(footer.source_line(after, screen.size.width))
    screen.query_one("#keys", TextLine).show(footer.key_hints(after, setting, screen.size.width))


def inspect(screen: Screen[Any], state: State, setting: PageContext, *, from_top: bool) -> None:
    """Bring the inspector up to the state, where there is space for it."""
    if screen.size.width >= INSPECTOR_FROM and not state.zen and not setting.screen_reader:
        screen.query_one("#inspector", Doc).show(inspector(state, setting), None, from_top=from_top)


def shows_same_page(before: State, after: State) -> bool:
    """Whether two states with different snapshots show one summit, and the same of it."""
    briefing = after.snapshot.briefing(after.view)
    return (
        briefing is not None
        and before.view == after.view
        and before.snapshot.briefing(before.view) is briefing
        and before.cursor == after.cursor
        and before.sections is after.sections
        and before.unfolded == after.unfolded
        and before.marks == after.marks
        and before.stars == after.stars
        and before.annotations == after.annotations
    )


def only_cursor_moved(before: State, after: State) -> bool:
    """Whether two different states show the same page."""
    return (
        before is not after
        and before.view == after.view
        and before.snapshot is after.snapshot
        and before.not_composed == after.not_composed
        and before.sections is after.sections
        and before.unfolded == after.unfolded
        and before.marks == after.marks
        and before.stars == after.stars
        and before.annotations == after.annotations
    )
