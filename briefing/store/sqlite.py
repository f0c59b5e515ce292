"""SQLite connections whose errors are `CacheError`s, and transactions on them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefing.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cursor(sqlite3.Cursor):
    """A cursor whose failures are `CacheError`s, so that no caller has to know sqlite3."""

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        with _translate_errors():
            super().execute(sql, parameters)
            return self

    def executemany(self, sql: str, parameters: Any, /) -> Cursor:
        with _translate_errors():
            super().executemany(sql, parameters)
            return self

    def fetchone(self) -> Any:
        with _translate_errors():
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with _translate_errors():
            return super().fetchall()


class Connection(sqlite3.Connection):
    """A connection in autocommit mode; writes go through `transaction`."""

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


@contextmanager
def _translate_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        reason = f"the cache cannot be used: {error}"
        # Errors that the sqlite3 module raises itself have no code.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            reason += "; `briefing doctor --repair` saves what can be saved"
        raise CacheError(reason) from error
