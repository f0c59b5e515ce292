"""Finds the terms of all summits in a text with one regular expression in one pass."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.person_names import begins_word, is_shared_family, spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.group.summit_terms import Term

_NEVER = r"(?!)"
_TITLE_BEFORE = re.compile(r"\b(?:President|Pres\.|Premier|Prime Minister|PM|Chancellor)\s+$")
_JOINED_BEFORE = re.compile(r"[A-Za-zà-ž][-‐‑–]$")
_GIVEN_BEFORE = re.compile(r"[^\s.!?:“\"‘(]\s+([A-Z][a-zà-ž]+)\s+$")
_OFFICE = re.compile(r"(?:President|Premier|Minister|Chancellor|Leader|Mr|Mrs|Ms|Madam|Dr)$")
_CAPITAL_AFTER = re.compile(r"\s+[A-ZÀ-Ž][a-zà-ž]")

TermCounts = Counter["Term"]


class TermFinder:
    """Finds terms. The texts of one entry are searched together, since a full name in one of them
    explains the family name in another."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._certain: dict[str, list[Term]] = {}
        self._ambiguous: dict[str, list[Term]] = {}
        patterns: dict[str, int] = {}
        for term in terms:
            certain = term.keys
            for spelling in term.spellings:
                patterns[spelling.pattern] = len(spelling.key)
                terms_by_key = self._certain if spelling.key in certain else self._ambiguous
                if term not in terms_by_key.setdefault(spelling.key, []):
                    terms_by_key[spelling.key].append(term)
        # Longest first, so that a full name is not matched as the family name in it.
        longest = sorted(patterns, key=lambda pattern: (-patterns[pattern], pattern))
        self._search = re.compile("|".join(longest) if longest else _NEVER)
        self._terms_of: dict[str, frozenset[Term]] = {}

    def find(self, texts: Sequence[str]) -> list[TermCounts]:
        """How often each term occurs in each of ``texts``; the first is the headline."""
        counts_by_text: list[TermCounts] = []
        ambiguous: list[tuple[int, re.Match[str]]] = []
        for place, text in enumerate(texts):
            counts: TermCounts = Counter()
            for match in self._search.finditer(text):
                if not begins_word(text, match.start()):
                    continue
                counts.update(self._terms_in(match.group()))
                if spelling_key(match.group()) in self._ambiguous:
                    ambiguous.append((place, match))
            counts_by_text.append(counts)
        if ambiguous:
            self._add_ambiguous(counts_by_text, ambiguous, texts)
        return counts_by_text

    def _add_ambiguous(
        self,
        counts_by_text: list[TermCounts],
        ambiguous: list[tuple[int, re.Match[str]]],
        texts: Sequence[str],
    ) -> None:
        """Count the family names that mean the person here."""
        named = set[str]().union(*({term.label for term in counts} for counts in counts_by_text))
        in_title_case = _in_title_case(texts[0]) if texts else False
        for place, match in ambiguous:
            if _part_of_another_name(match, follows=not (place == 0 and in_title_case)):
                continue
            introduced = _introduced(match)
            for term in self._ambiguous[spelling_key(match.group())]:
                common = is_shared_family(match.group())
                if term not in self._terms_in(match.group()) and (
                    term.label in named or introduced or not common
                ):
                    counts_by_text[place][term] += 1

    def _terms_in(self, written: str) -> frozenset[Term]:
        """The terms that ``written`` certainly names, including those inside a longer one."""
        known = self._terms_of.get(written)
        if known is None:
            if len(self._terms_of) > rules.TERM_CACHE:
                self._terms_of.clear()
            known = frozenset(self._inside(written))
            self._terms_of[written] = known
        return known

    def _inside(self, written: str) -> Iterator[Term]:
        yield from self._certain.get(spelling_key(written), ())
        for start, end in ((1, len(written)), (0, len(written) - 1)):
            for match in self._search.finditer(written, start, end):
                if begins_word(written, match.start()):
                    yield from self._terms_in(match.group())


def _introduced(match: re.Match[str]) -> bool:
    """Whether the office or a joined name shows who is meant: President Lee, Trump-Lee talks."""
    lead = match.string[max(0, match.start() - 20) : match.start()]
    return bool(_TITLE_BEFORE.search(lead) or _JOINED_BEFORE.search(lead))


def _part_of_another_name(match: re.Match[str], *, follows: bool) -> bool:
    """Whether it is part of another name: ``Lee`` in "Lee Chang Dong" or "Bruce Lee"."""
    if follows and _CAPITAL_AFTER.match(match.string, match.end()):
        return True
    before = _GIVEN_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    return before is not None and not _OFFICE.search(before[1])


def _in_title_case(headline: str) -> bool:
    words = [word for word in headline.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > rules.TITLE_CASE * len(words)
