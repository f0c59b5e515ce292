"""Meetings proposed from news of real summits, written in words of our own."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.domain.proposal import EntryReport, Proposal
from briefing.group.proposals import propose

if TYPE_CHECKING:
    from briefing.domain.summit import Summit

DATA = Path(__file__).parents[1] / "data" / "proposed_summits.toml"
CASES: list[dict[str, Any]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["cases"]


def reports(case: dict[str, Any]) -> list[EntryReport]:
    return [
        EntryReport(
            entry=f"e{report['outlet']}",
            story=f"s{report['outlet']}",
            outlet=report["outlet"],
            title=report["title"],
            url=None,
            at=datetime.combine(report["on"], time(9), UTC),
            sentences=tuple(report["sentences"]),
        )
        for report in case["reports"]
    ]


def proposals(case: dict[str, Any], *summits: Summit) -> tuple[Proposal, ...]:
    now = datetime.combine(case["now"], time(20), UTC)
    return propose(reports(case), summits, now=now, zone=UTC)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_proposed(case: dict[str, Any]) -> None:
    made = [proposal.summit for proposal in proposals(case)]
    assert len(made) == len(case["proposed"])
    for expected in case["proposed"]:
        same_day = [
            summit
            for summit in made
            if summit.starts == expected["starts"]
            and bool(summit.people) == bool(expected.get("people"))
        ]
        assert same_day
        (summit,) = same_day
        assert {names[0] for names in summit.people} >= set(expected.get("people", ()))
        if "place" in expected:
            assert expected["place"] in summit.place
        if "ends" in expected:
            assert summit.ends == expected["ends"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_was_accepted_is_proposed_no_more(case: dict[str, Any]) -> None:
    accepted = [proposal.summit for proposal in proposals(case)]
    assert proposals(case, *accepted) == ()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_order_of_the_reports_is_no_matter(case: dict[str, Any]) -> None:
    backwards = {**case, "reports": case["reports"][::-1]}
    assert [proposal.summit for proposal in proposals(backwards)] == [
        proposal.summit for proposal in proposals(case)
    ]


@pytest.mark.parametrize(
    ("name", "title", "id"),
    [
        ("Geneva 2021", "Biden-Putin summit", "biden-putin"),
        ("Vilnius 2023 NATO", "NATO summit", "nato-vilnius"),
        ("Macron state visit 2022", "Macron's visit to United States", "macron-united-states"),
        ("Camp David 2023 trilateral", "Biden-Kishida-Yoon meeting", "biden-kishida-yoon"),
        ("EU-China 2025", "EU-China summit", "eu-china-beijing"),
        ("KO Gyeongju", "이재명-트럼프 정상회담", "이재명-트럼프"),
        ("ZH Bali", "习近平-拜登会晤", "习近平-拜登"),
        ("JA Tokyo", "石破茂-李在明首脳会談", "李在明-石破茂"),
    ],
)
def test_a_block_is_named_as_a_person_would_name_it(name: str, title: str, id: str) -> None:
    (case,) = (case for case in CASES if case["name"] == name)
    (proposal,) = proposals(case)
    assert (proposal.summit.name, proposal.summit.id) == (title, id)


def test_spellings_of_a_person_and_a_place_in_all_scripts_are_in_the_block() -> None:
    (case,) = (case for case in CASES if case["name"] == "mixed EN KO")
    (proposal,) = proposals(case)
    assert set(proposal.summit.people) == {
        ("Donald Trump", "트럼프"),
        ("Lee Jae Myung", "이재명"),
    }
    assert proposal.summit.place == ("Gyeongju", "경주")
    assert proposal.outlets == 2
