"""English sentences in which leaders meet: who they are, and whether it is yet to come.

A sentence is first rewritten with one character for each leader, which also takes the office, the
country and what is said about him or her: "U.S. President Ada Moe will meet her Russian
counterpart, Ivo Rask, on Monday" is read as "A will meet B, on Monday". So one pattern covers all
ways to name a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.group import rules
from briefing.text.office_holders import (
    CAPITALISED,
    LONGEST_SENTENCE,
    ends_sentence,
    is_no_name,
    is_office_or_country,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.group.leaders import NameKey

Tense = Literal["ahead", "open", "past"]
"""Yet to come; not said ("the summit of A and B"); over."""

CUES = ("meet", "met ", "talks", "summit", "host", "receive", "welcome", "sit down", "sits down",
        "visit", "sat down", "greet")  # fmt: skip
"""Every sentence that a pattern matches contains one of these, in lower case."""

_FIRST_MARK = 0xE000
_P = "[\ue000-\uf8ff]"
_RUN = re.compile(CAPITALISED)
_WORD = re.compile(r"\S+")
_BEFORE = re.compile(
    r"(?:\b(?:the|his|her|their|its)\s)?(?:visiting\s|fellow\s|new\s|longtime\s)?"
    r"(?:(?:[A-Z][\w.’'-]*\s){0,3}(?:(?:prime|foreign)\sminister|counterpart|leader|president|premier"
    r"|chancellor|king|queen|emperor|pope|ruler|strongman|chief|chairman),?\s)?$"
)
"""What may stand before a name and belongs to it: "his Estonian counterpart, "."""

_AFTER = re.compile(
    r"\sof\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?"
    r"|,\s(?:the|who|whose|a|an|his|her)\s[^.;:,]{2,80},(?!\sand\s)"
)
_POSSESSIVE = re.compile(r"['’]s?$")

_GAP = '[^;:!?“”"\ue000-\uf8ff]{0,90}?'
_NEAR = '[^;:!?“”"\ue000-\uf8ff]{0,40}?'
_HOW = (
    r"(?:\s(?:face[\s-]to[\s-]face|one[\s-]on[\s-]one|in\sperson|privately|again|together|briefly"
    r"|separately|directly|(?:up\s)?on\s[a-z]+|in\s\w+|for\s[\w\s-]{1,30}?))*"
)
_ADJECTIVE = (
    r"(?:(?:first|second|third|fourth|next|planned|upcoming|formal|bilateral|summit|two|state|long"
    r"|one[\s-]on[\s-]one|face[\s-]to[\s-]face|in[\s-]person|high[\s-]stakes|historic|expected|private"
    r"|landmark|key|crucial|closely|much|highly|anticipated|watched|[-a-z]*day|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|ever|major|one|direct|rare|trade|nuclear|crunch"
    r"|critical|scheduled|proposed|so-called|big|peace|working)[\s-]+){0,4}"
)
_TALKS = r"(?:summit|talks?|meetings?|negotiations|sit-?down|showdown|face-to-face|encounter)"
_MEET = (
    rf"(?:meet(?:s|ing)?{_HOW}(?:\swith)?|sit(?:s|ting)?\sdown{_HOW}\swith|host(?:s|ing)?"
    rf"|receiv(?:e|es|ing)|welcom(?:e|es|ing)"
    rf"|(?:hold|holds|holding|have|having|open|opens|begin|begins)\s(?:a\s|an\s)?{_ADJECTIVE}{_TALKS}\swith)"
)
_WILL = r"(?:to|will(?:\salso|\sthen)?|is|are|was\sto|were\sto|was\sdue\sto|is\sset\sto|plans\sto)"
_TOGETHER = (
    rf"(?:meet\b|sit\sdown\b|(?:hold|begin|open|start|have)\s(?:a\s|an\s|their\s)?{_ADJECTIVE}{_TALKS}\b"
    rf"|hold\s(?:a\s|their\s)?[\w\s-]{{0,20}}?{_TALKS}\b)"
)
_LIST = rf"(?P<all>{_P}(?:,\s{_P}){{0,4}},?\s(?:and|&)\s{_P}|{_P},\s{_P}(?=\s))"

_FORMS: tuple[tuple[Tense, re.Pattern[str]], ...] = tuple(
    (tense, re.compile(pattern))
    for tense, pattern in (
        # "A and B are set to meet", "A, B to hold talks", "A and B meet".
        ("ahead", rf"{_LIST},?{_GAP}\s{_WILL}\s(?:{_GAP}\sto\s)?{_TOGETHER}"),
        ("ahead", rf"{_LIST}\s(?:then\s|now\s|first\s)?(?:meeting\b|{_TOGETHER})"),
        # "A will travel to Geneva to meet B", "A is meeting with B", "A meets B", "A prepares to host B".
        ("ahead", rf"(?P<a>{_P}),?{_GAP}\s(?:to|will|is|will\salso|and|before|by)\s{_MEET}\s(?P<b>{_P})"),
        ("ahead", rf"(?P<a>{_P})\s(?:meets{_HOW}(?:\swith)?|hosts|receives|welcomes|sits\sdown{_HOW}\swith"
                  rf"|holds\s(?:a\s|an\s)?{_ADJECTIVE}{_TALKS}\swith)\s(?P<b>{_P})"),
        # "a summit between A and B", "A-B summit".
        ("open", rf"\b{_TALKS}\s{_NEAR}(?:between|of)\s(?P<all>{_P}(?:,\s{_P})*,?\sand\s{_P})"),
        ("open", rf"(?P<all>{_P}[-–—‑/]{_P})\s{_ADJECTIVE}{_TALKS}\b"),
        # "A's talks in Riga on 4 November with B", "for a meeting with B": A is the only other one.
        ("open", rf"\b{_TALKS}\s(?:{_NEAR}\s)?with\s(?P<b>{_P})"),
        # Reported afterwards: it counts only with a day that has just passed.
        ("past", rf"{_LIST},?\s(?:{_GAP}\s)?(?:met\b|sat\sdown\b|held\s[\w\s-]{{0,25}}?{_TALKS}\b)"),
        ("past", rf"(?P<a>{_P}){_GAP}\s(?:met{_HOW}(?:\swith)?|hosted|received|welcomed|sat\sdown{_HOW}\swith"
                 rf"|held\s(?:a\s)?{_ADJECTIVE}{_TALKS}\swith)\s(?P<b>{_P})"),
    )
)  # fmt: skip
_DOUBTED = re.compile(
    r"\b(?:not|no|never|neither|nor|without|refus\w+|declin\w+|reject\w+|cancel\w*|postpon\w+|could"
    r"|might|would|should|unlikely|instead|called\soff|rul\w+\sout|wants?|wanted|hop(?:es|ed|ing)"
    r"|ready|offer(?:s|ed)|willing|open\sto|urg(?:es|ed)|propos(?:es|ed)|ask(?:s|ed)|invit(?:es|ed)"
    r"|(?<!in\s)(?<!on\s)(?<!of\s)may(?!\s\d))\b|n['’]t\b"
)
"""In the words from one name to the other: a meeting that may not happen does not count."""

_CONDITION = re.compile(
    r"\b(?:if|whether|unless|no\splans?|cancel\w*|postpone\w*|call(?:ed|ing)?\soff|scrap(?:ped)?)\b"
)
_CALL = re.compile(
    r"\b(?:tele)?phon(?:e|ed|es|ing)\b|\bcall(?:s|ed)?\s(?:with|between|on\s[a-z]+day|to|from)\b"
    r"|\bvideo(?:\s?-?\s?(?:call|link|conference))|\bvirtual(?:ly)?\b|\bonline\b|\bby\s(?:video|letter)\b"
    r"|\bexchanged?\sletters\b|\bvideo\s?conferenc\w+"
)
"""Near the words that match: a call is no summit."""

_EARLIER = re.compile(
    r"\b(?:last\s(?:year|month|fall|autumn|spring|summer|winter|june|july|november|december|january"
    r"|february|march|april|may|august|september|october)|years?\sago|months?\sago|weeks?\sago"
    r"|earlier\sthis\s(?:year|month)|previous(?:ly)?|in\s(?:19|20)\d\d|since\s(?:19|20)\d\d"
    r"|first\smet|in\sthe\spast|the\slast\stime|had\smet|have\smet|used\sto|recalled|predecessors?"
    r"|(?:19|20)\d\d\s(?:summit|meeting|talks|visit|trip))\b"
)
"""Near the words that match: another, earlier meeting."""

_COMING = re.compile(
    r"\b(?:upcoming|ahead\sof|before|eve\sof|prepar\w+|next\s(?:week|month)|planned|scheduled|will"
    r"|set\sfor|due|later\s(?:this|on|today)|look\w*\sforward|to\s(?:be|take)|forthcoming|coming"
    r"|tomorrow|arriv\w+|head(?:s|ing|ed)\s(?:to|for|into)|travel\w*\sto|in\sadvance\sof|going\sinto"
    r"|go(?:es)?\sinto|expect\w*)\b"
)
"""Near a noun of meeting: it is yet to come."""

_AROUND = 80


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """Leaders whom a sentence brings together, in its words at ``[start, end)``.

    ``names`` are the words with which each is named there.
    """

    people: tuple[NameKey, ...]
    names: tuple[tuple[str, ...], ...]
    tense: Tense
    start: int
    end: int
    summit: bool


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sentence with one character for each leader, in lower case.

    ``origins`` is where each character was in the sentence.
    """

    text: str
    origins: tuple[int, ...]
    people: tuple[NameKey, ...]
    names: tuple[tuple[str, ...], ...]

    def index(self, mark: str) -> int:
        return ord(mark) - _FIRST_MARK


def meetings(
    sentence: str,
    person: Callable[[tuple[str, ...]], NameKey | None],
    before: Callable[[NameKey], NameKey | None] = lambda _: None,
) -> Iterator[MeetingMention]:
    """The meetings that ``sentence`` mentions, each group of people once.

    ``person`` says who a name is, None for anybody who holds no office. ``before`` says whom "his"
    means if the sentence names only the one he meets.
    """
    lowered = sentence.lower()
    if len(sentence) > LONGEST_SENTENCE or not any(cue in lowered for cue in CUES):
        return
    if sum(word[0].isupper() for word in sentence.split()) > rules.MOST_CAPITALS:
        return
    marked = _marked(sentence, person)
    if not marked.people:
        return
    known: set[frozenset[NameKey]] = set()
    for tense, form in _FORMS:
        for match in form.finditer(marked.text):
            indexes = _who(match, marked, before)
            if indexes is None:
                continue
            people = tuple(key for key, _ in indexes)
            if len(set(people)) != len(people) or frozenset(people) in known:
                continue
            first = min(match.start(), *(match.start(name) for name in match.groupdict()))
            around = marked.text[max(0, first - _AROUND) : match.end() + _AROUND]
            if _DOUBTED.search(marked.text, first, match.end()):
                continue
            if _CONDITION.search(marked.text, max(0, first - _AROUND), match.end()):
                continue
            if _CALL.search(marked.text, max(0, first - 30), match.end() + 40):
                continue
            when: Tense = tense
            if _EARLIER.search(around):
                when = "past"
            elif tense == "open" and _COMING.search(around):
                when = "ahead"
            known.add(frozenset(people))
            yield MeetingMention(
                people,
                tuple(words for _, words in indexes),
                when,
                marked.origins[match.start()],
                marked.origins[match.end() - 1] + 1,
                "summit" in around,
            )


def _who(
    match: re.Match[str], marked: _Marked, before: Callable[[NameKey], NameKey | None]
) -> list[tuple[NameKey, tuple[str, ...]]] | None:
    """The people of a match; None if it is unclear who meets whom."""
    parts = match.groupdict()
    if listed := parts.get("all"):
        places = [marked.index(mark) for mark in re.findall(_P, listed)]
    elif parts.get("a"):
        places = [marked.index(parts["a"]), marked.index(parts["b"])]
    else:
        second = marked.index(parts["b"])
        here = marked.people[second]
        others = [
            index
            for mark in re.findall(_P, marked.text[: match.start("b")])
            if marked.people[index := marked.index(mark)] != here
        ]
        if not others:
            owner = before(here)
            return [(owner, ()), (here, marked.names[second])] if owner else None
        if len({marked.people[index] for index in others}) > 1:
            return None
        places = [others[-1], second]
    # If another person is named before, it is unclear who meets whom: "C said A will meet B".
    chosen = {marked.people[index] for index in places}
    start = match.start("all") if parts.get("all") else match.start("b")
    named = {
        marked.people[marked.index(mark)] for mark in re.findall(_P, marked.text[:start])
    } - chosen
    if named and not parts.get("all"):
        return None
    return [(marked.people[index], marked.names[index]) for index in places]


def _marked(sentence: str, person: Callable[[tuple[str, ...]], NameKey | None]) -> _Marked:
    plain = re.sub(_P, " ", sentence)
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
    lowered = "".join(c if len(low := c.lower()) != 1 else low for c in "".join(text))
    return _Marked(lowered, tuple(origins), tuple(people), tuple(names))


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
        yield (
            words[0][0] if lead is None else lead,
            end,
            (*(word for _, _, word in words[:-1]), last),
        )
