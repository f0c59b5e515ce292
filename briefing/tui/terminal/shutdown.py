"""How the app ends: at the reader's request, on a signal, an error, or with its terminal."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.worker import WorkerFailed

from briefing.tui.terminal import driver

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.tui.terminal.signals import EndingSignals

_CHECK_SECONDS = 1.0
"""Seconds between checks of whether the terminal is still there."""
_EXIT_HANGUP = 129


class ShutdownApp(App[None]):
    """An app that ends in order on a signal; the caller reports what ended it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._failure: BriefingError | None = None

    def handle_shutdown(self, signals: EndingSignals | None) -> None:
        """Handle signals and a lost terminal from now on, in the app's own loop."""
        if signals is not None:
            self._end_with(signals)
        if not self.is_headless:
            self.set_interval(_CHECK_SECONDS, self._end_with_terminal)

    def fail(self, error: BriefingError) -> None:
        """End the app with an error, for the caller to report."""
        self._failure = error
        self.exit(return_code=error.exit_code)

    @property
    def fault(self) -> Exception | None:
        """The error that ended the app, if one did."""
        error = self._failure or self._exception
        return error.error if isinstance(error, WorkerFailed) else error  # type: ignore[return-value]

    def _fatal_error(self) -> None:
        """Close without Textual's traceback: the caller reports the error."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def _end_with(self, signals: EndingSignals) -> None:
        """End on a signal. It wakes the loop, and what it interrupted goes on undisturbed."""
        loop, context = asyncio.get_running_loop(), copy_context()

        def end() -> None:
            with suppress(RuntimeError):  # the loop is closed: the app has ended
                loop.call_soon_threadsafe(self._end_by_signal, signals, context=context)

        signals.call(end)

    def _end_by_signal(self, signals: EndingSignals) -> None:
        self.exit(return_code=signals.exit_code() or 0)

    def _end_with_terminal(self) -> None:
        if driver.disconnected():
            self.exit(return_code=_EXIT_HANGUP)
