"""A sentence with one character for each leader whom it names.

The character also takes the office, the country and what is said about the leader: "U.S. President
Ada Moe will meet her Russian counterpart, Ivo Rask, on Monday" is read as "A will meet B, on
Monday". So one pattern covers all ways to name a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.office_holders import (
    CAPITALISED,
    ends_sentence,
    is_no_name,
    is_office_or_country,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.group.leaders import NameKey

_FIRST_MARK = 0xE000
LEADER = "[\ue000-\uf8ff]"
_RUN = lazy_regex(CAPITALISED)
_WORD = lazy_regex(r"\S+")
_OFFICE = (
    r"(?:[A-Z][\w.’'-]*\s){0,3}(?:(?:prime|foreign)\sminister|counterpart|leader|president|premier"
    r"|chancellor|king|queen|emperor|pope|ruler|strongman|chief|chairman)"
)
_BEFORE = lazy_regex(
    rf"(?:\b(?:the|his|her|their|its)\s(?:visiting\s|fellow\s|new\s|longtime\s)?{_OFFICE},?\s"
    rf"|\b(?:visiting\s|fellow\s)?{_OFFICE}\s)$"
)
"""What may stand before a name and belongs to it: "his Estonian counterpart, "."""

_AFTER = lazy_regex(
    r"\sof\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?"
    r"|,\s(?:the|who|whose|a|an|his|her)\s[^.;:,]{2,80},(?!\sand\s)"
)
_POSSESSIVE = lazy_regex(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with one character for each leader, in lower case.

    ``origins`` is where each character was in the sentence.
    """

    text: str
    origins: tuple[int, ...]
    people: tuple[NameKey, ...]
    names: tuple[tuple[str, ...], ...]

    def index(self, mark: str) -> int:
        """The index in ``people`` and ``names`` of a character of the text."""
        return ord(mark) - _FIRST_MARK

    def indexes(self, text: str) -> list[int]:
        """The leaders in a part of the text, in order."""
        return [self.index(mark) for mark in re.findall(LEADER, text)]


def marked_sentence(
    sentence: str, person: Callable[[tuple[str, ...]], NameKey | None]
) -> MarkedSentence:
    """``sentence``, in which ``person`` says who a name is; None for anybody without office."""
    plain = re.sub(LEADER, " ", sentence)
    people: list[NameKey] = []
    names: list[tuple[str, ...]] = []
    pieces: list[tuple[int, int, str]] = []
    for run in _RUN.finditer(plain):
        for start, end, words in _names(run):
            key = person(words)
            if key is not None and len(people) < 60:
                pieces.append((start, end, chr(_FIRST_MARK + len(people))))
                people.append(key)
                names.append(words)
    text: list[str] = []
    origins: list[int] = []
    at = 0
    for start, end, mark in pieces:
        if start < at:  # within what is said about the one before: "A, the host of B,"
            continue
        lead = _BEFORE.search(plain, max(at, start - 80), start)
        begin = lead.start() if lead else start
        text.append(plain[at:begin])
        origins.extend(range(at, begin))
        text.append(mark)
        origins.append(start)
        at = end
        while after := _AFTER.match(plain, at):
            if any(at <= other < after.end() for other, _, _ in pieces):
                break
            at = after.end()
    text.append(plain[at:])
    origins.extend(range(at, len(plain)))
    whole = "".join(text)
    lowered = whole.lower()
    if len(lowered) != len(whole):  # İ becomes two characters
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in whole)
    return MarkedSentence(lowered, tuple(origins), tuple(people), tuple(names))


def names_in(text: str) -> Iterator[tuple[str, ...]]:
    """All possible names in ``text``, without their offices."""
    for run in _RUN.finditer(text):
        yield from (words for _, _, words in _names(run))


def _names(run: re.Match[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The possible names in a run of capitalised words, each with its place in the text."""
    segment: list[tuple[int, int, str]] = []
    lead: int | None = None  # where the office and the country before the name begin
    after_office = False
    for word in _WORD.finditer(run[0]):
        raw = word[0]
        bare = _POSSESSIVE.sub("", raw)
        start, end = run.start() + word.start(), run.start() + word.end() - len(raw) + len(bare)
        month_like = bare == "May"
        is_name = month_like and (len(segment) == 1 or after_office)
        if is_no_name(bare.rstrip(".")) and not is_name:
            yield from _segment(segment, lead)
            segment = []
            after_office = is_office_or_country(bare)
            lead = (start if lead is None else lead) if after_office else None
            continue
        if "-" in bare or "–" in bare or "—" in bare or "/" in bare:
            halves = list(re.finditer(r"[^-–—/]+", bare))
            if not segment and len(halves) == 2 and all(half[0][0].isupper() for half in halves):
                for half in halves:  # "Moe-Rask"
                    yield start + half.start(), start + half.end(), (half[0],)
                continue
        segment.append((start, end, bare))
        after_office = False
        if len(bare) < len(raw) or ends_sentence(raw):
            yield from _segment(segment, lead)
            segment, lead = [], None
    yield from _segment(segment, lead)


def _segment(
    words: list[tuple[int, int, str]], lead: int | None
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    if words and len(words) <= 5:
        last = words[-1][2].rstrip(".")
        end = words[-1][1] - len(words[-1][2]) + len(last)
        names = (*(word for _, _, word in words[:-1]), last)
        yield words[0][0] if lead is None else lead, end, names
