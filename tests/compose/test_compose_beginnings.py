"""A sentence that a feed cut off is no point beside the whole one."""

from __future__ import annotations

import pytest

from briefing.compose.beginnings import begins, is_cut
from briefing.text.normalize import words
from tests.compose.newsroom import Newsroom, report

FULL = "President Lee told his guest in Gyeongju that he would not pay in cash this year."
CUT = "President Lee told his guest in Gyeongju that he wou"


@pytest.mark.parametrize("end", ["", "…", " ..."])
def test_a_cut_sentence_gives_way_to_the_whole_one(news: Newsroom, end: str) -> None:
    news.story("teaser", report("Post", CUT + end))
    news.story("report", report("World Wire", FULL, "The talks lasted two hours.", at=5))
    texts = [point.text for point in news.briefing().shown]
    assert FULL in texts
    assert not any(text.startswith(CUT) and text != FULL for text in texts)


def test_a_cut_sentence_that_nobody_gives_in_full_is_told(news: Newsroom) -> None:
    news.story("teaser", report("Post", "President Lee told his guest that he would not pay"))
    assert [point.text for point in news.briefing().shown]


def test_a_whole_sentence_that_begins_a_longer_one_stays(news: Newsroom) -> None:
    short = "President Lee received his guest in Gyeongju on Wednesday."
    longer = "President Lee received his guest in Gyeongju on Wednesday, and they dined on abalone."
    news.story("short", report("Post", short))
    news.story("longer", report("World Wire", longer, at=5))
    assert {short, longer} <= {point.text for point in news.briefing().shown}


def test_the_beginning_may_end_within_a_word() -> None:
    assert begins(words(CUT), words(FULL))
    assert not begins(words(FULL), words(CUT))
    assert not begins(words(FULL), words(FULL))
    assert not begins(words("President Lee told his"), words(FULL))
    assert not begins(words("President Lee told her guest in Gyeongju"), words(FULL))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (FULL, False),
        ("“We are near,” he said.”", False),
        ("두 정상은 경주에서 만났다.", False),
        (CUT, True),
        ("They spoke for two hours, and then...", True),
        ("They spoke for two hours [+1204 chars]", True),
    ],
)
def test_what_does_not_end_as_a_sentence_is_cut(text: str, cut: bool) -> None:
    assert is_cut(text) is cut
