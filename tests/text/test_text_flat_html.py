"""HTML that is read without a tree has the same paragraphs as with one."""

from __future__ import annotations

import random

import pytest

from briefing.text import html
from briefing.text.flat_html import flat_blocks

TEXTS = [
    "The crown is gold.",
    "It weighs 3 kg.\nIt shines.",
    " &amp; ",
    "&#8217;s",
    "\u3000\u3000x",
]
INLINE = [
    '<a href="x?a=1&amp;b">gift</a>',
    "<em>very</em>",
    '<img src="x" alt="A" />',
    "<br>",
    "<b>",
]
BLOCKS = ["p", "div", "ul", "li", "blockquote", "figure", "figcaption", "h2"]


def markup(dice: random.Random, depth: int) -> str:
    parts = []
    for _ in range(dice.randrange(1, 4)):
        if depth and dice.random() < 0.7:
            name = dice.choice(BLOCKS)
            parts.append(f"<{name}>{markup(dice, depth - 1)}</{name}>")
        else:
            parts.append(dice.choice(TEXTS + INLINE))
    return "".join(parts)


def test_any_markup_reads_the_same_without_a_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(1)
    documents = [markup(dice, dice.randrange(1, 4)) for _ in range(2_000)]
    flat = [html.paragraphs(document) for document in documents]
    read_without_tree = sum(flat_blocks(document) is not None for document in documents)
    monkeypatch.setattr(html, "flat_blocks", lambda _: None)
    assert flat == [html.paragraphs(document) for document in documents]
    assert read_without_tree > 200


@pytest.mark.parametrize(
    "document",
    [
        "<p>A crown",
        "<p>A <p>crown</p></p>",
        "<li>A crown</li>",
        "<p>A <figcaption>gold</figcaption> crown</p>",
        "<p>A<br>crown</p>",
        "<p>&unknown; crown</p>",
        "<p class=gold>A crown</p>",
        "<b>A crown</b>",
        "<table><tr><td>A crown</td></tr></table>",
    ],
)
def test_what_is_not_soundly_nested_needs_a_tree(document: str) -> None:
    assert flat_blocks(document) is None
