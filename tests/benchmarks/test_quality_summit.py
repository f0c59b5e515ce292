"""The summit set of ``make quality``, on labelled news invented for it."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quality.__main__ import Data, main, summits
from benchmarks.quality.feed_server import FeedServer
from benchmarks.quality.summit_labels import (
    FIRST,
    AssignedPassage,
    PassageScore,
    PointLabels,
    normal,
    score_passages,
    score_points,
    total,
)
from benchmarks.quality.summit_stream import Moment

if TYPE_CHECKING:
    from pathlib import Path

ARRIVAL = "Jacinda Ardern met Anthony Albanese in Hobart on Friday and spoke of fisheries."
DINNER = "Anthony Albanese gave a dinner for Jacinda Ardern in Hobart."
FERRY = "A ferry ran aground off Picton, and nobody was hurt."
LATER = "Jacinda Ardern will leave Hobart after a second meeting with Anthony Albanese."
BLOCKS = """
[[summits]]
id = "hobart"
name = "Hobart meeting"
people = ["Jacinda Ardern", "Anthony Albanese"]
place = "Hobart"

[[summits]]
id = "washington"
name = "Perth visit"
people = ["Jacinda Ardern", "Roger Cook"]
place = "Perth"
"""


def passage(text: str, guid: str = "1", **labels: int) -> dict[str, Any]:
    return {"guid": guid, "key": normal(text), "text": text, "labels": labels}


def given(text: str, *ids: str, guid: str = "1") -> AssignedPassage:
    return AssignedPassage(guid, text, frozenset(ids))


def test_precision_counts_what_is_foreign_and_recall_what_is_needed() -> None:
    labelled = [
        passage("Needed and given.", a=2),
        passage("Needed and missed.", a=2),
        passage("Background.", a=1),
        passage("Foreign.", b=2),
    ]
    assigned = [
        given("Needed, and given", "a"),
        given("Needed and missed."),
        given("Background.", "a"),
        given("Foreign.", "a", "b"),
    ]
    scores, absent = score_passages(labelled, assigned, ("a", "b"))
    assert scores == {"a": PassageScore(1, 1, 1), "b": PassageScore(1, 0, 0)}
    assert (scores["a"].precision, scores["a"].recall, scores["a"].f1) == (0.5, 0.5, 0.5)
    assert total(scores.values()) == PassageScore(2, 1, 1)
    assert absent == 0


def test_a_passage_is_looked_up_in_its_entry_then_anywhere() -> None:
    labelled = [passage("It is said.", "1", a=2), passage("It is said.", "3", a=2)]
    assigned = [given("It is said.", guid="2"), given("It is said.", "a", guid="1")]
    scores, absent = score_passages(labelled, assigned, ("a",))
    assert (scores["a"], absent) == (PassageScore(1, 1, 0), 0)
    assert score_passages([passage("Lost.", a=2)], assigned, ("a",)) == (
        {"a": PassageScore(0, 1, 0)},
        1,
    )


def test_nothing_at_all_has_a_score_of_nought() -> None:
    assert PassageScore(0, 0, 0).f1 == 0


def label(kind: str, **fit: str) -> dict[str, Any]:
    return {"kind": kind, "fit": fit}


def test_points_are_junk_wrong_or_unknown() -> None:
    labels = PointLabels(
        {normal(ARRIVAL): label("F", a="Y"), normal(DINNER): label("P", a="N"), "x": label("C")}
    )
    score = score_points([ARRIVAL.upper(), DINNER, "X", FERRY], "a", labels)
    assert (score.points, score.labelled, score.judged) == (4, 3, 2)
    assert (score.junk, score.wrong) == (2, 1)
    assert score.junk_share == pytest.approx(2 / 3)
    assert score.wrong_share == 0.5


def test_a_mended_sentence_has_the_label_of_the_one_it_was() -> None:
    labels = PointLabels({normal(ARRIVAL): label("F", a="Y")})
    assert labels.of(ARRIVAL.replace("Friday", "Saturday")) == label("F", a="Y")
    assert labels.of(ARRIVAL[:40]) is None


def test_only_the_first_points_count() -> None:
    labels = PointLabels({"x": label("C", a="N")})
    score = score_points(["X"] * (FIRST + 9), "a", labels)
    assert (score.points, score.junk, score.wrong) == (FIRST, FIRST, FIRST)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three entries of two outlets, the last one after the first moment."""
    for name in ("dev", "summit"):
        (tmp_path / name).mkdir()
    rows = [
        ("1", "Talks in Hobart", f"{ARRIVAL}\n{FERRY}", "08:00", "Mercury"),
        ("2", "A dinner in Hobart", DINNER, "09:00", "Lantern"),
        ("3", "Second meeting", LATER, "20:00", "Lantern"),
    ]
    with gzip.open(tmp_path / "dev" / "syndicated_2018.dev.jsonl.gz", "wt") as lines:
        for id, title, text, hour, source in rows:
            row = {"id": id, "title": title, "text": text, "source": source}
            lines.write(json.dumps(row | {"published": f"2021-07-09T{hour}:00+10:00"}) + "\n")
    gold = {
        "passages": [
            passage(ARRIVAL, "1", hobart=2),
            passage(DINNER, "2", hobart=2),
            passage(LATER, "3", hobart=2),
            passage("A passage that no entry has.", "3", hobart=1),
        ],
        "points": {
            normal(ARRIVAL): label("F", hobart="Y"),
            normal(DINNER): label("P", hobart="N"),
        },
    }
    (tmp_path / "summit" / "gold_dev.json").write_text(json.dumps(gold))
    (tmp_path / "summit" / "summits.toml").write_text(BLOCKS)
    return tmp_path


def test_the_table_shows_passages_points_and_cost(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = [
        Moment("A", (datetime(2021, 7, 9, 0, tzinfo=UTC),)),
        Moment("B", (datetime(2021, 7, 9, 12, tzinfo=UTC),)),
    ]
    summits(Data(folder), moments, port=0)
    table = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in table.splitlines()]
    assert "summit, hobart passages F1 1.000 P 1.000 R 1.000" in lines
    assert "summit, all passages F1 1.000 0.850 P 1.000 R 1.000" in lines
    assert "summit, no washington passages F1 1.000 0.900 P 1.000 R 1.000" in lines
    assert "summit: 1 labelled passages are in no entry" in lines
    wrong = {line for line in lines if "hobart wrong summit" in line}
    assert wrong == {
        "summit, hobart wrong summit, A 0.500 1 of 2",
        "summit, hobart wrong summit, B 0.500 1 of 2",
    }
    assert any("hobart junk, A 0.500 1 of 2 labelled" in line for line in lines)
    for cost in ("grouping", "assigning"):
        (line,) = (line for line in lines if line.startswith(f"summit CPU-ms, {cost}"))
        assert float(line.split()[-3]) > 0


def test_a_port_in_use_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with FeedServer() as other:
        port = int(other.url(0).split(":")[2].split("/")[0])
        summits(Data(folder), port=port)
    assert capsys.readouterr().out == f"summit: port {port} is in use: not measured\n"


def test_without_the_labels_a_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dev").mkdir()
    assert main([str(tmp_path), "summit"]) == 0
    assert "no gold_dev.json and summits.toml" in capsys.readouterr().out


def test_without_the_folder_a_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none"), "summit"]) == 0
    assert "no labelled news at" in capsys.readouterr().out
