"""A feed more: an address is pasted, asked what feeds it has, and one of them written down."""

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
from briefing.tui.dialogs.pick import Choice, ChooseScreen
from briefing.tui.model.history import Rewritten
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.feed import Feed
    from briefing.subscriptions.discover import Choice as FeedFound
    from briefing.subscriptions.discover import Found

_ASK = "The address of a feed, or of a page that has one: bbc.com/news"
_ASKING = "Asking …"


class AddScreen(Dialog[Rewritten | None]):
    """Dismissed with what became of feeds.toml, or None."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(dialog_close="close")

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0

    def compose(self) -> ComposeResult:
        """The input, and what comes of it in words."""
        with self.box("add", "Add a feed", "Enter asks the address · Esc close"):
            yield Input(id="address", compact=True)
            yield Static(self.said(_ASK), id="told", markup=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        if not typed:
            self._tell(_ASK)
            return
        self._asked += 1
        self._tell(_ASKING)
        self.run_worker(self._ask(typed, self._asked), group="add", exclusive=True)

    async def _ask(self, typed: str, asked: int) -> None:
        """Ask in another thread; an answer to what is no longer asked is dropped."""
        config = self.briefing.config
        if there := feeds.known(config, typed):
            self._tell(f"This is a feed already: {there.name or masked(there.url)}")
            return
        try:
            found = await asyncio.to_thread(self._find, typed)
        except BriefingError as error:
            self._tell(str(error))
            return
        if asked != self._asked:
            return
        if not found.choices:
            self._tell(f"No feed found: {found.reason}")
        elif len(found.choices) == 1:
            self._add(found.choices[0])
        else:
            self._tell(f"{len(found.choices)} feeds found")
            choices = [Choice(one.url, _called(one), masked(one.url)) for one in found.choices]
            by_url = {one.url: one for one in found.choices}
            self.app.push_screen(
                ChooseScreen("Which feed?", choices),
                lambda url: self._add(by_url[url]) if url else None,
            )

    def _find(self, typed: str) -> Found:
        from briefing.subscriptions.discover import find  # brings the network along

        timeout = self.briefing.config.settings.timeout.total_seconds()
        return find(typed, timeout=timeout, now=self.briefing.clock())

    def _add(self, choice: FeedFound) -> None:
        try:
            added = feeds.add(self.briefing.config, choice, name=None, tags=())
        except (BriefingError, OSError) as error:
            self._tell(str(error))
            return
        if added.written is None:
            self._tell(f"This is a feed already: {added.feed.name or masked(added.feed.url)}")
        else:
            self.dismiss(Rewritten(added.written, f"{_named(added.feed)} is a feed"))

    def _tell(self, text: str) -> None:
        self.query_one("#told", Static).update(self.said(text))

    def action_close(self) -> None:
        """Nothing is added."""
        self.dismiss(None)


def _named(feed: Feed) -> str:
    return line(feed.name or masked(feed.url))


def _called(choice: FeedFound) -> str:
    count = counted(choice.entries, "entry", "entries")
    return f"{line(choice.title or 'without a title')}  ({count})"
