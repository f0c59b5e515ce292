"""Lines measured in cells."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.cells import cell_len

from briefing.text.cells import cell_width
from briefing.text.wrap import wrap

_CHARACTERS = map(chr, range(0x110000))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("경주", 4), ("慶州 1", 6), ("e\u0301", 1), ("ｱ", 1), ("！", 2), ("", 0)],
)
def test_a_character_takes_the_cells_it_is_drawn_in(text: str, expected: int) -> None:
    assert cell_width(text) == expected


def test_every_character_is_as_wide_as_the_terminal_interface_paints_it() -> None:
    assigned = filter(lambda char: unicodedata.category(char) not in ("Cn", "Cs"), _CHARACTERS)
    assert [char for char in assigned if cell_width(char) != cell_len(char)] == []


@given(some.text("aé한中\u0301\u200dक्ष😀", max_size=12))
def test_a_text_is_as_wide_as_the_terminal_interface_paints_it(text: str) -> None:
    assert cell_width(text) == cell_len(text)


def test_words_break_at_spaces_and_hang_below_the_first() -> None:
    assert list(wrap("one two three [1·2]", 12, first="● ", rest="  ")) == [
        "● one two",
        "  three",
        "  [1·2]",
    ]


def test_chinese_breaks_anywhere_but_before_a_mark_that_closes() -> None:
    assert list(wrap("总统在庆州，会见。", 10)) == ["总统在庆", "州，会见。"]
    assert list(wrap("总统「在」", 6)) == ["总统", "「在」"]


def test_korean_breaks_at_spaces() -> None:
    assert list(wrap("대통령은 경주에서 만났다", 12)) == ["대통령은", "경주에서", "만났다"]


def test_a_word_longer_than_the_line_is_cut_and_an_address_is_not() -> None:
    assert list(wrap("abcdefgh ij", 4)) == ["abcd", "efgh", "ij"]
    url = "https://example.org/a/long/path"
    assert list(wrap(f"see {url} now", 10)) == ["see", url, "now"]


@pytest.mark.parametrize("piece", ["한", "я", "e\u0301", "👩\u200d", "http://я"])
def test_a_huge_word_is_cut_in_linear_time(piece: str) -> None:
    assert "".join(wrap(piece * 200_000, 80)) == piece * 200_000


def test_nothing_to_wrap_is_the_first_prefix_alone() -> None:
    assert list(wrap("", 10, first="● ")) == ["●"]


@given(some.text(alphabet="ab 경州，「」é\u0301-👩\u200d", max_size=60), some.integers(4, 20))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
