"""Checks the cache and its disk, and repairs a damaged cache."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from briefing.domain.health_check import HealthCheck, Repair
from briefing.errors import CacheError
from briefing.store.cache_integrity import CacheIntegrity, check
from briefing.store.refresh_lock import refresh_lock
from briefing.store.salvage import salvage
from briefing.text.plural import counted

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_LEAST_FREE = 64 << 20
"""Bytes that should be free: a refresh with much news writes about half of it."""
_REPAIR = "`briefing doctor --repair` saves what can be saved"


def examine(cache: Path) -> tuple[HealthCheck, ...]:
    """Check the cache and the disk that it is on; changes nothing."""
    return _cache(cache), _disk(cache)


def repair(cache: Path, now: datetime) -> Repair | None:
    """Save what can be read of a damaged cache into a new one; None if it is not damaged.

    Raises `CacheError`, and `RefreshHeld` while a refresh runs.
    """
    with refresh_lock(cache):
        if check(cache).state != "damaged":
            return None
        try:
            kept, saved = salvage(cache, now)
        except OSError as error:
            raise CacheError(f"cannot repair the cache {cache}: {error.strerror}") from error
    return Repair(kept, saved)


def _cache(cache: Path) -> HealthCheck:
    integrity = check(cache)
    message = _message(cache, integrity)
    match integrity.state:
        case "ok" | "outdated" if not os.access(cache, os.W_OK):
            return HealthCheck("cache", ok=False, message=f"{message}; it cannot be written")
        case "ok" | "outdated" | "missing":
            return HealthCheck("cache", ok=True, message=message)
        case "damaged":
            return HealthCheck("cache", ok=False, message=message, remedy=_REPAIR)
        case "newer":
            return HealthCheck("cache", ok=False, message=message, remedy="update briefing")
        case _:
            remedy = "name another file with --cache, or with cache in feeds.toml"
            return HealthCheck("cache", ok=False, message=message, remedy=remedy)


def _message(cache: Path, integrity: CacheIntegrity) -> str:
    reason = "; ".join(integrity.faults)
    match integrity.state:
        case "missing":
            return f"{cache} does not exist yet; a refresh creates it"
        case "ok":
            entries = counted(integrity.entries, "entry", "entries")
            if not integrity.to_remake:
                return f"{cache} holds {entries}, undamaged"
            values = counted(integrity.to_remake, "derived value")
            return f"{cache} holds {entries}; {values} cannot be read and will be made again"
        case "outdated":
            return f"{cache} is of an earlier version; the next refresh brings it up to date"
        case "damaged":
            return f"{cache} is damaged: {reason}"
        case "foreign":
            return f"{cache} is no briefing cache" + (f": {reason}" if reason else "")
        case "newer":
            return f"{cache} was written by a newer briefing ({reason})"
        case "unreadable":
            return f"{cache} cannot be read: {reason}"


def _disk(cache: Path) -> HealthCheck:
    folder = next(parent for parent in cache.absolute().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    needed = max(_LEAST_FREE, cache.stat().st_size if cache.is_file() else 0)
    message = f"{free >> 20:,} MB are free in {folder}"
    if free >= needed:
        return HealthCheck("disk", ok=True, message=message)
    remedy = f"free at least {needed >> 20:,} MB: a full disk keeps a refresh from storing news"
    return HealthCheck("disk", ok=False, message=message, remedy=remedy)
