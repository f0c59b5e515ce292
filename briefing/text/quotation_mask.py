"""Masks what a sentence quotes, so that only its writer's own words are left to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

QUOTED = "\0"
"""Stands for each character of a quotation; no stored text contains it."""

_MARK = lazy_regex("[\"“”„‟]|''|``")
_SINGLE_CHARACTER_MARK = lazy_regex('["“”„‟]')
"""The same for text without the marks of two characters: the search takes a tenth of the time."""
_OPENING_MARKS = ("“", "„", "``")
_CLOSING_MARKS = ("”", "‟")
_SINGLE = lazy_regex(r"(?<!\w)‘[^‘’]*(?:’(?=\w)[^‘’]*)*’(?!\w)|(?<!\S)'(?=\w)[^']+[,.?!]'(?!\w)")
_EAST_ASIAN = lazy_regex("「[^「」]*」?|『[^『』]*』?")
_NAME = lazy_regex(r"\W{1,2}[A-Z][\w’'&-]*(?:\s(?:[A-Z][\w’'&-]*|of|the|and|with)){1,5},?\W{1,2}")
"""A title in quotation marks, “The Art of the Deal,” is no quotation."""


def has_quotation(text: str) -> bool:
    """Whether ``text`` has a quotation mark; an apostrophe is none."""
    return contains_any(text, ('"', "“", "”", "‘", "「", "『", "„", "''"))


def masked(text: str) -> str:
    """``text``, of the same length, with `QUOTED` in place of its quotations and their marks.

    A mark without its partner quotes up to the end of the text that it opens or closes to. The
    marks around a title become spaces.
    """
    spans = list(_double(text))
    if "「" in text or "『" in text:
        spans = sorted((*spans, *(match.span() for match in _EAST_ASIAN.finditer(text))))
    if not spans and ("‘" in text or "'" in text):
        spans = [match.span() for match in _SINGLE.finditer(text)]
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue
        quoted = text[start:end]
        parts.append(text[at:start])
        title = _NAME.fullmatch(quoted)
        parts.append(_MARK.sub(_spaces, quoted) if title else QUOTED * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _double(text: str) -> Iterator[tuple[int, int]]:
    """The spans between double quotation marks."""
    opened: int | None = None
    pattern = _MARK if "''" in text or "``" in text else _SINGLE_CHARACTER_MARK
    marks = list(pattern.finditer(text))
    if len(marks) > 2 and len(marks) % 2 and _is_stray(text, marks[0]):
        del marks[0]
    for number, mark in enumerate(marks):
        start, end = mark.span()
        closes = mark[0] in _CLOSING_MARKS or (mark[0] not in _OPENING_MARKS and opened is not None)
        if number == 0 and mark[0] not in _OPENING_MARKS and _only_closes(text, start, end, marks):
            yield 0, end
        elif closes and opened is not None:
            yield opened, end
            opened = None
        elif not closes and opened is None:
            opened = start
    if opened is not None:
        yield opened, len(text)


def _is_stray(text: str, mark: re.Match[str]) -> bool:
    """Whether a plain mark behind a word has lost its partner in the middle of the text."""
    start, end = mark.span()
    return (
        mark[0] == '"'
        and start > 0
        and not text[start - 1].isspace()
        and text[end : end + 1] == " "
    )


def _only_closes(text: str, start: int, end: int, marks: list[re.Match[str]]) -> bool:
    """Whether the first mark closes a quotation that began before the text."""
    if marks[0][0] in _CLOSING_MARKS:
        return True
    if start == 0 or len(marks) % 2 == 0:
        return False
    return not text[start - 1].isspace() and not text[end : end + 1].strip()
