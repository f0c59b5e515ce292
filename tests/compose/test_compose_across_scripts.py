"""Which sentences in two scripts are taken for one fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.compose.across_scripts import links
from briefing.compose.statements import statements
from briefing.domain.summit import Summit
from briefing.text.normalize import words, words_key
from tests.compose.newsroom import Newsroom, report

if TYPE_CHECKING:
    from collections.abc import Sequence

SUMMIT = Summit(
    "gyeongju",
    "Gyeongju summit",
    people=(
        ("Lee Jae Myung", "Lee", "이재명", "李在明", "李在明大統領", "李大統領"),
        ("Donald Trump", "Trump", "트럼프", "特朗普", "トランプ"),
    ),
    place=("Gyeongju", "경주", "庆州", "慶州"),
)
ENGLISH = "Lee told Trump in the museum that Seoul would invest $350 billion in America."
KOREAN = "이재명 대통령은 트럼프 대통령에게 미국에 3500억 달러를 투자하겠다고 밝혔다."


def _links(news: Newsroom, similar: Sequence[tuple[int, int, float]] = ()) -> list[tuple[str, str]]:
    ordered = statements(news.stories, news.passages)
    return [
        (ordered[first].text, ordered[second].text)
        for first, second in links(ordered, SUMMIT, similar)
    ]


def _two(news: Newsroom, first: str, second: str, *, hours: float = 1) -> None:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("연합", second, at=1 + hours))


@pytest.mark.parametrize(
    "translation",
    [
        KOREAN,
        "이재명 대통령이 트럼프 대통령과 3천500억달러(약 500조원) 규모의 대미 투자에 합의했다.",
        "李在明对特朗普表示，韩国将在美国投资3500亿美元。",
        "李大統領はトランプ大統領に、米国へ3,500億ドルを投資すると述べた。",
    ],
)
def test_one_amount_and_the_same_names_are_one_fact(news: Newsroom, translation: str) -> None:
    _two(news, ENGLISH, translation)
    assert _links(news) == [(ENGLISH, translation)]


@pytest.mark.parametrize(
    "other",
    [
        "이재명 대통령은 트럼프 대통령에게 미국에 5500억 달러를 투자하겠다고 밝혔다.",
        "이재명 대통령은 트럼프 대통령에게 3500억 달러를 투자하지 않겠다고 밝혔다.",
        "이재명 대통령은 국회에서 3500억 달러 규모의 투자 계획을 설명했다.",
        "이재명 대통령은 트럼프 대통령에게 3500억 원을 투자하겠다고 밝혔다.",
        "그는 트럼프 대통령과 이재명 대통령이 3500억 달러에 합의했다고 말했다.",
        "이재명 대통령은 트럼프 대통령에게 3500억 달러 중 2000억 달러만 내겠다고 했다.",
    ],
)
def test_another_figure_name_or_negation_is_another_fact(news: Newsroom, other: str) -> None:
    _two(news, "Lee told Trump that of $350 billion, $150 billion were for ships.", other)
    assert _links(news) == []


def test_a_small_figure_a_year_or_a_later_day_is_not_enough(news: Newsroom) -> None:
    _two(news, "Lee gave Trump 5% more in 2025.", "이재명 대통령은 2025년 트럼프에게 5%를 더 줬다.")
    assert _links(news) == []
    news.stories.clear()
    _two(news, ENGLISH, KOREAN, hours=73)
    assert _links(news) == []


def test_sentences_in_one_script_are_never_linked(news: Newsroom) -> None:
    _two(news, ENGLISH, "Trump heard from Lee that $350 billion would come to America.")
    assert _links(news) == []


def test_what_is_linked_has_no_further_links(news: Newsroom) -> None:
    later = "Trump heard from Lee that $350 billion would come to America."
    news.story("a", report("Post", ENGLISH, at=1))
    news.story("b", report("연합", KOREAN, at=2))
    news.story("c", report("Echo", later, at=3))
    assert _links(news) == [(ENGLISH, KOREAN)]


def test_similar_passages_are_one_fact_unless_they_differ_in_what_counts(news: Newsroom) -> None:
    crown = "Trump was given a replica of a golden crown from the kingdom of Silla."
    crown_in_korean = "트럼프 대통령은 신라 금관 모형을 선물로 받았다."
    _two(news, crown, crown_in_korean)
    assert _links(news) == []
    assert _links(news, [_similarity(crown, crown_in_korean)]) == [(crown, crown_in_korean)]
    news.stories.clear()
    news.passages.clear()
    denied = "트럼프 대통령은 신라 금관 모형을 선물로 받지 않았다."
    _two(news, crown, denied)
    assert _links(news, [_similarity(crown, denied)]) == []


def test_less_similar_passages_need_a_figure_in_common(news: Newsroom) -> None:
    seats = "Six heads of government sat down with the two presidents for dinner."
    seats_in_korean = "두 정상의 만찬에 다른 나라 정상 6명도 자리를 함께했다."
    guests = "The dinner was for 6 heads of government and for the two presidents."
    news.story("a", report("Post", seats, at=1))
    news.story("b", report("Echo", guests, at=2))
    news.story("c", report("연합", seats_in_korean, at=3))
    similar = [
        (*_similarity(seats, seats_in_korean)[:2], 0.45),
        (*_similarity(guests, seats_in_korean)[:2], 0.44),
    ]
    assert _links(news, similar) == [(guests, seats_in_korean)]


def _similarity(first: str, second: str) -> tuple[int, int, float]:
    low, high = sorted(words_key(words(text)) for text in (first, second))
    return low, high, 0.6
