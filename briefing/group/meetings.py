"""Sentences in which two people meet: who they are, and whether the meeting is yet to come.

English only: in other languages a name cannot be separated reliably from its office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.calendar_names import LONG_MONTHS, WEEKDAY_PATTERN
from briefing.text.office_holders import CAPITALISED, LONGEST_SENTENCE, person_name

if TYPE_CHECKING:
    from collections.abc import Iterator

CUES = ("meet", "met ", "talks", "summit", "host", "visit", "receive", "welcome")
"""Every sentence that a pattern matches contains one of these."""

_FIRST = rf"(?<![\w-])(?P<first>{CAPITALISED})"
_SECOND = rf"(?P<second>{CAPITALISED})"
_ASIDE = r"(?:,[^,.;:]{1,60},)?"
_WITH = (
    r"(?:the\s|his\s|her\s)?(?:visiting\s)?(?:(?:[A-Z]\w+\s){0,2}(?:counterpart|leader|president"
    r"|premier|prime\sminister|chancellor|king|foreign\sminister),?\s)?"
)
"""What may stand before the second name: "the Estonian prime minister, "."""

_GLUE = r"(?:\s[^.;:!?\"“”]{1,60}?)?"
"""What may stand between subject and verb: "is due in Gyeongju on Wednesday" … "to meet"."""

_ADJECTIVES = (
    r"(?:(?:first|second|third|next|planned|formal|bilateral|summit|two|state|one-on-one)\s)*"
)
_PATTERNS = (
    # Announced: "X is to meet Y", "X will host Y", "X to hold talks with Y".
    (True, rf"{_FIRST}{_ASIDE}{_GLUE}\s(?:to|will)\s(?:meet(?:\swith)?|host|receive|welcome"
           rf"|hold\s(?:a\ssummit|a\smeeting|talks)\swith)\s{_WITH}{_SECOND}"),
    # "X and Y are to meet", "X and Y will hold talks".
    (True, rf"{_FIRST}\sand\s{_WITH}{_SECOND}{_ASIDE}{_GLUE}\s(?:to|will)\s(?:meet\b"
           r"|hold\s(?:a\s|their\s)?(?:summit|meeting|talks)\b)"),
    # Headlines, in the present: "X meets Y", "X hosts Y", "X and Y meet", "X and Y hold talks".
    (True, rf"{_FIRST}\s(?:meets|hosts|receives|welcomes)\s{_WITH}{_SECOND}"),
    (True, rf"{_FIRST}\sand\s{_WITH}{_SECOND}\s(?:meet\b|hold\s(?:summit|talks|a\ssummit)\b)"),
    # The noun: "a summit between X and Y", "X's talks with Y". Its day shows whether it is over.
    (True, rf"\b(?:[Ss]ummit|[Tt]alks|[Mm]eeting)\s(?:between|of)\s{_WITH}{_FIRST}{_ASIDE}\sand\s"
           rf"{_WITH}{_SECOND}"),
    (True, rf"{_FIRST}\s{_ADJECTIVES}(?:summit|talks|meeting|visit)\swith\s{_WITH}{_SECOND}"),
    # Reported afterwards: it counts only with a day that has just passed.
    (False, rf"{_FIRST}\sand\s{_WITH}{_SECOND}\s"
            r"(?:met\b|held\s(?:summit\s|a\s)?(?:talks|summit)\b)"),
    (False, rf"{_FIRST}\s(?:met(?:\swith)?|hosted|received|welcomed|held\stalks\swith)\s"
            rf"{_WITH}{_SECOND}"),
)  # fmt: skip
_FORMS = tuple((ahead, re.compile(pattern)) for ahead, pattern in _PATTERNS)
_DOUBTED = re.compile(
    r"\b(?:not|no|never|neither|nor|without|refus\w+|declin\w+|reject\w+|cancel\w*|postpon\w+|if"
    r"|whether|could|might|would|may|should|unlikely|instead|called\soff|rul\w+\sout)\b|n['’]t\b",
    re.IGNORECASE,
)
"""In the sentence up to its second name: a meeting that may not happen does not count."""

_PLACE = re.compile(
    r"\b(?:in|at)\s(?:the\s)?(?:[a-z]+\s(?:city|capital|town|port|resort)\sof\s)?"
    r"(?P<place>[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]+){0,2})"
)
_NO_PLACE = re.compile(
    rf"{WEEKDAY_PATTERN}|{'|'.join(LONG_MONTHS)}"
    r"|(?:North|South|East|West|Asia|Europe|Africa)$"
)


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """Two names that a sentence brings together, in its words at ``[start, end)``.

    ``ahead`` says whether the meeting may be yet to come.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    ahead: bool
    start: int
    end: int


def meetings(sentence: str) -> Iterator[MeetingMention]:
    """The meetings that ``sentence`` mentions, each pair of names once."""
    if len(sentence) > LONGEST_SENTENCE or not any(cue in sentence for cue in CUES):
        return
    if sum(word[0].isupper() for word in sentence.split()) > rules.MOST_CAPITALS:
        return
    known = set()
    for ahead, form in _FORMS:
        for match in _overlapping(form, sentence):
            first, second = person_name(match["first"]), person_name(match["second"])
            pair = frozenset((first, second))
            if not first or not second or len(pair) < 2 or pair in known:
                continue
            if _DOUBTED.search(sentence, 0, match.end()):
                continue
            known.add(pair)
            yield MeetingMention(first, second, ahead, *match.span())


def _overlapping(form: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """All matches, including overlapping ones: the first capitalised word may be no name."""
    start = 0
    while match := form.search(sentence, start):
        yield match
        start = match.end("first")


def place(sentence: str, start: int) -> str | None:
    """The place named from ``start`` on; None if the sentence names none."""
    for match in _PLACE.finditer(sentence, start):
        name = match["place"].removesuffix("’s").removesuffix("'s")
        if not _NO_PLACE.match(name):
            return name
    return None
