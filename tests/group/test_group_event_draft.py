"""What an event gives of a summit: people, place, dates and terms."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.domain.event import Event
from briefing.domain.proposal import EntryReport
from briefing.domain.summit import Summit
from briefing.group.event_draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.domain.event import EventDraft

MONDAY = datetime(2026, 3, 9, 8, tzinfo=UTC)
EVENT = Event("e1", "Marin and Sandu to meet in Overton", ("A", "B", "C"), 3, 3)
REPORTS = (
    (
        "A",
        "Marin and Sandu to hold talks in Overton",
        "President Elena Marin of Upland and Prime Minister Petru Sandu will hold talks in Overton "
        "on Thursday, her office said.",
        "The two are to speak about the Greywater Canal.",
    ),
    (
        "B",
        "Overton prepares for talks on canal",
        "Overton is preparing for talks between Elena Marin and Petru Sandu on Thursday.",
        "Engineers of the Greywater Canal met in Marsh End before.",
    ),
    (
        "C",
        "Talks on the canal this week",
        "Marin wants the Greywater Canal to be deepened, and will tell Sandu so in Overton on "
        "12 March.",
        "Ada Lindqvist, 61, lives beside it.",
    ),
)


def reports(*rows: tuple[str, ...]) -> list[EntryReport]:
    return [
        EntryReport(f"n{n}", f"s{n}", outlet, title, None, MONDAY, tuple(sentences))
        for n, (outlet, title, *sentences) in enumerate(rows)
    ]


def drafted(
    rows: tuple[tuple[str, ...], ...] = REPORTS,
    summits: tuple[Summit, ...] = (),
    event: Event = EVENT,
    entries_with: Callable[[str], int] = lambda _: 1,
) -> EventDraft:
    return draft(event, reports(*rows), summits, zone=UTC, entries_with=entries_with)


def test_a_draft_names_what_two_outlets_name() -> None:
    made = drafted()
    assert made.summit == Summit(
        id="marin-sandu-talks",
        name="Marin-Sandu talks",
        people=(("Elena Marin",), ("Petru Sandu",)),
        place=("Overton",),
        starts=date(2026, 3, 12),
        terms=("Greywater Canal",),
    )
    assert made.support == {
        "people": (("Elena Marin", 3), ("Petru Sandu", 3)),
        "place": (("Overton", 2),),
        "starts": (("2026-03-12", 3),),
        "terms": (("Greywater Canal", 3),),
    }


def test_a_single_outlet_is_believed_where_there_are_no_others() -> None:
    event = Event("e1", "Talks", ("C",), 1, 1)
    made = drafted(REPORTS[2:], event=event)
    assert made.summit.place == ("Overton",)
    assert made.summit.people == (("Ada Lindqvist",),)


def test_the_names_of_a_configured_person_are_taken_over() -> None:
    names = ("Elena Marin", "엘레나 마린")
    korean = ("D", "마린·산두 회담", "엘레나 마린 대통령이 12일 회담한다.")
    known = Summit("marin-sandu-talks", "Other", people=(names,))
    made = drafted((*REPORTS, korean), (known,))
    assert made.summit.people[0] == names
    assert made.summit.id == "marin-sandu-talks-2"


def test_a_name_that_many_entries_hold_is_no_term() -> None:
    assert drafted(entries_with=lambda _: 99).summit.terms == ()


def test_an_event_without_a_name_in_it_is_called_by_its_title() -> None:
    rows = (("A", "釜山で首脳会談", "両首脳は会談した。"), ("B", "首脳会談", "首脳が会談した。"))
    made = drafted(rows, event=Event("e7", "釜山で首脳会談", ("A", "B"), 2, 2))
    assert (made.summit.id, made.summit.name) == ("e7", "釜山で首脳会談")
    assert made.support == {}


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Judge Ada C. Holm ruled on it.", ["Ada C. Holm"]),
        ("German-born General Tom Arle spoke.", ["Tom Arle"]),
        ("Foreign Minister Tom Arle's party won.", ["Tom Arle"]),
        ("Tom Arle said so. Arle left.", ["Tom Arle"]),
        ("Northern Airlines said that it would fly.", []),
        ("The World Health Organization said so.", []),
        ("In Marsh End the market was closed.", []),
    ],
)
def test_who_is_a_person(sentence: str, people: list[str]) -> None:
    event = Event("e1", "t", ("A",), 1, 1)
    made = drafted((("A", "It happened", *sentence.split("| ")),), event=event)
    assert [names[0] for names in made.summit.people] == people


def test_the_order_of_reports_of_equal_weight_decides_nothing_else() -> None:
    assert drafted(REPORTS[::-1]).summit == drafted().summit
