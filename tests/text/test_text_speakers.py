"""Which person a speaker is."""

from __future__ import annotations

import pytest

from briefing.domain.summit import Summit
from briefing.text.speakers import People, by_speaker
from tests.builders.briefings import point as make_point

GYEONGJU = Summit(
    id="gyeongju",
    name="Gyeongju summit",
    people=(("Donald Trump", "트럼프"), ("Lee Jae Myung", "이재명")),
)
OFFICES = ("South Korean President Lee Jae Myung met U.S. President Donald Trump in Gyeongju.",)


@pytest.mark.parametrize(
    ("speaker", "person"),
    [
        ("Lee", "Lee Jae Myung"),
        ("Mr. Trump", "Donald Trump"),
        ("President Trump", "Donald Trump"),
        ("South Korean President Lee Jae-myung", "Lee Jae Myung"),
        ("the South Korean president", "Lee Jae Myung"),
        ("the American president", "Donald Trump"),
        ("대통령", "Lee Jae Myung"),
        ("이 대통령", "Lee Jae Myung"),
        ("이재명 대통령", "Lee Jae Myung"),
        ("미국 대통령", "Donald Trump"),
        ("트럼프 대통령", "Donald Trump"),
    ],
)
def test_names_and_offices_are_the_configured_person(speaker: str, person: str) -> None:
    assert People(GYEONGJU, OFFICES).person(speaker) == person


@pytest.mark.parametrize(
    "speaker",
    [
        "the president",  # of which country?
        "the French president",
        "Ivanka Trump",
        "the Trump administration",
        "Trump's lawyer",
        "Lee Chang Dong",
        "officials",
    ],
)
def test_whoever_may_be_somebody_else_is_not_resolved(speaker: str) -> None:
    assert People(GYEONGJU, OFFICES).person(speaker) is None


def test_the_president_is_the_only_one_there_is() -> None:
    summit = Summit(id="s", name="Busan talks", people=(("Lee Jae Myung",), ("Ken Sato",)))
    assert People(summit, OFFICES).person("the president") == "Lee Jae Myung"


def test_points_are_grouped_by_person() -> None:
    points = [
        make_point("Officials said the talks went on.", speaker="officials"),
        make_point(OFFICES[0]),
        make_point("Lee said the crown is a replica.", speaker="Lee"),
        make_point(f"{OFFICES[0]} Lee said so.", speaker="the South Korean president"),
        make_point("Minister Ahn Jung said no.", speaker="Minister Ahn Jung"),
        make_point("Ahn Jung said yes.", speaker="Ahn Jung"),
        make_point("Trump said it was great.", speaker="President Trump"),
    ]
    groups = by_speaker(points, GYEONGJU)
    assert [(name, len(group)) for name, group in groups] == [
        ("Donald Trump", 1),
        ("Lee Jae Myung", 2),
        ("officials", 1),
        ("Ahn Jung", 2),
    ]
