"""Adds a feed: find the feeds of an address, and write one of them to feeds.toml."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.subscriptions import feeds
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.model.effects import FeedsFileChange
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.feed import Feed
    from briefing.subscriptions.discover import Discovery, FoundFeed

_HINT = "The address of a feed, or of a page that has one: bbc.com/news"
_SEARCHING = "Looking for feeds …"


class AddFeedScreen(Dialog[FeedsFileChange | None]):
    """Dismissed with the change of feeds.toml, or None."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(dialog_close="close")

    def __init__(self) -> None:
        super().__init__()
        self._latest = 0

    def compose(self) -> ComposeResult:
        """The input and a line for messages."""
        with self.box("add", "Add a feed", "Enter look for feeds · Esc close"):
            yield TextField(id="address", compact=True)
            yield Static(self.plain(_HINT), id="message", markup=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        if not typed:
            self._say(_HINT)
            return
        self._latest += 1
        self._say(_SEARCHING)
        self.run_worker(self._look(typed, self._latest), group="add", exclusive=True)

    async def _look(self, typed: str, request: int) -> None:
        """Search in another thread; drop an answer that a later request replaced."""
        config = self.host.config
        if feed := feeds.known(config, typed):
            self._say(f"You already have this feed: {_named(feed)}")
            return
        try:
            result = await asyncio.to_thread(self._find, typed)
        except BriefingError as error:
            self._say(str(error))
            return
        if request != self._latest:
            return
        if not result.choices:
            self._say(f"No feed found: {result.reason}")
        elif len(result.choices) == 1:
            self._add(result.choices[0])
        else:
            self._say(f"{len(result.choices)} feeds found")
            choices = [
                Choice(choice.url, _called(choice), masked(choice.url)) for choice in result.choices
            ]
            by_url = {choice.url: choice for choice in result.choices}
            self.app.push_screen(
                PickScreen("Which feed?", choices),
                lambda url: self._add(by_url[url]) if url else None,
            )

    def _find(self, typed: str) -> Discovery:
        from briefing.subscriptions.discover import find  # loads httpx

        timeout = self.host.config.settings.timeout.total_seconds()
        return find(typed, timeout=timeout, now=self.host.now())

    def _add(self, choice: FoundFeed) -> None:
        try:
            added = feeds.add(self.host.config, choice, name=None, tags=())
        except (BriefingError, OSError) as error:
            self._say(str(error))
            return
        if added.written is None:
            self._say(f"You already have this feed: {_named(added.feed)}")
        else:
            self.dismiss(FeedsFileChange(added.written, f"Added {_named(added.feed)}"))

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(self.plain(text))

    def action_close(self) -> None:
        """Close without adding anything."""
        self.dismiss(None)


def _named(feed: Feed) -> str:
    return line(feed.name or masked(feed.url))


def _called(choice: FoundFeed) -> str:
    count = counted(choice.entries, "entry", "entries")
    return f"{line(choice.title or 'without a title')}  ({count})"
