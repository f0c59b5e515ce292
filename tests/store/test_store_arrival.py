"""Stories and events depend on what is in the cache, not on the order in which it arrived."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.refresh.event_grouping import update_events
from briefing.store import events, meta
from briefing.store.connection import open_writable
from briefing.store.sqlite import Connection, transaction
from tests.builders.entries import NOON, entry
from tests.store.filling import group, store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.domain.entry import Entry

WIRE = (
    "Rescuers searched through the night for a ferry that lost contact with the northern port on "
    "Tuesday after its crew had reported water in the engine room to the coast guard."
)
# Feed, headline, text, hours after noon: three events, one of them with copies of one text.
REPORTS = (
    ("east", "Ferry missing in the north", WIRE, 0),
    ("west", "Northern ferry lost after engine room call", WIRE, 1),
    ("south", "Search for missing ferry goes on", f"Relatives wait at the port. {WIRE}", 3),
    (
        "west",
        "Relatives of the missing ferry's crew wait at the northern port",
        "Relatives of the crew of the missing ferry waited at the northern port while rescuers "
        "searched; the crew had reported water in the engine room.",
        26,
    ),
    (
        "east",
        "Ministers open talks on a fund for damaged coasts",
        "Finance ministers of nine nations opened a conference in Harbour City on a shared fund "
        "for damaged coasts, with the two largest donors at odds.",
        2,
    ),
    (
        "south",
        "Donors at odds as coast fund conference opens in Harbour City",
        "The conference on a fund for damaged coasts began with the two largest donors at odds "
        "over who pays; ministers of nine nations talk in Harbour City until Friday.",
        5,
    ),
    (
        "west",
        "Coast fund: ministers of nine nations near a deal in Harbour City",
        "The ministers of nine nations who met in Harbour City on a fund for damaged coasts were "
        "near a deal on Thursday, though the largest donors were still at odds.",
        50,
    ),
    (
        "south",
        "Teenager wins the open chess title",
        "A pupil of fifteen from the islands beat two grandmasters to take the national title.",
        150,
    ),
    # A site's caption under this and under its report on the ferry above.
    (
        "south",
        "Quarry appeal heard in Overton",
        "Judges heard an appeal against a quarry. Relatives wait at the port.",
        4,
    ),
)


def report(number: int) -> Entry:
    return dated(str(number), *REPORTS[number])


def dated(guid: str, feed: str, title: str, text: str, hours: float) -> Entry:
    published = NOON + timedelta(hours=hours)
    return entry(title, text, guid=guid, feed=f"https://{feed}.example/rss", published=published)


def take(db: Connection, added: Sequence[Entry]) -> None:
    """Store entries and group what waits, as a refresh does."""
    store(db, *added)
    group(db)
    update_events(db)


def recount(db: Connection) -> None:
    """Weigh terms by what is in the cache now, as happens whenever it has grown by a quarter."""
    with transaction(db):
        meta.put(db, events.COUNTED, "0")
    update_events(db)


def partition(db: Connection, column: str) -> set[frozenset[str]]:
    """The guids of each story, or each event."""
    guids: dict[str, set[str]] = {}
    for name, guid in db.execute(
        f"SELECT s.{column}, e.guid FROM entries AS e JOIN event_stories AS s ON s.story = e.story"
    ).fetchall():
        guids.setdefault(name, set()).add(guid)
    return {frozenset(members) for members in guids.values()}


def arrived(portions: Iterable[Sequence[int]]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The stories and the events after these portions and a count of all of them."""
    with TemporaryDirectory() as folder:
        db = open_writable(Path(folder) / "briefing.db")
        try:
            for portion in portions:
                take(db, [report(number) for number in portion])
            recount(db)
            counted = partition(db, "story"), partition(db, "event")
            recount(db)
            assert (partition(db, "story"), partition(db, "event")) == counted
        finally:
            db.close()
    return counted


WHOLE = arrived([range(len(REPORTS))])


def test_the_reports_are_three_events_and_the_copies_one_story() -> None:
    stories, events_of = WHOLE
    assert frozenset("012") in stories
    assert events_of == {frozenset("0123"), frozenset("456"), frozenset("7"), frozenset("8")}


@given(
    order=st.permutations(range(len(REPORTS))),
    cuts=st.lists(st.integers(1, len(REPORTS) - 1), max_size=4, unique=True),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_and_the_portions_in_which_they_come_change_nothing(
    order: list[int], cuts: list[int]
) -> None:
    bounds = [0, *sorted(cuts), len(order)]
    portions = [order[a:b] for a, b in pairwise(bounds)]
    assert arrived(portions) == WHOLE


def notice(number: int, feed: str = "weather") -> Entry:
    text = (
        f"The weather office issued warning number {number} for the northern coast. Residents are "
        "advised to stay indoors and to follow the advice of the authorities until further notice. "
        f"The station measured {number * 7 % 919} millimetres of rain; this notice was made from "
        "the measurements of the station and has not been reviewed by anybody."
    )
    return dated(f"{feed}-{number}", feed, f"Weather warning {number}", text, number / 60)


def test_in_a_flood_of_notices_from_one_template_each_stays_itself_and_copies_are_found() -> None:
    copied = (3, 77, 149)
    flood = [notice(number) for number in range(1, 151)]
    with TemporaryDirectory() as folder:
        db = open_writable(Path(folder) / "briefing.db")
        try:
            take(db, [*flood, *(notice(number, "mirror") for number in copied)])
            stories = partition(db, "story")
        finally:
            db.close()
    pairs = {frozenset({f"weather-{n}", f"mirror-{n}"}) for n in copied}
    assert {story for story in stories if len(story) > 1} == pairs
    assert len(stories) == len(flood)
