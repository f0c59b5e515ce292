"""The command palette: every command by its title, and every summit by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from briefing.tui.model.commands import first_keys, grouped
from briefing.tui.model.saved_views import view_id
from briefing.tui.model.views import UNASSIGNED
from briefing.tui.view.wrap import clip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.types import IgnoreReturnCallbackType

    from briefing.tui.host import MainHost
    from briefing.tui.model.commands import Group

_WIDTH = 74
_ORDER: tuple[Group, ...] = ("Check", "Find", "Keep", "Read", "Set up", "Move")
_HIDDEN = frozenset({"source", "palette"})
"""The first needs a digit; the second is this list."""


class Commands(Provider):
    """The commands, by their titles."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """All of them, before anything is typed."""
        for title, key, run in self._entries():
            yield DiscoveryHit(self._display(Content(title), key), run, text=title)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Those whose title matches."""
        matcher = self.matcher(query)
        for title, key, run in self._entries():
            score = matcher.match(title)
            if score > 0:
                shown = self._display(matcher.highlight(title), key)
                yield Hit(score, shown, run, text=title)

    def _entries(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        if self.screen is not self.app.screen_stack[0]:
            return  # commands act on the main screen
        screen = cast("MainHost", self.screen)
        keys = first_keys(screen.keys)
        for briefing in screen.state.snapshot.briefings:
            go = partial(screen.visit, briefing.summit.id)
            yield f"Go to {clip(briefing.summit.name)}", "", go
        for view in screen.state.snapshot.views:
            yield f"Go to {clip(view.search.name)}", "", partial(screen.visit, view_id(view))
        yield "Go to In no summit", "", partial(screen.visit, UNASSIGNED)
        table = grouped()
        for group in _ORDER:
            for command in table[group]:
                if command.id not in _HIDDEN:
                    run = partial(screen.action_command, command.id)
                    yield command.title, keys.get(command.id, ""), run

    def _display(self, title: Content, key: str) -> Content:
        width = max(min(self.app.size.width * 94 // 100, _WIDTH) - len(key) - 6, 10)
        return Content.assemble(title.truncate(width, pad=True, ellipsis=True), (key, "$accent"))
