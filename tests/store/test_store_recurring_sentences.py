"""Sentences that a feed prints in one entry after another are not part of its texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.store import recurring_sentences, retention
from briefing.store.fingerprint_index import reindex
from briefing.store.sqlite import Connection, transaction
from tests.builders.entries import NOON, entry
from tests.store.filling import group, store, stories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from briefing.domain.entry import Entry

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


def report(feed: str, number: int, paragraphs: Sequence[str], hours: float = 0) -> Entry:
    """An entry whose guid is ``feed-number``, published so many hours after noon."""
    return entry(
        HEADLINES[number % len(HEADLINES)],
        *paragraphs,
        guid=f"{feed}-{number}",
        feed=f"https://{feed}.example/rss",
        published=NOON + timedelta(hours=hours),
    )


def take(db: Connection, *added: Entry) -> None:
    """Store entries and group what waits, as a refresh does."""
    store(db, *added, now=NOON + timedelta(days=7))
    group(db)


def with_footer(feed: str, number: int, hours: float) -> Entry:
    return report(feed, number, (NEWS[number], *STANDING), hours)


def test_what_stands_in_three_items_of_a_feed_joins_none_of_them_to_another_house(
    db: Connection,
) -> None:
    take(db, with_footer("east", 0, 0), with_footer("west", 1, 1))
    assert stories(db) == {frozenset({"east-0", "west-1"})}
    take(db, with_footer("east", 2, 30), with_footer("east", 3, 60))
    apart = {"east-0", "west-1", "east-2", "east-3"}
    assert stories(db) == {frozenset({guid}) for guid in apart}
    copy = replace(with_footer("west", 0, 61), title=HEADLINES[0])
    take(db, copy)
    assert frozenset({"east-0", "west-0"}) in stories(db)


def test_a_report_that_is_put_up_again_within_two_days_is_not_standing(db: Connection) -> None:
    take(db, *(report("east", number, NEWS, 20 * number) for number in range(3)))
    assert stories(db) == {frozenset({"east-0", "east-1", "east-2"})}
    assert not recurring_sentences.feeds(db)


def test_an_item_of_nothing_else_is_compared_with_all_it_says(db: Connection) -> None:
    take(db, *(report("east", number, STANDING, 30 * number) for number in range(3)))
    take(db, replace(report("west", 0, STANDING, 1), title=HEADLINES[0]))
    assert any({"east-0", "west-0"} <= story for story in stories(db))


def test_what_is_standing_stays_so_when_its_items_go(db: Connection) -> None:
    take(db, with_footer("west", 4, 0), *(with_footer("east", n, 30 * n) for n in range(3)))
    before = stories(db)
    db.execute("UPDATE entries SET last_seen = '2020' WHERE guid IN ('east-1', 'east-2')")
    assert retention.prune(db, [], NOON - timedelta(days=1), NOON) == 2
    group(db)
    assert stories(db) == {story for story in before if story & {"west-4", "east-0"}}


def test_a_cache_of_before_is_taken_in_whole(db: Connection) -> None:
    take(db, with_footer("west", 1, 0), *(with_footer("east", n, 30 * n) for n in range(3)))
    before = stories(db)
    db.execute("DELETE FROM standing")
    db.execute("UPDATE entries SET grouped = 0")
    group(db)
    assert stories(db) != before
    reindex(db, {})
    group(db)
    assert stories(db) == before


reports_of = st.builds(
    lambda feed, number, news, footer, hours: report(
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
    st.lists(reports_of, min_size=4, max_size=12, unique_by=lambda entry: entry.guid),
    st.randoms(use_true_random=False),
)
def test_the_order_and_portions_in_which_items_come_change_no_story(
    db: Connection, reports: list[Entry], random: Random
) -> None:
    partitions = []
    for _ in range(3):
        with transaction(db):
            for table in ("entries", "standing"):
                db.execute(f"DELETE FROM {table}")
        left = random.sample(reports, len(reports))
        while left:
            size = random.randint(1, 4)
            take(db, *left[:size])
            left = left[size:]
        partitions.append(stories(db))
    assert partitions[0] == partitions[1] == partitions[2]
