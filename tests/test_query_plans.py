"""No question that a screen or a reading command asks walks a table that grows with the news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.store import sqlite
from briefing.tui.model.snapshot import take_snapshot

if TYPE_CHECKING:
    from briefing.demo import Demo

SMALL = {"sqlite_master", "feeds", "refreshes", "corrections", "readings", "meta"}
SMALL |= {"stars", "notes", "labels"}
SCAN = re.compile(r"SCAN (?P<name>\w+)(?P<how>.*)")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The statements that are executed, with their values."""
    statements: dict[str, Any] = {}
    execute = sqlite.Cursor.execute

    def recorded(self: sqlite.Cursor, sql: str, parameters: Any = (), /) -> sqlite.Cursor:
        statements.setdefault(sql, parameters)
        return execute(self, sql, parameters)

    monkeypatch.setattr(sqlite.Cursor, "execute", recorded)
    return statements


def walks(db: sqlite.Connection, sql: str, values: Any) -> list[str]:
    """What the plan of a statement walks from end to end, apart from small tables.

    A walk along the times of the entries stops at a limit, and one of the full-text index reads
    only what matches.
    """
    walked = []
    for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall():
        scan = SCAN.match(row["detail"])
        if scan is None or "VIRTUAL TABLE" in scan["how"]:
            continue
        if re.search(rf"\) AS {scan['name']}\b", sql):
            continue  # a subquery, whose own walks have rows of their own
        table = re.search(rf"\b(\w+) (?:AS )?{scan['name']}\b(?! \()", sql)
        names = {scan["name"], table[1] if table else ""}
        stops = scan["how"].endswith("INDEX entries_at") and "LIMIT" in sql
        if not names & SMALL and not stops:
            walked.append(f"{row['detail']}: {sql}")
    return walked


def test_reading_walks_no_table_that_grows(demo: Demo, asked: dict[str, Any]) -> None:
    config = load(demo.config_path, cache=demo.cache)
    with Desk(config, demo.now) as desk:
        take_snapshot(desk)
        desk.save_briefings()
        take_snapshot(desk)
        desk.stories("gyeongju")
        desk.outside()
        desk.feed_activity()
        assert desk.article(desk.unassigned(1)[0].entries[0].id) is not None
        for query in (
            "summit",
            '"trade talks"',
            "from:Trump",
            "summit:gyeongju talks",
            "is:noted label:a",
        ):
            desk.search(query)
        db = desk._db
        assert db
        reads = {sql: values for sql, values in asked.items() if sql.lstrip().startswith("SELECT")}
        assert len(reads) > 20
        assert [walk for sql, values in reads.items() for walk in walks(db, sql, values)] == []
