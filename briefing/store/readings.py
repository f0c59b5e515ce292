"""What the reader did: readings of summits; marks, stars and hiding of passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.compose.rules import STALE
from briefing.store import codec, notes, refreshes
from briefing.store.recurring_sentences import IS_RECURRING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.store.sqlite import Connection


_LONGEST_COMMAND = timedelta(minutes=5)
"""Between the time that a command takes for now and its mark. A refresh that began in between may
have stored what the reader has not seen."""

HAS_UNREAD = f"""
    SELECT 1 FROM assignments AS a
    JOIN passages AS p ON p.entry = a.entry AND p.paragraph = a.paragraph
    LEFT JOIN readings AS r ON r.summit = a.summit
    LEFT JOIN marks AS m ON m.key = p.key
    LEFT JOIN hidden AS h ON h.key = p.key
    WHERE a.entry = e.row AND m.key IS NULL AND h.key IS NULL
    AND (p.paragraph >= 0 OR e.body = '') AND NOT {IS_RECURRING}
    AND CASE
        WHEN p.first_seen > {codec.microseconds("e.first_seen")} THEN 1
        WHEN e.published IS NULL
        THEN (SELECT f.newest IS NULL FROM feeds AS f WHERE f.url = e.feed)
        ELSE e.published > r.seen
        OR julianday(e.first_seen) - julianday(e.published) <= {STALE.days}
        END
    AND (r.seen IS NULL OR NOT EXISTS
         (SELECT 1 FROM passages AS q
          WHERE q.key = p.key AND q.first_seen <= {codec.microseconds("r.seen")}))
"""
"""SQL: whether a passage of the entry ``e`` is new to the reader in any of its summits, by the rule
for new points."""


@dataclass(frozen=True, slots=True)
class Reading:
    """When a summit was read, and the latest ``first_seen`` that could be on screen by then."""

    at: datetime
    seen: datetime


def latest(db: Connection) -> dict[str, Reading]:
    """The last reading of each summit, by summit id."""
    return {
        row["summit"]: Reading(codec.decode_time(row["at"]), codec.decode_time(row["seen"]))
        for row in db.execute("SELECT summit, at, seen FROM readings").fetchall()
    }


def mark_summit(db: Connection, summit: str, at: datetime | None) -> None:
    """Set the reading of a summit to ``at``; None removes it, so that everything is new again.

    A refresh shows its entries only when it has ended, but stamps them with its start. So a reading
    reaches no further than the last refresh that has ended: what a running one has stored was not
    on any screen. It reaches so far also if the clock was set back meanwhile.
    """
    if at is None:
        db.execute("DELETE FROM readings WHERE summit = ?", (summit,))
        return
    ended = refreshes.last(db)[1]
    seen = ended if ended and not at < ended < at + _LONGEST_COMMAND else at
    db.execute(
        "INSERT INTO readings (summit, at, seen) VALUES (?, ?, ?) "
        "ON CONFLICT (summit) DO UPDATE SET at = excluded.at, seen = excluded.seen",
        (summit, codec.encode_time(at), codec.encode_time(seen)),
    )


def mark(db: Connection, keys: Iterable[int], at: datetime | None) -> None:
    """Mark passages read at ``at``; None unmarks them."""
    _set(db, "marks", keys, at)


def unmark_passages(db: Connection, summit: str) -> None:
    """Remove every mark from the passages of a summit, and show those that were hidden again."""
    for table in ("marks", "hidden"):
        db.execute(
            f"DELETE FROM {table} WHERE key IN (SELECT p.key FROM assignments AS a "
            "JOIN passages AS p ON p.entry = a.entry AND p.paragraph = a.paragraph "
            "WHERE a.summit = ?)",
            (summit,),
        )


def star(db: Connection, keys: Iterable[int], at: datetime | None) -> None:
    """Star passages; None removes the star."""
    _set(db, "stars", keys, at)


def hide(db: Connection, keys: Iterable[int], at: datetime | None) -> None:
    """Hide passages; None shows them again."""
    _set(db, "hidden", keys, at)


def fingerprint(db: Connection) -> tuple[object, ...]:
    """A value that another mark, star, hidden passage, note or reading changes; it takes
    milliseconds."""
    sets = " UNION ALL ".join(
        f"SELECT count(*), total(key), max(at) FROM {table}"
        for table in ("marks", "stars", "hidden")
    )
    summits = db.execute("SELECT summit, at, seen FROM readings ORDER BY summit").fetchall()
    rows = (*db.execute(sets).fetchall(), *summits)
    return (*notes.fingerprint(db), *(tuple(row) for row in rows))


def carry_over(db: Connection, rewordings: Iterable[tuple[int, int]]) -> None:
    """Give a passage the marks and notes of its former wording: pairs of keys, the former first."""
    pairs = [(new, former) for former, new in rewordings]
    for table in ("marks", "stars", "hidden"):
        db.executemany(
            f"INSERT OR IGNORE INTO {table} (key, at) SELECT ?, at FROM {table} WHERE key = ?",
            pairs,
        )
    notes.carry_over(db, pairs)


def _set(db: Connection, table: str, keys: Iterable[int], at: datetime | None) -> None:
    rows = [(key,) for key in keys]
    if at is None:
        db.executemany(f"DELETE FROM {table} WHERE key = ?", rows)
    else:
        encoded = codec.encode_time(at)
        db.executemany(
            f"INSERT INTO {table} (key, at) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
            [(key, encoded) for (key,) in rows],
        )
