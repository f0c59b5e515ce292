"""``doctor`` finds what is wrong with a cache and saves what can be saved of it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.maintenance import doctor
from briefing.store.cache_integrity import check
from briefing.store.refresh_lock import refresh_lock
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site, Workspace

NOW = ("--as-of", "2025-10-29T06:00Z")
AT = datetime(2025, 10, 29, 6, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    """Forty reports of a summit, the first point of which is starred."""
    reports = (
        item(
            f"Ferry talks in Lisbon, day {day}",
            f"The ministers met in Lisbon on day {day} and spoke for {day + 2} hours about the "
            f"ferry line number {day} that has been closed since the storms of the spring.",
            guid=str(day),
            published=f"Tue, 28 Oct 2025 {day % 24:02}:{day:02}:00 GMT",
        )
        for day in range(40)
    )
    site.documents["/a.xml"] = rss("A", *reports)
    summit = '[[summits]]\nid = "lisbon"\nname = "Lisbon talks"\nterms = ["ferry line"]\n'
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\nname = "A"\n{summit}')
    assert workspace.run("refresh", *NOW).returncode == 0
    (briefing,) = workspace.json("show", "--format", "json", *NOW)["summits"]
    assert workspace.run("star", briefing["points"][0]["id"], *NOW).returncode == 0
    return workspace


def damage(cache: Path, page: int) -> None:
    with cache.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


def root_page(cache: Path, table: str) -> int:
    with closing(sqlite3.connect(cache)) as db:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(db.execute(query, (table,)).fetchone()[0])


def count(cache: Path, table: str) -> int:
    with closing(sqlite3.connect(cache)) as db:
        return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_it_finds_nothing_wrong_with_a_sound_installation(filled: Workspace) -> None:
    checks = {check["subject"]: check for check in filled.json("doctor", "--json", *NOW)["checks"]}
    assert {subject: check["ok"] for subject, check in checks.items()} == {
        "config": True,
        "cache": True,
        "disk": True,
        "feeds": True,
    }
    assert "40 entries, undamaged" in checks["cache"]["message"]
    before = filled.cache.read_bytes()
    repaired = filled.json("doctor", "--repair", "--json", *NOW)
    assert repaired["repaired"] is None
    assert filled.cache.read_bytes() == before


def test_a_damaged_cache_is_named_and_repaired_and_the_next_refresh_brings_the_rest(
    filled: Workspace,
) -> None:
    shown = filled.run("show", *NOW).stdout
    damage(filled.cache, root_page(filled.cache, "event_stories"))
    damage(filled.cache, root_page(filled.cache, "passages"))
    broken = filled.run("show", "--max-words", "50", *NOW)
    assert broken.returncode
    assert "`briefing doctor --repair` saves what can be saved" in broken.stderr
    found = filled.run("doctor", *NOW)
    assert found.returncode == 1
    assert "is damaged: " in found.stdout
    damaged = filled.cache.read_bytes()

    repaired = filled.run("doctor", "--repair", *NOW)
    assert repaired.returncode == 0
    assert "stars 40" in repaired.stderr
    assert "entries 40" in repaired.stderr
    (kept,) = filled.path.glob("*.corrupt-20251029-060000")
    assert kept.read_bytes() == damaged

    assert filled.run("refresh", "--force", *NOW).returncode == 0
    assert filled.run("show", *NOW).stdout == shown
    assert filled.run("star", *NOW).stdout.strip()


def test_whichever_page_is_damaged_little_is_lost(filled: Workspace, tmp_path: Path) -> None:
    cache = tmp_path / "copy.db"
    pages = filled.cache.stat().st_size // PAGE
    without_star, without_most_entries = [], []
    for page in range(2, pages + 1):
        shutil.copy(filled.cache, cache)
        damage(cache, page)
        if doctor.repair(cache, AT) is None:  # no row is on it
            continue
        assert check(cache).state == "ok"
        if not count(cache, "stars"):
            without_star.append(page)
        if count(cache, "entries") < 20:
            without_most_entries.append(page)
    # Those of the schema, without which no table can be found, and the roots of the two tables.
    assert len(set(without_star) & set(without_most_entries)) <= 6
    assert root_page(filled.cache, "stars") in without_star
    assert len(without_star) <= 7
    assert len(without_most_entries) <= 7


def test_a_file_that_is_no_cache_is_left_as_it_is(filled: Workspace) -> None:
    notes = filled.path / "notes.txt"
    notes.write_text("Ask about the ferry.\n" * 100)
    other = filled.path / "other.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    for file in (notes, other):
        before = file.read_bytes()
        found = filled.run("doctor", "--repair", "--cache", str(file), *NOW)
        assert found.returncode == 1
        assert "is no briefing cache" in found.stdout
        assert file.read_bytes() == before


def test_nothing_is_repaired_while_a_refresh_is_running(filled: Workspace) -> None:
    damage(filled.cache, root_page(filled.cache, "passages"))
    before = filled.cache.read_bytes()
    with refresh_lock(filled.cache):
        held = filled.run("doctor", "--repair", *NOW)
    assert held.returncode
    assert "refresh" in held.stderr
    assert filled.cache.read_bytes() == before
