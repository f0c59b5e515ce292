"""The candidates for the retelling of a text, found for all texts at once, are those that a
comparison of each pair finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.compared_text import ComparedText
from briefing.compose.retelling_candidates import Candidates
from briefing.compose.worth_rules import FEWEST_SHARED
from briefing.text.normalize import words

_WORDS = st.sampled_from(
    "treaty minister signed border river Monday Friday 12 40 Lisbon harbour tariff".split()
)
_TEXTS = st.lists(st.lists(_WORDS, min_size=1, max_size=9).map(" ".join), max_size=12)


def _compared(lines: list[str]) -> list[ComparedText]:
    return [ComparedText.of(line, words(line)) for line in lines]


def _candidates(texts: list[ComparedText], missing: float) -> list[list[int]]:
    """Of each text; "tariff" is three times as rare as any other word."""
    rarity = {word: 3.0 if word == "tariff" else 1.0 for text in texts for word in text.content}
    candidates = Candidates(texts, rarity)
    return [list(candidates.of(number, missing)) for number in range(len(texts))]


@given(_TEXTS)
def test_without_a_limit_each_pair_is_found_that_shares_matter_and_agrees(lines: list[str]) -> None:
    texts = _compared(lines)

    found = _candidates(texts, missing=1000.0)

    assert found == [
        [
            other
            for other, theirs in enumerate(texts)
            if other != number
            and len(theirs.content) >= len(ours.content)
            and len(ours.matter & theirs.matter) >= FEWEST_SHARED
            and not ours.contradicts(theirs)
        ]
        for number, ours in enumerate(texts)
    ]


def test_who_has_none_of_the_rarest_words_is_left_out() -> None:
    lines = ["treaty signed harbour tariff", "treaty signed harbour river", "tariff border"]

    assert _candidates(_compared(lines), missing=2.0) == [[], [0], []]


def test_texts_that_each_have_another_figure_are_no_candidates() -> None:
    lines = [
        "treaty signed harbour 12000 tonnes",
        "treaty signed harbour 15000 tonnes",
        "treaty signed harbour 12000 tonnes and 15000 tonnes",
    ]

    assert _candidates(_compared(lines), missing=1000.0) == [[2], [2], []]


def test_texts_of_different_weekdays_are_no_candidates() -> None:
    lines = ["treaty signed harbour Monday", "treaty signed harbour Friday"]

    assert _candidates(_compared(lines), missing=1000.0) == [[], []]


def test_no_texts_have_no_candidates() -> None:
    assert _candidates([], missing=1.0) == []
