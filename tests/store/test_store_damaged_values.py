"""What SQLite can read but the program cannot decode is made again, or named and repaired."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.errors import DamagedValue
from briefing.group.term_vector import TermVector
from briefing.store import codec
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site, Workspace

AT = datetime(2025, 10, 29, 6, tzinfo=UTC)
NOW = ("--as-of", AT.isoformat())
STORIES = (
    ("Ferry talks open in Lisbon", "The ministers met in Lisbon about the ferry line to Tangier."),
    ("Lisbon ferry talks go on", "Ministers in Lisbon spoke again about the Tangier ferry line."),
    ("Chess title defended", "The champion defended his title after eleven draws in Oslo."),
)


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    workspace.within = True
    publish(site)
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\nname = "A"\ninterval = "0s"\n'
        '[[summits]]\nid = "lisbon"\nname = "Lisbon talks"\nterms = ["ferry line"]\n'
    )
    assert workspace.run("refresh", *NOW).returncode == 0
    return workspace


def publish(site: Site, *more: tuple[str, str]) -> None:
    items = (item(title, f"{text} " * 3, guid=title) for title, text in (*STORIES, *more))
    site.documents["/a.xml"] = rss("A", *items)


def change(cache: Path, *statements: str) -> None:
    with closing(sqlite3.connect(cache)) as db, db:
        for statement in statements:
            assert db.execute(statement).rowcount, statement


def events(cache: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(cache)) as db:
        return db.execute("SELECT story, event FROM event_stories ORDER BY story").fetchall()


@pytest.mark.parametrize(
    "value",
    [
        "x''",
        "x'00'",
        "zeroblob(40)",
        "CAST(substr(briefing, 1, length(briefing) / 2) AS BLOB)",
        "CAST(substr(briefing, 1, 60) || x'A5' || substr(briefing, 62) AS BLOB)",
    ],
)
def test_a_damaged_briefing_is_counted_and_composed_anew(filled: Workspace, value: str) -> None:
    with Desk(load(filled.config, cache=filled.cache), AT) as desk:
        desk.briefings()
        desk.save_briefings()
    shown = filled.run("show", *NOW)
    change(filled.cache, f"UPDATE kept_briefings SET briefing = {value}")
    (check,) = [c for c in filled.json("doctor", "--json")["checks"] if c["subject"] == "cache"]
    assert check["ok"]
    assert "1 derived value cannot be read and will be made again" in check["message"]
    again = filled.run("show", *NOW)
    assert (again.returncode, again.stdout, again.stderr) == (0, shown.stdout, "")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event_stories SET words = x'0101'",
        "UPDATE event_stories SET words = CAST(words || x'01' AS BLOB)",
        "UPDATE event_terms SET stories = CAST(stories || x'01' AS BLOB)",
        "UPDATE event_terms SET stories = x'FFFFFF000000803F'",
        "UPDATE event_links SET links = CAST(links || x'01' AS BLOB)",
        "UPDATE event_links SET links = x'FFFFFF000000803F'",
        "UPDATE meta SET value = 'many' WHERE name = 'event_stories_counted'",
    ],
)
def test_damage_in_what_events_are_made_from_makes_them_again(
    filled: Workspace, site: Site, statement: str
) -> None:
    more = ("Third day of ferry talks in Lisbon", "Ministers in Lisbon left the ferry line open.")
    publish(site, more)
    change(filled.cache, statement)
    done = filled.run("refresh", *NOW)
    assert done.returncode == 0, done.stderr
    found = events(filled.cache)
    assert len(found) == len(STORIES) + 1
    change(filled.cache, "UPDATE meta SET value = 'none' WHERE name = 'events'")
    assert filled.run("refresh", *NOW).returncode == 0
    assert events(filled.cache) == found


def test_what_is_known_of_a_feed_is_learned_again(filled: Workspace) -> None:
    change(
        filled.cache,
        "UPDATE feeds SET checked = 'never', "
        "newest = 'none', changed = 'yes', fresh_until = 'x', skip_hours = '[', notes = '5', "
        "gap = 9000000000000000000",
    )
    assert filled.run("feeds", "list").returncode == 0
    assert filled.run("refresh", *NOW).returncode == 0
    (check,) = [
        c for c in filled.json("doctor", "--json", *NOW)["checks"] if c["subject"] == "feeds"
    ]
    assert check["ok"]


@pytest.mark.parametrize(
    ("statement", "lost"),
    [
        ("UPDATE entries SET published = 'yesterday'", {}),
        ("UPDATE entries SET first_seen = '' WHERE row = 1", {"entries": 1}),
        ("UPDATE entries SET html = x'FFFF' WHERE row = 1", {}),
        ("UPDATE entries SET title = CAST(x'41FF' AS TEXT) WHERE row = 1", {}),
        ("UPDATE marks SET at = 'soon' WHERE key = (SELECT MIN(key) FROM marks)", {"marks": 1}),
        ("UPDATE readings SET seen = 'late'", {"readings": 1}),
    ],
)
def test_damage_in_what_is_not_derived_is_named_and_repaired(
    filled: Workspace, statement: str, lost: dict[str, int]
) -> None:
    assert filled.run("show", "lisbon", "--mark-read", "--max-words", "15", *NOW).returncode == 0
    assert filled.run("mark", "lisbon", *NOW).returncode == 0
    tables = ("entries", "marks", "readings")
    before = {table: count(filled.cache, table) for table in tables}
    assert all(before.values()), before
    change(filled.cache, statement)
    assert filled.run("show", "--max-words", "90", *NOW).returncode in (0, 74)
    found = filled.run("doctor", *NOW)
    assert found.returncode == 1
    assert "cannot be read" in found.stdout
    repaired = filled.run("doctor", "--repair", *NOW)
    assert repaired.returncode == 0, repaired.stderr
    after = {table: count(filled.cache, table) for table in tables}
    assert {t: before[t] - after[t] for t in tables if before[t] != after[t]} == lost
    assert filled.run("refresh", *NOW).returncode == 0
    assert count(filled.cache, "entries") == before["entries"]
    assert filled.run("show", *NOW).returncode == 0


def count(cache: Path, table: str) -> int:
    with closing(sqlite3.connect(cache)) as db:
        return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_no_damaged_value_is_decoded() -> None:
    packed = codec.compress_checked("The ministers met in Lisbon." * 9)
    assert codec.decompress_checked(packed) == "The ministers met in Lisbon." * 9
    vector = TermVector.of("Ferry talks", ["ferry " * 300, "talks of the ministers in Lisbon"])
    for place in range(len(packed)):
        flipped = packed[:place] + bytes([packed[place] ^ 4]) + packed[place + 1 :]
        with pytest.raises(DamagedValue):
            codec.decompress_checked(flipped)
        with pytest.raises(DamagedValue):
            codec.decompress_checked(packed[:place])
    data = vector.packed()
    assert TermVector.unpacked(data) == vector
    for size in range(len(data)):
        with pytest.raises(DamagedValue):
            TermVector.unpacked(data[:size])
