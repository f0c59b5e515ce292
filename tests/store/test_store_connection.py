"""Opening the cache: created once, never harmed, refused in words."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import subprocess
import sys
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.domain.change import CachedVersion
from briefing.domain.entry import EntryState
from briefing.errors import CacheError, CacheNewer, RefreshHeld
from briefing.store import article_pages, codec, entries, former_texts
from briefing.store.connection import MIGRATIONS, open_read_only, open_writable
from briefing.store.refresh_lock import refresh_lock
from briefing.store.sqlite import transaction

OPEN = """
import sys
from pathlib import Path
from briefing.store.connection import open_writable
open_writable(Path(sys.argv[1])).close()
"""


def test_the_list_of_names_and_the_migrations_agree() -> None:
    from briefing.store.migrations import migrations

    assert tuple(migration.name for migration in migrations._migrations) == MIGRATIONS


def test_reading_never_creates_a_cache(tmp_path: Path) -> None:
    assert open_read_only(tmp_path / "none.db") is None
    assert not list(tmp_path.iterdir())


def test_many_processes_may_open_a_new_cache_at_once(tmp_path: Path) -> None:
    cache = tmp_path / "new" / "briefing.db"
    racers = [
        subprocess.Popen([sys.executable, "-c", OPEN, str(cache)], stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    assert [racer.communicate(timeout=60)[1] for racer in racers] == [b""] * 6
    db = open_read_only(cache)
    assert db is not None
    assert db.execute("SELECT COUNT(*) FROM entries").fetchone()[0] == 0
    db.close()


def test_the_cache_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    cache = tmp_path / "briefing.db"
    db = open_writable(cache)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('briefing', '9999_future', '2030')"
    )
    db.close()
    before = cache.read_bytes()
    for opened in (open_read_only, open_writable):
        with pytest.raises(CacheNewer, match="9999_future"):
            opened(cache)
    assert cache.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all, only words\n" * 100, b"SQLite"])
def test_a_file_that_is_no_cache_is_told_so(tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "briefing.db"
    cache.write_bytes(content)
    with pytest.raises(CacheError, match=r"briefing\.db"):
        open_read_only(cache)
    assert cache.read_bytes() == content


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    cache = tmp_path / "other.db"
    with sqlite3.connect(cache) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(CacheError, match="not a briefing cache"):
        open_writable(cache)


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    db = open_writable(tmp_path / "briefing.db")

    def write() -> None:
        with transaction(db):
            db.execute("INSERT INTO marks (key, at) VALUES (1, 'now')")
            db.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(CacheError):
        write()
    assert db.execute("SELECT COUNT(*) FROM marks").fetchone()[0] == 0
    db.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_cache_in_a_folder_one_may_not_write_can_be_read(tmp_path: Path) -> None:
    cache = tmp_path / "briefing.db"
    open_writable(cache).close()
    for path in (*tmp_path.iterdir(), tmp_path):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        db = open_read_only(cache)
        assert db is not None
        assert db.execute("SELECT COUNT(*) FROM entries").fetchone()[0] == 0
        db.close()
    finally:
        tmp_path.chmod(0o755)


def test_an_older_cache_is_brought_up_to_date_and_kept_beside(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from briefing.store.migrations import migrations

    cache = tmp_path / "briefing.db"
    old = Database(cache)
    migrations.apply(old, stop_before=MIGRATIONS[1])
    old.table("feeds").insert({"url": "https://wire.example/", "title": "Wire", "etag": '"x"'})
    old.close()
    db = open_read_only(cache)  # a reader meets it first
    assert db is not None
    row = db.execute("SELECT * FROM feeds").fetchone()
    assert (row["title"], row["etag"], row["moves"], row["notes"]) == ("Wire", '"x"', 0, "[]")
    db.close()
    copy = sqlite3.connect(tmp_path / f"briefing.db.before-{MIGRATIONS[1]}")
    assert copy.execute("SELECT title FROM feeds").fetchall() == [("Wire",)]
    copy.close()


def test_dates_ahead_in_an_older_cache_are_held_when_they_were_first_seen(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from briefing.store.migrations import migrations

    cache = tmp_path / "briefing.db"
    old = Database(cache)
    migrations.apply(old, stop_before="0012_held_dates")
    old.execute("INSERT INTO feeds (url) VALUES ('f')")
    for row, at in ((1, "2025-11-20"), (2, "2025-10-29T09")):
        old.execute(
            "INSERT INTO entries (row, id, feed, guid, title, at, first_seen, last_seen, digest, "
            "body, html) VALUES (?, ?, 'f', '', '', ?, '2025-10-28', '2025-10-30', '', '', '')",
            (row, str(row), at),
        )
        old.execute(
            "INSERT INTO assignments VALUES ('gyeongju', ?, ?, 0, 1.0, '', NULL)", (at, row)
        )
    old.conn.commit()
    old.close()
    db = open_writable(cache)
    for table in ("entries", "assignments"):
        rows = db.execute(f"SELECT at FROM {table} ORDER BY at").fetchall()
        assert [row[0] for row in rows] == ["2025-10-28", "2025-10-29T09"]
    db.close()


def test_markup_in_an_older_cache_is_compressed_and_the_file_gets_smaller(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from briefing.store.migrations import migrations

    cache = tmp_path / "briefing.db"
    old = Database(cache)
    migrations.apply(old, stop_before="0016_compressed_markup")
    old.execute("INSERT INTO feeds (url) VALUES ('f')")
    bodies = [f"Talks in Gyeongju, day {row}: {'they went on. ' * row}" for row in range(300)]
    for row, body in enumerate(bodies):
        old.execute(
            "INSERT INTO entries (id, feed, guid, url, title, at, first_seen, last_seen, digest, "
            "body, html) VALUES (?1, 'f', ?1, 'u', 'Talks', '2025-10-28', '2025-10-28', "
            "'2025-10-28', '', ?2, ?3)",
            (str(row), body, f"<p>{body}</p>"),
        )
    old.conn.commit()
    old.close()
    size = cache.stat().st_size
    db = open_writable(cache)
    cached = article_pages.entries_without_page(db, "f", datetime(2025, 1, 1, tzinfo=UTC), 1_000)
    assert {entry.html for entry in cached} == {f"<p>{body}</p>" for body in bodies}
    db.close()
    assert cache.stat().st_size < size


def test_passages_in_an_older_cache_keep_their_words_and_times(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from briefing.store.migrations import migrations

    cache = tmp_path / "briefing.db"
    old = Database(cache)
    migrations.apply(old, stop_before="0017_passages_in_place")
    old.execute("INSERT INTO feeds (url) VALUES ('f')")
    old.execute(
        "INSERT INTO entries (row, id, feed, guid, title, at, first_seen, last_seen, digest, body) "
        "VALUES (7, 'i', 'f', '', 'Talks', '', '', '', '', 'A 😀 day. It rained.')"
    )
    seen = "2025-10-28T23:59:59.999987Z"
    passages = [(0, -1, "Talks"), (1, 0, "A 😀 day."), (2, 0, "It rained."), (-1, -2, "It snowed.")]
    old.conn.executemany(
        "INSERT INTO passages VALUES (7, ?, ?, ?, ?1, ?4)", [(*p, seen) for p in passages]
    )
    old.conn.commit()
    old.close()
    db = open_writable(cache)
    rows = db.execute(
        f"SELECT p.place, p.paragraph, {codec.PASSAGE_TEXT}, p.key, p.first_seen, p.text "
        "FROM passages AS p JOIN entries AS e ON e.row = p.entry ORDER BY p.paragraph < -1, p.place"
    ).fetchall()
    assert [tuple(row)[:3] for row in rows] == passages
    assert [row["key"] for row in rows] == [place for place, _, _ in passages]
    assert {codec.decode_microseconds(row["first_seen"]) for row in rows} == {
        datetime(2025, 10, 28, 23, 59, 59, 999987, UTC)
    }
    assert [row["text"] for row in rows] == [None, None, None, "It snowed."]
    db.close()


def test_former_texts_in_an_older_cache_are_kept(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from briefing.store.migrations import migrations

    cache = tmp_path / "briefing.db"
    old = Database(cache)
    migrations.apply(old, stop_before="0019_compressed_former_texts")
    first, second = "2025-10-28T01:00:00.000000Z", "2025-10-28T02:00:00.000000Z"
    old.execute("INSERT INTO feeds (url) VALUES ('f')")
    old.execute(
        "INSERT INTO entries (row, id, feed, guid, title, at, first_seen, last_seen, digest, body) "
        "VALUES (7, 'i', 'f', '', 'Now', ?1, ?1, ?1, '', 'It rains.')",
        (first,),
    )
    old.execute(
        "INSERT INTO former_texts VALUES (7, ?, ?, 'Before', 'It\n\nrained.')", (second, first)
    )
    old.conn.commit()
    old.close()
    db = open_writable(cache)
    assert former_texts.states(db, ["i"])["i"] == (
        EntryState(codec.decode_time(first), "Before", ("It", "rained.")),
        EntryState(codec.decode_time(second), "Now", ("It rains.",)),
    )
    db.close()


def test_the_items_of_an_older_cache_are_read_again_for_their_titles(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from briefing.store.migrations import migrations

    cache = tmp_path / "briefing.db"
    old = Database(cache)
    migrations.apply(old, stop_before="0020_published_titles")
    at = "2025-10-28T01:00:00.000000Z"
    old.execute("INSERT INTO feeds (url) VALUES ('f')")
    old.execute(
        "INSERT INTO entries "
        "(row, id, feed, guid, title, at, first_seen, last_seen, digest, body, piece) "
        "VALUES (7, 'i', 'f', '', 'Talks open', ?1, ?1, ?1, 'd', 'It rains.', 'p')",
        (at,),
    )
    old.conn.commit()
    old.close()
    db = open_writable(cache)
    assert entries.markup_digests(db, "f") == {}
    assert entries.versions(db, ["i"]) == {"i": CachedVersion("d", None)}
    db.close()


def test_a_new_cache_leaves_no_copy(tmp_path: Path) -> None:
    open_writable(tmp_path / "briefing.db").close()
    assert not list(tmp_path.glob("*.before-*"))


def test_a_full_disk_is_told_with_the_file(tmp_path: Path) -> None:
    db = open_writable(tmp_path / "briefing.db")
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CacheError, match=r"briefing\.db.*no space left") as raised, transaction(db):
        db.execute("INSERT INTO meta VALUES ('large', ?)", ("x" * 100_000,))
    assert "I/O" not in str(raised.value)
    db.execute("INSERT INTO meta VALUES ('small', '1')")
    db.close()


_READ_WITH_SMALL_FILES = """
import resource, sys
from pathlib import Path
from briefing.store.connection import open_read_only
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
db = open_read_only(Path(sys.argv[1]))
print(db.execute("SELECT value FROM meta WHERE name = 'kept'").fetchone()[0])
"""


def test_a_cache_on_a_disk_without_room_can_be_read(tmp_path: Path) -> None:
    cache = tmp_path / "briefing.db"
    db = open_writable(cache)
    db.execute("INSERT INTO meta VALUES ('kept', 'yes')")
    db.close()
    assert not Path(f"{cache}-shm").exists(), "reading needs a file that cannot be made"
    done = subprocess.run(
        [sys.executable, "-c", _READ_WITH_SMALL_FILES, str(cache)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "yes\n"), done.stderr


def test_a_file_system_without_locks_is_locked_by_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(fcntl, "flock", flock)
    cache = tmp_path / "briefing.db"
    with warnings.catch_warnings(record=True) as warned:
        open_writable(cache).close()
        for _ in range(2):
            with refresh_lock(cache), pytest.raises(RefreshHeld), refresh_lock(cache):
                pass
    assert not warned
