"""One refresh at a time on one cache, and a word on who is at it."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from briefing.errors import CacheError, RefreshHeld

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refresh_lock(cache: Path, _now: datetime | None = None) -> Iterator[None]:
    """Hold the refresh lock of ``cache``; raises `RefreshHeld` when another process has it.

    The operating system drops the lock with the process, however that ends; the note beside it
    only says who holds it, and since when by the clock on the wall: a time that was set for the
    refresh says nothing of that.
    """
    note = Path(f"{cache}.refresh")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{cache}.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise _held(note) from None
    except OSError as error:
        raise CacheError(f"cannot lock the cache {cache}: {error.strerror}") from error
    try:
        since = datetime.now(UTC).isoformat()
        note.write_text(json.dumps({"pid": os.getpid(), "since": since}))
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _held(note: Path) -> RefreshHeld:
    try:
        told = json.loads(note.read_text())
        since = datetime.fromisoformat(told["since"]).astimezone(UTC)
        return RefreshHeld(int(told["pid"]), since, datetime.now(UTC))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return RefreshHeld(None, None)
