"""How the app ends: by its reader, a signal, a fault, or with its terminal."""

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

_LOOK = 1.0
"""Seconds between two looks at whether the terminal is still there."""
_HUNG_UP = 129


class ShutdownApp(App[None]):
    """Signals end it politely, and a fault is told by who started it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._failure: BriefingError | None = None
        self._answered: dict[int, Any] = {}

    def answer_the_end(self) -> None:
        """From now on, in the app's own loop."""
        self._answer_signals()
        if not self.is_headless:
            self.set_interval(_LOOK, self._end_with_terminal)

    def fail(self, error: BriefingError) -> None:
        """End the app; who started it tells the reader why."""
        self._failure = error
        self.exit(return_code=error.exit_code)

    @property
    def fault(self) -> Exception | None:
        """What ended the app, if it was not the reader."""
        error = self._failure or self._exception
        return error.error if isinstance(error, WorkerFailed) else error  # type: ignore[return-value]

    def _fatal_error(self) -> None:
        """Close; who started the app tells of the fault, in its own words."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def _answer_signals(self) -> None:
        """Terminate and hang up become messages of the loop: no exception in its midst.

        What was ignored at the start stays ignored, and the answers of before come back at the end.
        """
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if self.is_headless or number is None or signal.getsignal(number) is signal.SIG_IGN:
                continue
            before = signal.getsignal(number)
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))
                self._answered[number] = before

    def _end_with_terminal(self) -> None:
        if driver.gone():
            self.exit(return_code=_HUNG_UP)

    def on_unmount(self) -> None:
        """The answers to signals as they were."""
        for number, before in self._answered.items():
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.signal(number, before)
        self._answered.clear()
