"""Text is broken by cells, and never eats more than its width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.view.layout import EMPTY, lay_out, row_lines
from briefing.tui.view.spans import Block, Role, Row, Span, column, text_of, width_of
from briefing.tui.view.wrap import LONGEST, fit, wrap


def lines(text: str, width: int) -> list[str]:
    return [text_of(line) for line in wrap((Span(text),), width)]


def test_words_part_at_white_space() -> None:
    assert lines("one two three", 7) == ["one two", "three"]


def test_wide_characters_count_two_cells_and_may_part_anywhere() -> None:
    assert lines("中韩首脑会谈", 6) == ["中韩首", "脑会谈"]


def test_korean_words_part_at_spaces_and_only_overlong_ones_inside() -> None:
    assert lines("관세를 낮추겠다는 뜻", 12) == ["관세를", "낮추겠다는", "뜻"]
    assert lines("청와대합의문", 6) == ["청와대", "합의문"]


def test_closing_punctuation_stays_with_a_wide_character() -> None:
    assert not any(line[0] in "」。" for line in lines("中韩「首脑」会谈。", 6))


def test_source_numbers_are_never_parted() -> None:
    spans = (
        Span("a fact that ends here."),
        Span(" "),
        Span("["),
        Span("1"),
        Span("·"),
        Span("12]"),
    )
    assert "[1·12]" in [text_of(line) for line in wrap(spans, 22)]


def test_a_word_longer_than_the_line_is_chopped() -> None:
    assert lines("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@given(
    st.lists(
        st.tuples(st.text(" aé…", max_size=9), st.sampled_from(["text", "muted"])), max_size=9
    ),
    st.integers(2, 30),
)
def test_plain_text_is_set_like_text_of_which_every_word_is_measured(
    parts: list[tuple[str, Role]], width: int
) -> None:
    plain = tuple(Span(text, role) for text, role in parts)
    # As wide, but of another script.
    other = tuple(Span(text.replace("a", "я"), role) for text, role in parts)
    measured = wrap((*other, Span(" я")), width)
    assert wrap((*plain, Span(" a")), width) == [
        tuple(Span(span.text.replace("я", "a"), span.role) for span in line) for line in measured
    ]


@given(st.text("ab я한中é 。", max_size=60), st.integers(2, 30), st.integers(2, 30))
def test_a_first_line_may_be_shorter_and_nothing_is_lost(text: str, width: int, first: int) -> None:
    set_ = wrap((Span(text),), width, first)
    assert width_of(set_[0]) <= first
    assert all(width_of(line) <= width for line in set_[1:])
    assert "".join("".join(map(text_of, set_)).split()) == "".join(text.split())


def test_only_the_line_beside_something_makes_room_for_it() -> None:
    row = Row((Span("one two three four five"),), right=(Span("12:30"),))
    assert [text_of(line).rstrip() for line in row_lines(row, 17)] == [
        "one two     12:30",
        "three four five",
    ]


def test_a_megabyte_of_one_word_is_bounded() -> None:
    assert sum(map(len, lines("x" * 1_000_000, 80))) <= LONGEST


def test_escapes_and_bidi_overrides_are_not_painted() -> None:
    painted = "".join(lines("a\x1b]8;;http://x\x07b\u202ec\x9b31m", 40))
    assert painted.isprintable()
    assert "\x1b" not in painted


def test_markup_is_text() -> None:
    assert lines("[/] [bold]x[/bold]", 40) == ["[/] [bold]x[/bold]"]


def test_fit_cuts_with_an_ellipsis_and_keeps_to_the_width() -> None:
    assert text_of(fit((Span("abcdef"),), 4)) == "abc…"
    assert width_of(fit((Span("합의문아직"),), 6)) <= 6


def test_column_pads_and_cuts_by_cells() -> None:
    assert column("서울", 6) == "서울  "
    assert cell_len(column("서울데일리뉴스", 6)) == 6


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(min_value=8, max_value=60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    row = Row((Span(text), Span(" [1]", "number")), (Span("● ", "new"),), (Span("  "),))
    assert all(width_of(line) <= width for line in row_lines(row, width))


def test_a_rule_fills_the_row_between_its_ends() -> None:
    row = Row((Span("NEW"),), right=(Span("5"),), rule=True)
    assert text_of(row_lines(row, 12)[0]) == "NEW ────── 5"


def test_only_the_touched_block_is_set_again() -> None:
    one, two = Block((Row((Span("one"),)),), "1"), Block((Row((Span("two"),)),), "2")
    before = lay_out((one, two), 20)
    after = lay_out((one, Block((Row((Span("other"),)),), "2")), 20, before)
    assert after.lines[0] is before.lines[0]
    assert text_of(after.lines[1][0]) == "other"


def test_layout_knows_which_lines_an_item_takes() -> None:
    layout = lay_out((Block((Row(),)), Block((Row((Span("a b c"),)),), "x")), 4)
    assert layout.rows_of("x") == (1, 3)
    assert layout.at(2) == (1, 1)
    assert layout.at(3) is None
    assert EMPTY.height == 0
