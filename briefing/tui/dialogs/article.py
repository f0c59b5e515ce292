"""The article under the cursor, as its publisher wrote it, with its links by number."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from briefing.text.urls import safe_link, with_text_fragment
from briefing.tui import corrections
from briefing.tui.dialogs.scrolled_dialog import ScrolledDialog
from briefing.tui.model.sources import SECOND_DIGIT
from briefing.tui.pages import article as page
from briefing.tui.view.spans import Block, Row
from briefing.tui.widgets.bindings import dialog_bindings, digit_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.article import Article
    from briefing.domain.explanation import Explanation
    from briefing.tui.host import MainHost
    from briefing.tui.model.snapshot import DeskProtocol
    from briefing.tui.pages.article import Form

_KEYS = "1-9 links · [ ] passages · o page · f left out, markup · Esc close"
_END = Block((Row(),), "end")
"""A page scrolls to its end for the last block with an id: not for a passage."""


class ArticleScreen(ScrolledDialog):
    """Opens over the screen that it was called from, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(article="close", quit="close", close="close", source_best="open_page"),
        *dialog_bindings(section_next="passage(1)", section_previous="passage(-1)"),
        *dialog_bindings(article_form="form"),
        *digit_bindings(),
        *ScrolledDialog.SCROLLING,
    ]
    AUTO_FOCUS = "#article-text"
    doc_id = "article-text"

    def __init__(
        self, main: MainHost, read: Article, explanation: Explanation | None, passage: str
    ) -> None:
        """It opens at ``passage``, if a briefing shows that."""
        super().__init__()
        self._main = main
        self._read = read
        self._explanation = explanation
        self._form: Form = "text"
        self._stop = page.stop_of(read, passage) if passage else None
        self._digits = ""

    def compose(self) -> ComposeResult:
        """The article, and beside it on a wide screen what belongs to it."""
        with self.box("article", self._read.entry.outlet, _KEYS), Horizontal():
            yield self.doc("article-text")
            yield self.doc("article-beside", focusable=False)

    def lay_out(self) -> None:
        """Show the article, and beside it what belongs to it, at the present size."""
        setting = self._main.setting
        blocks = [*page.article(self._read, setting, self._form), _END]
        self.page.show(blocks, self._stop)
        aside = page.beside(self._read, self._explanation, setting)
        doc = self.query_one("#article-beside", Doc)
        doc.display = bool(aside) and self.has_class("-wide")
        doc.show(aside, None)

    def action_form(self) -> None:
        """Show also what was left out, then the markup of the feed, then the text again."""
        forms = page.FORMS
        self._form = forms[(forms.index(self._form) + 1) % len(forms)]
        self.lay_out()

    def action_passage(self, by: int) -> None:
        """Go to the next or previous passage that a briefing shows."""
        stops = page.stops(self._read)
        if not stops or self._form == "markup":
            self.host.say("No briefing shows a passage of this article")
            return
        if self._stop in stops:
            place = stops.index(self._stop) + by
            self._stop = stops[max(0, min(place, len(stops) - 1))]
        else:
            self._stop = stops[0 if by > 0 else -1]
        self.page.move_cursor(self._stop)

    def action_open_page(self) -> None:
        """Open the publisher's page, at the passage under the cursor."""
        url = safe_link(self._read.entry.page)
        if url is None:
            self.host.say("This entry has no link that can be opened")
        else:
            self._open(with_text_fragment(url, page.passage_at(self._read, self._stop)))

    def action_digit(self, digit: str) -> None:
        """Take a digit of a link's number; wait if a second one could follow."""
        self._digits += digit
        if int(self._digits) * 10 <= len(self._read.links):
            self.set_timer(SECOND_DIGIT, partial(self._settle, self._digits))
        else:
            self._settle(self._digits)

    def _settle(self, typed: str) -> None:
        """Open the link typed so far, unless a further digit came."""
        if typed != self._digits:
            return
        self._digits = ""
        number = int(typed)
        if number > len(self._read.links):
            self.host.say(f"No link [{typed}] here")
        else:
            self._open(self._read.links[number - 1])

    @on(Doc.Touched)
    def _link_clicked(self, message: Doc.Touched) -> None:
        kind, _, number = message.does.partition(" ")
        if kind == "link":
            self._open(self._read.links[int(number) - 1])

    def _open(self, url: str) -> None:
        self.host.show_address(
            url, lambda reason: self.host.say(f"Not opened: {reason}", severity="warning")
        )


async def open_article(main: MainHost, entry: str, passage: str = "") -> None:
    """Show the article of an entry (id), at a passage of it that a briefing shows."""
    briefings = main.state.snapshot.briefings

    def load(desk: DeskProtocol) -> Article | None:
        return desk.article(entry, briefings)

    read = await main.host.launch.desk_thread.ask(load)
    if read is None:
        main.host.say("This entry is no longer in the cache")
        return
    reasons = await corrections.explained(main, entry)
    explanation = reasons.explanation if reasons else None
    main.app.push_screen(ArticleScreen(main, read, explanation, passage))
