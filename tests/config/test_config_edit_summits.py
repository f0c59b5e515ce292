"""A summit accepted into feeds.toml: the file keeps every byte it had."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import edit, toml_blocks
from briefing.config.load import load
from briefing.domain.summit import Summit
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

SUMMIT = Summit(
    id="lindqvist-saar",
    name="Lindqvist-Saar meeting",
    people=(("Ada Lindqvist", "아다"), ("Mart Saar",)),
    place=("Riga",),
    starts=date(2025, 11, 4),
    ends=date(2025, 11, 5),
)
BLOCK = """\
[[summits]]
id = "lindqvist-saar"
name = "Lindqvist-Saar meeting"
people = [["Ada Lindqvist", "아다"], "Mart Saar"]
place = "Riga"
starts = 2025-11-04
ends = 2025-11-05
"""


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("# mine\n\n[tui]\nascii = true # yes\n", None, 6),
        ('[[summits]]\nid = "g"\nname = "G"   # first\n', None, 5),
        ('[[feeds]]\r\nurl = "https://a.example/"\r\n', None, 4),
        ("", BLOCK, 1),
    ],
)
def test_the_block_stands_at_the_end_and_all_before_it_stays(
    tmp_path: Path, before: str, after: str | None, line: int
) -> None:
    path = tmp_path / "feeds.toml"
    path.write_bytes(before.encode())
    assert edit.append_summit(path, SUMMIT).lines == (line,)
    written = path.read_bytes().decode()
    assert written.startswith(before)
    assert written.split("\n")[line - 1].strip() == "[[summits]]"
    assert written.replace("\r\n", "\n").endswith(BLOCK)
    assert after is None or written == after
    assert load(path).summits[-1] == replace(SUMMIT, zone=ZoneInfo("Europe/Riga"))


def test_an_hour_keeps_its_zone(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("")
    at = datetime(2025, 11, 4, 9, tzinfo=UTC)
    edit.append_summit(path, Summit("x", "X", starts=at))
    assert load(path).summits[0].starts == at


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ('[[summits]]\nid = "lindqvist-saar"\nname = "S"\n', "already used"),
        ('summits = [{id = "g", name = "G"}]\n', "summits are written as one list"),
        ("[[summits]]\n", "id"),
    ],
)
def test_what_cannot_be_added_is_told_and_changes_nothing(
    tmp_path: Path, before: str, reason: str
) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(before)
    with pytest.raises(ConfigError, match=reason):
        edit.append_summit(path, SUMMIT)
    assert path.read_text() == before


@settings(deadline=None, database=None)
@given(name=st.text(min_size=1), people=st.lists(st.text(min_size=1), max_size=3))
def test_any_name_is_written_so_that_it_is_read_again(name: str, people: list[str]) -> None:
    summit = Summit("x", name, people=tuple((person, "다") for person in people))
    (read,) = tomllib.loads(toml_blocks.summit_block(summit))["summits"]
    assert read["name"] == name.encode("utf-8", "replace").decode()
    assert len(read.get("people", [])) == len(people)
