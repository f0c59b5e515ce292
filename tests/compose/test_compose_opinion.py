"""Which entries are opinion, and which points are marked so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.compose.opinion import is_opinion
from tests.compose.newsroom import Newsroom, report

COLUMN = (
    "The president surely knows what he risks in Gyeongju. We must not pretend otherwise.",
    "Why should our shipyards pay for a promise that nobody has put on paper? They should not, "
    "and our government ought to say so before the guests leave.",
    "Perhaps the summit will end in smiles. Smiles are no treaty, and we have seen them before.",
)
REPORT = (
    "President Lee received Donald Trump in Gyeongju on Wednesday, officials said.",
    "“We must not wait for another year, and our people should not pay for it,” Lee told "
    "reporters. “Why should we? I surely will not.”",
    "Trump said the two sides were close. According to his spokeswoman he leaves on Thursday.",
)


def test_a_text_in_its_writers_own_voice_is_opinion() -> None:
    assert is_opinion(report("Post", *COLUMN))


def test_the_same_words_in_the_mouth_of_whom_a_report_quotes_are_none() -> None:
    assert not is_opinion(report("Post", *REPORT))


def test_an_interview_printed_as_a_transcript_is_no_opinion() -> None:
    assert not is_opinion(report("Radio", *(f"KIM MINSEO: {line}" for line in COLUMN)))


@pytest.mark.parametrize(
    "title",
    [
        "Opinion | A summit of smiles",
        "Opinion: A summit of smiles",
        "Op-Ed: A summit of smiles",
        "A summit of smiles | Editorial",
        "Commentary: A summit of smiles",
        "[사설] 웃음만 남은 정상회담",
        "【社説】笑顔だけの首脳会談",
        "社评：只有笑容的峰会",
    ],
)
def test_a_headline_with_the_label_of_an_opinion_marks_the_entry(title: str) -> None:
    assert is_opinion(report("Post", *REPORT, title=title))


@pytest.mark.parametrize(
    "title",
    [
        "Analysis: What the two leaders want",
        "Editorial boards split over the summit",
        "In their opinion, the talks failed: aides",
        "Opinion polls favour Lee: survey",
        "Comment period on the treaty opens",
    ],
)
def test_a_headline_about_opinions_is_none(title: str) -> None:
    assert not is_opinion(report("Post", *REPORT, title=title))


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("https://post.example/opinion/a-summit-of-smiles", True),
        ("https://post.example/commentisfree/2025/oct/29/smiles", True),
        ("https://opinion.post.example/2025/smiles", True),
        ("https://post.example/world/opinion-polls-favour-lee", False),
    ],
)
def test_an_address_in_the_section_of_opinions_marks_the_entry(address: str, marked: bool) -> None:
    assert is_opinion(replace(report("Post", *REPORT), url=address)) is marked


def test_a_line_about_its_author_marks_the_entry() -> None:
    author = "Hana Ford is a columnist for the Post."
    assert is_opinion(report("Post", *REPORT, author))
    mentioned = "A court fined the Post, whose columnist Hana Ford had written about the summit."
    assert not is_opinion(report("Post", *REPORT, mentioned))


def test_what_only_an_opinion_says_is_a_point_marked_so(news: Newsroom) -> None:
    news.story("report", report("World Wire", *REPORT))
    news.story("column", report("Post", *COLUMN, at=2))
    marked = {point.text: point.opinion for point in news.briefing().shown}
    assert marked["The president surely knows what he risks in Gyeongju."]
    assert not marked[
        "President Lee received Donald Trump in Gyeongju on Wednesday, officials said."
    ]


def test_a_fact_that_a_report_carries_too_is_no_opinion(news: Newsroom) -> None:
    fact = "Lee Jae Myung gave Donald Trump a replica of a golden crown on Wednesday."
    news.story("column", report("Post", fact, *COLUMN))
    news.story("report", report("World Wire", fact, *REPORT, at=2))
    (point,) = [point for point in news.briefing().shown if point.text == fact]
    assert point.outlets == 2
    assert not point.opinion
