"""What holds of every briefing, whatever the feeds say."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.normalize import words, words_key
from tests.compose.newsroom import Newsroom, hour, report

if TYPE_CHECKING:
    from briefing.domain.briefing import NextDate, Number, Point

SENTENCES = [
    "Trump was received with honours by President Lee in Gyeongju on Wednesday.",
    "Trump was received with full honours by President Lee in Gyeongju on Wednesday.",
    "The talks turned on investments worth $350 billion over ten years.",
    "The talks turned on investments worth $550 billion over ten years.",
    "He said the deal was pretty much finalized after the long talks.",
    "No agreement has been signed by the two sides so far.",
    "An agreement has been signed by the two sides so far.",
    "On Thursday Trump is to meet Xi Jinping of China in Busan.",
    "They exchanged gifts in the museum before they sat down.",
    "Will the deal hold for long after the visit?",
    "Lee smiled.",
    "Read more about the meeting on our site.",
    "두 정상은 30일 부산에서 만날 예정이라고 밝혔다.",
    "特朗普周三在庆州会见了韩国总统李在明。",
    "Seoul would rather give loans and guarantees than cash.",
]
LEANING = {
    words_key(words(text)) for text in SENTENCES if text.startswith(("He ", "They ", "Lee "))
}
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
ENTRIES = st.tuples(
    st.sampled_from(["Post", "Echo", "Bell", "Wire"]),
    st.lists(PARAGRAPHS, max_size=3),
    st.one_of(st.none(), st.integers(-50, 12)),
    st.integers(0, 13),
)
STORIES = st.lists(st.lists(ENTRIES, min_size=1, max_size=3), max_size=5)
Plan = list[list[tuple[str, list[str], int | None, int]]]
READINGS = st.one_of(st.none(), st.integers(0, 14))


def build(plan: Plan) -> Newsroom:
    newsroom = Newsroom()
    for number, entries in enumerate(plan):
        made = [
            report(outlet, *paragraphs, title=f"Report {number} {n} on the talks", at=at, seen=seen)
            for n, (outlet, paragraphs, at, seen) in enumerate(entries)
        ]
        newsroom.story(f"s{number}", *made)
    return newsroom


def squeeze(text: str) -> str:
    return " ".join(text.split())


@settings(deadline=None, max_examples=1500)
@given(plan=STORIES, read=READINGS, most=st.one_of(st.none(), st.integers(0, 80)))
def test_laws(plan: Plan, read: int | None, most: int | None) -> None:
    news = build(plan)
    read_at = None if read is None else hour(read)
    briefing = news.briefing(read_at=read_at, max_words=most)
    points = list(briefing.shown)
    bodies = {
        entry.id: [*map(squeeze, entry.paragraphs), entry.title]
        for story in news.stories
        for entry in story.entries
    }

    # Extractive: every text stands in an entry that it cites, and so does every source's passage.
    items: list[Point | Number | NextDate] = [*points, *briefing.numbers, *briefing.next]
    for item in items:
        cited = [text for source in item.sources for text in bodies[source.entry]]
        assert any(item.text in text for text in cited)
    sources = [*briefing.sources(counted=True), *briefing.also_reported]
    for source in sources:
        assert any(source.passage in text for text in bodies[source.entry])
        assert briefing.outlets[source.n - 1] == source.outlet
        assert source.copy_of is None or 1 <= source.copy_of <= len(briefing.outlets)

    # Every entry leaves a trace: it is cited, or listed by its headline.
    assert {source.entry for source in sources} == set(bodies)

    # Each passage is shown once; only words that lean may stand in two stories.
    shown_by = Counter(key for point in points for key in set(point.keys))
    assert all(times == 1 for key, times in shown_by.items() if key not in LEANING)
    assert len({point.id for point in points}) == len(points)

    # A mark on a point marks every passage that it or one of its sources quotes.
    for point in points:
        quotes = (point.text, *(source.passage for source in point.sources))
        quoted = {words_key(words(text)) for text in SENTENCES for quote in quotes if text in quote}
        assert quoted <= set(point.keys)

    # Numbers are dense, in order of first appearance in the points.
    assert {source.n for source in sources} == set(range(1, len(briefing.outlets) + 1))
    in_order = list(dict.fromkeys(source.n for point in points for source in point.sources))
    assert in_order == list(range(1, len(in_order) + 1))

    # New ones stand before the seen.
    assert [point.new for point in briefing.points] == sorted(
        (point.new for point in briefing.points), reverse=True
    )
    assert briefing.counts.new == news.briefing(read_at=read_at).counts.new
    assert briefing.counts.new >= len(briefing.new_points)
    if most is None:
        assert briefing.counts.new == len(briefing.new_points)
    for point in points:
        assert 1 <= point.independent <= point.outlets <= len(point.sources)
    if most is not None:
        assert sum(len(point.text.split()) for point in points) <= most


@settings(deadline=None, max_examples=40)
@given(plan=STORIES, seed=st.integers(0, 99))
def test_the_order_of_the_input_does_not_matter(plan: Plan, seed: int) -> None:
    news = build(plan)
    before = replace(news.briefing(), stories=())
    random.Random(seed).shuffle(news.stories)
    random.Random(seed).shuffle(news.passages)
    assert replace(news.briefing(), stories=()) == before
