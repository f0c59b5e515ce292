"""Which meetings are proposed, and what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from briefing.domain.proposal import EntryReport, Proposal
from briefing.domain.summit import Summit
from briefing.group.leaders import Leaders
from briefing.group.meeting_reports import _mentions
from briefing.group.proposals import propose

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)


def report(
    *sentences: str, outlet: str = "Wire", title: str = "News", hours: float = 2
) -> EntryReport:
    name = f"{outlet}{title}{len(sentences)}"
    at = NOW - timedelta(hours=hours)
    return EntryReport(name, f"s{name}", outlet, title, "https://wire.example/1", at, sentences)


def proposed(*reports: EntryReport, summits: tuple[Summit, ...] = ()) -> tuple[Proposal, ...]:
    return propose(reports, summits, now=NOW, zone=UTC)


AHEAD = [
    "President Ada Lindqvist is to meet Estonian Prime Minister Mart Saar on 4 November in Riga.",
    "Ada Lindqvist, the president of France, will meet Mart Saar in Riga on 4 November.",
    "Ada Lindqvist will host Mart Saar in Riga on 4 November.",
    "Ada Lindqvist is due in Riga on 4 November to meet the Estonian prime minister, Mart Saar.",
    "A summit between Ada Lindqvist and Mart Saar is set for 4 November in Riga.",
    "Ada Lindqvist and Mart Saar are to hold talks in Riga on Tuesday, 4 November.",
    "Ada Lindqvist’s first summit with Mart Saar will open in Riga on 4 November.",
    "On 4 November Ada Lindqvist is expected to hold talks with Mart Saar in Riga.",
    "Ada Lindqvist and Estonian Prime Minister Mart Saar will meet in Riga on 4 November.",
]
OFFICES = (
    "French President Ada Lindqvist spoke on Monday.",
    "The office of Estonian Prime Minister Mart Saar gave no details.",
)


@pytest.mark.parametrize("sentence", AHEAD)
def test_two_leaders_who_are_to_meet_are_proposed(sentence: str) -> None:
    (proposal,) = proposed(report(*OFFICES, sentence))
    assert proposal.summit == Summit(
        id="lindqvist-saar",
        name=f"Lindqvist-Saar {'summit' if 'summit' in sentence else 'meeting'}",
        people=(("Ada Lindqvist",), ("Mart Saar",)),
        place=("Riga",),
        starts=date(2025, 11, 4),
    )
    assert proposal.evidence[0].text == sentence


NOISE = [
    "The firm says it is able to meet demand in Riga on 4 November.",
    "The budget of Ada Lindqvist meets expectations, Mart Saar said on Tuesday.",
    "Northport United are to meet Real Southport in Riga on 4 November.",
    "Coach Ivo Brandt will meet Captain Nils Holm in Riga on 4 November.",
    "Company President Otto Krag will meet Bank President Ida Moe in Riga on 4 November.",
    "Northport President Otto Krag is to meet Southport President Ida Moe in Riga on 4 November.",
    "Leaders from both countries are to meet in Riga on 4 November.",
    "Ada Lindqvist will not meet Mart Saar in Riga on 4 November.",
    "Ada Lindqvist refused to meet Mart Saar in Riga on 4 November.",
    "Ada Lindqvist could meet Mart Saar in Riga on 4 November.",
    "Ada Lindqvist and Mart Saar met in Riga on 4 November 2019.",
    "Ada Lindqvist and Mart Saar met in Riga.",
    "Ada Lindqvist is to meet voters in Riga on 4 November.",
    "Ada Lindqvist is to meet Ada Lindqvist in Riga on 4 November.",
    "If Ada Lindqvist is to meet Mart Saar in Riga, it will be on 4 November.",
    "Ada Lindqvist will meet Mart Saar in Riga on 4 November 2031.",
    "Polish President Otto Krag said Ada Lindqvist is to meet Mart Saar in Riga on 4 November.",
    "Lindqvist is to meet Singer Lo Vega in Riga on 4 November.",
]


@pytest.mark.parametrize("sentence", NOISE)
def test_what_is_no_meeting_of_leaders_is_not(sentence: str) -> None:
    assert proposed(report(*OFFICES, sentence)) == ()


def test_headlines_with_family_names_count_when_outlets_agree() -> None:
    headline = "Lindqvist and Saar to meet in Riga on 4 November"
    alone = report(*OFFICES, title=headline)
    assert proposed(alone) == ()
    (proposal,) = proposed(alone, report(title=headline, outlet="Daily"))
    assert proposal.outlets == 2
    assert {evidence.report.outlet for evidence in proposal.evidence} == {"Wire", "Daily"}


def test_a_copy_of_one_text_is_no_second_voice() -> None:
    headline = "Lindqvist and Saar to meet in Riga on 4 November"
    original, other = report(*OFFICES, title=headline), report(title=headline, outlet="Daily")
    copied = EntryReport(
        other.entry, original.story, "Daily", headline, None, other.at, other.sentences
    )
    assert proposed(original, copied) == ()


def test_a_meeting_just_held_is_proposed_for_a_week() -> None:
    held = "Ada Lindqvist and Mart Saar held talks in Riga on {} October."
    assert proposed(report(*OFFICES, held.format(27)))
    assert not proposed(report(*OFFICES, held.format(20)))
    assert not proposed(report(*OFFICES, held.format(27), hours=24 * 15))


def test_names_in_other_orders_and_configured_spellings_are_one_person() -> None:
    summits = (Summit("g", "Gyeongju summit", people=(("Lee Jae Myung", "이재명"),)),)
    sentences = (
        "Japanese Prime Minister Takaichi Sanae is to meet Lee Jae-myung in Nara on 4 November.",
        "Sanae Takaichi will host Lee Jae Myung in Nara on 4 November.",
        "Takaichi spoke of the visit on Monday.",
        "Takaichi and Lee to hold talks in Nara on 4 November",
    )
    (proposal,) = proposed(report(*sentences), summits=summits)
    assert proposal.summit.people == (("Takaichi Sanae",), ("Lee Jae Myung", "이재명"))
    assert proposal.summit.id == "lee-takaichi"


@pytest.mark.parametrize(
    "known",
    [
        Summit("a", "A", people=(("Mart Saar",), ("Ada Lindqvist",), ("Otto Krag",))),
        Summit("b", "Riga summit", people=(("Mart Saar",),), place=("Riga", "Rīga")),
        Summit("c", "Lindqvist-Saar meeting"),
    ],
)
def test_what_is_configured_is_not_proposed(known: Summit) -> None:
    assert proposed(report(*OFFICES, AHEAD[0]), summits=(known,)) == ()


def test_a_later_meeting_of_the_same_people_is_another_one() -> None:
    people = (("Ada Lindqvist",), ("Mart Saar",))
    known = Summit("lindqvist-saar", "Spring talks", people=people, starts=date(2025, 4, 2))
    (proposal,) = proposed(report(*OFFICES, AHEAD[0]), summits=(known,))
    assert proposal.summit.id == "lindqvist-saar-2"


def test_the_order_of_the_reports_changes_nothing() -> None:
    made = [
        report(*OFFICES, sentence, outlet=f"Outlet {n}", hours=n + 1)
        for n, sentence in enumerate(AHEAD)
    ]
    (proposal,) = proposed(*made)
    assert proposal.outlets == len(AHEAD)
    shuffled = Random(1).sample(made, len(made))
    (again,) = proposed(*shuffled)
    assert again.summit == proposal.summit


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000 + " to meet",
        "President " * 60,
        "Ada " * 30 + "a " * 230 + "to meet",
        ("Ada " * 140) + "to meet",
        "A,b " * 140 + "to meet",
        "X and " * 90 + "meet",
        "\u202e\x1b[31m to meet \U0001f600" * 20,
    ],
    ids=range(7),
)
def test_no_text_is_slow_or_breaks_anything(text: str) -> None:
    for _ in range(50):
        list(_mentions(text, "", Leaders((), ()), lambda name: name))
    assert proposed(report(text, title=text)) == ()
