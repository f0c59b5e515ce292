"""What is no text is no point, and a point begins with what it says."""

from __future__ import annotations

import pytest

from tests.compose.newsroom import Newsroom, report
from tests.compose.test_compose_points import point_of, texts

HONOURS = "Trump was received with honours by President Lee in Gyeongju on Wednesday."
MEDAL = "Lee gave his guest a medal in gold and the replica of an old crown."


@pytest.mark.parametrize(
    "opening",
    [
        "GYEONGJU, South Korea (AP) — ",
        "SEOUL, Oct 29 (Reuters) - ",
        "WHY IT MATTERS ",
        "The big picture: ",
    ],
)
def test_a_point_begins_behind_its_dateline_or_label(news: Newsroom, opening: str) -> None:
    news.story("s", report("World Wire", opening + HONOURS, MEDAL))
    briefing = news.briefing()
    assert texts(briefing) == [HONOURS, MEDAL]
    (source,) = point_of(briefing, HONOURS).sources
    assert source.passage == opening + HONOURS


def test_a_dateline_does_not_make_two_points_of_one(news: Newsroom) -> None:
    news.story("s", report("World Wire", f"SEOUL (AP) — {HONOURS}", MEDAL))
    news.story("t", report("Harbour Post", HONOURS, "Shopkeepers of the old town closed early."))
    assert point_of(news.briefing(), "honours").outlets == 2


def test_a_sentence_joined_to_one_with_a_dateline_begins_behind_it(news: Newsroom) -> None:
    news.story("s", report("World Wire", f"SEOUL (AP) — {HONOURS} He then spoke about ships."))
    assert texts(news.briefing()) == [f"{HONOURS} He then spoke about ships."]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Jane Merin in Gyeongju; Editing by Tom Kovar)",
        "President Trump, left, shakes hands with President Lee in Gyeongju.",
        "The post Trump and Lee meet in Gyeongju appeared first on Harbour Post.",
        "Read also: Trump and Lee will meet again in Washington",
        "Updated October 29, 2025 at 12:48 p.m. local time",
        "Sign up for our newsletter on the summit in Gyeongju.",
    ],
)
def test_what_surrounds_a_text_is_no_point(news: Newsroom, line: str) -> None:
    news.story("s", report("World Wire", HONOURS, line, MEDAL))
    assert texts(news.briefing()) == [HONOURS, MEDAL]


def test_an_entry_with_nothing_but_a_caption_is_told_by_its_headline(news: Newsroom) -> None:
    caption = "President Trump, left, shakes hands with President Lee in Gyeongju."
    news.story("s", report("World Wire", caption, title="Trump decorated by Lee in Gyeongju"))
    assert texts(news.briefing()) == ["Trump decorated by Lee in Gyeongju"]


@pytest.mark.parametrize(
    "shard",
    [
        "And long believing in personal ties, he insisted on a dinner for two.",
        "“So, we could do a great deal about ships in that way.”",
    ],
)
def test_a_shard_is_no_point_by_itself(news: Newsroom, shard: str) -> None:
    news.story("s", report("World Wire", HONOURS, shard))
    assert shard not in texts(news.briefing())[:1]
    news.passages = [passage for passage in news.passages if passage.text == shard]
    assert texts(news.briefing()) == []
