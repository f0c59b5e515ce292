"""Applies keys in the order in which they were typed, however many arrive at once."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from briefing.tui.terminal.keyboard_layouts import latin_keys
from briefing.tui.terminal.shutdown import ShutdownApp

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget

    from briefing.tui.terminal.keys_typed import KeysTyped

_SETTLE_S = 0.5
"""Seconds that a key waits at most for what the key before it started on the screen."""


class KeyboardApp(ShutdownApp):
    """An app that finishes one key before it looks at the next.

    Textual hands each key to the widget in focus, where letters are inserted at once, while keys
    with a binding first rise to the app: of keys that arrive in one read, the letters overtake the
    others (Textualize/textual#6605). And what a key opens gets its focus only later.
    """

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor belongs: input methods draw there what they compose.

        Textual remembers where it was when a field was last changed, before the field had its
        place, and a column too far at the end of the text.
        """
        field = self.focused if self._screen_stack else None
        if field is None or not field.check_consume_key("a", "a"):
            return self._cursor_position
        return _cursor_of(field)

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._cursor_position = position

    async def on_event(self, event: events.Event) -> None:
        """Take keys; Textual handles all other events."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._apply(deque([event]))
        else:
            await super().on_event(event)

    async def on_keys_typed(self, message: KeysTyped) -> None:
        """Take the keys of one read."""
        await self._apply(message.take())

    async def _apply(self, keys: deque[events.Key]) -> None:
        self.app_focus = True
        while keys and not self._exit:
            key = keys.popleft()
            screen = self.screen
            field = self._field_for(key)
            if field is not None:
                text = key.character or ""
                while keys and keys[0].is_printable:  # one change of the field, not one per letter
                    text += keys.popleft().character or ""
                _insert(field, text)
            elif not await self._press(key.key):
                await self._press_in_latin(key.character or "")
            await self._settle(screen)

    def _field_for(self, key: events.Key) -> Widget | None:
        """The text field in focus, if it takes this key as text."""
        field = self.focused
        if field is not None and field.check_consume_key(key.key, key.character):
            return field
        return None

    async def _press(self, key: str) -> bool:
        """Run what is bound to a key; whether anything is."""
        if await self._check_bindings(key, priority=True) or await self._check_bindings(key):
            return True
        if key == "enter" and self.focused is not None:
            return _break_line(self.focused)
        return False

    async def _press_in_latin(self, character: str) -> None:
        """A letter without a meaning here stands for the Latin key at its place."""
        for key in latin_keys(character):
            screen = self.screen
            await self._press(key)
            await self._settle(screen)
            if self.screen is not screen:
                return

    async def _settle(self, screen: DOMNode) -> None:
        """Wait until the widgets have handled what a key sent them, and a new screen has its focus.

        Every wait ends: a widget that hangs holds up the keys for no longer than `_SETTLE_S`.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_SETTLE_S):
                await _handled(self.focused or screen)
                # A new screen composes its widgets before it handles any other message.
                if not self._exit and self.screen is not screen:
                    await _handled(self.screen)


async def _handled(node: DOMNode) -> None:
    """Wait until ``node``, then each node around it in its screen, has handled its messages."""
    while node.parent is not None:
        done = asyncio.Event()
        if node.call_later(done.set):
            await done.wait()
        node = node.parent


def _cursor_of(field: Widget) -> Offset:
    """The cell after the text before the cursor, on the screen."""
    from textual.widgets import Input, TextArea

    x, y, width, _ = field.content_region
    if isinstance(field, Input):
        column = cell_len(field.value[: field.cursor_position]) - field.scroll_offset.x
        return Offset(x + min(column, width - 1), y)
    return field.cursor_screen_offset if isinstance(field, TextArea) else Offset(x, y)


def _insert(field: Widget, text: str) -> None:
    from textual.widgets import Input, TextArea  # loaded with the dialog that has the field

    if isinstance(field, Input):
        field.replace(text, *field.selection)
    elif isinstance(field, TextArea):
        field.replace(text, *field.selection, maintain_selection_offset=False)


def _break_line(field: Widget) -> bool:
    from textual.widgets import TextArea

    if not isinstance(field, TextArea):
        return False
    _insert(field, "\n")
    return True
