"""Every headline of a summit or an event, newest first; Enter reads the article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from briefing.text.urls import safe_link
from briefing.tui.dialogs.article import open_article
from briefing.tui.dialogs.list_dialog import ListDialog
from briefing.tui.pages.headlines import AT_ONCE, MORE, headlines
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.story import Story
    from briefing.tui.host import MainHost

_KEYS = "Enter read · o open page · j/k move · Esc close"


class HeadlinesScreen(ListDialog[None]):
    """Opens over the main screen, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(headlines="close", quit="close", close="close", open="take"),
        *dialog_bindings(article="take", source_best="open_page"),
        *ListDialog.STEPPING,
        *ListDialog.PAGING,
    ]
    AUTO_FOCUS = "#headlines-list"
    doc_id = "headlines-list"

    def __init__(self, main: MainHost, name: str, stories: Sequence[Story]) -> None:
        super().__init__()
        self._main = main
        self._name = name
        self._stories = tuple(stories)
        self._shown = AT_ONCE
        self._cursor = self._stories[0].id if self._stories else None

    @property
    def stops(self) -> tuple[str, ...]:
        """The stories, and the line that stands for more of them."""
        listed = tuple(story.id for story in self._stories[: self._shown])
        return (*listed, MORE) if len(self._stories) > self._shown else listed

    @property
    def total(self) -> int:
        """The stories, without that line."""
        return len(self._stories)

    def compose(self) -> ComposeResult:
        """One page."""
        count = len(self._stories)
        with self.box("headlines", f"{count:,} headlines: {self._name}", _KEYS):
            yield self.doc(self.doc_id)

    def on_resize(self) -> None:
        """Lay it out for the new size."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        blocks = headlines(self._stories, self._shown, self._main.setting)
        self.page.show(blocks, self._cursor)
        self.place()

    def action_take(self) -> None:
        """Read the article under the cursor, or list more."""
        self.take()

    def take(self) -> None:
        """Read the article under the cursor, or list more."""
        if self._cursor == MORE:
            self._cursor = self._stories[self._shown].id
            self._shown += AT_ONCE
            self._show()
        elif self._cursor is not None:
            self._main.work(partial(open_article, self._main, self._cursor), "article")

    def action_open_page(self) -> None:
        """Open the publisher's page."""
        story = next((story for story in self._stories if story.id == self._cursor), None)
        url = safe_link(story.entries[0].page) if story else None
        if url is None:
            self.host.say("This entry has no link that can be opened")
        else:
            self.host.show_address(
                url, lambda reason: self.host.say(f"Not opened: {reason}", severity="warning")
            )

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
