"""A document is written with few SQL statements, however many entries it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.summit import Summit
from briefing.store.connection import open_writable
from tests.builders.rss import item, rss
from tests.refresh.documents import Documents

if TYPE_CHECKING:
    from pathlib import Path

MARRAN = Summit("marran", "Marran summit", people=(("Odo Varrick",),), place=("Marran",))


def statements(cache: Path, entries: int) -> list[str]:
    """What is run to store a document of so many new entries and to read it again, but for the
    rows that are inserted."""
    db = open_writable(cache)
    documents = Documents(db, summits=(MARRAN,))
    documents.last = rss(
        "Wire",
        *(
            item(
                f"Odo Varrick comes to Marran on day {number}",
                f"Odo Varrick arrived in Marran for the talks of day {number}.",
                link=f"https://wire.example/{number}",
            )
            for number in range(entries)
        ),
    )
    run: list[str] = []
    db.set_trace_callback(run.append)
    assert documents.read().new == entries
    assert documents.read(whole=True).new == 0
    db.set_trace_callback(None)
    (assigned,) = db.execute("SELECT COUNT(DISTINCT entry) FROM assignments").fetchone()
    assert assigned == entries
    db.close()
    # A statement that a virtual table runs is a comment.
    return [sql for sql in run if not sql.startswith(("INSERT", "--"))]


def test_the_statements_of_a_document_do_not_grow_with_its_entries(tmp_path: Path) -> None:
    few, many = statements(tmp_path / "few.db", 3), statements(tmp_path / "many.db", 30)
    assert len(many) == len(few) < 60
