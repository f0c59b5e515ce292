"""Splitting a paragraph into sentences."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import sentencex  # type: ignore[import-untyped]    # ships no type information

from briefing.text.scripts import HAN, HANGUL, HEXAGRAMS, KANA

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 20_000
"""Characters segmented at once: with unclosed quotes the time grows with their square."""

_SCRIPTS = (
    ("ko", re.compile(rf"[{HANGUL}]")),
    ("ja", re.compile(rf"[{KANA}]")),
    ("zh", re.compile(rf"[{HAN}{HEXAGRAMS}]")),
)
_OTHER_SPACE = re.compile(r"[^\S\n\t ]")
_ONLY_CLOSING = re.compile(r"[\s\"'”’»」』）)\]\].,;:!?…。！？，、]+$")
_UNFINISHED = re.compile(
    r"(?:(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Amb|Rev|Hon|Pres"
    r"|Mt|Ft|Fr|Messrs|Mme|vs|cf|approx|ca)\.|^[A-Z]\.)\s*$"
)
_STREET = re.compile(r"(?<!\w)(?:St|Ave|Rd|Blvd|Sq|Str|Tel|No|Nr)\.\s*$")
_MONTH = re.compile(r"(?<!\w)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$")
# What reports a quotation belongs to it: 라고, と, in Latin script anything in lower case.
_REPORTS = re.compile(r"(?:이?라고|이?라며|이?라는|고|며|면서|는|란|と|って|とい|[a-zà-öø-ÿ])")
_QUOTE_END = re.compile(r"[\"'”’»」』]\s*$")


def sentences(paragraph: str, language: str | None = None) -> tuple[str, ...]:
    """The sentences of ``paragraph``, in order: exact substrings of it, stripped.

    Nothing but white space is lost between them. ``language`` is a tag as feeds give it
    (BCP 47); Korean, Japanese and Chinese are recognised by their script, whatever it says.
    """
    code = _language(paragraph, language)
    segments: list[str] = []
    for chunk in _chunks(paragraph):
        segments.extend(_joined(_segmented(code, chunk)))
    return tuple(text for text in map(str.strip, segments) if text)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop that ``text`` ends in marks an abbreviation: a title, a street."""
    tail = text[-80:]
    return bool(_UNFINISHED.search(tail) or _STREET.search(tail))


def _language(paragraph: str, language: str | None) -> str:
    primary = (language or "en").lower().replace("_", "-").split("-")[0]
    for code, script in _SCRIPTS:
        if script.search(paragraph):
            return primary if code == "zh" and primary in ("ja", "zh") else code
    return primary


def _segmented(code: str, chunk: str) -> list[str]:
    """The pieces that sentencex finds.

    It fails on a non-ASCII space next to an initial, as it then counts bytes instead of characters;
    so it is given ASCII spaces, which keep the length of the text.
    """
    pieces = sentencex.segment(code, _OTHER_SPACE.sub(" ", chunk))
    places = list(accumulate(map(len, pieces), initial=0))
    return [chunk[start:end] for start, end in pairwise(places)]


def _chunks(paragraph: str) -> Iterator[str]:
    start = 0
    while len(paragraph) - start > _LONGEST:
        space = paragraph.rfind(" ", start, start + _LONGEST)
        end = space + 1 if space > start else start + _LONGEST
        yield paragraph[start:end]
        start = end
    yield paragraph[start:]


def _joined(pieces: list[str]) -> list[str]:
    """``pieces``, with those joined that belong to one sentence."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _belongs(joined[-1], piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _belongs(before: str, piece: str) -> bool:
    tail = before[-80:]
    if _ONLY_CLOSING.match(piece) or _UNFINISHED.search(tail):
        return True
    if _MONTH.search(tail) and piece[:1].isdigit():
        return True
    return bool(_QUOTE_END.search(tail) and _REPORTS.match(piece))
