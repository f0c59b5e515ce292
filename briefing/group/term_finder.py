"""Finds the terms of all summits in the texts of an entry, and judges which of them are evidence.

A family name that many share needs its owner, a place must have something in it, a country or a
group needs a word of meeting beside it, half a pair needs the other half. What was found and lacks
this is kept with the reason, to explain why an entry is in no summit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from briefing.group import rules
from briefing.group.meeting_words import beside_meeting
from briefing.group.person_evidence import SENTENCE_START, Match, is_person, named_terms
from briefing.group.place_evidence import is_there, is_visited
from briefing.text.person_names import (
    NO_LETTER_AFTER,
    begins_word,
    spelling_key,
    word_beginnings,
)
from briefing.text.scripts import is_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.group.summit_terms import Term
    from briefing.text.person_names import Spelling

NOT_THERE = "no word says that something is there"
NO_MEETING = "no word of meeting beside it"
NO_OTHER_HALF = "its other half is not in the same paragraph"
NOT_NAMED = "the name may be another's"
NOT_PROPER = "it may be an everyday word there"

_NEVER = r"(?!)"
_FIRST_LETTER = re.compile(r"\[(?P<either>\w+)\]|\w|")


class Mention(NamedTuple):
    """A term at ``[start, end)`` of a text.

    ``lacks`` says why it is no evidence, or is empty; ``beside`` says whether a word of meeting
    stands beside a name, or somebody comes to a place.
    """

    term: Term
    start: int
    end: int
    lacks: str = ""
    beside: bool = False


class TermFinder:
    """Finds terms. The texts of one entry are searched together, since a full name in one of them
    explains the family name in another."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._searches = (
            _Search([term for term in terms if not term.is_whole_name]),
            _Search([term for term in terms if term.is_whole_name]),
        )
        spellings = {spelling for term in terms for spelling in term.spellings}
        self._beginnings = frozenset[str]().union(*(form.beginnings for form in spellings))
        others = {form.pattern for form in spellings if not form.beginnings}
        self._uncased = re.compile(_any_of(sorted(others))) if others else None

    def may_find(self, text: str) -> bool:
        """Whether `find` may find a term in ``text``, or in a part of it; much faster."""
        if not self._beginnings.isdisjoint(word_beginnings(text)):
            return True
        return self._uncased is not None and self._uncased.search(text) is not None

    def terms_in(self, text: str) -> frozenset[Term]:
        """The terms that `find` may find in ``text``, or in parts of it, evidence or not."""
        if not self.may_find(text):
            return frozenset()
        return frozenset(match.term for search in self._searches for match in search.matches(text))

    def find(self, texts: Sequence[str]) -> list[list[Mention]]:
        """The mentions of terms in each of ``texts``, of which the first is the headline."""
        matches = [
            list(chain.from_iterable(search.matches(text) for search in self._searches))
            if self.may_find(text)
            else []
            for text in texts
        ]
        if not any(matches):
            return [[] for _ in texts]
        named = named_terms(texts, matches)
        in_title_case = _in_title_case(texts[0])
        return [
            _judged(text, matches_here, named, title_case=place == 0 and in_title_case)
            for place, (text, matches_here) in enumerate(zip(texts, matches, strict=True))
        ]


class _Search:
    """One regular expression over the spellings of some terms."""

    def __init__(self, terms: Sequence[Term]) -> None:
        lengths: dict[str, int] = {}
        self._by_key: dict[str, list[tuple[Term, Spelling]]] = {}
        for term in terms:
            for spelling in term.spellings:
                lengths[spelling.pattern] = len(spelling.key)
                self._by_key.setdefault(spelling.key, []).append((term, spelling))
        # Longest first, so that a full name is not matched as the family name in it.
        longest = sorted(lengths, key=lambda pattern: (-lengths[pattern], pattern))
        self._any = re.compile(_any_of(longest))
        self._known: dict[str, tuple[tuple[Term, int, int, bool], ...]] = {}

    def matches(self, text: str) -> Iterator[Match]:
        for match in self._any.finditer(text):
            if begins_word(text, match.start()):
                for term, start, end, alone in self._terms_in(match.group()):
                    yield Match(term, match.start() + start, match.start() + end, alone)

    def _terms_in(self, written: str) -> tuple[tuple[Term, int, int, bool], ...]:
        """The terms that ``written`` spells, and those that only a part of it spells: a word is
        one piece of evidence for a summit, that of the longest term."""
        known = self._known.get(written)
        if known is None:
            if len(self._known) > rules.TERM_CACHE:
                self._known.clear()
            known = tuple(self._spelled(written))
            self._known[written] = known
        return known

    def _spelled(self, written: str) -> Iterator[tuple[Term, int, int, bool]]:
        alone_by_term: dict[Term, bool] = {}
        for term, spelling in self._by_key.get(spelling_key(written), ()):
            known = alone_by_term.get(term)
            if known or known is spelling.alone:
                continue  # compiling the pattern would teach nothing
            if re.fullmatch(spelling.pattern.removesuffix(NO_LETTER_AFTER), written):
                alone_by_term[term] = spelling.alone
        summits = {term.summit for term in alone_by_term}
        for term, alone in alone_by_term.items():
            yield term, 0, len(written), alone
        for start, end in ((1, len(written)), (0, len(written) - 1)):
            for match in self._any.finditer(written, start, end):
                if begins_word(written, match.start()) and _ends_word(written, match.end()):
                    for term, first, last, alone in self._terms_in(match.group()):
                        if term.summit not in summits:
                            yield term, match.start() + first, match.start() + last, alone


def _any_of(patterns: Sequence[str]) -> str:
    """One pattern that tries ``patterns`` in their order, but only those that begin with the letter
    at hand: `re` would try all of them at each letter that begins one."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        head = _FIRST_LETTER.match(pattern)
        assert head is not None  # noqa: S101 - it matches the empty string
        for letter in head["either"] or (head[0],):  # "" for a sign, which no letter equals
            by_letter[letter].append(pattern[head.end() :])
    return "|".join(f"{letter}(?:{_joined(rest)})" for letter, rest in by_letter.items()) or _NEVER


def _joined(patterns: Sequence[str]) -> str:
    """``patterns`` as alternatives, in their order; an end that several have in a row is written,
    and compiled, once."""
    return "|".join(
        f"(?:{'|'.join(pattern.removesuffix(NO_LETTER_AFTER) for pattern in run)}){NO_LETTER_AFTER}"
        if ends
        else "|".join(run)
        for ends, run in groupby(patterns, lambda pattern: pattern.endswith(NO_LETTER_AFTER))
    )


def _ends_word(text: str, end: int) -> bool:
    """Whether a match that ends at ``end`` is not the beginning of a longer word, as G2 of G20; a
    Korean word may have a particle behind it."""
    return (
        end == len(text)
        or not text[end].isalnum()
        or begins_word(text, end)
        or is_hangul(text[end])
    )


def _judged(
    text: str, matches: Sequence[Match], named: set[tuple[str, str]], *, title_case: bool
) -> list[Mention]:
    halves: dict[tuple[str, str], set[str]] = {}
    for match in matches:
        if match.term.strength == "half":
            halves.setdefault((match.term.summit, match.term.pair), set()).add(match.term.label)
    mentions = []
    for match in dict.fromkeys(matches):
        paired = len(halves.get((match.term.summit, match.term.pair), ())) > 1
        beside = _is_beside_meeting(text, match)
        if match.term.kind == "person":
            sure = is_person(text, match, named, title_case=title_case)
            lacks = "" if sure else NOT_NAMED
        elif not match.alone and (match.term.summit, match.term.label) not in named:
            lacks = NOT_NAMED
        elif match.term.kind == "term" and match.term.strength != "beside":
            lacks = _term_lacks(text, match, title_case=title_case)
        else:
            lacks = _name_lacks(text, match, paired=paired, beside=beside)
        mentions.append(Mention(match.term, match.start, match.end, lacks, beside))
    stronger = {
        (mention.term.summit, mention.term.label, mention.start)
        for mention in mentions
        if mention.term.strength == "enough" and not mention.lacks
    }
    return [
        mention
        for mention in mentions
        if mention.term.strength == "enough"
        or (mention.term.summit, mention.term.label, mention.start) not in stronger
    ]


def _is_beside_meeting(text: str, match: Match) -> bool:
    if match.term.strength in ("beside", "half"):
        return beside_meeting(text, match.start, match.end)
    return match.term.kind == "place" and is_visited(text, match.start, match.end)


def _name_lacks(text: str, match: Match, *, paired: bool, beside: bool) -> str:
    """Why a place, or a noun of the summit's name, is no evidence here; else empty."""
    term = match.term
    if term.kind == "place":
        return "" if is_there(text, match.start, match.end) else NOT_THERE
    if term.strength == "half" and not paired:
        return NO_OTHER_HALF
    if term.strength == "enough" or beside:
        return ""
    there = term.strength == "beside" and is_there(text, match.start, match.end)
    return "" if there else NO_MEETING


def _term_lacks(text: str, match: Match, *, title_case: bool) -> str:
    """Why a literal term given in lower case is not sure to be a proper name; else empty."""
    written = text[match.start : match.end]
    given = match.term.label
    if match.term.strength != "enough" or given != given.lower() or written == written.lower():
        return ""
    at_start = title_case or SENTENCE_START.search(text, max(0, match.start - 3), match.start)
    return NOT_PROPER if at_start else ""


def _in_title_case(headline: str) -> bool:
    words = [word for word in headline.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > rules.TITLE_CASE * len(words)
