"""How the app ends: at the reader's request, on a signal, an error, or with its terminal."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.worker import WorkerFailed

from briefing.tui.terminal import driver

if TYPE_CHECKING:
    from briefing.errors import BriefingError

_CHECK_SECONDS = 1.0
"""Seconds between checks of whether the terminal is still there."""
_EXIT_HANGUP = 129


class ShutdownApp(App[None]):
    """An app that ends in order on a signal; the caller reports what ended it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._failure: BriefingError | None = None
        self._old_handlers: dict[int, Any] = {}

    def handle_shutdown(self) -> None:
        """Handle signals and a lost terminal from now on, in the app's own loop."""
        self._handle_signals()
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

    def _handle_signals(self) -> None:
        """Handle SIGTERM and SIGHUP as callbacks of the loop, not as exceptions anywhere in it.

        A signal that was ignored at the start stays ignored. The old handlers return at the end.
        """
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if self.is_headless or number is None or signal.getsignal(number) is signal.SIG_IGN:
                continue
            old_handler = signal.getsignal(number)
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))
                self._old_handlers[number] = old_handler

    def _end_with_terminal(self) -> None:
        if driver.disconnected():
            self.exit(return_code=_EXIT_HANGUP)

    def on_unmount(self) -> None:
        """Restore the old signal handlers."""
        for number, old_handler in self._old_handlers.items():
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.signal(number, old_handler)
        self._old_handlers.clear()
