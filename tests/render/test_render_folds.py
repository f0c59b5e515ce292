"""A fact with other wordings, with its reach and its speaker; and entries that yield no point."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.render import html, markdown, text

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing

FACT = "A golden crown went to the guest."


@pytest.fixture
def plain(folded: Briefing, now: datetime, zone: ZoneInfo) -> str:
    return text.briefings([folded], now=now, zone=zone, width=100)


@pytest.fixture
def page(folded: Briefing, now: datetime, zone: ZoneInfo) -> str:
    return html.briefings([folded], now=now, zone=zone)


def test_a_folded_wording_is_marked_and_its_outlet_stands_once(plain: str) -> None:
    assert f"{FACT} [1·2 ≈4] 4 tell it, said by Lee Jae Myung\n" in plain


def test_the_mark_of_a_fold_stays_on_one_line(
    folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    for width in range(30, 70):
        shown = text.briefings([folded], now=now, zone=zone, width=width)
        assert "[1·2 ≈4]" in shown
        assert "\u00a0" not in shown


def test_sources_list_folded_reports_but_not_those_that_only_reach(plain: str) -> None:
    sources = plain.split("SOURCES\n")[1]
    assert "[4] Busan Herald\n    14:20 Herald\n    https://4.example/story" in sources
    assert "Tokyo Courier" not in plain


def test_every_format_shows_fold_reach_and_speaker(
    folded: Briefing, page: str, now: datetime, zone: ZoneInfo
) -> None:
    md = markdown.briefings([folded], now=now, zone=zone)
    assert f"{FACT} [1·2\u00a0≈4] 4 tell it, said by Lee Jae Myung" in md
    assert '≈<a href="#gyeongju-4">4</a>' in page
    assert "<small>4 tell it, said by Lee Jae Myung</small>" in page


def test_an_opinion_is_labelled(plain: str, page: str) -> None:
    assert "Tariffs are folly. [2] opinion, said by Kim Op-Ed" in plain
    assert "<small>opinion, said by Kim Op-Ed</small>" in page


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Lee said that the deal is near.", "Lee Jae Myung"),
        ("That is Lee’s plan.", "Lee Jae Myung"),
        ("이재명은 합의가 가깝다고 말했다.", "Lee Jae Myung"),
        ("Kang spoke of a good day.", "Kang Yu-jung"),
        ("The White House spoke of a good day.", "the White House"),
    ],
)
def test_a_speaker_whom_the_sentence_names_is_not_named_again(
    folded: Briefing, now: datetime, zone: ZoneInfo, sentence: str, speaker: str
) -> None:
    said = replace(folded.points[1], text=sentence, speaker=speaker, opinion=False)
    people = (("Lee Jae Myung", "Lee", "이재명"), ("Donald Trump", "Trump"))
    summit = replace(folded.summit, people=people)
    shown = text.briefings(
        [replace(folded, summit=summit, points=(said,))], now=now, zone=zone, width=100
    )
    assert f"{sentence} [2]\n" in shown


@pytest.mark.parametrize("sentence", ["The president agreed.", "The sleek car was admired."])
def test_a_speaker_whom_the_sentence_does_not_name_is_named(
    folded: Briefing, now: datetime, zone: ZoneInfo, sentence: str
) -> None:
    said = replace(folded.points[1], text=sentence, speaker="Lee Jae Myung", opinion=False)
    shown = text.briefings([replace(folded, points=(said,))], now=now, zone=zone, width=100)
    assert f"{sentence} [2] said by Lee Jae Myung\n" in shown


def test_an_entry_without_a_point_is_listed_with_its_outlet_and_address(
    plain: str, page: str, folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    assert (
        "ALSO REPORTED\n  14:20 Ferries are full [6]\n    https://6.example/story\n\nSOURCES"
        in plain
    )
    assert plain.endswith("\n[6] Ferry Post")
    assert page.count("Ferries are full") == 1
    assert 'href="#gyeongju-6">6</a>' in page
    assert 'id="gyeongju-6"' in page
    md = markdown.briefings([folded], now=now, zone=zone)
    assert "- 14:20 [Ferries are full](https://6.example/story) [6]" in md


def test_a_briefing_of_such_entries_alone_does_not_say_that_there_is_nothing(
    bare: Briefing, folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    only = replace(bare, also_reported=folded.also_reported)
    for render in (text, markdown, html):
        shown = render.briefings([only], now=now, zone=zone)
        assert "Ferries are full" in shown
        assert "Nothing yet" not in shown


def test_no_line_stands_twice(plain: str) -> None:
    lines = [line.strip() for line in plain.splitlines() if re.search(r"\w", line)]
    addresses = [line for line in lines if "://" in line]
    assert len(set(lines)) == len(lines), addresses
