from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.domain.today import today
from briefing.text.normalize import words, words_key
from tests.compose.newsroom import Newsroom, hour, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing

KNOWN = "Trump was received with honours by President Lee in Gyeongju."
FRESH = "Both sides signed a memorandum on building ships in Ulsan."


def news_of(briefing: Briefing) -> dict[str, bool]:
    lead = [briefing.lead] if briefing.lead else []
    return {point.text: point.new for point in (*lead, *briefing.points)}


def test_without_a_reading_everything_is_new(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, FRESH))
    briefing = news.briefing()
    assert set(news_of(briefing).values()) == {True}
    assert briefing.counts.new == 2


def test_new_is_what_was_first_seen_after_the_reading(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, at=1))
    news.story("b", report("Echo", FRESH, at=0, seen=6))  # published before, seen after
    briefing = news.briefing(read_at=hour(5))
    assert news_of(briefing) == {FRESH: True, KNOWN: False}
    assert [point.text for point in briefing.points] == [FRESH, KNOWN]
    assert briefing.counts.new == 1


def test_a_late_copy_of_a_known_fact_raises_its_count_and_is_not_new(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, at=1))
    news.story("b", report("Echo", KNOWN, at=6))
    (point,) = news.briefing(read_at=hour(5)).points
    assert not point.new
    assert point.independent == 2


def test_a_passage_marked_read_is_not_new_even_without_a_reading(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN), read=True)
    news.story("b", report("Echo", KNOWN, FRESH))
    assert news_of(news.briefing()) == {FRESH: True, KNOWN: False}


def test_a_new_sentence_is_not_hidden_behind_a_known_one(news: Newsroom) -> None:
    news.story(
        "a",
        report("Post", f"{KNOWN} He left before dinner because the talks had failed.", at=6),
        report("Echo", KNOWN, at=1),
    )
    points = news_of(news.briefing(read_at=hour(5)))
    assert points[KNOWN] is False
    assert [new for text, new in points.items() if "dinner" in text] == [True]


def test_a_point_that_its_outlet_tells_anew_replaces_the_old_one(news: Newsroom) -> None:
    before = "The first payment is to amount to $20 billion."
    after = before.replace("20", "25")
    news.story(
        "a",
        report("Post", before, at=1),
        report("Post", after, FRESH, at=6),
    )
    for read_at, count in ((None, 2), (hour(5), 2), (hour(7), 0)):
        briefing = news.briefing(read_at=read_at)
        points = {point.text: point for point in briefing.shown}
        assert before not in points
        assert (points[after].changed, points[after].previous_text) == (True, before)
        assert (points[FRESH].changed, points[FRESH].previous_text) == (False, None)
        assert briefing.counts.new == count
        # Who marks the new version has done with the old one.
        assert {words_key(words(before)), words_key(words(after))} == set(points[after].keys)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At least 12 people died in the flood.", "At least 15 people died in the flood."),
        ("At least 12 people died in the flood.", "Some 1,500 people died in the flood."),
        (
            "The agreement is expected to be signed in Seoul on Friday.",
            "The agreement was signed in Seoul on Friday.",
        ),
        (
            "Lee will meet Trump at the museum of Gyeongju.",
            "Lee met Trump at the museum of Gyeongju.",
        ),
    ],
)
def test_the_newest_version_stands_with_what_was_told_before(
    news: Newsroom, before: str, after: str
) -> None:
    news.story("a", report("Wire", before, at=1))
    news.story("b", report("Wire", after, at=3))
    (point,) = news.briefing().shown
    assert (point.text, point.previous_text) == (after, before)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        # Another negation, another name, the same figure, what was done before it is planned.
        (
            "The agreement is expected to be signed in Seoul.",
            "The agreement was not signed in Seoul.",
        ),
        ("At least 12 people died in Ulsan.", "At least 15 people died in Busan."),
        ("Some 12 people died in the flood.", "At least 12 people died in the flood."),
        ("The agreement was signed in Seoul.", "The agreement will be signed in Seoul."),
    ],
)
def test_what_is_no_later_version_replaces_nothing(news: Newsroom, first: str, other: str) -> None:
    news.story("a", report("Wire", first, at=1))
    news.story("b", report("Wire", other, at=3))
    assert [point.previous_text for point in news.briefing().shown] == [None, None]


def test_of_two_outlets_neither_replaces_the_other(news: Newsroom) -> None:
    news.story("a", report("Wire", "At least 12 people died in the flood.", at=1))
    news.story("b", report("Post", "At least 15 people died in the flood.", at=3))
    assert [point.previous_text for point in news.briefing().shown] == [None, None]


def test_of_three_versions_the_newest_stands(news: Newsroom) -> None:
    versions = [f"At least {number} people died in the flood." for number in (12, 15, 18)]
    for number, text in enumerate(versions):
        news.story(f"s{number}", report("Wire", text, at=number))
    (point,) = news.briefing().shown
    assert (point.text, point.previous_text) == (versions[2], versions[1])
    assert set(point.keys) == {words_key(words(text)) for text in versions}


def test_today_keeps_only_what_is_new(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, at=1))
    news.story("b", report("Echo", FRESH, at=6))
    quiet = Newsroom()
    quiet.story("a", report("Post", KNOWN, at=1))
    whole = news.briefing(read_at=hour(5))
    (shown,) = today([quiet.briefing(read_at=hour(5)), whole])
    assert [point.text for point in shown.points] == [FRESH]
    assert shown.points[0].sources[0].n == whole.points[0].sources[0].n
    assert (shown.numbers, shown.next) == ((), ())


def test_today_drops_a_lead_that_is_known(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, FRESH, "Seoul prefers loans to large sums in cash."))
    assert today([news.briefing(read_at=hour(5))]) == ()
    (shown,) = today([news.briefing()])
    assert shown.lead is not None
    assert shown.lead.text == KNOWN


def test_a_sentence_that_a_live_report_gained_later_is_dated_when_it_came(news: Newsroom) -> None:
    gained = "Officials in Seoul then said that no text of the agreement would be published."
    live = report("Lantern", "Talks opened in the museum of the old capital.", gained, at=1)
    news.story("s1", live)
    news.passages = [
        replace(passage, first_seen=hour(5)) if passage.text == gained else passage
        for passage in news.passages
    ]
    published = {point.text: point.published for point in news.briefing().points}
    assert published[gained] == hour(5)
    assert hour(1) in published.values()


def test_new_counts_what_there_is_room_for_and_what_there_is_not(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, FRESH, "Seoul prefers loans to large sums in cash."))
    assert [news.briefing(max_words=limit).counts.new for limit in (None, 12, 1)] == [3, 3, 3]


def test_what_a_longer_passage_says_is_not_counted_again(news: Newsroom) -> None:
    longer = KNOWN[:-1] + ", where the two presidents sat down for talks."
    news.story("a", report("Post", longer, at=1), report("Echo", KNOWN, at=2))
    briefing = news.briefing()
    assert (briefing.counts.new, len(briefing.shown)) == (1, 1)


def test_today_leaves_out_a_summit_none_of_whose_news_fits(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, FRESH))
    briefing = news.briefing(max_words=1)
    assert briefing.counts.new == 2
    assert today([briefing]) == ()


def test_a_new_sentence_that_leans_comes_before_the_seen(news: Newsroom) -> None:
    for number in range(50):
        text = f"City{'abcdefghij'[number % 10] * 3}{'klmno'[number // 10] * 3} held talk {number}."
        news.story(f"s{number}", report("Post", text, at=1))
    gained = report("Echo", KNOWN, "He left before dinner because the talks had failed.", at=0)
    news.story("live", gained)
    news.passages = [
        replace(passage, first_seen=hour(6)) if "dinner" in passage.text else passage
        for passage in news.passages
    ]
    briefing = news.briefing(read_at=hour(5))
    assert briefing.counts.new == 1
    assert ["dinner" in point.text for point in briefing.new_points] == [True]
    assert KNOWN in [point.text for point in briefing.shown]


LONG = "The first payment of Seoul is to amount to $20 billion next year."


def changes(news: Newsroom, first: str, second: str) -> list[bool]:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", second, at=6))
    return [point.changed for point in news.briefing(read_at=hour(5)).new_points]


def test_a_figure_that_moved_in_another_story_is_a_change(news: Newsroom) -> None:
    assert changes(news, LONG, LONG.replace("$20 billion", "$900 million")) == [True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Seoul pays $20 billion a year.", "Seoul pays $25 billion a year."),  # too short
        (LONG, LONG.replace("next", "this").replace("20", "25")),  # another sentence
        (LONG, LONG.replace("Seoul", "Tokyo")),  # no figure moved
        (f"He said so: {LONG}", f"He said so: {LONG}"),  # the same words, leaning elsewhere
        ("He left the talks with Xi at the museum early.",) * 2,  # no figure at all
    ],
)
def test_no_change_is_claimed_across_stories_unless_it_is_sure(
    news: Newsroom, first: str, second: str
) -> None:
    assert changes(news, first, second) == [False]


def test_a_change_of_a_joined_sentence_shows_on_its_point(news: Newsroom) -> None:
    head, tail = "Trump praised the offer from Seoul.", "It is to amount to $20 billion in all."
    news.story(
        "a",
        report("Post", f"{head} {tail}", at=1),
        report("Echo", f"{FRESH} {tail.replace('20', '25')}", at=6),
    )
    (point,) = news.briefing(read_at=hour(5)).new_points
    assert "25" in point.text
    assert point.text.startswith(FRESH)
    assert point.changed


def test_marking_points_one_by_one_changes_no_lead(news: Newsroom) -> None:
    news.story("a", report("Post", KNOWN, FRESH, "Lee asked leaders for open trade rules."))
    before = news.briefing(read_at=hour(1)).lead
    assert before is not None
    news.passages = [
        replace(passage, read=passage.text == before.text) for passage in news.passages
    ]
    after = news.briefing(read_at=hour(1)).lead
    assert after is not None
    assert (after.text, after.new) == (before.text, False)


def test_a_figure_that_moved_is_found_in_other_words(news: Newsroom) -> None:
    before = "At least 12 people died when a stand in Gyeongju fell on the crowd, rescuers said."
    now = "Rescuers said on Wednesday that 17 people died as the stand fell on a crowd in Gyeongju."
    news.story("a", report("Post", before, at=1))
    news.story("b", report("Echo", now, at=5))
    (point,) = [point for point in news.briefing(read_at=hour(3)).shown if point.text == now]
    assert point.new
    assert point.previous_text == before
    # Who has read neither has nothing to compare it with.
    assert all(point.previous_text is None for point in news.briefing().shown)


def test_another_count_of_another_thing_is_no_change(news: Newsroom) -> None:
    before = "At least 12 people died when a stand in Gyeongju fell on the crowd, rescuers said."
    other = "Rescuers said on Wednesday that 17 people were hurt as a stand fell in Busan harbour."
    news.story("a", report("Post", before, at=1))
    news.story("b", report("Echo", other, at=5))
    shown = news.briefing(read_at=hour(3)).shown
    assert all(point.previous_text is None for point in shown)
