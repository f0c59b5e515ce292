"""Splitting a paragraph into sentences."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import sentencex  # type: ignore[import-untyped]    # ships no type information

from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import HAN, HANGUL, HEXAGRAMS, KANA

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST, _LONGEST_MARKED = 20_000, 2_500
"""Characters segmented at once, and where many are punctuation: the time grows with the square of
the quotation marks that nobody closes, and of the sentences."""
_MARK = lazy_regex(r"[^\w\s]")
_MOST_MARKS = 4_000
"""Marks in the longest piece: one in five characters, twice as many as prose has."""

_SCRIPTS = (
    ("ko", lazy_regex(rf"[{HANGUL}]")),
    ("ja", lazy_regex(rf"[{KANA}]")),
    ("zh", lazy_regex(rf"[{HAN}{HEXAGRAMS}]")),
)
_OTHER_SPACE = lazy_regex(r"[^\S\n\t ]")
_ONLY_CLOSING = lazy_regex(r"[\s\"'”’»」』）)\]\].,;:!?…。！？，、]+$")
_UNFINISHED = lazy_regex(
    r"(?:(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Amb|Rev|Hon|Pres"
    r"|Mt|Ft|Fr|Messrs|Mme|vs|cf|approx|ca)\.|^[A-Z]\.)\s*$"
)
_STREET = lazy_regex(r"(?<!\w)(?:St|Ave|Rd|Blvd|Sq|Str|Tel|No|Nr)\.\s*$")
_MONTH = lazy_regex(r"(?<!\w)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$")
# What reports a quotation belongs to it: 라고, と, in Latin script anything in lower case.
_REPORTS = lazy_regex(r"(?:이?라고|이?라며|이?라는|고|며|면서|는|란|と|って|とい|[a-zà-öø-ÿ])")
_OPENED = lazy_regex(r"(?<=\s)(?P<quote>[“„「『\"'‘])\s*$")
"""A quotation mark that opens what follows, at the end of a sentence."""
_CLOSING = lazy_regex(r"(?:[”’»」』]+|[\"'])(?=\s)")
"""One that closes what went before, at the beginning of a sentence."""
_REST_OF_ABBREVIATION = lazy_regex(r"[A-Z]\.[,)]")
"""The rest of an abbreviation that was written with a space: "R-S. C., said"."""
_QUOTE_ENDS = tuple("\"'”’»」』")
_LONGEST_ABBREVIATION = len("Messrs.")


def sentences(paragraph: str, language: str | None = None) -> tuple[str, ...]:
    """The sentences of ``paragraph``, in order: exact substrings of it, stripped.

    Nothing but white space is lost between them. ``language`` is a tag as feeds give it
    (BCP 47); Korean, Japanese and Chinese are recognised by their script, whatever it says.
    """
    code = _language(paragraph, language)
    segments: list[str] = []
    for chunk in _chunks(paragraph):
        segments.extend(_joined(_with_their_quotes(_segmented(code, chunk))))
    return tuple(text for text in map(str.strip, segments) if text)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop that ``text`` ends in marks an abbreviation: a title, a street."""
    tail = text[-80:]
    return bool(_UNFINISHED.search(tail) or _STREET.search(tail))


def _language(paragraph: str, language: str | None) -> str:
    primary = (language or "en").lower().replace("_", "-").split("-")[0]
    if paragraph.isascii():
        return primary
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
    while len(paragraph) - start > (longest := _longest(paragraph, start)):
        space = paragraph.rfind(" ", start, start + longest)
        end = space + 1 if space > start else start + longest
        yield paragraph[start:end]
        start = end
    yield paragraph[start:]


def _longest(paragraph: str, start: int) -> int:
    """How many characters from ``start`` on may be segmented at once."""
    if len(paragraph) - start <= _MOST_MARKS:
        return _LONGEST
    marks = len(_MARK.findall(paragraph, start, start + _LONGEST))
    return _LONGEST if marks <= _MOST_MARKS else _LONGEST_MARKED


def _with_their_quotes(pieces: list[str]) -> list[str]:
    """``pieces``, each with the quotation marks that open or close it, not those of its neighbour.

    A straight mark opens where those before it are in pairs, and closes where they are not.
    """
    moved = list(pieces)
    for number in range(len(moved) - 1):
        text, following = moved[number], moved[number + 1]
        opened = _OPENED.search(text[-8:])
        if opened:
            place = max(0, len(text) - 8) + opened.start("quote")
            if _is_paired(text[:place], opened["quote"]):
                moved[number], moved[number + 1] = text[:place], text[place:] + following
                continue
        closing = _CLOSING.match(following)
        if closing and not _is_paired(text, closing[0]):
            moved[number], moved[number + 1] = text + closing[0], following[closing.end() :]
    return moved


def _is_paired(text: str, mark: str) -> bool:
    """Whether the quotation marks of ``text`` that look like ``mark``, if it is straight, are in
    pairs; curved ones say by themselves whether they open or close."""
    if mark in "”’»」』" or len(mark) > 1:
        return False
    if mark == "“" and "„" in text:
        return False  # in German it closes
    return mark not in "\"'" or text.count(mark) % 2 == 0


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
    tail = before[-80:].rstrip()
    last = max(0, len(tail) - _LONGEST_ABBREVIATION)
    if _ONLY_CLOSING.match(piece) or _UNFINISHED.search(tail, last):
        return True
    if _REST_OF_ABBREVIATION.match(piece):
        return True
    if piece[:1].isdigit() and _MONTH.search(tail, last):
        return True
    return tail.endswith(_QUOTE_ENDS) and _REPORTS.match(piece) is not None
