"""What a refresh learns from one answer and does at the next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.domain.feed import Feed
from briefing.fetch.outcome import Unchanged
from briefing.refresh.outcome_writer import OutcomeWriter
from briefing.store import entries, feeds
from briefing.store.connection import open_read_only, open_writable
from tests.refresh.publisher import Answer, Publisher, Reader, Request, document

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.domain.feed import FeedState

HOUR = timedelta(hours=1)
NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)
TAG = '"a, odd; tag"'


def state(reader: Reader) -> FeedState:
    db = open_read_only(reader.folder / "c.db")
    assert db is not None
    (state,) = feeds.states(db).values()
    db.close()
    return state


def cached(reader: Reader) -> int:
    db = open_read_only(reader.folder / "c.db")
    assert db is not None
    count = len(entries.times_in_last_document(db, state(reader).url))
    db.close()
    return count


def test_validators_go_back_byte_for_byte_and_new_ones_are_taken_over(
    reader: Reader, publisher: Publisher
) -> None:
    modified = "Wed, 29  Oct 2025 00:00:00 +0000"
    answers = iter(
        [
            Answer(200, document(1), {"ETag": TAG, "Last-Modified": modified}),
            Answer(304, headers={"ETag": 'W/"two"'}),
            Answer(200, document(1), {"Last-Modified": "yesterday"}),
            Answer(304),
        ]
    )
    publisher.pages["/a"] = lambda asked: next(answers)
    reader.follow("/a")
    for _ in range(4):
        reader.refresh(force=True)
    sent = [
        (asked.headers.get("if-none-match"), asked.headers.get("if-modified-since"))
        for asked in publisher.log
    ]
    assert sent == [
        (None, None),
        (TAG, modified),
        ('W/"two"', modified),
        (None, "yesterday"),
    ]


def test_a_server_that_always_says_unchanged_is_not_believed_for_ever(
    reader: Reader, publisher: Publisher
) -> None:
    whole = iter([document(1), document(1, 2), document(1, 2)])

    def page(asked: Request) -> Answer:
        return Answer(304) if asked.conditional else Answer(200, next(whole), {"ETag": TAG})

    publisher.pages["/a"] = page
    reader.follow("/a")
    for day in range(13):
        reader.refresh(after=timedelta(days=min(day, 1)), force=True)
    assert cached(reader) == 2
    assert [day for day, asked in enumerate(publisher.log) if not asked.conditional] == [0, 8]


@pytest.mark.parametrize(
    "spoiled",
    [
        document(1, 2, 3)[:-60],
        document(),
        b"",
        b"<html><h1>Be right back</h1></html>",
    ],
    ids=["cut", "without items", "empty", "no feed"],
)
def test_what_a_spoiled_answer_says_of_itself_is_not_kept(
    reader: Reader, publisher: Publisher, spoiled: bytes
) -> None:
    good = Answer(200, document(1, 2, 3), {"ETag": '"good"'})
    answers = iter([good, Answer(200, spoiled, {"ETag": '"bad"'}), good])
    publisher.pages["/a"] = lambda asked: next(answers)
    reader.follow("/a")
    for _ in range(3):
        reader.refresh(force=True)
    assert [asked.headers.get("if-none-match") for asked in publisher.log] == [
        None,
        '"good"',
        '"good"',
    ]
    assert cached(reader) == 3


def test_a_wait_that_a_server_asks_for_outlives_the_run(
    reader: Reader, publisher: Publisher
) -> None:
    answers = iter([Answer(503, headers={"Retry-After": "7200"}), Answer(200, document(1))])
    publisher.pages["/a"] = lambda asked: next(answers)
    reader.follow("/a")
    assert reader.refresh().results[0].status == "failed"
    for _ in range(3):
        report = reader.refresh(after=HOUR / 2, force=True)
        assert report.results[0].status == "not_due"
        assert report.results[0].retry_at is not None
    assert reader.refresh(after=HOUR, force=True).results[0].status == "updated"


def test_a_wait_is_asked_for_by_a_whole_domain(
    reader: Reader, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(publisher.url.rpartition(":")[2])
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda host, *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))]
    )
    first, second, other = (
        f"http://{host}:{port}/{path}"
        for host, path in (("a.wire.example", "a"), ("b.wire.example", "b"), ("c.example", "c"))
    )
    publisher.pages["/a"] = lambda asked: Answer(429, headers={"Retry-After": "7200"})
    publisher.pages["/b"] = publisher.pages["/c"] = lambda asked: Answer(200, document(1))
    permit = "allow_private = true\n"
    reader.follow(first)
    config = reader.folder / "feeds.toml"
    config.write_text(config.read_text() + permit)
    reader.refresh()
    reader.follow(second, other)
    config.write_text(config.read_text().replace('name = "', permit + 'name = "'))
    held, asked = reader.refresh(after=HOUR, force=True).results
    assert (held.status, asked.status) == ("not_due", "updated")
    held, asked = reader.refresh(after=1.1 * HOUR, force=True).results
    assert held.status == "updated"


def test_what_the_document_and_the_server_ask_for_is_kept_to(
    reader: Reader, publisher: Publisher
) -> None:
    publisher.pages["/ttl"] = lambda asked: Answer(200, document(1, head="<ttl>180</ttl>"))
    publisher.pages["/fresh"] = lambda asked: Answer(
        200, document(1), {"Cache-Control": "public, max-age=10800"}
    )
    night = "<skipHours><hour>1</hour><hour>2</hour></skipHours>"
    publisher.pages["/night"] = lambda asked: Answer(200, document(1, head=night))
    reader.follow("/ttl", "/fresh", "/night")
    reader.refresh()
    for _ in range(3):
        reader.refresh(after=HOUR)
    hours = {
        path: [round((asked.at - publisher.log[0].at) / HOUR) for asked in publisher.asked(path)]
        for path in ("/ttl", "/fresh", "/night")
    }
    assert hours == {"/ttl": [0, 3], "/fresh": [0, 3], "/night": [0, 3]}


def test_a_new_address_is_proposed_after_three_answers_in_a_row(
    reader: Reader, publisher: Publisher
) -> None:
    publisher.pages["/old"] = lambda asked: Answer(301, headers={"Location": "/new"})
    publisher.pages["/new"] = lambda asked: Answer(200, document(1))
    reader.follow("/old")
    proposed = []
    for _ in range(3):
        assert reader.refresh(force=True).results[0].moved_to == f"{publisher.url}/new"
        proposed.append(state(reader).proposed_url)
    assert proposed == [None, None, f"{publisher.url}/new"]
    publisher.pages["/old"] = lambda asked: Answer(302, headers={"Location": "/new"})
    reader.refresh(force=True)
    assert state(reader).proposed_url is None


def test_an_address_that_holds_no_feed_is_never_proposed(
    reader: Reader, publisher: Publisher
) -> None:
    publisher.pages["/old"] = lambda asked: Answer(301, headers={"Location": "/new"})
    publisher.pages["/new"] = lambda asked: Answer(200, b"<html>This domain is for sale</html>")
    reader.follow("/old")
    for _ in range(4):
        reader.refresh(force=True)
    assert state(reader).proposed_url is None


def test_a_feed_wakes_up_while_its_summit_is_under_way(
    reader: Reader, publisher: Publisher
) -> None:
    daily = document(*range(5), at=publisher.now, every=timedelta(days=1))
    publisher.pages["/a"] = lambda asked: Answer(200, daily)
    reader.follow("/a")
    reader.refresh()
    assert state(reader).gap == timedelta(days=1)
    assert reader.refresh(after=2 * HOUR).results[0].status == "not_due"
    reader.follow(
        "/a",
        more='[[summits]]\nid = "h"\nname = "Harbour talks"\nfeeds = ["/a"]\n'
        "starts = 2025-10-28\nends = 2025-10-30\n",
    )
    assert reader.refresh().results[0].status == "unchanged"


def test_markup_that_is_known_is_seen_again_all_the_same(
    reader: Reader, publisher: Publisher
) -> None:
    body = document(1, 2)
    publisher.pages["/a"] = lambda asked: Answer(200, body)
    reader.follow("/a")
    reader.refresh()
    head = "<lastBuildDate>now</lastBuildDate>"
    body = document(3, 1, 2, head=head, at=publisher.now + HOUR)
    (result,) = reader.refresh(after=HOUR).results
    assert (result.entries, result.new, result.updated) == (3, 1, 0)
    assert cached(reader) == 3


def test_outcomes_without_documents_take_one_transaction(tmp_path: Path) -> None:
    db = open_writable(tmp_path / "c.db")
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    urls = [f"https://{n}.example/" for n in range(50)]
    writer = OutcomeWriter(db, (), {}, NOW, len(urls), None)
    writer.write([Unchanged(Feed(url), 304, TAG, None) for url in urls])
    db.set_trace_callback(None)
    assert sum(statement.startswith("BEGIN") for statement in statements) == 1
    assert sorted(feeds.states(db)) == sorted(urls)
    assert {result.status for result in writer.results.values()} == {"unchanged"}
    db.close()
