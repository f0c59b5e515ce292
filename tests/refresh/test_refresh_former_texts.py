"""What an entry said before its feed changed it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.store import former_texts, retention
from tests.builders.rss import item
from tests.refresh.publisher import START

if TYPE_CHECKING:
    import pytest

    from briefing.domain.entry import EntryState
    from tests.refresh.documents import Documents

TOLL = "The landslide above Ostrel killed {} people, the governor of the valley said on Tuesday."


def slide(dead: int, title: str = "Landslide above Ostrel", **fields: str) -> str:
    link = fields.get("link", "https://wire.example/slide")
    return item(title, TOLL.format(dead), guid="slide", link=link, published=START)


def states(documents: Documents) -> tuple[EntryState, ...]:
    (id,) = (row["id"] for row in documents.db.execute("SELECT id FROM entries").fetchall())
    return former_texts.states(documents.db, [id])[id]


def test_every_state_of_an_entry_can_be_read_in_order(documents: Documents) -> None:
    seen = []
    for dead, title in ((12, "Landslide"), (14, "Landslide"), (14, "Landslide kills 14")):
        documents.publish(slide(dead, title))
        seen.append(documents.now - timedelta(hours=2))
    assert [(state.first_seen, state.title, state.paragraphs) for state in states(documents)] == [
        (seen[0], "Landslide", (TOLL.format(12),)),
        (seen[1], "Landslide", (TOLL.format(14),)),
        (seen[2], "Landslide kills 14", (TOLL.format(14),)),
    ]


def test_a_state_that_comes_back_is_another_one(documents: Documents) -> None:
    for dead in (12, 14, 12):
        documents.publish(slide(dead))
    assert [state.paragraphs[0] for state in states(documents)] == [
        TOLL.format(dead) for dead in (12, 14, 12)
    ]


def test_another_address_or_date_is_no_other_state(documents: Documents) -> None:
    documents.publish(slide(12))
    documents.publish(slide(12, link="http://www.wire.example/slide"))
    documents.publish(slide(12).replace("29 Oct", "30 Oct"))
    assert len(states(documents)) == 1


def test_a_text_that_changes_all_day_keeps_its_first_and_its_last_states(
    documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(former_texts, "MOST", 3)
    for dead in range(12, 20):
        documents.publish(slide(dead))
    kept = [TOLL.format(dead) for dead in (12, 17, 18, 19)]
    assert [state.paragraphs[0] for state in states(documents)] == kept
    monkeypatch.setattr(former_texts, "MOST_CHARACTERS", 250)
    documents.publish(slide(20))
    assert [state.paragraphs[0] for state in states(documents)] == [
        TOLL.format(dead) for dead in (12, 19, 20)
    ]


def test_they_go_with_their_entry(documents: Documents) -> None:
    documents.publish(slide(12))
    documents.publish(slide(14))
    retention.prune(documents.db, [], documents.now + timedelta(days=1), documents.now)
    assert not documents.db.execute("SELECT * FROM former_texts").fetchall()
