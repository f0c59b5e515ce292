"""Whether the file of a cache is one, and undamaged."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.store import damaged_values
from briefing.store.connection import APPLIED, MIGRATIONS, MIGRATIONS_TABLE
from briefing.text.plural import counted

if TYPE_CHECKING:
    from pathlib import Path

State = Literal["missing", "ok", "outdated", "damaged", "foreign", "newer", "unreadable"]

_STATES: dict[int, State] = {sqlite3.SQLITE_CORRUPT: "damaged", sqlite3.SQLITE_NOTADB: "foreign"}
"""By SQLite's result code, of which the low byte is the kind of error. A file without the header of
a database is not a cache that was damaged, but some other file."""

_MOST_FAULTS = 5
"""Faults that are named: a damaged page makes one for each of its cells."""


@dataclass(frozen=True, slots=True)
class CacheIntegrity:
    """The state of a cache. ``faults`` say what is wrong; ``entries`` is how many it holds, and
    ``to_remake`` how many derived values are damaged, which does no harm."""

    state: State
    faults: tuple[str, ...] = ()
    entries: int = 0
    to_remake: int = 0


def check(path: Path) -> CacheIntegrity:
    """Read the whole cache at ``path`` and check it; changes nothing.

    "outdated" is a cache of an earlier version, which the next command brings up to date.
    """
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return CacheIntegrity("missing")
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        return CacheIntegrity("unreadable", (str(error),))
    try:
        return _checked(db)
    except sqlite3.DatabaseError as error:
        return CacheIntegrity(
            _STATES.get(error.sqlite_errorcode & 0xFF, "unreadable"), (str(error),)
        )
    finally:
        db.close()


def _checked(db: sqlite3.Connection) -> CacheIntegrity:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    if MIGRATIONS_TABLE not in tables:
        return CacheIntegrity("foreign")
    applied = {name for (name,) in db.execute(APPLIED)}
    if unknown := sorted(applied.difference(MIGRATIONS)):
        return CacheIntegrity("newer", (unknown[-1],))
    faults = [fault for (fault,) in db.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
    if faults != ["ok"]:
        lines = [
            line for fault in faults for line in fault.splitlines() if not line.startswith("*")
        ]
        return CacheIntegrity("damaged", tuple(lines[:_MOST_FAULTS]))
    if any(db.execute("PRAGMA foreign_key_check")):
        return CacheIntegrity("damaged", ("rows refer to entries that do not exist",))
    (entries,) = db.execute("SELECT COUNT(*) FROM entries").fetchone()
    if len(applied) < len(MIGRATIONS):
        return CacheIntegrity("outdated", (), entries)
    if damaged := damaged_values.primary(db):
        rows = counted(damaged, "row holds", "rows hold")
        return CacheIntegrity("damaged", (f"{rows} values that cannot be read",))
    return CacheIntegrity("ok", (), entries, damaged_values.derived(db))
