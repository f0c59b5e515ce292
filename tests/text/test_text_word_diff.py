"""A changed text is told word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.text.word_diff import Part, word_diff

TEXTS = st.lists(st.text("ab 1", max_size=12), max_size=6)


def test_a_changed_paragraph_shows_its_words_and_an_equal_one_is_whole() -> None:
    before = ["Seoul offers 200 billion.", "They met.", "Nothing was signed."]
    after = ["Seoul offers 350 billion.", "They met.", "They parted.", "A text follows."]
    assert word_diff(before, after) == [
        (
            Part("same", "Seoul offers "),
            Part("removed", "200"),
            Part("added", "350"),
            Part("same", " billion."),
        ),
        (Part("same", "They met."),),
        (
            Part("removed", "Nothing"),
            Part("added", "They"),
            Part("same", " "),
            Part("removed", "was signed"),
            Part("added", "parted"),
            Part("same", "."),
        ),
        (Part("added", "A text follows."),),
    ]


def test_a_paragraph_of_thousands_of_words_is_replaced_as_a_whole() -> None:
    before, after = "a " * 2_000, "b " * 2_000
    assert word_diff([before], [after]) == [(Part("removed", before), Part("added", after))]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: list[str], after: list[str]) -> None:
    paragraphs = word_diff(before, after)
    for text, other in ((before, "added"), (after, "removed")):
        own = [[p.text for p in parts if p.kind != other] for parts in paragraphs]
        assert [line for line in map("".join, own) if line] == [line for line in text if line]
