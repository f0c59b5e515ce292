"""The sets of ``make bench``, on two or three feeds of four entries."""

from __future__ import annotations

import json
import sqlite3
import struct
import sys
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from benchmarks.__main__ import main
from benchmarks.command import CommandFailed, run
from benchmarks.commands.tables import measure as measure_commands
from benchmarks.document_server import DocumentServer
from benchmarks.growth.tables import GrowingNews
from benchmarks.options import Options
from benchmarks.plot import COLOURS
from benchmarks.refresh.tables import measure as measure_refresh
from benchmarks.reliability.tables import measure as measure_reliability
from benchmarks.tui.tables import measure as measure_tui

if TYPE_CHECKING:
    from pathlib import Path


def test_a_command_is_measured_with_all_it_starts(tmp_path: Path) -> None:
    held = "held = bytearray(60_000_000); import time; time.sleep(0.2)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {held!r}])"
    cost = run([sys.executable, "-c", child], tmp_path)
    assert cost.peak > 60_000_000
    assert cost.wall > 0.2
    assert cost.cpu > 0


def test_a_command_that_fails_is_shown_with_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_refreshes_of_feeds_and_of_unusual_news() -> None:
    report = measure_refresh(Options(feeds=(3,), entries=4, articles=2, notices=3, rounds=1))
    feeds, unusual = report.tables
    assert [row[:2] for row in feeds.rows] == [
        ("3 feeds, cold", "12"),
        ("3 feeds, all unchanged", "0"),
        ("3 feeds, 5 % new", "2"),
    ]
    assert [row[:2] for row in unusual.rows] == [
        ("2 articles of 1,500 words", "2"),
        ("3 notices of one template", "3"),
    ]
    assert report.figures["feeds"][3]["briefing"]["entries"] == 14


def test_whole_commands_and_what_they_load() -> None:
    report = measure_commands(Options(entries=4, command_feeds=2, command_rounds=1))
    loaded = {name: row["modules"] for name, row in report.figures["loaded"].items()}
    assert 0 < loaded["--help"] < loaded["show, briefings stored"]
    assert [row[0] for row in report.tables[0].rows] == ["python -c pass", *loaded]


def test_growth_is_measured_written_and_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, figures = tmp_path / "page.md", tmp_path / "out" / "bench.json"
    page.write_text("<!-- bench: growth -->\n<!-- end of bench: growth -->\n")
    sizes = Options(entries=4, added=8, counts=(4, 12), rounds=1)
    assert main(["growth", "--json", str(figures), "--docs", str(page)], sizes) == 0
    run = json.loads(figures.read_text())["sets"]["growth"]
    assert run["added"] == 8
    assert list(run["cpu_ms_per_entry"]) == ["4", "12"]
    assert "| 12 |" in page.read_text()
    assert "A refresh with 8 new entries" in capsys.readouterr().out
    for scheme in COLOURS:
        ElementTree.parse(tmp_path / f"page-{scheme}.svg")


def test_copies_of_a_cache_are_as_complete_as_their_originals(tmp_path: Path) -> None:
    news = GrowingNews(4, 8)
    with DocumentServer() as server:
        news.fill(server, tmp_path, 12)
    with closing(sqlite3.connect(tmp_path / "cache.db")) as db:
        for table in ("entries", "fingerprints", "entry_keys", "event_stories"):
            count = db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
            assert count > 0, table
            assert count % 3 == 0, table
        postings = b"".join(stories for (stories,) in db.execute("SELECT stories FROM event_terms"))
        indexed = [story for story, _ in struct.iter_unpack("<If", postings)]
        assert len(indexed) % 3 == 0
        stories = {row for (row,) in db.execute("SELECT row FROM event_stories")}
        assert set(indexed) <= stories
        assert db.execute("SELECT MIN(row), MAX(row) FROM entries").fetchone() == (1, 12)


def test_steps_in_the_terminal_interface() -> None:
    report = measure_tui(Options(tui_count=100, command_rounds=1))
    assert report.figures["entries"] == [100, 100, 100]
    (table,) = report.tables
    assert table.rows[-1][:2] == ("first paint, including the cache's answer, ratio of CPU", "1.00")


def test_refreshes_that_are_killed_start_at_once_and_are_many() -> None:
    report = measure_reliability(Options(entries=4, kills=2, soak=1))
    kills, at_once = report.figures["kills"], report.figures["at_once"]
    assert kills["killed"] == 2
    assert (kills["damaged"], kills["left behind"], kills["differ"]) == (0, 0, 0)
    assert at_once["ran"] >= 1
    assert at_once["ran"] + at_once["held"] == at_once["started"] == 4
    assert at_once["damaged"] == 0
    assert report.figures["soak"]["state"] == "ok"
    assert len(report.figures["soak"]["costs"]) == 1
