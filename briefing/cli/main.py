"""From argv to an exit code; no traceback ever reaches a user."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import ExitStack, suppress
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from briefing.cli import arguments
from briefing.errors import BriefingError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import FrameType

_CANNOT_WRITE = 74
_INTERRUPTED = 130
_BUG = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default: this process's) and return its exit code."""
    args = arguments.parse(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _answer_signals()
    try:
        code = _run(args)
        sys.stdout.flush()
    except BriefingError as error:
        _complain(str(error), error, args)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _drop_output()  # the reader of it has what it wanted (`| head`)
        return 0
    except OSError as error:
        _drop_output()
        _complain(f"cannot read or write: {error.strerror or error}", error, args)
        return _CANNOT_WRITE
    except Exception as error:  # noqa: BLE001 - a bug is told in a sentence, -v shows the rest
        _complain(f"a fault in briefing itself: {type(error).__name__}: {error}", error, args)
        return _BUG
    return code


def _run(args: argparse.Namespace) -> int:
    from briefing.cli.context import context

    command = args.command or "room"
    with ExitStack() as stack:
        return int(import_module(f"briefing.cli.{command}").run(args, context(args, stack)))


def _complain(message: str, error: BaseException, args: argparse.Namespace) -> None:
    print(f"briefing: {message}", file=sys.stderr)
    if args.verbose:
        import traceback

        traceback.print_exception(error, file=sys.stderr)


def _drop_output() -> None:
    """Keep the interpreter from failing once more when it flushes stdout at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer_signals() -> None:
    """A polite end on termination and hang-up: transactions roll back, locks are let go."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
