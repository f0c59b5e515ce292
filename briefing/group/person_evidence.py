"""Whether a name in a text is a person's: not a relative's, a namesake's, a month or a word.

A first name, a family name that many share and one that is also a word need the person to be named
in the entry, or an office before them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.calendar_names import LONG_MONTHS, LONG_WEEKDAYS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.person_names import is_also_word, spelling_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.summit_terms import Term

_OFFICE_BEFORE = lazy_regex(
    r"\b(?:President|Pres\.|Premier|Prime Minister|PM|Chancellor|Queen|King|Pope|Emperor)\s+$"
)
_HONORIFIC_BEFORE = lazy_regex(
    r"\b(?:Mr|Mrs|Ms|Mme|Secretary|Minister|Senator|Sen|Governor|General|Gen|Sir)\.?\s+$"
)
_JOINED_BEFORE = lazy_regex(r"[A-Za-zà-ž][-‐‑–]$")
_GIVEN_BEFORE = lazy_regex(r"[^\s.!?:“\"‘(]\s+([A-Z][a-zà-ž]+)\s+$")
_OFFICE = lazy_regex(
    r"(?:President|Premier|Minister|Chancellor|Leader|Secretary|Queen|King|Pope|Mr|Mrs|Ms|Madam|Dr)$"
)
_CAPITAL_AFTER = lazy_regex(r"\s+[A-ZÀ-Ž][a-zà-ž]")
_NO_FIRST_NAMES = frozenset(LONG_WEEKDAYS) | frozenset(
    "Republican Democrat Democratic Former Candidate Judge Justice Rep Sen Gov Gen Mayor Speaker "
    "Sir Lord Team Camp The But And "
    "When While After Before If As In On At For From By With That What Why How Says Said U.S "
    "American Russian Chinese British French German Israeli Japanese Korean Indian Both Only "
    "Even".split()
)
_ONE_WORD = lazy_regex(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff’'-]+$")
SENTENCE_START = lazy_regex(r"(?:^|[.!?:“\"‘(—–]\s*)$")
_MONTHS = frozenset(map(str.lower, LONG_MONTHS))
_DATE_BEFORE = lazy_regex(
    r"(?:\b(?:in|by|since|until|till|last|next|early|late|mid|this|during|every)|\d(?:st|nd|rd|th)?"
    r"(?:\sof)?)[\s-]+$",
    re.IGNORECASE,
)
_MAYBE_DATE_BEFORE = lazy_regex(
    r"(?:\b(?:of|from|to|through|before|after|between|a|an|the|its|his|her|their|and|or)"
    rf"|\b(?:{'|'.join(LONG_MONTHS)}),?)\s+$",
    re.IGNORECASE,
)
_DATE_AFTER = lazy_regex(rf"\.?,?\s+(?:\d|(?:and|or|to)\s(?:{'|'.join(LONG_MONTHS)})\b)")
_LEAD = 40


class Match(NamedTuple):
    """A term at ``[start, end)`` of a text; ``alone`` if its spelling there is unambiguous."""

    term: Term
    start: int
    end: int
    alone: bool


def named_terms(texts: Sequence[str], matches: Sequence[Sequence[Match]]) -> set[tuple[str, str]]:
    """The terms (summit, label) that the entry names beyond doubt.

    A family name does not where the entry gives it to another person (Hillary Clinton) and nowhere
    to this one.
    """
    named: set[tuple[str, str]] = set()
    by_family: set[tuple[str, str]] = set()
    others: set[tuple[str, str]] = set()
    for text, matches_here in zip(texts, matches, strict=True):
        for match in matches_here:
            if not match.alone:
                continue
            label = (match.term.summit, match.term.label)
            before = text[max(0, match.start - _LEAD) : match.start]
            if not _is_family_alone(text, match) or _OFFICE_BEFORE.search(before):
                named.add(label)
            elif _is_of_another(text, match):
                others.add(label)
            else:
                by_family.add(label)
    return named | (by_family - others)


def _is_family_alone(text: str, match: Match) -> bool:
    written = text[match.start : match.end]
    return match.term.kind == "person" and bool(_ONE_WORD.match(written))


def _is_of_another(text: str, match: Match) -> bool:
    """Whether a family name follows a first name that is not the person's own."""
    before = _GIVEN_BEFORE.search(text, max(0, match.start - _LEAD), match.start)
    if before is None or _OFFICE.search(before[1]) or before[1] in _NO_FIRST_NAMES:
        return False
    own = {spelling.key for spelling in match.term.spellings}
    if len(own) == 1:  # the block gives no first name
        return False
    words = text[max(0, match.start - _LEAD) : match.start].split()[-2:]
    return own.isdisjoint(map(spelling_key, words))


def is_person(text: str, match: Match, named: set[tuple[str, str]], *, title_case: bool) -> bool:
    """Whether a name is sure to be the person, and not another's, a month or a word."""
    is_named = (match.term.summit, match.term.label) in named
    if match.alone:
        other = _is_family_alone(text, match) and not title_case and _is_of_another(text, match)
        return is_named and not other
    written = text[match.start : match.end]
    if _part_of_another_name(text, match.start, match.end, follows=not title_case):
        return False
    before = text[max(0, match.start - _LEAD) : match.start]
    if written.lower() in _MONTHS and _is_month(text, before, match.end, named=is_named):
        return False
    if is_named or _OFFICE_BEFORE.search(before) or _JOINED_BEFORE.search(before):
        return True
    starts = title_case or SENTENCE_START.search(before) or written == written.upper()
    return is_also_word(written) and bool(_HONORIFIC_BEFORE.search(before) or not starts)


def _is_month(text: str, before: str, end: int, *, named: bool) -> bool:
    return bool(
        _DATE_BEFORE.search(before)
        or _DATE_AFTER.match(text, end)
        or (not named and _MAYBE_DATE_BEFORE.search(before))
    )


def _part_of_another_name(text: str, start: int, end: int, *, follows: bool) -> bool:
    """Whether it is part of another name: ``Lee`` in "Lee Chang Dong" or "Bruce Lee"."""
    if follows and not is_also_word(text[start:end]) and _CAPITAL_AFTER.match(text, end):
        return True
    before = _GIVEN_BEFORE.search(text, max(0, start - _LEAD), start)
    return before is not None and not _OFFICE.search(before[1])
