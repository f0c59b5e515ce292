"""An entry that left its feed, was deleted and came back is known again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.store import deleted_entries, retention
from briefing.store.sqlite import transaction
from tests.builders.rss import item, rss
from tests.refresh.publisher import START, Answer, Publisher, Reader

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.story import Story
    from tests.refresh.documents import Documents

TEXT = "The harbour board of Marran voted for a second ferry to the island on Tuesday evening."
OTHER = "Growers in the Ostrel valley expect the smallest harvest of plums since the frost of May."
DAY = timedelta(days=1)


def ferry(
    guid: str = "ferry", title: str = "Second ferry", text: str = TEXT, at: datetime = START
) -> str:
    return item(title, text, guid=guid, link=f"https://wire.example/{guid}", published=at)


def plums(n: int) -> str:
    return item(f"Plums {n}", f"{OTHER} Prices rose by {n} percent.", guid=f"p{n}")


def delete_all(documents: Documents, days: int = 0) -> None:
    """Let every entry go, ``days`` from now."""
    documents.now += days * DAY
    retention.prune(documents.db, [], documents.now + DAY, documents.now)
    assert not documents.titles()


def test_what_comes_back_is_neither_new_nor_unread(publisher: Publisher, reader: Reader) -> None:
    reader.follow("/rss", more='keep = "7d"')
    config = load(reader.folder / "feeds.toml")

    def refresh(*items: str, days: int) -> list[Story]:
        publisher.pages["/rss"] = lambda _: Answer(body=rss("Wire", *items))
        report = reader.refresh(after=days * DAY, force=True)
        counts.append((sum(result.new for result in report.results), report.new_stories))
        with Desk(config, publisher.now) as desk:
            return [*desk.stories()]

    counts: list[tuple[int, int]] = []
    (story,) = refresh(ferry(), days=0)
    refresh(plums(1), days=1)
    stories = refresh(plums(1), plums(2), days=10)
    assert not any(entry.guid == "ferry" for story in stories for entry in story.entries)
    stories = refresh(ferry(), plums(2), days=1)
    (again,) = (story for story in stories if story.entries[0].guid == "ferry")
    assert (again.id, again.first_seen, again.read) == (story.id, story.first_seen, True)
    assert counts[-1] == (0, 0)


@pytest.mark.parametrize(
    "changed",
    [
        ferry(),
        ferry(title="Second ferry for the island"),
        ferry(text=TEXT.replace("evening", "night")),
        ferry(guid="ferry-2"),
        ferry(at=START + DAY),
    ],
)
def test_it_is_known_by_its_guid_or_by_what_it_says(documents: Documents, changed: str) -> None:
    assert documents.publish(ferry()) == 1
    first = documents.db.execute("SELECT id, first_seen FROM entries").fetchall()
    delete_all(documents, days=300)
    assert documents.publish(changed) == 0
    assert documents.db.execute("SELECT id, first_seen FROM entries").fetchall() == first
    assert not documents.db.execute("SELECT * FROM deleted_entries").fetchall()


def test_another_text_under_its_guid_is_news(documents: Documents) -> None:
    assert documents.publish(ferry()) == 1
    delete_all(documents, days=300)
    assert documents.publish(ferry(title="Plums", text=OTHER, at=START + 300 * DAY)) == 1


def test_it_can_come_back_more_than_once(documents: Documents) -> None:
    assert documents.publish(ferry()) == 1
    for _ in range(3):
        delete_all(documents)
        assert documents.publish(ferry()) == 0


def test_it_is_forgotten_in_the_end(documents: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.publish(ferry(), plums(1))
    delete_all(documents)
    monkeypatch.setattr(deleted_entries, "MOST", 1)
    with transaction(documents.db):
        deleted_entries.forget(documents.db, documents.now)
    assert len(documents.db.execute("SELECT * FROM deleted_entries").fetchall()) == 1
    with transaction(documents.db):
        deleted_entries.forget(documents.db, documents.now + deleted_entries.MEMORY + DAY)
    assert not documents.db.execute("SELECT * FROM deleted_entries").fetchall()
    assert not documents.db.execute("SELECT * FROM entry_keys").fetchall()
    assert documents.publish(ferry(), plums(1)) == 2
