"""The noun phrases of an English sentence that can be the subject of a verb, without a parser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.compose.language.english_verbs import NOUNS, VERBS
from briefing.compose.language.english_words import (
    AGENT,
    AUXILIARIES,
    BEFORE_TIME,
    BEHIND_NAME,
    BREAKS,
    CAPITAL,
    CLAUSE_ENDS,
    DAYS,
    DETERMINERS,
    FOCUS,
    NAME_PARTS,
    NOBODY,
    OPENING,
    PERSONAL,
    PREPOSITIONS,
    STOPS,
    SUBORDINATING,
    UNITS,
    WITHIN_NAME,
    Word,
    is_capital,
    words_of,
)
from briefing.text.countries import country
from briefing.text.stemmer import is_irregular

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_SUBJECT = 14
"""Words; what is longer has a clause in it."""
_LONGEST_PLAIN = 4
"""Words of a subject without a name: "the newly founded fund"."""
_MOST_COMMAS = 5
"""Commas behind a name up to its verb: "Lee, who leads A, B and C, said"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase; ``named`` is false for a pronoun, ``subordinate`` if its clause is."""

    text: str
    named: bool
    subordinate: bool


class Sentence:
    """The words of one sentence, its quotations masked. Places are indices into ``words``."""

    def __init__(self, text: str) -> None:
        self.words = words_of(text)

    def word(self, place: int) -> Word | None:
        """The word at ``place``; None outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def low(self, place: int) -> str:
        """The word at ``place`` in lower case; empty outside the sentence."""
        word = self.word(place)
        return word.low if word else ""

    def before_bracket(self, place: int) -> int:
        """The place before the bracket that is closed at ``place``."""
        while place >= 0 and self.words[place].text not in ("(", "["):
            place -= 1
        return place - 1

    def ending_at(self, last: int, *, any_noun: bool = False) -> Subject | None:
        """The noun phrase that ends at ``last``, of a main clause or a relative one: a name or a
        noun for people, or with ``any_noun`` whatever follows an article."""
        first = last
        while first >= 0 and last - first <= _LONGEST_SUBJECT:
            word = self.words[first]
            if word.text in STOPS or word.is_quotation:
                break
            if word.low in BREAKS and not self._joins_names(first, last):
                break
            first -= 1
        opener = self.low(first)
        run = self.words[first + 1 : last + 1]
        if opener in ("if", "unless", "whether", "nor"):  # "if both presidents agree"
            return None
        if opener in ("who", "which"):
            # "the medal, which Trump called beautiful"
            if run and all(CAPITAL.match(word.text) for word in run):
                return _subject(run, subordinate=True, any_noun=any_noun)
            # "Lee, who said ..."; "a man who was there said ..."
            antecedent = first - 2 if self.low(first - 1) == "," else first - 1
            subject = self.ending_at(antecedent) if antecedent >= 0 else None
            return replace(subject, subordinate=not run) if subject else None
        return _subject(run, subordinate=opener in SUBORDINATING, any_noun=any_noun)

    def with_apposition(self, comma: int) -> Subject | None:
        """Whom a name and what stands beside it between commas mean; the last comma is given.

        "Lee, the host of the talks, said", "the host, Ken Sato, said".
        """
        end, beside = comma, None
        for number in range(_MOST_COMMAS):
            start = end - 1
            while start >= 0 and self.words[start].text not in CLAUSE_ENDS:
                if self.words[start].is_quotation:
                    return beside
                start -= 1
            if self.low(start) != ",":
                return beside
            if number == 0:
                beside = self._name_between(start + 1, end)
            last = start - 1
            if self.low(last) == ")":
                last = self.before_bracket(last)
            subject = self.ending_at(last)
            if subject and subject.named and CAPITAL.search(subject.text):
                head = subject.text.split()[0]
                if CAPITAL.match(head) and head.lower() not in DETERMINERS:
                    return subject
                beside = beside or subject
            end = start
        return beside

    def after(self, place: int) -> Subject | None:
        """The noun phrase that begins at ``place``: “…,” said Lee; according to Lee."""
        return _subject(self._run_after(place), subordinate=False)

    def inverted(self, place: int) -> Subject | None:
        """The name that begins at ``place``, behind a verb, if no clause follows the verb."""
        run = self._run_after(place)
        subject = _subject(run, subordinate=False)
        if subject is None or not CAPITAL.search(subject.text):
            return None
        after = self.word(place + len(run))
        ended = after is None or after.text in STOPS or after.low in ("who", "in", "on", "at")
        return subject if ended else None

    def has_no_verb(self, place: int) -> bool:
        """Whether no verb follows ``place``, except in a relative clause."""
        for word in self.words[place:]:
            if word.low in ("who", "which", "that"):
                return True
            if word.low in AUXILIARIES or word.low in PERSONAL or is_irregular(word.low):
                return False
        return True

    def of_main_clause(self, before: int) -> Subject | None:
        """The name with which the sentence begins, for a verb behind ``before`` that shares it."""
        opening = self._opening()
        if self.low(opening) in PERSONAL:
            return Subject(self.words[opening].text, named=False, subordinate=True)
        end = self._name_end(opening)
        after = self.word(end)
        if not opening < end <= before or after is None or after.is_quotation:
            return None
        if not _is_verb(after) and after.text != ",":
            return None
        subject = _subject(self.words[opening:end], subordinate=True)
        return subject if subject and subject.named else None

    def before_colon(self, colon: int) -> Subject | None:
        """The name or pronoun with which the clause before a colon begins."""
        first = colon
        while first and self.words[first - 1].text not in CLAUSE_ENDS:
            first -= 1
        if self.low(first) in PERSONAL:
            return Subject(self.words[first].text, named=False, subordinate=False)
        end = self._name_end(first)
        after = self.word(end)
        if end == first or after is None or not _is_verb(after):
            return None
        return _subject(self.words[first:end], subordinate=False)

    def first_name(self) -> str | None:
        """The name with which the sentence begins, if it goes on behind it."""
        opening = self._opening()
        end = self._name_end(opening)
        after = self.word(end)
        if end == opening or after is None or after.is_quotation or after.text in (":", ";"):
            return None
        return _text(self.words[opening:end])

    def _name_between(self, first: int, end: int) -> Subject | None:
        """The name of two words or more that is all there is from ``first`` to ``end``."""
        if end - first < 2 or self._name_end(first) != end:
            return None
        if country(_text(self.words[first:end])):  # "the museum in Gyeongju, South Korea, said"
            return None
        return _subject(self.words[first:end], subordinate=False)

    def _joins_names(self, place: int, last: int) -> bool:
        """Whether "and" at ``place`` stands between two names or nouns of one subject."""
        if self.words[place].low not in ("and", "or") or place == 0 or place >= last:
            return False
        left, right = self.words[place - 1], self.words[place + 1]
        if is_capital(left) and is_capital(right):
            return True
        return bool(AGENT.match(left.low)) and last - place <= 2

    def _opening(self) -> int:
        """The place behind "But", "Meanwhile," and the like."""
        place = 0
        while (word := self.word(place)) and (word.text in OPENING or word.text == ","):
            place += 1
        return place

    def _name_end(self, place: int) -> int:
        """The place behind the name that begins at ``place``, with its article; ``place`` if there
        is none."""
        first = place + (self.low(place) == "the")
        end = first
        while (word := self.word(end)) and (
            is_capital(word) or (word.low in NAME_PARTS and end > first)
        ):
            end += 1
        if end == first or self.words[first].text in DAYS:
            return place
        return place if self.low(first) in SUBORDINATING | PREPOSITIONS else end

    def _run_after(self, place: int) -> tuple[Word, ...]:
        run: list[Word] = []
        for word in self.words[place : place + _LONGEST_SUBJECT]:
            joins = word.low == "and" and run and is_capital(run[-1])
            if (word.text in STOPS or word.is_quotation or word.low in BREAKS) and not joins:
                break
            if run and (
                word.low in PREPOSITIONS - WITHIN_NAME
                or word.text in DAYS
                or word.low in BEHIND_NAME
            ):
                break
            run.append(word)
        while run and run[-1].low in BREAKS | PREPOSITIONS | DETERMINERS:
            run.pop()
        return tuple(run[:1] if run and run[0].low in PERSONAL else run)


def _subject(run: Sequence[Word], *, subordinate: bool, any_noun: bool = False) -> Subject | None:
    """The speaker that the words of a noun phrase name; None if they name nobody."""
    run = _without_participle(_without_time(_behind_verb(run)))
    if run and (run[0].low in PREPOSITIONS or any(map(_is_auxiliary, run))):
        run = _last_name(run)
    if not run:
        return None
    first, last = run[0], run[-1]
    if last.low in PERSONAL:
        return Subject(last.text, named=False, subordinate=subordinate)
    if len(run) > 1 and first.low.endswith("ed") and run[1].low in DETERMINERS:
        return None
    if first.low in NOBODY | PERSONAL or last.low in PREPOSITIONS | NOBODY | DETERMINERS:
        return None
    if last.text in DAYS or last.low.endswith("'s"):
        return None
    named = any(is_capital(word) and word.low not in DETERMINERS for word in run)
    if any_noun and len(run) <= _LONGEST_PLAIN:
        named = named or first.low in ("the", "a", "an") or (len(run) < 3 and last.low[-1] == "s")
    if not named and not any(AGENT.match(word.low) for word in run):
        return None
    return Subject(_text(run), named=True, subordinate=subordinate)


def _behind_verb(run: Sequence[Word]) -> Sequence[Word]:
    """``run`` behind a verb in it: "the group says the proposal" is two clauses."""
    for place in range(len(run) - 2, 0, -1):
        low = run[place].low
        if low in VERBS and low not in NOUNS and VERBS[low][2] in ("base", "present"):
            return run[place + 1 :]
    return run


def _is_verb(word: Word) -> bool:
    """Whether the word behind a name is likely to be its verb."""
    if _is_auxiliary(word) or word.low in VERBS or is_irregular(word.low):
        return True
    return word.low.endswith("ed") and word.text == word.low


def _without_time(run: Sequence[Word]) -> Sequence[Word]:
    """``run`` without "But", "Last week" or "On Monday" in front of it."""
    while run and (run[0].text in OPENING or run[0].low in FOCUS or run[0].text in DAYS):
        run = run[1:]
    for place, word in enumerate(run[:5]):
        if word.low == "ago":
            return run[place + 1 :]
    if run and run[0].low in BEFORE_TIME:
        for place, word in enumerate(run[:4]):
            if word.low in UNITS or word.text in DAYS:
                return run[place + 1 :]
    return run


def _without_participle(run: Sequence[Word]) -> Sequence[Word]:
    """``run`` without "released in August" and the like behind a noun."""
    for place, word in enumerate(run[2:-1], start=2):
        if word.low.endswith("ed") and word.text == word.low and run[place + 1].low in PREPOSITIONS:
            return run[:place]
    return run


def _is_auxiliary(word: Word) -> bool:
    pronoun = word.low.partition("'")[0] if "'" in word.low else ""
    verb = word.low in AUXILIARIES and word.text != "May"
    return verb or pronoun in PERSONAL | NOBODY - {""}


def _last_name(run: Sequence[Word]) -> Sequence[Word]:
    """The capitalised words at the end of ``run``."""
    place = len(run)
    while place and is_capital(run[place - 1]):
        place -= 1
    return run[place:]


def _text(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run)
