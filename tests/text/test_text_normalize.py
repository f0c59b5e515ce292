from __future__ import annotations

import unicodedata

import pytest

from briefing.text.normalize import composed, fold_width, width_variants, words


@pytest.mark.parametrize("text", ["경주 정상회의", "café", "Tromsø", "ガザ", "plain"])
def test_text_is_composed_once(text: str) -> None:
    assert composed(unicodedata.normalize("NFD", text)) == text
    assert composed(text) == text


def test_width_is_kept_for_display_and_folded_for_comparing() -> None:
    assert composed("ＡＰＥＣ ｶﾞｻﾞ") == "ＡＰＥＣ ｶﾞｻﾞ"
    assert fold_width("ＡＰＥＣ ｶﾞｻﾞ") == "APEC ガザ"
    assert words("ＡＰＥＣ ｶﾞｻﾞ") == words("apec ガザ")


@pytest.mark.parametrize("word", ["ガザ", "ｶﾞｻﾞ", "APEC", "ＡＰＥＣ"])
def test_a_word_is_looked_for_in_all_widths(word: str) -> None:
    forms = width_variants(word)
    assert {"ガザ", "ｶﾞｻﾞ"} <= set(forms) or {"APEC", "ＡＰＥＣ"} <= set(forms)


@pytest.mark.parametrize("letter", ["a", "가", ""])
def test_a_million_combining_marks_take_no_squared_time(letter: str) -> None:
    assert len(composed(letter + "\u0301\u0323" * 500_000)) < 40
    assert len(words(letter + "\u0301\u0323" * 500_000)) <= 1
