from __future__ import annotations

import pytest

from briefing.parse.mojibake import fix_document, fix_mojibake


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
        "Ã© in 경주",
        "½ © ®",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert fix_mojibake(text) == text


def twice(text: str) -> str:
    return text.encode().decode("latin-1")


def document(*items: str, title: str = "Wire") -> str:
    written = "".join(f"<item><title>{item}</title></item>" for item in items)
    return f"<rss><channel><title>{title}</title>{written}</channel></rss>"


def test_a_document_whose_items_all_show_it_is_repaired_with_its_headlines() -> None:
    items = ("Café opens", "Plain", "“São Paulo”")
    assert fix_document(document(*map(twice, items))) == document(*items)
    whole = document(*map(twice, items), title=twice("Le Café"))
    assert fix_document(whole) == document(*items, title="Le Café")
    other_head = document(*map(twice, items), title="© Le Café")
    assert fix_document(other_head) == document(*items, title="© Le Café")


@pytest.mark.parametrize("other", ["Größe", "경주 회담", "naïve"])
def test_one_item_in_order_means_that_all_are(other: str) -> None:
    mixed = document(twice("Café opens and São Paulo"), other)
    assert fix_document(mixed) == mixed
