"""The first words of a text."""

from __future__ import annotations

import pytest

from briefing.text.beginning import beginning, first_words
from briefing.text.cells import cell_width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("The talks went on.", 40, "The talks went on."),
        ("The talks went on.", 11, "The talks …"),
        ("The talks went on.", 9, "The talks …"),
        ("The talks went on.", 8, "The …"),
        ("Unbreakable", 4, "Unbr …"),
        ("李在明会见特朗普", 7, "李在明 …"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_between_words(text: str, width: int, expected: str) -> None:
    assert beginning(text, width) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "It is done.",
        "Trump calls the investment deal nearly done, while neither side has published a text.",
        "이재명 대통령은 경주에서 도널드 트럼프 미국 대통령을 만나 무궁화대훈장을 수여했다.",
    ],
)
def test_first_words_are_never_the_whole_text(text: str) -> None:
    opening = first_words(text).removesuffix(" …")
    assert text.startswith(opening)
    assert 0 < cell_width(opening) < cell_width(text)
    assert cell_width(opening) <= 40
