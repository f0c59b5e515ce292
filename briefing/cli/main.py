"""Run a command line: from argv to an exit code, never with a traceback for the user."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from briefing.cli import arguments
from briefing.cli.streams import discard, flush, open_missing, write_stderr
from briefing.errors import BriefingError
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_CANNOT_WRITE = 74
_INTERRUPTED = 130
_BUG = 70

_COMMANDS: dict[str | None, tuple[str, str]] = {
    None: ("open_tui", "run"),
    "refresh": ("refresh", "run"),
    "show": ("show", "run"),
    "stories": ("stories", "run"),
    "search": ("search", "run"),
    "mark": ("marks", "mark"),
    "star": ("marks", "star"),
    "note": ("notes", "run"),
    "read": ("read", "run"),
    "why": ("why", "run"),
    "split": ("corrections", "split"),
    "merge": ("corrections", "merge"),
    "assign": ("corrections", "assign"),
    "undo": ("corrections", "undo"),
    "feeds": ("feeds", "run"),
    "summits": ("summits", "run"),
    "upcoming": ("upcoming", "run"),
    "doctor": ("doctor", "run"),
    "schedule": ("schedule", "run"),
}
"""The module in briefing/cli/ and the function of each command; only that module is loaded."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default: this process's) and return its exit code."""
    open_missing()
    received = _handle_signals()
    try:
        code = _exit_code(sys.argv[1:] if argv is None else argv)
        # Python swallows what is raised while it frees an object; the exit code must not be lost.
        return 128 + received[0] if received else code
    finally:
        flush()


def _exit_code(argv: Sequence[str]) -> int:
    args = argparse.Namespace(verbose=False)
    try:
        args = _parsed(argv)
        code = _run(args)
        sys.stdout.flush()
    except BriefingError as error:
        _print_error(str(error), error, args)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        discard(sys.stdout)  # its reader has what it wanted (`| head`)
        return 0
    except OSError as error:
        message = _about_file(error)
        discard(sys.stdout)
        _print_error(message, error, args)
        return _CANNOT_WRITE
    except Exception as error:  # noqa: BLE001 - a bug is reported in a sentence, -v shows its causes
        _print_error(f"a bug in briefing: {type(error).__name__}: {error}", error, args)
        return _BUG
    return code


def _about_file(error: OSError) -> str:
    """A sentence that names what could not be read or written."""
    reason = error.strerror or str(error)
    if error.filename is not None:
        return f"cannot read or write {line(os.fsdecode(error.filename))}: {reason}"
    try:
        sys.stdout.flush()  # fails again if it has failed
    except (OSError, ValueError):
        return f"cannot write the output: {reason}"
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        return (
            "the working directory was deleted: change to another one, or name feeds.toml and "
            "the cache with absolute paths (--config, --cache)"
        )
    return f"cannot read or write: {reason}"


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    try:
        return arguments.parse(argv)
    finally:
        sys.stdout.flush()  # --help and --version end here


def _run(args: argparse.Namespace) -> int:
    from briefing.cli.context import load_context

    module, function = _COMMANDS[args.command]
    with ExitStack() as stack:
        command = getattr(import_module(f"briefing.cli.{module}"), function)
        return int(command(args, load_context(args, stack)))


def _print_error(message: str, error: BaseException, args: argparse.Namespace) -> None:
    write_stderr(f"briefing: {message}")
    if args.verbose:
        from briefing.cli.causes import explained

        for sentence in explained(error):
            write_stderr(f"    {sentence}")


def _handle_signals() -> list[int]:
    """Exit cleanly on termination and hang-up: transactions roll back, locks are released.

    A signal ignored at the start stays ignored: that is what ``nohup`` asks for. Returns the list
    to which the numbers of received signals are added.
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
