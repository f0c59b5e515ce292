"""SQLite connections whose errors are `CacheError`s, and transactions on them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from briefing.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_LITTLE = 1 << 16
"""Bytes: the index of the write-ahead log takes half of them."""


class Cursor(sqlite3.Cursor):
    """A cursor whose failures are `CacheError`s, so that no caller has to know sqlite3."""

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        with _translate_errors(self.connection):
            super().execute(sql, parameters)
            return self

    def executemany(self, sql: str, parameters: Any, /) -> Cursor:
        with _translate_errors(self.connection):
            super().executemany(sql, parameters)
            return self

    def fetchone(self) -> Any:
        with _translate_errors(self.connection):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with _translate_errors(self.connection):
            return super().fetchall()


class Connection(sqlite3.Connection):
    """A connection in autocommit mode; writes go through `transaction`.

    ``path`` is the file, for messages.
    """

    path: Path | None = None

    def cursor(self, factory: type[sqlite3.Cursor] | None = None) -> Cursor:  # type: ignore[override]
        return super().cursor(factory or Cursor)  # type: ignore[return-value]

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Cursor:
        return self.cursor().executemany(sql, parameters)


CHANGES = "changes"
"""The name in ``meta`` of the number of transactions that changed something."""

_COUNT_CHANGE = (
    f"INSERT INTO meta (name, value) VALUES ('{CHANGES}', '1') "
    "ON CONFLICT (name) DO UPDATE SET value = value + 1"
)


@contextmanager
def transaction(db: Connection, *, counted: bool = True) -> Iterator[None]:
    """Write all or nothing. Takes the write lock first, since a read lock may fail to upgrade.

    Counts the transaction in ``meta`` if it changes something, unless nothing that it writes is
    part of a briefing (``counted``).
    """
    db.execute("BEGIN IMMEDIATE")
    before = db.total_changes
    try:
        yield
        if counted and db.total_changes != before:
            db.execute(_COUNT_CHANGE)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk has rolled back already
            db.execute("ROLLBACK")
        raise


def reason(error: sqlite3.Error, path: Path) -> str:
    """What is wrong, in words. SQLite calls a full disk an I/O error where it needs a second file
    to read the first."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and _is_full(path)):
        return "no space left on the disk"
    if name.startswith("SQLITE_CORRUPT"):
        return f"{error}; `briefing doctor --repair` saves what can be saved"
    return str(error)


def _is_full(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _LITTLE
    return False


@contextmanager
def _translate_errors(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        path = getattr(connection, "path", None)
        if path is None:
            raise CacheError(f"the cache cannot be used: {error}") from error
        raise CacheError(f"the cache {path} cannot be used: {reason(error, path)}") from error
