"""A meeting as a sentence mentions it, and whether the words around say that it is to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Iterable

    from briefing.group.leaders import NameKey

Tense = Literal["ahead", "open", "past"]
"""Yet to come; not said ("the summit of A and B"); over."""

_DOUBTED = lazy_regex(
    r"\b(?:not|no|never|neither|nor|without|refus\w+|declin\w+|reject\w+|cancel\w*|postpon\w+|could"
    r"|might|would|should|unlikely|instead|called\soff|rul\w+\sout|wants?|wanted|hop(?:es|ed|ing)"
    r"|ready|offer(?:s|ed)|willing|open\sto|urg(?:es|ed)|propos(?:es|ed)|ask(?:s|ed)|invit(?:es|ed)"
    r"|(?<!in\s)(?<!on\s)(?<!of\s)may(?!\s\d))\b|n['’]t\b"
)
"""In the words from one name to the other: a meeting that may not happen does not count."""

_CONDITION = lazy_regex(
    r"\b(?:if|whether|unless|no\splans?|cancel\w*|postpone\w*|call(?:ed|ing)?\soff|scrap(?:ped)?)\b"
)
_CALL = lazy_regex(
    r"\b(?:tele)?phon(?:e|ed|es|ing)\b|\bcall(?:s|ed)?\s(?:with|between|on\s[a-z]+day|to|from)\b"
    r"|\bvideo(?:\s?-?\s?(?:call|link|conference))|\bvirtual(?:ly)?\b|\bonline\b|\bby\s(?:video|letter)\b"
    r"|\bexchanged?\sletters\b|\bvideo\s?conferenc\w+"
)
"""Near the words that match: a call is no summit."""

_EARLIER = lazy_regex(
    r"\b(?:last\s(?:year|month|fall|autumn|spring|summer|winter|june|july|november|december|january"
    r"|february|march|april|may|august|september|october)|years?\sago|months?\sago|weeks?\sago"
    r"|earlier\sthis\s(?:year|month)|previous(?:ly)?|in\s(?:19|20)\d\d|since\s(?:19|20)\d\d"
    r"|first\smet|in\sthe\spast|the\slast\stime|had\smet|have\smet|used\sto|recalled|predecessors?"
    r"|(?:19|20)\d\d\s(?:summit|meeting|talks|visit|trip))\b"
)
"""Near the words that match: another, earlier meeting."""

_COMING = lazy_regex(
    r"\b(?:upcoming|ahead\sof|before|eve\sof|prepar\w+|next\s(?:week|month)|planned|scheduled|will"
    r"|set\sfor|due|later\s(?:this|on|today)|look\w*\sforward|to\s(?:be|take)|forthcoming|coming"
    r"|tomorrow|arriv\w+|head(?:s|ing|ed)\s(?:to|for|into)|travel\w*\sto|in\sadvance\sof|going\sinto"
    r"|go(?:es)?\sinto|expect\w*)\b"
)
"""Near a noun of meeting: it is yet to come."""

_AROUND = 80


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A meeting that a sentence mentions in its words ``[start, end)``.

    ``key`` is equal for mentions of one meeting. ``people`` are those who meet, or who visit, and
    ``names`` the words with which each is named there. ``group`` is the name of a group of states
    (NATO, EU-China), ``country`` the code of a country that is visited.
    """

    key: Hashable
    people: tuple[NameKey, ...]
    names: tuple[tuple[str, ...], ...]
    tense: Tense
    start: int
    end: int
    summit: bool
    group: str = ""
    country: str = ""


def compiled(forms: Iterable[tuple[Tense, str]]) -> tuple[tuple[Tense, re.Pattern[str]], ...]:
    """Each form of words with its tense, compiled at its first use."""
    return tuple((tense, lazy_regex(pattern)) for tense, pattern in forms)


def tense_in(text: str, first: int, end: int, tense: Tense) -> Tense | None:
    """When the meeting in the words ``[first, end)`` of ``text`` is, by the words around.

    ``text`` is in lower case, and ``tense`` is what its verb says. None if the meeting is doubtful
    or a call.
    """
    if (
        _DOUBTED.search(text, first, end)
        or _CONDITION.search(text, max(0, first - _AROUND), end)
        or _CALL.search(text, max(0, first - 30), end + 40)
    ):
        return None
    around = text[max(0, first - _AROUND) : end + _AROUND]
    if _EARLIER.search(around):
        return "past"
    return "ahead" if tense == "open" and _COMING.search(around) else tense


def calls_it_summit(text: str, first: int, end: int) -> bool:
    """Whether the words around ``[first, end)`` of ``text`` call the meeting a summit."""
    return "summit" in text[max(0, first - _AROUND) : end + _AROUND]
