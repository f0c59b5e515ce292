"""The lock that allows one refresh at a time on a cache, and a note of who holds it."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import Timeout

from briefing.errors import CacheError, RefreshHeld
from briefing.store.file_lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROBE_S = 0.25
"""Seconds that a refresh waits for the lock: longer than `is_refreshing` has it, and less than
anybody notices."""


@contextmanager
def refresh_lock(cache: Path) -> Iterator[None]:
    """Hold the refresh lock of ``cache``; raises `RefreshHeld` when another process has it.

    The operating system releases the lock when the process ends, however it ends. The note beside
    it only says which process holds it and since when, by the system clock: the time that a refresh
    was given with ``--as-of`` says nothing about that.
    """
    note = Path(f"{cache}.refresh")
    with ExitStack() as stack:
        try:
            cache.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(f"{cache}.lock", timeout=_PROBE_S))
        except Timeout:
            raise _held(note) from None
        except OSError as error:
            raise CacheError(f"cannot lock the cache {cache}: {error.strerror}") from error
        stack.callback(note.unlink, missing_ok=True)
        since = datetime.now(UTC).isoformat()
        try:
            note.write_text(json.dumps({"pid": os.getpid(), "since": since}))
        except OSError as error:
            raise CacheError(f"cannot write {note}: {error.strerror}") from error
        yield


def is_refreshing(cache: Path) -> bool:
    """Whether a refresh holds the lock.

    A note alone does not say so: a refresh that was killed leaves its own. Only where there is one
    is the lock tried, and with the lock in hand a note is out of date and deleted.
    """
    note = Path(f"{cache}.refresh")
    if not note.exists():
        return False
    try:
        with locked(f"{cache}.lock", timeout=0):
            note.unlink(missing_ok=True)
    except (Timeout, OSError):  # held, or a place where nothing can be written
        return True
    return False


def _held(note: Path) -> RefreshHeld:
    try:
        holder = json.loads(note.read_text())
        since = datetime.fromisoformat(holder["since"]).astimezone(UTC)
        return RefreshHeld(int(holder["pid"]), since, datetime.now(UTC))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return RefreshHeld(None, None)
