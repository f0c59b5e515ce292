"""From argv to an exit code; no traceback ever reaches a user."""

from __future__ import annotations

import argparse
import signal
import sys
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from briefing.cli import arguments
from briefing.cli.streams import drop, prepare, settle, talk
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_CANNOT_WRITE = 74
_INTERRUPTED = 130
_BUG = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default: this process's) and return its exit code."""
    prepare()
    received = _answer_signals()
    try:
        code = _code(sys.argv[1:] if argv is None else argv)
        # Python swallows what is raised while it frees an object; the verdict must not be lost.
        return 128 + received[0] if received else code
    finally:
        settle()


def _code(argv: Sequence[str]) -> int:
    args = argparse.Namespace(verbose=False)
    try:
        args = _parsed(argv)
        code = _run(args)
        sys.stdout.flush()
    except BriefingError as error:
        _complain(str(error), error, args)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        drop(sys.stdout)  # the reader of it has what it wanted (`| head`)
        return 0
    except OSError as error:
        drop(sys.stdout)
        _complain(f"cannot read or write: {error.strerror or error}", error, args)
        return _CANNOT_WRITE
    except Exception as error:  # noqa: BLE001 - a bug is told in a sentence, -v shows its causes
        _complain(f"a fault in briefing itself: {type(error).__name__}: {error}", error, args)
        return _BUG
    return code


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    try:
        return arguments.parse(argv)
    finally:
        sys.stdout.flush()  # --help and --version are answers, too, and end here


def _run(args: argparse.Namespace) -> int:
    from briefing.cli.context import context

    command = args.command or "open_tui"
    with ExitStack() as stack:
        return int(import_module(f"briefing.cli.{command}").run(args, context(args, stack)))


def _complain(message: str, error: BaseException, args: argparse.Namespace) -> None:
    talk(f"briefing: {message}")
    if args.verbose:
        from briefing.cli.causes import explained

        for sentence in explained(error):
            talk(f"    {sentence}")


def _answer_signals() -> list[int]:
    """A polite end on termination and hang-up: transactions roll back, locks are let go.

    What was ignored at the start stays ignored: ``nohup`` means it. Returns the list to which
    the numbers of received signals are added.
    """
    received: list[int] = []

    def stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
        received.append(number)
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)
    return received
