"""State -> panes: which widget shows what. Only what changed is built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.pages import footer, header
from briefing.tui.pages.inspector import inspector
from briefing.tui.pages.page import page
from briefing.tui.pages.sidebar import sidebar
from briefing.tui.view.spans import width_of
from briefing.tui.widgets.doc import Doc, Sidebar
from briefing.tui.widgets.line import Line

if TYPE_CHECKING:
    from briefing.tui.main.screen import MainScreen
    from briefing.tui.model.state import State


def paint_screen(screen: MainScreen, before: State, after: State) -> None:
    """Bring every pane up to ``after``; equal states mean that time, room or the refresh moved."""
    if not screen.is_mounted:
        return
    setting = screen.setting
    doc = screen.query_one("#page", Doc)
    moved_only = before is not after and _same_page(before, after)
    if moved_only:
        if after.cursor != doc.cursor:
            doc.point_at(after.cursor)
    else:
        doc.show(page(after, setting), after.cursor, anew=before.view != after.view)
    doc.light(after.pane == "document")
    side = screen.query_one("#sidebar", Sidebar)
    if not moved_only or before.view != after.view:
        side.show(sidebar(after, setting), after.view)
    side.light(after.pane == "sidebar")
    screen.set_class(after.zen, "-zen")
    screen.set_class(after.drawer, "-drawer")
    if moved_only and before.cursor != after.cursor:
        screen.inspect_soon()
    else:
        inspect(screen, anew=before.cursor != after.cursor)
    top = screen.query_one("#top", Line)
    status = header.status(after, screen.doing, setting)
    room = screen.size.width - width_of(status) - 4
    if setting.narrow:
        top.show(header.tabs(after, room), (*status, header.EDGE))
    else:
        top.show((header.EDGE, *header.title(after, setting, room)), (*status, header.EDGE))
    screen.query_one("#sources", Line).show(footer.sources(after, screen.size.width))
    screen.query_one("#keys", Line).show(footer.keys(after, setting))


def inspect(screen: MainScreen, *, anew: bool) -> None:
    """Bring the inspector up to the state, where there is room for it."""
    if screen.size.width >= 150 and not screen.state.zen and not screen.setting.bare:
        blocks = inspector(screen.state, screen.setting)
        screen.query_one("#inspector", Doc).show(blocks, None, anew=anew)


def _same_page(before: State, after: State) -> bool:
    return (
        before.view == after.view
        and before.snapshot is after.snapshot
        and before.contents is after.contents
        and before.unfolded == after.unfolded
        and before.marks == after.marks
        and before.stars == after.stars
    )
