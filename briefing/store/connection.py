"""Opening the cache, read-only or for writing; every failure is a `CacheError`."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from briefing.errors import CacheError, CacheNewer
from briefing.store import private_file
from briefing.store.sqlite import Connection, reason

MIGRATIONS = (
    "0001_first_schema",
    "0002_what_feeds_teach",
    "0003_events",
    "0004_corrections",
    "0005_standing_words",
    "0006_lean_events",
    "0007_hidden",
    "0008_kept_briefings",
    "0009_entry_keys",
    "0010_former_texts",
    "0011_assigned_sentences",
    "0012_held_dates",
    "0013_rotating",
    "0014_similar_sentences",
    "0015_packed_events",
    "0016_compressed_markup",
    "0017_passages_in_place",
    "0018_compressed_briefings",
    "0019_compressed_former_texts",
    "0020_published_titles",
    "0021_notes",
)
"""The names of all migrations, in order: what a cache of this version has applied."""

MIGRATIONS_TABLE = "_sqlite_migrations"
APPLIED = f"SELECT name FROM {MIGRATIONS_TABLE} WHERE migration_set = 'briefing'"
"""The query for the names of those that a cache has applied."""

_BUSY_MS = 15_000
_PRAGMAS = f"""
    PRAGMA busy_timeout = {_BUSY_MS};
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = NORMAL;
"""


def open_read_only(path: Path) -> Connection | None:
    """A read-only connection, or None where there is no cache yet.

    Never creates the file. Raises `CacheNewer` for the cache of a newer version and `CacheError`
    for a file that is not a cache. An older cache is migrated first.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    try:
        return _open_read_only(path, "mode=ro")
    except CacheError as error:
        # WAL needs a file beside the cache. Where we may not write one, or the disk has no room for
        # it, and no other process is using the cache, it can be read as an immutable file.
        may_write = os.access(path.parent, os.W_OK) and not _lacks_index(error)
        if may_write or _size(Path(f"{path}-wal")):
            raise
        return _open_read_only(path, "mode=ro&immutable=1")


def open_writable(path: Path) -> Connection:
    """A connection that may write; creates the cache and migrates it when needed.

    Nobody else can read a new cache. Raises `CacheNewer` or `CacheError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CacheError(f"cannot make the folder of the cache {path}: {error.strerror}") from error
    private_file.create(path)
    db = _connect(f"{path.absolute().as_uri()}?mode=rwc", path)
    try:
        if len(_applied(db, path)) < len(MIGRATIONS):
            from briefing.store import migrations  # loads sqlite_utils: 0.3 s most runs do not need

            migrations.apply(path, db)
    except BaseException:
        db.close()
        raise
    return db


def _open_read_only(path: Path, options: str) -> Connection:
    db = _connect(f"{path.absolute().as_uri()}?{options}", path)
    if len(_applied(db, path)) < len(MIGRATIONS):
        db.close()
        open_writable(path).close()
        return _open_read_only(path, options)
    return db


def _lacks_index(error: CacheError) -> bool:
    """Whether the index of the write-ahead log could not be made."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, sqlite3.Error):
        cause = cause.__cause__
    return getattr(cause, "sqlite_errorname", "").startswith("SQLITE_IOERR_SHM")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _connect(uri: str, path: Path) -> Connection:
    try:
        db = sqlite3.connect(
            uri, uri=True, factory=Connection, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise CacheError(f"cannot open the cache {path}: {reason(error, path)}") from error
    db.path = path
    db.row_factory = sqlite3.Row
    try:
        sqlite3.Connection.executescript(db, _PRAGMAS)
    except sqlite3.Error as error:
        db.close()
        raise CacheError(f"cannot read the cache {path}: {reason(error, path)}") from error
    return db


def _applied(db: Connection, path: Path) -> tuple[str, ...]:
    try:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    except CacheError as error:
        db.close()
        cause = error.__cause__
        why = reason(cause, path) if isinstance(cause, sqlite3.Error) else str(error)
        raise CacheError(f"cannot read the cache {path}: {why}") from error
    if not tables:
        return ()
    if MIGRATIONS_TABLE not in tables:
        db.close()
        raise CacheError(f"{path} is a database, but not a briefing cache; it was left alone")
    names = tuple(row[0] for row in db.execute(APPLIED))
    if unknown := sorted(set(names) - set(MIGRATIONS)):
        db.close()
        raise CacheNewer(
            f"the cache {path} was written by a newer briefing ({unknown[-1]}); "
            "it was left alone: update briefing, or name another file with --cache"
        )
    return names
