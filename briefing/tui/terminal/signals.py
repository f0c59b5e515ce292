"""The signals that end the terminal interface: none of them is an exception anywhere."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class EndingSignals:
    """Notes an interrupt, a termination or a hang-up from its creation until the process ends.

    A handler that raises does so wherever the program is, also inside Textual, asyncio or the
    freeing of an object: the exception is printed there with its traceback, or lost. And asyncio
    puts default handlers back for a moment when it removes its own. So the handlers only note the
    number and never change. A signal that was ignored at the start stays ignored: that is what
    ``nohup`` asks for.
    """

    def __init__(self) -> None:
        self.received: int | None = None
        """The first signal that came."""
        self._when_received: Callable[[], object] = lambda: None
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._note)

    def call(self, action: Callable[[], object]) -> None:
        """Call ``action`` whenever a signal comes, between any two lines of the main thread.

        It is called at once if one has come already.
        """
        self._when_received = action
        if self.received is not None:
            action()

    def exit_code(self) -> int | None:
        """The exit code that names the signal, as a shell gives it; None: there was none."""
        return None if self.received is None else 128 + self.received

    def _note(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.received = self.received or number
        self._when_received()
