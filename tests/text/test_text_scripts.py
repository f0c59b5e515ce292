from __future__ import annotations

import pytest

from briefing.text.scripts import Script, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Lee met Trump in Gyeongju.", "latin"),
        ("Präsident Lee empfängt Trump.", "latin"),
        ("이재명 대통령이 경주에서 트럼프 대통령을 만났다.", "hangul"),
        ("SK하이닉스와 NVIDIA, GPU 공급 계약 체결", "hangul"),
        ("李在明在庆州会见了特朗普。", "han"),
        ("トランプ大統領は慶州で李大統領と会談した。", "han"),
        ("Президент прибыл в Кёнджу.", None),
        ("Президент встретился с Trump.", None),
        ("12:30 — 45 %", None),
        ("", None),
    ],
)
def test_a_sentence_is_of_the_script_of_most_of_its_words(text: str, script: Script | None) -> None:
    assert script_of(text) == script
