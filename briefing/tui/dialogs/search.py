"""Search while typing, over everything in the cache."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from briefing.domain.search_hit import Hit
from briefing.errors import BriefingError
from briefing.tui.dialogs.completion import Completer, completed, completions
from briefing.tui.dialogs.list_dialog import ListDialog
from briefing.tui.pages import search_results
from briefing.tui.pages.page_context import PageContext
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc
from briefing.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.saved_search import Order
    from briefing.tui.dialogs.completion import Values
    from briefing.tui.model.snapshot import DeskProtocol

LIMIT = 100
_TITLE = "Search"


class SearchScreen(ListDialog[Hit | None]):
    """Dismissed with the hit to go to. The page behind keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(
        dialog_close="close",
        dialog_next="step(1)",
        dialog_previous="step(-1)",
        dialog_article="article",
        search_order="order",
        search_keep="keep",
    )

    doc_id = "hits"

    def __init__(
        self, known: Values, read: Callable[[str], None], keep: Callable[[str], None]
    ) -> None:
        """``read`` shows the article of an entry (id), ``keep`` keeps a query as a view."""
        super().__init__()
        self._known = known
        self._read = read
        self._keep = keep
        self._by: Order = "date"
        self._hits: list[Hit] = []
        self._latest = self._answered = 0
        self._after_answer: list[Callable[[], None]] = []
        self._summary = search_results.summary((), "")

    @property
    def stops(self) -> list[str]:
        """The entries that were found."""
        return [hit.entry for hit in self._hits]

    def compose(self) -> ComposeResult:
        """The input, a line that sums up the results, the results."""
        with self.box("search", _TITLE, self._hints()):
            yield TextField(id="query", compact=True, suggester=Completer(self._known))
            yield Static(self.plain(self._summary), id="summary", markup=False)
            yield self.doc("hits", focusable=False)

    @on(Input.Changed)
    async def _typed(self, event: Input.Changed) -> None:
        self._latest += 1
        self._after_answer.clear()  # those keys were for the text before
        self.run_worker(self._search(event.value, self._latest), group="search")

    async def _search(self, query: str, request: int) -> None:
        """Ask the desk; drop a question or an answer that a later query replaced."""

        def hits_of(desk: DeskProtocol) -> tuple[Hit, ...]:
            latest = request == self._latest
            return desk.search(query, limit=LIMIT, by=self._by) if latest else ()

        hits: tuple[Hit, ...] = ()
        error_text = ""
        if query.strip():
            try:
                hits = await self.host.launch.desk_thread.ask(hits_of)
            except BriefingError as error:
                error_text = str(error)
        if request == self._latest:
            ways = completions(query, self._known)
            offered = completed(query, self._known) is not None
            hint = search_results.completion_hint(ways, offered=offered)
            summary = hint or error_text or search_results.summary(hits, query, self._by)
            self._show(hits, query, summary)
            self._answered = request
            waiting, self._after_answer = self._after_answer, []
            for job in waiting:
                job()

    def _once_answered(self, job: Callable[[], None]) -> None:
        """Do something with the results of what is in the field, which may still be on their way.

        Otherwise Enter right after the last letter would take a result of the text before it.
        """
        if self._answered == self._latest:
            job()
        else:
            self._after_answer.append(job)

    def _show(self, hits: tuple[Hit, ...], query: str, summary: str) -> None:
        setting = self._setting()
        self._hits = search_results.in_page_order(hits, setting)
        self._cursor = self._hits[0].entry if self._hits else None
        if summary != self._summary:  # another text may take another row: lay everything out again
            self._summary = summary
            self.query_one("#summary", Static).update(self.plain(summary))
        doc = self.query_one("#hits", Doc)
        doc.show(search_results.hits(hits, query, setting), self._cursor, from_top=True)
        self.place()

    def action_step(self, by: int) -> None:
        """Move to the next or previous result."""
        self._once_answered(partial(super().action_step, by))

    def action_article(self) -> None:
        """Read the article of the result under the cursor; the results stay."""
        self._once_answered(self._read_chosen)

    def _read_chosen(self) -> None:
        if self._cursor is not None:
            self._read(self._cursor)

    def action_order(self) -> None:
        """Show the best matches first, or the newest again."""
        self._by = "date" if self._by == "rank" else "rank"
        self.retitle(_TITLE, self._hints())
        self._latest += 1
        query = self.query_one("#query", Input).value
        self.run_worker(self._search(query, self._latest), group="search")

    def _hints(self) -> str:
        other = "date" if self._by == "rank" else "rank"
        keys = ("Enter go", "^R read", f"^O {other}", "^S keep", "↓/↑ move", "Esc close")
        return " · ".join(keys)

    def action_keep(self) -> None:
        """Keep the query as a view."""
        query = self.query_one("#query", Input).value.strip()
        if query:
            self._keep(query)
        else:
            self.host.say("Type what to search for first")

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._once_answered(self._go)

    def _go(self) -> None:
        hit = next((hit for hit in self._hits if hit.entry == self._cursor), None)
        if hit is not None:
            self.dismiss(hit)

    def take(self) -> None:
        """Go to the result under the cursor."""
        self._once_answered(self._go)

    def _setting(self) -> PageContext:
        config = self.host.config
        names = {summit.id: summit.name for summit in config.summits}
        return PageContext(now=self.host.now(), zone=config.zone, names=names)
