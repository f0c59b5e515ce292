"""The language of a sentence."""

from __future__ import annotations

import pytest

from briefing.text.language import language_of, preference

SENTENCES = [
    ("The two presidents will meet in Gyeongju on Wednesday.", "en"),
    ("Die beiden Präsidenten wollen sich am Mittwoch in Gyeongju mit den Ministern treffen.", "de"),
    ("Les deux présidents se rencontrent mercredi à Gyeongju pour un sommet.", "fr"),
    ("Los presidentes se reúnen el miércoles en la ciudad para hablar con los ministros.", "es"),
    ("Il presidente della Corea non sarà con i ministri alla riunione di mercoledì.", "it"),
    ("O presidente da Coreia não vai ao encontro com os ministros em Gyeongju.", "pt"),
    ("De president van Korea is niet op het overleg met de ministers.", "nl"),
    ("이재명 대통령은 29일 경주에서 도널드 트럼프(Donald Trump) 대통령을 만났다.", "ko"),
    ("石破首相は29日、トランプ大統領と会談した。", "ja"),
    ("国家主席习近平星期四在釜山会见美国总统特朗普。", "zh"),
    ("Xi-Trump: Busan", None),
    ("", None),
    ("350,000 1.5%", None),
]


@pytest.mark.parametrize(("sentence", "language"), SENTENCES)
def test_the_language_of_a_sentence_is_found(sentence: str, language: str | None) -> None:
    assert language_of(sentence) == language


def test_what_is_in_no_preferred_language_comes_last() -> None:
    order = ("ko", "en")
    places = [preference(text, order) for text, _ in (SENTENCES[7], SENTENCES[0], SENTENCES[1])]
    assert places == [0, 1, 2]
    assert preference(SENTENCES[1][0], ()) == 0
