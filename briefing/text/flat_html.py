"""The blocks of simple HTML without a tree: paragraphs, lists and quotations, soundly nested.

Building a tree takes most of the time of an entry. Where every tag is closed in order, as most
programs write them, the text between two block tags is the same with a tree or without.
"""

from __future__ import annotations

import re

from briefing.text import markup

_ATTRIBUTES = r"(?:\s+[a-zA-Z-]+=\"[^\"<>]*\")*+\s*/?"
_FORMATTING = rf"</?(?:a|b|em|i|span|strong)(?:{_ATTRIBUTES})>"
_IMAGE = rf"<img{_ATTRIBUTES}>"
_CAPTION = r"<figcaption>[^<]*</figcaption>"
# The references that are read in the same way everywhere.
_REFERENCE = r"&(?:amp|lt|gt|quot|nbsp|#39|#8[0-9]{3});"
_BLOCK_NAME = r"/?(?:p|li|ul|ol|blockquote|figure|div|h[1-6])\b"
_FLAT = re.compile(
    rf"(?:[^<&]++|{_REFERENCE}|{_FORMATTING}|{_IMAGE}|{_CAPTION}(?=\s*</figure>)"
    rf"|<{_BLOCK_NAME}{_ATTRIBUTES}>)++"
)
_BOUNDARY = re.compile(rf"<({_BLOCK_NAME}){_ATTRIBUTES}>")
_WITHOUT_TEXT = re.compile(rf"{_FORMATTING}|{_CAPTION}")
_IMAGE_TAG = re.compile(_IMAGE)
_CONTAINERS = frozenset(["ul", "ol", "li", "blockquote", "figure", "div"])
"""The blocks that may contain others."""


def flat_blocks(html: str) -> list[str] | None:
    """The text of each block of ``html`` in order, maybe blank; None where that needs a tree.

    Captions of figures are left out.
    """
    if not _FLAT.fullmatch(html):
        return None
    text, *rest = _BOUNDARY.split(html)
    open_blocks: list[str] = []
    for tag in rest[::2]:
        if tag[0] == "/":
            if not open_blocks or open_blocks.pop() != tag[1:]:
                return None
        elif not _may_contain(open_blocks[-1:], tag):
            return None
        else:
            open_blocks.append(tag)
    if open_blocks or not rest:
        return None
    return [_text(block) for block in (text, *rest[1::2])]


def _may_contain(parent: list[str], tag: str) -> bool:
    """Whether a block is no end of the one it begins in."""
    if tag == "li":
        return parent in (["ul"], ["ol"])
    return not parent or parent[0] in _CONTAINERS


def _text(block: str) -> str:
    if "<" in block:
        block = _IMAGE_TAG.sub(" ", _WITHOUT_TEXT.sub("", block))
    return markup.decode(block)
