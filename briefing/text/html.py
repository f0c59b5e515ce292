"""HTML, as feeds write it, to plain paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from briefing.text import markup
from briefing.text.flat_html import flat_blocks
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import composed
from briefing.text.sanitize import clean, line
from briefing.text.sentences import ends_in_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre "
    "section summary table tbody tfoot thead tr ul".split()
)
_SPACED = frozenset(["td", "th", "option", "img"])
NEVER_TEXT = frozenset(
    "audio canvas embed head iframe math object script select style svg template textarea title "
    "video".split()
)
_NOT_THE_TEXT = NEVER_TEXT | {"aside", "button", "figcaption", "form", "nav", "noscript"}
_BLANK_LINE = lazy_regex(r"\n[ \t\u00a0]*\n")
_SENTENCE_END = lazy_regex(r"[.!?…。｡！？．؟۔।][\"'”’»「」『』）)\]]*$")
# Two ideographic spaces begin a paragraph in Chinese, one behind a full stop in Japanese. Between
# two characters they only space out a name.
_INDENT = lazy_regex(r"(?:(?<=[^\w\s])|(?<=\n))[ \u00a0]*\u3000{2,}|(?<=[。」])\u3000")
_ONLY_CLOSING = lazy_regex(r"[\s\"'”’»」』）)\]]*$")
_TAIL = 80
_ALT = lazy_regex(r"<img\b[^<>]{0,2000}?\salt\s*=\s*[\"']([^\"'<>]{1,300})", re.I)
_CLOSED_BREAK = lazy_regex(r"(<br\b[^<>]*>)\s*</br\s*>", re.I)
_CLOSING = lazy_regex(r"</[a-zA-Z][a-zA-Z0-9]*\s*>|<(?:br|p)\b[^<>]*>", re.I)
# A tree builder searches all open elements at every tag, and all attributes of a tag at every
# attribute: beyond these limits the tags are stripped without a tree, in linear time.
_MOST_TAGS = 20_000
_LONGEST_TITLE = 20_000
_DEEPEST = 500
_LONGEST_TAG = lazy_regex(r"<[a-zA-Z/][^<>]{16384}")
_OPEN_OR_CLOSE = lazy_regex(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li".split()
)


def paragraphs(html: str) -> tuple[str, ...]:
    """The paragraphs of ``html``, each one clean line in NFC; none is empty.

    Blocks, list items and double ``<br>`` separate paragraphs, and so do a single ``<br>`` after
    the end of a sentence and an indent of ideographic spaces; scripts, styles, navigation and
    captions are left out (unless there is nothing else). Text without tags is split at blank
    lines, and text without other structure at line ends if each line ends a sentence. Character
    references are decoded once, and once more only if the result contains markup or references.
    """
    text = clean(html)
    if "</br" in text:
        # Browsers read an XML element closed this way as two line breaks.
        text = _CLOSED_BREAK.sub(r"\1", text)
    if not markup.has_tags(text):
        text = markup.decode(text)
        if not _CLOSING.search(text):
            return tuple(_lines(_plain_paragraphs(markup.decode(text))))
        text = clean(text)
    if is_heavy(text):
        return tuple(_lines(_BLANK_LINE.split(clean(markup.flatten(text)))))
    return _of_markup(text)


def plain_text(html_title: str) -> str:
    """A title as one clean line of plain text in NFC.

    Tags are removed, references decoded (a second time if some remain); ``5 < 6``,
    ``[bold]x[/bold]`` and an escaped ``<div>`` that is never closed are text and stay. A title
    that is only an image becomes the image's alternative text.
    """
    text = html_title[:_LONGEST_TITLE]
    title = _decoded_title(markup.strip(text))
    if not title and "<" in text:
        return _line(markup.decode(" ".join(_ALT.findall(text))))
    return title


def _decoded_title(text: str) -> str:
    for _ in range(2):
        text = clean(markup.decode(text))
        if _CLOSING.search(text):
            text = markup.strip(text)
    return _line(text)


def _line(text: str) -> str:
    return composed(line(text))


def _of_markup(html: str) -> tuple[str, ...]:
    blocks = flat_blocks(html)
    if blocks is not None and (lines := _paragraphs_of(blocks)):
        return lines
    root = LexborHTMLParser(html).root
    if root is None:
        return ()
    at_blank_lines = not markup.has_blocks(html)
    for left_out in (_NOT_THE_TEXT, NEVER_TEXT):
        lines = _paragraphs_of(_blocks(root, left_out, at_blank_lines))
        if lines:
            return lines
    return ()


def _paragraphs_of(blocks: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of the texts of blocks; the lines of a single one, if each is a sentence."""
    texts = [block for block in blocks if block.strip()]
    lines = _lines(_whole_lines(texts[0]) if len(texts) == 1 else texts)
    return tuple(map(_decoded_again, lines))


def _decoded_again(paragraph: str) -> str:
    return _line(markup.decode(paragraph)) if "&" in paragraph else paragraph


def _blocks(root: LexborNode, left_out: frozenset[str], at_blank_lines: bool) -> Iterator[str]:
    """The text between block boundaries, in document order, without recursion."""
    pieces: list[str] = []
    breaks, tail = 0, ""
    for node, entering in walk(root, left_out):
        name = node.tag
        if name == "-text":
            text = (node.text(deep=False) if entering else "") or ""
            if text.strip():
                if breaks and _ends_sentence(tail, text):
                    yield "".join(pieces)
                    pieces, tail = [], ""
                breaks, tail = 0, (tail + text).rstrip()[-_TAIL:]
            if at_blank_lines and _BLANK_LINE.search(text):
                first, *rest = _BLANK_LINE.split(text)
                yield "".join([*pieces, first])
                yield from rest[:-1]
                pieces = [rest[-1]]
            else:
                pieces.append(text)
        elif name == "br" and entering:
            breaks += 1
            pieces.append("\n")
            if breaks == 2:
                yield "".join(pieces)
                pieces, tail = [], ""
        elif name in BLOCKS:
            yield "".join(pieces)
            pieces, breaks, tail = [], 0, ""
        elif name in _SPACED:
            pieces.append(" ")
    yield "".join(pieces)


def walk(root: LexborNode, left_out: frozenset[str]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below ``root`` as it is entered, and elements again as they are left."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        name = node.tag
        child = None
        if name not in left_out:
            yield node, True
            child = node.first_child
        if child is not None:
            node, depth = child, depth + 1
            continue
        while node is not None:
            if node.tag != "-text" and node.tag not in left_out:
                yield node, False
            if depth == 0:
                return
            following = node.next
            if following is not None:
                node = following
                break
            node, depth = node.parent, depth - 1


def _plain_paragraphs(text: str) -> list[str]:
    """Plain text split at blank lines, or at line ends if each line is a whole paragraph."""
    text = clean(text)
    parts = _BLANK_LINE.split(text)
    return parts if len(parts) > 1 else _whole_lines(text)


def _whole_lines(text: str) -> list[str]:
    """The lines of ``text`` if each of them ends a sentence, else all of it."""
    lines = [part for part in text.split("\n") if part.strip()]
    whole = all(_ends_sentence(part.rstrip()[-_TAIL:], after) for part, after in pairwise(lines))
    return lines if whole else [text]


def _ends_sentence(before: str, after: str) -> bool:
    """Whether a line break between the two texts is between two sentences.

    A verse or an address goes on in the next line, or its line ends in an abbreviation.
    """
    return not (
        _SENTENCE_END.search(before) is None
        or ends_in_abbreviation(before)
        or _ONLY_CLOSING.match(after)
        or _first_letter(after).islower()
    )


def _first_letter(text: str) -> str:
    return next(filter(str.isalnum, text), "")


def _lines(parts: list[str]) -> Iterator[str]:
    for part in parts:
        indented = _INDENT.split(part) if "\u3000" in part else (part,)
        yield from filter(None, map(_line, indented))


def is_heavy(html: str) -> bool:
    """Whether building a tree of ``html`` might take long."""
    if len(html) < 2 * _DEEPEST:
        return False
    if _LONGEST_TAG.search(html):
        return True
    tags = html.count("<")
    return tags > _MOST_TAGS or (tags > _DEEPEST and _depth(html) > _DEEPEST)


def _depth(html: str) -> int:
    """An upper bound of how deep the tags of ``html`` nest; unclosed ones stay open to the end."""
    depth = deepest = 0
    for closing, name in _OPEN_OR_CLOSE.findall(html):
        if name.lower() in _VOID:
            continue
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    return deepest
