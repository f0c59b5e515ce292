"""Whether a sentence treats a day that it names as past or as still to come.

In English the verb that governs the day says so, in Korean, Chinese and Japanese mostly the last
verb of the sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from briefing.text import verb_forms as forms
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import CJK
from briefing.text.tense_cues import EAST_ASIAN_CUE
from briefing.text.verb_groups import VerbGroup, VerbTime, verb_groups
from briefing.text.word_tags import Token, sentence_ends, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

Tense = Literal["future", "present", "open", "past", "unknown"]
"""``present``: an announcement in the present ("they meet on Friday"). ``open``: what was planned
or may be, which says little of when."""

AHEAD: frozenset[Tense] = frozenset(("future", "present", "open"))
"""The tenses of what may be still to come."""

_TENSES: dict[VerbTime, Tense] = {
    "future": "future",
    "was_future": "open",
    "conditional": "open",
    "present": "present",
    "past": "past",
}
_EAST_ASIAN = lazy_regex(rf"[{CJK}]")
_AHEAD_OF = lazy_regex(
    r"\b(?P<word>until|till|no\slater\sthan|as\s(?:soon|early)\sas|starting|beginning"
    r"|effective|ahead\sof|in\sadvance\sof|looking\sahead\sto"
    r"|(?:head|heads|heading|go|going|coming)\sinto|approaching)\s(?:on\s|the\s|next\s|this\s|a\s|[^\W\d_]+['’]s\s)?\Z",
    re.IGNORECASE,
)
_BY = lazy_regex(r"\b[Bb]y\s(?:the\s(?:\w+\s)?)?\Z")
_DEADLINE = lazy_regex(
    r"(?:['’]s)?\s(?:(?:\w+\s){0,2}?(?:deadlines?|cutoff|target\sdate)"
    r"|(?:planned|scheduled|upcoming)\s[a-z]+)\b"
)
_AFTERWARDS = lazy_regex(
    r"(?:['’]s)?\s(?:\w+\s){0,2}?(?:announcements?|arrests?|assault|attacks?|blast|bombings?|comments?"
    r"|crash|declaration|defeat|earthquake|explosion|indictments?|insurrection|killings?|letter|loss"
    r"|massacre|murder|outage|protests?|raid|remarks|riots?|shootings?|statement|tweets?|victory)\b"
)
"""What nobody puts on a calendar: "Friday's indictment", "the Jan. 6 attack"."""
_GENITIVE = lazy_regex(r"['’]s\s")
_VENUE = lazy_regex(
    r"\b(?:in|during|at|on|to)\s(?:an?|the|his|her|their|its)\s(?:\w+\s){0,2}(?:interview|statement"
    r"|speech|letter|tweet|post|briefing|(?:news|press)\sconference|op-ed|memo|e-?mail|video|call"
    r"|report|filing|editorial|article|appearance|show|program(?:me)?)\b"
    r"|\bon\s(?:Twitter|Facebook|[A-Z]{3,5}|Fox|“)|\bto\s(?:reporters|lawmakers|supporters)\b"
)
"""Where something is said."""
_BESIDE_DAY = frozenset(
    "on late early later the this last next coming in at , morning afternoon evening here".split()
)
_OPENS_CLAUSE = frozenset(("that", "and", "but", "or", ":", ";", "—", "–", "“", '"', "because"))
_NOT_GOVERNING = ("bare", "state", "going_on")


class Tenses:
    """The tense of any day of one text; the text is read once, and only when it is asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[Token] = []
        self._ends: list[int] = []
        self._sentences: dict[int, _Sentence] = {}

    def of(self, start: int, end: int) -> Tense:
        """How the sentence treats the day at ``[start, end)``."""
        if not self._ends:
            self._tokens = tokens(self._text)
            self._ends = sentence_ends(self._tokens)
        first, last = 0, self._ends[-1]
        for at in self._ends:
            if self._tokens[at - 1].start >= end:
                last = at
                break
            first = at if self._tokens[at - 1].end <= start else first
        sentence = self._sentences.get(first)
        if sentence is None:
            sentence = _Sentence(self._text, self._tokens[first:last])
            self._sentences[first] = sentence
        return sentence.tense(start, end)

    def is_ahead(self, start: int, end: int) -> bool:
        """Whether the day at ``[start, end)`` may be still to come."""
        return self.of(start, end) in AHEAD


def is_of_past_event(text: str, end: int) -> bool:
    """Whether the day that ends at ``end`` is that of what nobody plans: "the Jan. 6 attack"."""
    return _AFTERWARDS.match(text, end) is not None


class _Sentence:
    def __init__(self, text: str, own: Sequence[Token]) -> None:
        self._text = text
        self._tokens = own
        self._start = own[0].start if own else 0
        self._end = own[-1].end if own else len(text)
        self._east_asian = _EAST_ASIAN.search(text, self._start, self._end) is not None
        self._groups = [] if self._east_asian else verb_groups(own)

    def tense(self, start: int, end: int) -> Tense:
        if self._east_asian:
            return self._east_asian_tense(start, end)
        first = next((i for i, token in enumerate(self._tokens) if token.end > start), 0)
        last = next(
            (i for i, token in enumerate(self._tokens) if token.start >= end), len(self._tokens)
        )
        around = self._by_words_around(start, end) or self._by_verb_beside(first, last)
        if around:
            return around
        tense = self._by_clause(start, first, last)
        # In "Friday's vote" the day belongs to the noun, and a bare present says nothing of it.
        return "unknown" if tense == "present" and _GENITIVE.match(self._text, end) else tense

    def _east_asian_tense(self, start: int, end: int) -> Tense:
        after = EAST_ASIAN_CUE.search(self._text, end, self._end)
        before = None if after else list(EAST_ASIAN_CUE.finditer(self._text, self._start, start))
        cue = after or (before[-1] if before else None)
        if cue is None:
            return "unknown"
        return "future" if cue["ahead"] else "past"

    def _by_words_around(self, start: int, end: int) -> Tense | None:
        """What the words that touch the day say of it: "by Friday", "Friday's deadline"."""
        text, groups = self._text, self._groups
        if _DEADLINE.match(text, end):
            return "future"
        before = text[self._start : start]
        lead = _AHEAD_OF.search(before)
        if lead:
            fronted = lead.start() <= 2 and lead["word"].lower() in ("until", "till")
            after = next(
                (group for group in groups if self._tokens[group.first].start >= end), None
            )
            return "past" if fronted and after and after.time == "past" else "future"
        if is_of_past_event(text, end):
            return "past"
        if _BY.search(before):
            nearest = next(
                (g for g in reversed(groups) if self._tokens[g.first].start < start), None
            )
            nearest = nearest or (groups[0] if groups else None)
            if nearest and nearest.time not in ("past", "present", "going_on"):
                return "future"
        return None

    def _by_verb_beside(self, first: int, last: int) -> Tense | None:
        """The tense of a verb with nothing but a preposition between it and the day."""
        words = [token.word for token in self._tokens]
        at = first - 1
        while at >= max(0, first - 4) and words[at] in _BESIDE_DAY:
            at -= 1
        group = next((group for group in self._groups if group.first <= at < group.end), None)
        if at < 0:
            group = None
        elif group and group.time == "state":
            if words[at] in ("is", "are", "was", "were") and words[first] not in (
                "today",
                "tonight",
            ):
                return "future" if words[at] in ("is", "are") else "past"
        elif group and group.time not in _NOT_GOVERNING:
            return _TENSES[group.time]
        elif not group and (words[at] in forms.SAYING or self._is_participle(at)):
            return "past"
        following = last
        while following < len(words) and forms.ADVERB.match(words[following]):
            following += 1
        after = next((group for group in self._groups if group.first in (last, following)), None)
        return self._tense_of(after) if after and after.time not in _NOT_GOVERNING else None

    def _tense_of(self, after: VerbGroup) -> Tense:
        """What a verb behind the day says of it."""
        if self._tokens[after.first].word in forms.PLANNING_PAST:
            return "past"
        return _TENSES[after.time]

    def _is_participle(self, at: int) -> bool:
        word = self._tokens[at].word
        return (
            word in forms.PARTICIPLE_ONLY
            or word in forms.PAST
            or (
                word.endswith("ed")
                and not forms.NOT_PAST.match(word)
                and word not in forms.SCHEDULED
            )
        )

    def _by_clause(self, start: int, first: int, last: int) -> Tense:
        """The nearest verb before the day, else the first one after it, as at "On Friday"."""
        before = [
            group
            for group in self._groups
            if group.first < first and group.time not in _NOT_GOVERNING
        ]
        after = self._governing_after(last)
        if before and not (after and self._opens_clause(first)):
            nearest = before[-1]
            said_there = nearest.time != "past" and _VENUE.search(
                self._text, self._tokens[nearest.end - 1].end, start
            )
            if said_there and any(group.time == "past" for group in before):
                return "past"
            return _TENSES[nearest.time]
        return self._tense_of(after) if after else "unknown"

    def _opens_clause(self, first: int) -> bool:
        """Whether the day opens a clause: "and on Friday he will"."""
        at = first - 1
        while at >= 0 and self._tokens[at].word in ("on", "early", "late", "later", "by"):
            at -= 1
        return at < first - 1 and at >= 0 and self._tokens[at].word in _OPENS_CLAUSE

    def _governing_after(self, last: int) -> VerbGroup | None:
        after = [
            group
            for group in self._groups
            if group.first >= last and group.time not in _NOT_GOVERNING
        ]
        for group in after:
            lead = self._tokens[max(last, group.first - 3) : group.first]
            if group is after[-1] or not any(token.word in forms.RELATIVES for token in lead):
                return group
        return None
