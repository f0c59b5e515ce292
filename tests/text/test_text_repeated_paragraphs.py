from __future__ import annotations

import random

import pytest

from briefing.text.repeated_paragraphs import collapse_repeats

ARTICLE = (
    "President Lee Jae Myung welcomed Donald Trump at the museum in Gyeongju on Wednesday.",
    "Mr. Lee presented the Grand Order of Mugunghwa, the highest honour of his country.",
    '"It is beautiful," Mr. Trump said, and he would wear it right now.',
    "Seoul is to invest $350 billion in the United States, partly in ships.",
    "The sum is large, he was told, and the won is not a reserve currency.",
    "Mr. Lee warned of trade barriers and asked for cooperation among neighbours.",
    "On Thursday Mr. Trump is to meet Xi Jinping of China.",
)


def test_a_block_repeated_at_the_end_is_shown_once() -> None:
    assert collapse_repeats(ARTICLE + ARTICLE[1:]) == ARTICLE


def test_a_part_repeated_in_the_middle_is_shown_once() -> None:
    doubled = (*ARTICLE[:4], *ARTICLE[1:3], *ARTICLE[4:], ARTICLE[3])
    assert collapse_repeats(doubled) == ARTICLE


def test_an_entry_without_repeats_stays() -> None:
    assert collapse_repeats(ARTICLE) == ARTICLE
    assert collapse_repeats(()) == ()


@pytest.mark.parametrize(
    "again",
    [
        "Seoul is  to invest $350 billion\u00a0in the United States, partly in ships.",
        "“Seoul is to invest $350 billion in the United States, partly in ships.”",
        "Seoul is to put $350 billion in the United States, partly in ships.",
        "Seoul is to invest $350 billion in the United States, partly in new ships.",
        "Seoul is to invest $350 billion in the United States, partly in",
        "SEOUL IS TO INVEST $350 BILLION IN THE UNITED STATES – PARTLY IN SHIPS!",
    ],
)
def test_repeats_may_differ_in_space_quotes_case_or_one_word(again: str) -> None:
    assert collapse_repeats((*ARTICLE, again)) == ARTICLE


@pytest.mark.parametrize(
    "other",
    [
        "Seoul is to invest $550 billion in the United States, partly in ships.",
        "Seoul is to invest $350 million in the United States, partly in ships.",
        "Seoul is not to invest $350 billion in the United States, partly in ships.",
        "Seoul is to invest three billion in the United States, partly in ships.",
        "Seoul is to invest $350 billion in the United States, partly in two ships.",
    ],
)
def test_a_number_or_a_negation_makes_another_fact(other: str) -> None:
    assert collapse_repeats((*ARTICLE, other)) == (*ARTICLE, other)


def test_only_a_later_paragraph_contained_in_an_earlier_one_is_a_repeat() -> None:
    short = "The sum is large, he was told."
    long = "The sum is large, he was told, and nobody in the room knew where it should come from."
    assert collapse_repeats((long, short)) == (long,)
    assert collapse_repeats((short, long)) == (short, long)


CHANGED = (
    "Behind the ceremony the two governments are still bargaining over South Korean investment in "
    "American industry worth $350 billion, which Seoul would rather pay as loans and guarantees."
)


@pytest.mark.parametrize(
    "again",
    [
        "Behind every ceremony the two cabinets are still bargaining over South Korean investment "
        "for American industry worth $350 billion, what Seoul would rather pay as loans and ships.",
        "Behind the ceremony a two governments were still haggling over South Korean money in "
        "American industry worth $350 billion, which Seoul would soon pay as loans or guarantees.",
    ],
)
def test_repeats_may_have_scattered_changes(again: str) -> None:
    assert collapse_repeats((CHANGED, again)) == (CHANGED,)
    assert collapse_repeats((again, CHANGED)) == (again,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$350 billion", "$550 billion"),
        ("are still", "are not still"),
        ("two governments", "three governments"),
    ],
)
def test_a_number_or_a_negation_among_the_changed_words_makes_another_fact(
    old: str, new: str
) -> None:
    again = CHANGED.replace("the ceremony", "a ceremony").replace("which Seoul", "that Seoul")
    assert collapse_repeats((CHANGED, again)) == (CHANGED,)
    assert collapse_repeats((CHANGED, again.replace(old, new))) == (
        CHANGED,
        again.replace(old, new),
    )


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (
            "The president of the chamber, Aldo Merin, told the visitors that Norland had asked "
            "for more time to study the draft.",
            "The president of the chamber, Ines Kovar, told the visitors that Sudland had asked "
            "for more time to study the draft.",
        ),
        (
            "The leaders also discussed the rail links across the border, but neither of the "
            "sides gave any details.",
            "The leaders also discussed steel quotas and port fees, but neither of the "
            "sides gave any details.",
        ),
        (
            "The two delegations are to meet again on Monday in the old town hall, an aide said.",
            "The two delegations are to meet again on Friday in the new town hall, an aide said.",
        ),
    ],
)
def test_another_fact_in_the_same_wording_stays(first: str, other: str) -> None:
    assert collapse_repeats((first, other)) == (first, other)


def test_an_excerpt_is_compared_with_its_own_place_only() -> None:
    long = (
        "No agreement was signed on the first day, but the two sides will meet again in two weeks; "
        "the talks aim at investment in American shipyards and at lower tariffs on cars."
    )
    assert collapse_repeats((long, "The talks aim at investment in American shipyards.")) == (long,)


def test_a_short_refrain_stays() -> None:
    verses = (ARTICLE[0], "And nothing was signed.", ARTICLE[1], "And nothing was signed.")
    assert collapse_repeats(verses) == verses


def test_a_short_line_inside_a_repeated_block_is_removed_with_it() -> None:
    block = (ARTICLE[1], "He smiled.", ARTICLE[2])
    assert collapse_repeats((*block, ARTICLE[3], *block)) == (*block, ARTICLE[3])


@pytest.mark.parametrize(
    ("first", "again", "other"),
    [
        (
            "이재명 대통령은 29일 경주에서 트럼프 대통령과 회담했다.",
            "이재명 대통령은 29일 서울에서 트럼프 대통령과 회담했다.",
            "이재명 대통령은 30일 경주에서 트럼프 대통령과 회담했다.",
        ),
        (
            "韩国总统李在明在庆州会见了美国总统特朗普。",
            "韩国总统李在明在庆州会见过美国总统特朗普。",
            "韩国总统李在明没在庆州会见了美国总统特朗普。",
        ),
    ],
)
def test_korean_and_chinese_repeats(first: str, again: str, other: str) -> None:
    assert collapse_repeats((first, again, other)) == (first, other)


@pytest.mark.parametrize("kind", ["random", "alike", "figures"])
def test_five_thousand_paragraphs_take_little_time(kind: str) -> None:
    chance = random.Random(7)
    some = [f"word{n}" for n in range(2000)]
    texts = {
        "random": lambda n: " ".join(chance.choices(some, k=30)),
        "alike": lambda n: f"the same start again {' '.join(chance.choices(some, k=9))} same end",
        "figures": lambda n: "so it is told all over again " * 4 + f"for the {n} same time",
    }
    written = tuple(texts[kind](n) for n in range(5000))
    assert collapse_repeats(written) == written


def test_two_huge_paragraphs_are_compared_without_aligning_them() -> None:
    written = ("so it goes " * 60_000 + "1", "so it goes " * 60_000 + "2 of them")
    assert collapse_repeats(written) == written
