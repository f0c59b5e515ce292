"""Search as one types, over everything in the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from briefing.domain.search_hit import Hit
from briefing.errors import BriefingError
from briefing.tui.dialogs.completion import Completer, completed, completions
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.pages import search_results
from briefing.tui.pages.page_context import Setting
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.tui.dialogs.completion import Values

LIMIT = 100
_KEYS = "↓ ↑ · Enter goes there · feed: tag: summit: since: is: · Esc"


class SearchScreen(Dialog[Hit | None]):
    """Dismissed with the hit to go to. The page behind keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(
        dialog_close="close",
        dialog_next="step(1)",
        dialog_previous="step(-1)",
    )

    def __init__(self, known: Values) -> None:
        super().__init__()
        self._known = known
        self._found: list[Hit] = []
        self._cursor: str | None = None
        self._asked = 0
        self._said = search_results.said((), "")

    def compose(self) -> ComposeResult:
        """The input, what was found in words, the results."""
        with self.box("search", "Search", _KEYS):
            yield Input(id="query", compact=True, suggester=Completer(self._known))
            yield Static(self._said, id="said", markup=False)
            yield self.doc("hits", focusable=False)

    @on(Input.Changed)
    async def _typed(self, event: Input.Changed) -> None:
        self._asked += 1
        self.run_worker(self._search(event.value, self._asked), group="search")

    async def _search(self, query: str, asked: int) -> None:
        """Ask the desk; an answer to what is no longer typed is dropped."""
        found: tuple[Hit, ...] = ()
        said = ""
        if query.strip():
            try:
                found = await self.briefing.desk_thread.ask(lambda desk: desk.search(query, limit=LIMIT))
            except BriefingError as error:
                said = str(error)
        if asked == self._asked:
            ways = completions(query, self._known)
            offered = completed(query, self._known) is not None
            hint = search_results.ways(ways, offered=offered)
            self._show(found, query, hint or said or search_results.said(found, query))

    def _show(self, found: tuple[Hit, ...], query: str, said: str) -> None:
        setting = self._setting()
        self._found = search_results.in_order(found, setting)
        self._cursor = self._found[0].entry if self._found else None
        if said != self._said:  # another text may take another row, and all is laid out anew
            self._said = said
            self.query_one("#said", Static).update(self.said(said))
        doc = self.query_one("#hits", Doc)
        doc.show(search_results.hits(found, query, setting), self._cursor, anew=True)

    def action_step(self, by: int) -> None:
        """The next or previous result."""
        ids = [hit.entry for hit in self._found]
        if self._cursor in ids:
            index = max(0, min(ids.index(self._cursor) + by, len(ids) - 1))
            self._cursor = ids[index]
            self.query_one("#hits", Doc).point_at(self._cursor)

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _chosen(self) -> None:
        hit = next((one for one in self._found if one.entry == self._cursor), None)
        if hit is not None:
            self.dismiss(hit)

    @on(Doc.Chosen)
    def _clicked(self, message: Doc.Chosen) -> None:
        self._cursor = message.item
        message.doc.point_at(message.item)

    def _setting(self) -> Setting:
        app = self.briefing
        names = {one.id: one.name for one in app.config.summits}
        return Setting(now=app.clock(), zone=app.config.zone, names=names)
