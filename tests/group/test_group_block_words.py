"""How each word of a block counts, in words for its author."""

from __future__ import annotations

import pytest

from briefing.domain.summit import Summit
from briefing.group.block_words import word_uses

SECOND = "with a second piece of evidence"


def used(summit: Summit, *others: Summit) -> dict[tuple[str, str], tuple[str, str]]:
    """Use and words by key and word."""
    return {
        (use.key, use.word): (use.use, use.counts) for use in word_uses(summit, (summit, *others))
    }


def test_each_word_of_a_block_is_listed_with_its_key() -> None:
    summit = Summit(
        id="a",
        name="Lisbon summit",
        people=(("Emmanuel Macron", "마크롱"), ("Theresa May",), ("Queen Sofia", "the Queen")),
        place=("Lisbon", "리스본"),
        terms=("Carnation Hall", "rare earths", "sardines", "trade", "관세", "정어리"),
    )
    uses = used(summit)
    assert {word: use for (_, word), (use, _) in uses.items()} == {
        "Emmanuel Macron": "second",
        "마크롱": "second",
        "Theresa May": "second",
        "Queen Sofia": "second",
        "the Queen": "second",
        "Lisbon": "second",
        "리스본": "second",
        "Carnation Hall": "alone",
        "rare earths": "second",
        "sardines": "weight",
        "trade": "weight",
        "관세": "weight",
        "정어리": "second",
        "Lisbon summit": "alone",
        "summit": "never",
    }
    assert uses["people", "Theresa May"][1].endswith(
        "“May” alone only behind an office or once the text has named them"
    )
    assert "as “the Queen”, whoever that is" in uses["people", "the Queen"][1]
    assert uses["place", "Lisbon"][1] == f"where something is there, {SECOND}"
    assert uses["terms", "trade"][1] == "only adds weight: an everyday word"
    assert uses["terms", "rare earths"][1] == f"{SECOND}; alone as “Rare Earths”"


@pytest.mark.parametrize(
    ("summit", "key", "word", "use", "counts"),
    [
        (Summit("a", "EU-Japan summit"), "name", "EU", "pair", "with Japan in the same paragraph"),
        (Summit("a", "NATO summit"), "name", "NATO", "meeting", "beside a word of meeting"),
        (Summit("a", "Talks", (("Emmanuel Macron",),)), "people", "Emmanuel Macron", "alone",
         "alone, being all that the block has"),
        (Summit("a", "Talks", (("Lee",), ("Emmanuel Macron",))), "people", "Lee", "second",
         f"{SECOND}, and only behind an office"),
        (Summit("a", "Talks", (("the",),)), "people", "the", "never", "never"),
        (Summit("a", "Talks", (), ("Lisbon",)), "place", "Lisbon", "meeting",
         "where something is there, beside a word of meeting"),
        (Summit("a", "Talks", terms=("a",)), "terms", "a", "weight", "only adds weight"),
    ],
)  # fmt: skip
def test_how_a_word_counts(summit: Summit, key: str, word: str, use: str, counts: str) -> None:
    actual_use, actual_counts = used(summit)[key, word]
    assert actual_use == use
    assert actual_counts.startswith(counts)


def test_a_person_whom_most_summits_have_is_marked() -> None:
    one = Summit("a", "Lisbon talks", (("Emmanuel Macron",), ("Mark Rutte",)))
    other = Summit("b", "Oslo talks", (("Macron",), ("Erna Solberg",)))
    uses = used(one, other)
    assert uses["people", "Emmanuel Macron"][1] == f"{SECOND}; most of your summits have it"
    assert uses["people", "Mark Rutte"][1] == SECOND
