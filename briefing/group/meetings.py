"""English sentences in which leaders meet: who they are, and whether it is yet to come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.marked_sentence import LEADER as _P
from briefing.group.meeting_mention import MeetingMention, calls_it_summit, compiled, tense_in
from briefing.text.lazy_regex import lazy_regex
from briefing.text.office_holders import LONGEST_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.group.leaders import NameKey
    from briefing.group.marked_sentence import MarkedSentence
    from briefing.group.meeting_mention import Tense

CUES = ("meet", "met ", "talks", "summit", "host", "receive", "welcome", "sit down", "sits down",
        "visit", "trip", "sat down", "greet", "gather", "convene")  # fmt: skip
"""Every sentence that a pattern matches contains one of these, in lower case."""

_CUE = lazy_regex("|".join(CUES))

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
    rf"|(?:hold|holds|holding|have|having|open|opens|begin|begins)\s(?:an?\s)?{_ADJECTIVE}{_TALKS}"
    r"\swith)"
)
_WILL = r"(?:to|will(?:\salso|\sthen)?|is|are|was\sto|were\sto|was\sdue\sto|is\sset\sto|plans\sto)"
_TOGETHER = (
    r"(?:meet\b|sit\sdown\b"
    rf"|(?:hold|begin|open|start|have)\s(?:a\s|an\s|their\s)?{_ADJECTIVE}{_TALKS}\b"
    rf"|hold\s(?:a\s|their\s)?[\w\s-]{{0,20}}?{_TALKS}\b)"
)
_LIST = rf"(?P<all>{_P}(?:,\s{_P}){{0,4}},?\s(?:and|&)\s{_P}|{_P},\s{_P}(?=\s))"

_GUESTS = rf"(?P<b>{_P}(?:,\s{_P}){{0,3}}(?:,?\sand\s{_P})?)"

_FORMS: tuple[tuple[Tense, re.Pattern[str]], ...] = compiled(
    (
        # "A and B are set to meet", "A, B to hold talks", "A and B meet".
        ("ahead", rf"{_LIST},?{_GAP}\s{_WILL}\s(?:{_GAP}\sto\s)?{_TOGETHER}"),
        ("ahead", rf"{_LIST}\s(?:then\s|now\s|first\s)?(?:meeting\b|{_TOGETHER})"),
        # "A will travel to Geneva to meet B", "A is meeting with B", "A prepares to host B".
        ("ahead", rf"(?P<a>{_P}),?{_GAP}\s(?:to|will|is|will\salso|and|before|by)\s{_MEET}"
                  rf"\s{_GUESTS}"),
        ("ahead", rf"(?P<a>{_P})\s(?:meets{_HOW}(?:\swith)?|hosts|receives|welcomes"
                  rf"|sits\sdown{_HOW}\swith|holds\s(?:an?\s)?{_ADJECTIVE}{_TALKS}\swith)"
                  rf"\s{_GUESTS}"),
        # "a summit between A and B", "A-B summit".
        ("open", rf"\b{_TALKS}\s{_NEAR}(?:between|of)\s(?P<all>{_P}(?:,\s{_P})*,?\sand\s{_P})"),
        ("open", rf"(?P<all>{_P}[-–—‑/]{_P})\s{_ADJECTIVE}{_TALKS}\b"),
        # "A's talks in Riga on 4 November with B", "for a meeting with B": A is the only other one.
        ("open", rf"\b{_TALKS}\s(?:{_NEAR}\s)?with\s(?P<b>{_P})"),
        # Reported afterwards: it counts only with a day that has just passed.
        ("past", rf"{_LIST},?\s(?:{_GAP}\s)?(?:met\b|sat\sdown\b"
                 rf"|held\s[\w\s-]{{0,25}}?{_TALKS}\b)"),
        ("past", rf"(?P<a>{_P}){_GAP}\s(?:met{_HOW}(?:\swith)?|hosted|received|welcomed"
                 rf"|sat\sdown{_HOW}\swith|held\s(?:a\s)?{_ADJECTIVE}{_TALKS}\swith)\s{_GUESTS}"),
    )
)  # fmt: skip


def may_name_a_meeting(sentence: str) -> bool:
    """Whether ``sentence`` is worth a closer look: it has a word of meeting and is prose."""
    lowered = sentence.lower()
    return (
        len(sentence) <= LONGEST_SENTENCE
        and _CUE.search(lowered) is not None
        and sum(word[0].isupper() for word in sentence.split()) <= rules.MOST_CAPITALS
    )


def meetings(
    marked: MarkedSentence,
    before: Callable[[NameKey], NameKey | None] = lambda _: None,
) -> Iterator[MeetingMention]:
    """The meetings of leaders that a sentence mentions, each group of people once.

    ``before`` says whom "his" means if the sentence names only the one he meets.
    """
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
            when = tense_in(marked.text, first, match.end(), tense)
            if when is None:
                continue
            known.add(frozenset(people))
            yield MeetingMention(
                frozenset(people),
                people,
                tuple(words for _, words in indexes),
                when,
                marked.origins[match.start()],
                marked.origins[match.end() - 1] + 1,
                calls_it_summit(marked.text, first, match.end()),
            )


def _who(
    match: re.Match[str], marked: MarkedSentence, before: Callable[[NameKey], NameKey | None]
) -> list[tuple[NameKey, tuple[str, ...]]] | None:
    """The people of a match; None if it is unclear who meets whom."""
    parts = match.groupdict()
    if listed := parts.get("all"):
        places = marked.indexes(listed)
    elif parts.get("a"):
        places = [marked.index(parts["a"]), *marked.indexes(parts["b"])]
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
