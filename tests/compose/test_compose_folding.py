"""One fact in several wordings: folded under a point, or counted as telling it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.domain.summit import Summit
from tests.compose.newsroom import SUMMIT, Newsroom, hour, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Point

CROWN = (
    "President Lee gave his guest Donald Trump a replica of a golden crown in the museum of "
    "Gyeongju on Wednesday."
)
CROWN_AGAIN = (
    "In the museum of Gyeongju Donald Trump was given a replica of a golden crown by President "
    "Lee, who called it a sign of peace."
)
ASIDE = "Shopkeepers of the old town closed early and a band played until noon."


def outlets(point: Point) -> tuple[list[str], list[str], list[str]]:
    """Those of its sources, of the other wordings, and of the further reports."""
    kinds = (point.sources, point.also, point.other_reports)
    sources, also, others = ([source.outlet for source in kind] for kind in kinds)
    return sources, also, others


def crown(briefing: Briefing) -> Point:
    (point,) = [point for point in briefing.shown if "crown" in point.text]
    return point


def test_another_wording_is_folded_with_its_own_words(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    news.story("b", report("Echo", CROWN_AGAIN, at=2))
    point = crown(news.briefing())
    assert point.text == CROWN
    assert outlets(point) == (["Post"], ["Echo"], [])
    assert point.also[0].passage == CROWN_AGAIN
    assert (point.outlets, point.reach) == (1, 2)


def test_the_order_of_stories_does_not_matter(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    news.story("b", report("Echo", CROWN_AGAIN, at=2))
    before = news.briefing()
    news.stories.reverse()
    news.passages.reverse()
    assert news.briefing().shown == before.shown


def test_a_new_wording_of_a_read_fact_is_not_new(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    news.story("b", report("Echo", CROWN_AGAIN, at=5))
    briefing = news.briefing(read_at=hour(3))
    assert not crown(briefing).new
    assert briefing.counts.new == 0
    assert crown(news.briefing(read_at=hour(0.5))).new


def test_a_mark_on_a_point_covers_the_wordings_in_it(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    news.story("b", report("Echo", CROWN_AGAIN, at=2))
    keys = {passage.text: passage.key for passage in news.passages}
    assert {keys[CROWN], keys[CROWN_AGAIN]} <= set(crown(news.briefing()).keys)


def test_the_id_stays_when_another_wording_comes_to_stand_for_the_fact(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    alone = crown(news.briefing())
    dearer = CROWN_AGAIN.replace("golden crown", "golden crown worth $40,000")
    news.story("b", report("Echo", dearer, at=2))
    together = crown(news.briefing())
    # The wording with the figure stands for both, since nothing may be lost.
    assert together.text == dearer
    assert together.id == alone.id
    assert outlets(together)[:2] == (["Echo"], ["Post"])


@pytest.mark.parametrize(
    "other",
    [
        CROWN_AGAIN.replace("given a replica", "not given a replica"),
        CROWN_AGAIN.replace("was given", "will be given"),
        CROWN_AGAIN.replace("In the museum", "On Tuesday in the museum"),
        CROWN.replace("Donald Trump", "Xi Jinping"),
    ],
    ids=["denied", "to come", "another day", "another person"],
)
def test_what_is_not_the_same_is_not_folded(news: Newsroom, other: str) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    news.story("b", report("Echo", other, at=2))
    texts = [point.text for point in news.briefing().shown]
    assert CROWN in texts
    assert other in texts


def test_unlike_figures_are_two_facts(news: Newsroom) -> None:
    fund = "Seoul offered to invest {} in American shipyards over ten years, officials said."
    news.story("a", report("Post", fund.format("$350 billion"), ASIDE, at=1))
    news.story("b", report("Echo", fund.format("$550 billion") + " " + ASIDE, at=2))
    reaches = {point.text: point.reach for point in news.briefing().shown}
    assert reaches[fund.format("$350 billion")] == reaches[fund.format("$550 billion")] == 1


def test_three_days_later_it_is_another_occasion(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, ASIDE, at=-80))
    news.story("b", report("Echo", CROWN_AGAIN, at=2))
    assert all(not point.also for point in news.briefing().shown)


def test_who_tells_it_in_quite_other_words_is_counted_and_shown_with_them(news: Newsroom) -> None:
    other = "The host gave him a golden crown, a replica from the museum."
    news.story("a", report("Post", CROWN, ASIDE, at=1))
    news.story("b", report("Echo", "Lee gave Trump a replica of a golden crown.", at=2))
    news.story("c", report("Bell", other, at=3))
    first = next(point for point in news.briefing().shown if point.text == CROWN)
    assert first.reach == 3
    assert {source.outlet for source in first.other_reports} == {"Echo", "Bell"}
    assert {source.passage for source in first.other_reports} == {
        "Lee gave Trump a replica of a golden crown.",
        other,
    }
    # It hides no line.
    assert other in [point.text for point in news.briefing().shown]


def test_whoever_quotes_the_same_words_tells_the_same(news: Newsroom) -> None:
    news.story("a", report("Post", "Trump praised a “fantastic relationship” with his host.", at=1))
    news.story(
        "b",
        report(
            "Echo",
            "After lunch the guest spoke of a “fantastic relationship” that few had foreseen.",
            at=2,
        ),
    )
    first = next(point for point in news.briefing().shown if "praised" in point.text)
    assert first.reach == 2


def test_that_two_people_met_is_not_enough(news: Newsroom) -> None:
    news.story(
        "a", report("Post", "President Trump met President Lee in Gyeongju on Wednesday.", at=1)
    )
    news.story(
        "b",
        report(
            "Echo",
            "In Gyeongju, where President Lee met President Trump on Wednesday, roofs of the old "
            "temples were repaired with tiles from a village kiln.",
            at=2,
        ),
    )
    assert {point.reach for point in news.briefing().shown} == {1}


def test_a_sentence_that_depends_on_another_counts_though_it_is_not_shown(news: Newsroom) -> None:
    news.story("a", report("Post", CROWN, at=1))
    again = "He gave his guest a replica of a golden crown in the museum too."
    news.story("b", report("Echo", again, ASIDE, at=2))
    point = next(point for point in news.briefing().shown if point.text == CROWN)
    assert [source.passage for source in point.other_reports] == [again]


def test_the_preferred_language_stands_for_a_fold(news: Newsroom) -> None:
    summit = Summit(SUMMIT.id, SUMMIT.name, people=(("Trump", "트럼프"), ("Lee", "이재명")))
    korean = "이재명 대통령은 트럼프 대통령에게 3500억 달러 투자를 제안했다고 밝혔다."
    english = "Lee told Trump that Seoul offered investments of $350 billion in the end."
    news.story("a", report("Post", english, at=1))
    news.story("b", report("연합", korean, title="한미 정상 회담", at=2))
    assert news.briefing(summit=summit).shown[0].text == english
    (point,) = news.briefing(summit=summit, languages=("ko", "en")).shown
    assert point.text == korean
    assert [source.passage for source in point.also] == [english]
