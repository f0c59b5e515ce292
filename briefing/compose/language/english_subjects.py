"""The noun phrases of an English sentence that can be the subject of a verb, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.text.calendar_names import LONG_MONTHS, LONG_WEEKDAYS
from briefing.text.quotations import QUOTED, masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(rf"{QUOTED}+|[,;:()\[\]…]|—|–|--+|[^\s,;:()\[\]—–…{QUOTED}]+")
_LONGEST_SUBJECT = 14
"""Words; what is longer has a clause in it."""
_LONGEST_PLAIN = 4
"""Words of a subject without a name: "the newly founded fund"."""
_MOST_COMMAS = 5
"""Commas behind a name up to its verb: "Lee, who leads A, B and C, said"."""

_PERSONAL = frozenset("he she it they we i you".split())
_NOBODY = frozenset(
    "which what that this these those there here some many others both all none nobody no anyone "
    "everyone everybody somebody someone something nothing everything other neither each few most "
    "much more less such its their his her my our your as so not him them us me".split()
)
_SUBORDINATING = frozenset(
    "that who which whom whose when while as after before because if where whether than although "
    "though since until how why what once unless".split()
)
_BREAKS = _SUBORDINATING | frozenset("and or but then so meanwhile yet nor except like".split())
PREPOSITIONS = frozenset(
    "in on at by for from with of to as during under over into about after before since until near "
    "inside outside despite without following through against between among amid along alongside "
    "via per like unlike".split()
)
_WITHIN_NAME = frozenset("of for from with".split())
_DETERMINERS = frozenset("the a an two three four five six seven several another one".split())
_AUXILIARIES = frozenset(
    "is are was were be been being has have had will would could can may might must should did "
    "does do".split()
)
STOPS = frozenset((",", ";", ":", "—", "–", "…", "(", ")", "[", "]", "--", "---"))
_CLAUSE_ENDS = STOPS - {"(", ")", "[", "]"}
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Adm|Rev|[JS]r|St|(?:[A-Z]\.)+[A-Z])\.$"
)
_DAYS = frozenset((*LONG_WEEKDAYS, *LONG_MONTHS))
_OPENING = frozenset(
    "But And So Yet Still However Also Then Instead Later Earlier Meanwhile Now Indeed Thus "
    "Nevertheless Nonetheless Or Even Only Once Recently Perhaps Today Yesterday".split()
)
_UNITS = frozenset("week weekend month year day night morning afternoon evening summer".split())
_BEFORE_TIME = frozenset("on in last this earlier late early next later one that".split())
_NAME_PARTS = frozenset("of de al bin von der".split())
_AGENT = re.compile(
    r"(?:officials?|sources?|spokes\w+|analysts?|experts?|police|prosecutors?|critics?|campaigns?"
    r"|aides?|advis[eo]rs?|people|governments?|ministry|ministers?|presidents?|leaders?|m[ae]n"
    r"|wom[ae]n|groups?|teams?|courts?|judges?|committees?|administration|agency|department"
    r"|company|unions?|army|military|family|stud(?:y|ies)|polls?|surveys?|reports?|documents?"
    r"|statements?|papers?|website|parents|delegation|majority|\w{3,}(?:ers?|ors?|ists?|ians?"
    r"|ants|ents|ees|crats?|cans|ates|ives))$"
)
"""Nouns for people, bodies and texts that say something."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark or a masked quotation; ``low`` is in lower case, ``start`` where it stands."""

    text: str
    low: str
    start: int

    @property
    def is_quotation(self) -> bool:
        """Whether it stands for what is quoted."""
        return self.text[0] == QUOTED


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase; ``named`` is false for a pronoun, ``subordinate`` if its clause is."""

    text: str
    named: bool
    subordinate: bool


class Sentence:
    """The words of one sentence, its quotations masked. Places are indices into ``words``."""

    def __init__(self, text: str) -> None:
        self.words = tuple(_words(masked(text)))

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
            if word.low in _BREAKS and not self._joins_names(first, last):
                break
            first -= 1
        opener = self.low(first)
        run = self.words[first + 1 : last + 1]
        if opener in ("who", "which"):
            # "Lee, who said ..."; "a man who was there said ..."
            antecedent = first - 2 if self.low(first - 1) == "," else first - 1
            subject = self.ending_at(antecedent) if antecedent >= 0 else None
            return replace(subject, subordinate=not run) if subject else None
        return _subject(run, subordinate=opener in _SUBORDINATING, any_noun=any_noun)

    def with_apposition(self, comma: int) -> Subject | None:
        """The name before what stands between two commas, the second of which is given."""
        end = comma
        for _ in range(_MOST_COMMAS):
            start = end - 1
            while start >= 0 and self.words[start].text not in _CLAUSE_ENDS:
                if self.words[start].is_quotation:
                    return None
                start -= 1
            if self.low(start) != ",":
                return None
            last = start - 1
            if self.low(last) == ")":
                last = self.before_bracket(last)
            subject = self.ending_at(last)
            if subject and subject.named and _CAPITAL.search(subject.text):
                return subject
            end = start
        return None

    def after(self, place: int) -> Subject | None:
        """The noun phrase that begins at ``place``: “…,” said Lee; according to Lee."""
        return _subject(self._run_after(place), subordinate=False)

    def inverted(self, place: int) -> Subject | None:
        """The name that begins at ``place``, behind a verb, if no clause follows the verb."""
        run = self._run_after(place)
        subject = _subject(run, subordinate=False)
        if subject is None or not _CAPITAL.search(subject.text):
            return None
        after = self.word(place + len(run))
        ended = after is None or after.text in STOPS or after.low in ("who", "in", "on", "at")
        return subject if ended else None

    def of_main_clause(self, before: int) -> Subject | None:
        """The name with which the sentence begins, for a verb behind ``before`` that shares it."""
        opening = self._opening()
        if self.low(opening) in _PERSONAL:
            return Subject(self.words[opening].text, named=False, subordinate=True)
        end = self._name_end(opening)
        after = self.word(end)
        if not opening < end <= before or after is None or after.is_quotation:
            return None
        if after.text in (":", ";") or after.low in _BREAKS | PREPOSITIONS:
            return None
        subject = _subject(self.words[opening:end], subordinate=True)
        return subject if subject and subject.named else None

    def first_name(self) -> str | None:
        """The name with which the sentence begins, if it goes on behind it."""
        opening = self._opening()
        end = self._name_end(opening)
        after = self.word(end)
        if end == opening or after is None or after.is_quotation or after.text in (":", ";"):
            return None
        return _text(self.words[opening:end])

    def _joins_names(self, place: int, last: int) -> bool:
        """Whether "and" at ``place`` stands between two names or nouns of one subject."""
        if self.words[place].low not in ("and", "or") or place == 0 or place >= last:
            return False
        left, right = self.words[place - 1], self.words[place + 1]
        if is_capital(left) and is_capital(right):
            return True
        return bool(_AGENT.match(left.low)) and last - place <= 2

    def _opening(self) -> int:
        """The place behind "But", "Meanwhile," and the like."""
        place = 0
        while (word := self.word(place)) and (word.text in _OPENING or word.text == ","):
            place += 1
        return place

    def _name_end(self, place: int) -> int:
        """The place behind the name that begins at ``place``, with its article; ``place`` if there
        is none."""
        first = place + (self.low(place) == "the")
        end = first
        while (word := self.word(end)) and (
            is_capital(word) or (word.low in _NAME_PARTS and end > first)
        ):
            end += 1
        if end == first or self.words[first].text in _DAYS:
            return place
        return place if self.low(first) in _SUBORDINATING | PREPOSITIONS else end

    def _run_after(self, place: int) -> tuple[Word, ...]:
        run: list[Word] = []
        for word in self.words[place : place + _LONGEST_SUBJECT]:
            joins = word.low == "and" and run and is_capital(run[-1])
            if (word.text in STOPS or word.is_quotation or word.low in _BREAKS) and not joins:
                break
            if run and (
                word.low in PREPOSITIONS - _WITHIN_NAME
                or word.text in _DAYS
                or word.low in ("released", "published")
            ):
                break
            run.append(word)
        while run and run[-1].low in _BREAKS | PREPOSITIONS | _DETERMINERS:
            run.pop()
        return tuple(run[:1] if run and run[0].low in _PERSONAL else run)


def is_capital(word: Word) -> bool:
    """Whether the word begins with a capital letter."""
    return _CAPITAL.match(word.text) is not None


def _words(text: str) -> Iterator[Word]:
    """The words of ``text``; a full stop within it that ends no abbreviation is ";"."""
    length = len(text.rstrip())
    for match in _TOKEN.finditer(text):
        word, end = match[0], match.end()
        last = end >= length
        ends = word[-1] in ".!?" and (
            last or (text[end].isspace() and not _ABBREVIATION.match(word))
        )
        bare = word.rstrip(".!?") if ends else word
        if bare:
            yield Word(bare, bare.lower().replace("’", "'"), match.start())
        if ends and not last:
            yield Word(";", ";", end - 1)


def _subject(run: Sequence[Word], *, subordinate: bool, any_noun: bool = False) -> Subject | None:
    """The speaker that the words of a noun phrase name; None if they name nobody."""
    run = _without_participle(_without_time(run))
    if run and (run[0].low in PREPOSITIONS or any(map(_is_auxiliary, run))):
        run = _last_name(run)
    if not run:
        return None
    first, last = run[0], run[-1]
    if len(run) == 1 and first.low in _PERSONAL:
        return Subject(first.text, named=False, subordinate=subordinate)
    if first.low in _NOBODY | _PERSONAL or last.low in PREPOSITIONS | _NOBODY | _DETERMINERS:
        return None
    if last.text in _DAYS or last.low.endswith("'s"):
        return None
    named = any(is_capital(word) and word.low not in _DETERMINERS for word in run)
    if any_noun and first.low in ("the", "a", "an") and len(run) <= _LONGEST_PLAIN:
        named = True
    if not named and not any(_AGENT.match(word.low) for word in run):
        return None
    return Subject(_text(run), named=True, subordinate=subordinate)


def _without_time(run: Sequence[Word]) -> Sequence[Word]:
    """``run`` without "But", "Last week" or "On Monday" in front of it."""
    while run and (run[0].text in _OPENING or run[0].text in _DAYS):
        run = run[1:]
    if run and run[0].low in _BEFORE_TIME:
        for place, word in enumerate(run[:4]):
            if word.low in _UNITS or word.text in _DAYS:
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
    return word.low in _AUXILIARIES or pronoun in _PERSONAL | _NOBODY - {""}


def _last_name(run: Sequence[Word]) -> Sequence[Word]:
    """The capitalised words at the end of ``run``."""
    place = len(run)
    while place and is_capital(run[place - 1]):
        place -= 1
    return run[place:]


def _text(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run)
