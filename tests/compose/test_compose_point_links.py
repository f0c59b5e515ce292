"""A row whose sentence a point shows already leads to that point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.compose.newsroom import report

if TYPE_CHECKING:
    from tests.compose.newsroom import Newsroom

LONE = "Trump was received with honours by President Lee in Gyeongju."
MONEY = "The talks turned on investments worth $350 billion over ten years."
THURSDAY = "On Thursday Trump is to meet Xi Jinping of China in Busan."
SIGNED = "Trump said the trade deal with Seoul had been signed in Gyeongju."
UNSIGNED = "Kim Yong-beom said the trade deal with Seoul had not been signed in Gyeongju."


def test_a_number_and_a_date_lead_to_the_point_with_their_sentence(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, at=1), report("Wire", MONEY, at=1))
    news.story("b", report("Echo", MONEY, at=2))
    news.story("c", report("Bell", THURSDAY, at=3))
    briefing = news.briefing()
    points = {point.text: point.id for point in briefing.shown}
    assert [(row.text, row.point) for row in briefing.numbers] == [(MONEY, points[MONEY])]
    assert [(row.text, row.point) for row in briefing.next] == [(THURSDAY, points[THURSDAY])]


def test_a_row_has_no_point_where_its_sentence_did_not_fit(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, at=1), report("Wire", MONEY, at=1))
    news.story("b", report("Echo", MONEY, LONE, at=2))
    for limit in (0, 11):
        briefing = news.briefing(max_words=limit)
        shown = {point.text for point in briefing.shown}
        assert [row.point is None for row in briefing.numbers] == [MONEY not in shown]


def test_a_claim_leads_to_the_point_that_its_sentence_is_a_part_of(news: Newsroom) -> None:
    dependent = "He added that it would create jobs."
    news.story("a", report("Post", f"{SIGNED} {dependent}", at=1))
    news.story("b", report("Echo", UNSIGNED, at=2))
    briefing = news.briefing()
    points = {point.text: point.id for point in briefing.shown}
    ((signed, unsigned),) = [dispute.claims for dispute in briefing.disputed]
    assert (signed.text, signed.point) == (SIGNED, points[f"{SIGNED} {dependent}"])
    assert (unsigned.text, unsigned.point) == (UNSIGNED, points[UNSIGNED])
