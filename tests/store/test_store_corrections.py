"""The log of corrections: what it holds, and that nothing in it is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

from briefing.domain.correction import Correction
from briefing.domain.entry import HEADLINE
from briefing.domain.summit import Assignment
from briefing.group.manual_assignments import BY_HAND, ManualAssignments, apply_manual
from briefing.store import corrections
from briefing.store.sqlite import Connection, transaction

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def test_what_is_logged_is_read_back_as_it_was_made(db: Connection) -> None:
    with transaction(db):
        split = corrections.add(db, "split", ["b", "a"], NOW, others=["d", "c"])
        bar = corrections.add(db, "bar", ["a"], LATER, summit="g")
    assert split == Correction(1, "split", ("b", "a"), NOW, others=("d", "c"))
    assert corrections.in_force(db) == (split, bar)


def test_undo_marks_the_last_one_and_removes_nothing(db: Connection) -> None:
    with transaction(db):
        first = corrections.add(db, "merge", ["a", "b"], NOW)
        second = corrections.add(db, "merge", ["b", "c"], NOW)
    seen = [corrections.change_count(db)]
    for expected, left in ((second, (first,)), (first, ()), (None, ())):
        with transaction(db):
            assert corrections.undo(db, LATER) == expected
        assert corrections.in_force(db) == left
        seen.append(corrections.change_count(db))
    assert seen == [2, 3, 4, 4]
    assert db.execute("SELECT COUNT(*) FROM corrections").fetchone()[0] == 2
    with transaction(db):
        again = corrections.add(db, "merge", ["a", "b"], LATER)
    assert again.number == 3


def test_undo_by_number_takes_back_that_one_and_only_once(db: Connection) -> None:
    with transaction(db):
        first = corrections.add(db, "merge", ["a", "b"], NOW)
        second = corrections.add(db, "merge", ["b", "c"], NOW)
    for number, expected in ((first.number, first), (first.number, None), (99, None)):
        with transaction(db):
            assert corrections.undo(db, LATER, number) == expected
        assert corrections.in_force(db) == (second,)
    assert corrections.change_count(db) == 3


def assign(number: int, entries: str, summit: str, *, belongs: bool = True) -> Correction:
    kind: Literal["assign", "bar"] = "assign" if belongs else "bar"
    return Correction(number, kind, tuple(entries), NOW, summit=summit)


def test_the_latest_word_on_a_summit_counts_for_an_entry_and_its_story() -> None:
    made = [
        assign(1, "ab", "g"),
        assign(2, "a", "g", belongs=False),
        assign(3, "b", "x"),
        assign(4, "c", "x", belongs=False),
    ]
    rulings = ManualAssignments(made, {"a": "s1", "b": "s1", "c": "s2"})
    assert rulings.of("a", "s1") == {"g": False, "x": True}
    assert rulings.of("new", "s1") == {"g": False, "x": True}
    assert rulings.of("c", "s1") == {"x": False, "g": False}  # moved over: its own word is later
    assert rulings.of("b", None) == {"g": True, "x": True}
    assert rulings.of("new", None) == {}


def test_all_paragraphs_are_given_or_none() -> None:
    made = (
        Assignment("e", HEADLINE, "g", 0.5, ("place Riga",)),
        Assignment("e", 1, "g", 2.0, ()),
        Assignment("e", 1, "x", 3.0, ("term y",)),
    )
    settled = apply_manual(made, "e", 2, ("g", "x"), {"g": True, "x": False, "gone": True})
    assert [(given.paragraph, given.summit, given.score, given.terms) for given in settled] == [
        (HEADLINE, "g", 1.5, ("place Riga", BY_HAND)),
        (0, "g", 1.0, (BY_HAND,)),
        (1, "g", 3.0, (BY_HAND,)),
    ]
    assert apply_manual(made, "e", 2, ("g", "x"), {}) == made
