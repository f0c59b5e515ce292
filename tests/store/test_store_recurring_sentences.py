"""Sentences that a feed prints in one entry after another are not part of its texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.domain.change import feed_change
from briefing.domain.entry import Entry
from briefing.domain.feed import FeedState
from briefing.group.comparison_form import ComparisonForm
from briefing.group.stories import fingerprints, regroup
from briefing.parse.passages import with_text
from briefing.store import entries, feeds, recurring_sentences, retention
from briefing.store import stories as story_table
from briefing.store.connection import open_writable
from briefing.store.fingerprint_index import FingerprintIndex, reindex
from briefing.store.sqlite import Connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NOON = datetime(2025, 10, 29, 12, tzinfo=UTC)
STANDING = (
    "This station belongs to a network of nine that share their reporters, their studios and a van "
    "with an antenna, and is paid for by its listeners alone.",
    "No part of what stands on this page may be told again anywhere without the written leave of "
    "the network, which is given on working days.",
)
NEWS = (
    "A ferry was lost in the fog off the northern cape with nine people on board.",
    "The council voted to close the old library on the hill before the winter.",
    "A crown of gold was handed to a guest in the museum of the southern town.",
    "Rain is expected along the coast until the weekend, and then a little snow.",
    "The bakers of the harbour town ask for cheaper flour and for later mornings.",
)
HEADLINES = ("Ferry lost", "Library to close", "A crown for the guest", "Rain", "Dear flour")


def item(feed: str, number: int, paragraphs: Sequence[str], hours: float = 0) -> Entry:
    made = Entry(
        feed=f"https://{feed}.example/rss",
        guid=f"{feed}-{number}",
        url=f"https://{feed}.example/{number}",
        title=HEADLINES[number % len(HEADLINES)],
        outlet=None,
        published=NOON + timedelta(hours=hours),
        updated=None,
        paragraphs=(),
        passages=(),
        language="en",
    )
    return with_text(made, paragraphs)


def form(entry: Entry) -> ComparisonForm:
    assert entry.published is not None
    return ComparisonForm(
        entry.id, entry.feed, entry.url, entry.title, entry.paragraphs, entry.published, NOON
    )


def store(db: Connection, *arrivals: Entry) -> None:
    """Store items and group what waits, as a refresh does."""
    for feed in sorted({entry.feed for entry in arrivals}):
        own = [entry for entry in arrivals if entry.feed == feed]
        change = feed_change(entries.digests(db, [entry.id for entry in own]), own)
        with transaction(db):
            feeds.save(db, FeedState(feed))
            entries.apply(db, change, {e.id: fingerprints(form(e)) for e in own}, NOON)
    regroup_waiting(db)


def regroup_waiting(db: Connection) -> None:
    groups = regroup(entries.ungrouped(db), FingerprintIndex(db, {}))
    with transaction(db):
        story_table.save(db, groups)


def stories(db: Connection) -> set[frozenset[str]]:
    members: dict[str, set[str]] = {}
    for row in db.execute("SELECT story, guid FROM entries").fetchall():
        members.setdefault(row["story"], set()).add(row["guid"])
    return {frozenset(guids) for guids in members.values()}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    opened = open_writable(tmp_path / "briefing.db")
    yield opened
    opened.close()


def with_footer(feed: str, number: int, hours: float) -> Entry:
    return item(feed, number, (NEWS[number], *STANDING), hours)


def test_what_stands_in_three_items_of_a_feed_joins_none_of_them_to_another_house(
    db: Connection,
) -> None:
    store(db, with_footer("east", 0, 0), with_footer("west", 1, 1))
    assert stories(db) == {frozenset({"east-0", "west-1"})}
    store(db, with_footer("east", 2, 30), with_footer("east", 3, 60))
    apart = {"east-0", "west-1", "east-2", "east-3"}
    assert stories(db) == {frozenset({guid}) for guid in apart}
    copy = replace(with_footer("west", 0, 61), title=HEADLINES[0])
    store(db, copy)
    assert frozenset({"east-0", "west-0"}) in stories(db)


def test_a_report_that_is_put_up_again_within_two_days_is_not_standing(db: Connection) -> None:
    store(db, *(item("east", number, NEWS, 20 * number) for number in range(3)))
    assert stories(db) == {frozenset({"east-0", "east-1", "east-2"})}
    assert not recurring_sentences.feeds(db)


def test_an_item_of_nothing_else_is_compared_with_all_it_says(db: Connection) -> None:
    store(db, *(item("east", number, STANDING, 30 * number) for number in range(3)))
    store(db, replace(item("west", 0, STANDING, 1), title=HEADLINES[0]))
    assert any({"east-0", "west-0"} <= story for story in stories(db))


def test_what_is_standing_stays_so_when_its_items_go(db: Connection) -> None:
    store(db, with_footer("west", 4, 0), *(with_footer("east", n, 30 * n) for n in range(3)))
    before = stories(db)
    db.execute("UPDATE entries SET last_seen = '2020' WHERE guid IN ('east-1', 'east-2')")
    assert retention.prune(db, [], NOON - timedelta(days=1)) == 2
    regroup_waiting(db)
    assert stories(db) == {story for story in before if story & {"west-4", "east-0"}}


def test_a_cache_of_before_is_taken_in_whole(db: Connection) -> None:
    arrivals = [with_footer("west", 1, 0), *(with_footer("east", n, 30 * n) for n in range(3))]
    store(db, *arrivals)
    before = stories(db)
    db.execute("DELETE FROM standing")
    db.execute("UPDATE entries SET grouped = 0")
    regroup_waiting(db)
    assert stories(db) != before
    reindex(db, {})
    regroup_waiting(db)
    assert stories(db) == before


items = st.builds(
    lambda feed, number, news, footer, hours: item(
        feed, number, (NEWS[news], *STANDING[:footer]), hours
    ),
    feed=st.sampled_from("ab"),
    number=st.integers(0, 9),
    news=st.integers(0, len(NEWS) - 1),
    footer=st.sampled_from((0, 1, 2, 2, 2)),
    hours=st.sampled_from((0, 1, 30, 60)),
)


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(items, min_size=4, max_size=12, unique_by=lambda entry: entry.guid),
    st.randoms(use_true_random=False),
)
def test_the_order_and_portions_in_which_items_come_change_no_story(
    db: Connection, arrivals, random
) -> None:
    partitions = []
    for _ in range(3):
        with transaction(db):
            for table in ("entries", "standing"):
                db.execute(f"DELETE FROM {table}")
        left = random.sample(arrivals, len(arrivals))
        while left:
            size = random.randint(1, 4)
            store(db, *left[:size])
            left = left[size:]
        partitions.append(stories(db))
    assert partitions[0] == partitions[1] == partitions[2]
