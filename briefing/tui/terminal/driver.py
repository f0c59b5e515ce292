"""Textual's driver, for terminals that may disappear: that ends the program, never blocks it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver(*, cursor: bool) -> type[Driver] | None:
    """Our driver for POSIX terminals; None elsewhere, for Textual's own.

    ``cursor`` leaves the terminal's own cursor visible, for screen readers.
    """
    if sys.platform == "win32":
        return None
    from briefing.tui.terminal.posix_driver import PosixDriver

    if not cursor:
        return PosixDriver

    class WithCursor(PosixDriver):
        cursor = True

    return WithCursor


def disconnected() -> bool:
    """Whether the terminal that keys come from has hung up.

    Only the session that the terminal controls gets SIGHUP. A program on a terminal that is not
    its controlling one just reads end of file again and again.
    """
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(0)
    except (termios.error, OSError):
        return True
    return False
