"""The words of an English sentence, and the kinds of words by which its subjects are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.text.calendar_names import LONG_MONTHS, LONG_WEEKDAYS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.quotation_mask import QUOTED, masked

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = lazy_regex(
    rf"{QUOTED}+|[,;:()\[\]…]|—|–|--+|(?:[^\s,;:()\[\]—–…{QUOTED}]|(?<=\d)[,:](?=\d))+"
)
PERSONAL = frozenset("he she it they we i you".split())
NOBODY = frozenset(
    "which what that this these those there here some many others both all none nobody no anyone "
    "everyone everybody somebody someone something nothing everything other neither each few most "
    "much more less such its their his her my our your as so not him them us me".split()
)
"""Words with which a phrase begins that names nobody, or not as this sentence alone tells."""
SUBORDINATING = frozenset(
    "that who which whom whose when while as after before because if where whether than although "
    "though since until how why what once unless".split()
)
BREAKS = SUBORDINATING | frozenset("and or but then so meanwhile yet nor except like".split())
"""Words that begin another clause."""
PREPOSITIONS = frozenset(
    "in on at by for from with of to as during under over into about after before since until near "
    "inside outside despite without following through against between among amid along alongside "
    "via per like unlike".split()
)
BEHIND_NAME = frozenset("released published again also later today earlier last this".split())
"""Words behind a name, after a verb, that are no part of it."""
WITHIN_NAME = frozenset("of for from with".split())
DETERMINERS = frozenset("the a an two three four five six seven several another one".split())
AUXILIARIES = frozenset(
    "is are was were be been being has have had will would could can may might must should did "
    "does do".split()
)
STOPS = frozenset((",", ";", ":", "—", "–", "…", "(", ")", "[", "]", "--", "---"))
"""Marks as words. A full stop within the text is a semicolon."""
CLAUSE_ENDS = STOPS - {"(", ")", "[", "]"}
CAPITAL = lazy_regex(r"[A-ZÀ-ÖØ-Þ]")
_ABBREVIATION = lazy_regex(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Adm|Rev|[JS]r|St|(?:[A-Z]\.)+[A-Z])\.$"
)
DAYS = frozenset((*LONG_WEEKDAYS, *LONG_MONTHS)) - {"May"}
"""Days and months; who is called May says more than the month does."""
OPENING = frozenset(
    "But And So Yet Still However Also Then Instead Later Earlier Meanwhile Now Indeed Thus "
    "Nevertheless Nonetheless Or Even Only Once Recently Perhaps Today Yesterday".split()
)
"""Words with a capital in front of a subject."""
FOCUS = frozenset("even only both later then afterwards".split())
"""The same in small letters."""
UNITS = frozenset("week weekend month year day night morning afternoon evening summer".split())
BEFORE_TIME = frozenset("on in last this earlier late early next later one that".split())
NAME_PARTS = frozenset("of de al bin von der".split())
AGENT = lazy_regex(
    r"(?!(?:letter|matter|number|order|power|water|weather|dinner|offer|hour|tour|moment)s?$)"
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


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text``, its quotations masked."""
    return tuple(_words(masked(text)))


def is_capital(word: Word) -> bool:
    """Whether the word begins with a capital letter."""
    return CAPITAL.match(word.text) is not None


def _words(text: str) -> Iterator[Word]:
    """The words of ``text``; a full stop within it that ends no abbreviation is ";"."""
    length = len(text.rstrip())
    for match in _TOKEN.finditer(text):
        word, end = match[0], match.end()
        last = end >= length
        ends = word[-1] in ".!?" and (
            last or (text[end].isspace() and not _ABBREVIATION.match(word))
        )
        bare = (word.rstrip(".!?") if ends else word).lstrip("'’>")
        if bare:
            yield Word(bare, bare.lower().replace("’", "'"), match.start())
        if ends and not last:
            yield Word(";", ";", end - 1)
