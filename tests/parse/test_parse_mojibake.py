from __future__ import annotations

import pytest

from briefing.parse.mojibake import fix_mojibake


@pytest.mark.parametrize(
    "text",
    [
        "It’s a café — “naïve”",
        "São Paulo’s À la carte",
        "Größe & Übermut in Köln",
        "경주 회담",
        "Встреча в Кёнджу",
        "日本の首相、会談へ",
        "😀 and more",
    ],
)
@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_what_was_encoded_twice_is_read_as_it_was_written(text: str, codec: str) -> None:
    twice = "".join(
        bytes([byte]).decode(codec) if codec == "latin-1" or byte not in b"\x81\x8d\x8f\x90\x9d"
        else chr(byte)
        for byte in text.encode()
    )  # fmt: skip
    assert fix_mojibake(twice) == text
    assert fix_mojibake(f"{twice} …“ok”") == f"{text} …“ok”"


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "“THE CAFÉ”",
        "«l’été”»",
        "Ã, a letter, and été",
        "São “Ã£”",
        "ñandú",
        "Ä“ only",
        "경주 é",
        "½ © ®",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert fix_mojibake(text) == text
