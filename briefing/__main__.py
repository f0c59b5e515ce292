"""The entry point of ``python -m briefing`` and of the ``briefing`` command."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the command line; an interrupt while the program loads or ends is quiet too."""
    try:
        from briefing.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130
    finally:
        _let_signals_end_it()


def _let_signals_end_it() -> None:
    """Have signals end the process from now on, by themselves.

    Python prints the traceback of what a handler raises while the interpreter shuts down. Ignored
    signals stay ignored.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(main())
