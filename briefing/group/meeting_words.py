"""Words that speak of people coming together, in the languages of news feeds."""

from __future__ import annotations

import re

from briefing.text.lazy_regex import lazy_regex

_MEETING_WORDS = frozenset(
    "summit summits talks meet meets meeting meetings met negotiation negotiations dialogue visit "
    "visits visited visiting host hosts hosted hosting gather gathers gathered gathering convene "
    "convenes convened conference conferred forum attend attends attended attending trip "
    "communiqué communique tête sit-down leaders delegation delegations bilateral inauguration "
    "declaration "
    "sommet rencontre rencontrer rencontré rencontrent rencontrera visite entretiens pourparlers "
    "gipfel gipfeltreffen gipfels treffen trafen trifft besuch besucht besuche gespräch gespräche "
    "cumbre reunión reuniones reunió reunirse reunirá encuentro visita vertice incontro incontra "
    "incontrano cúpula reunião encontro "
    "саммит саммита саммите встреча встречи встречу встретился переговоры "
    "переговоров визит визита".split()
)
_VISIT_WORDS = frozenset(
    "visit visits visited visiting invite invites invited inviting invitation invitations host "
    "hosts hosted hosting welcome welcomes welcomed "
    "visite visitera invite invité invitera besuch besucht besuchen eingeladen einladung visita "
    "visitará invitado invitó invitación invitato convidou convite".split()
)
_WORD = lazy_regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MEETING_IN_ASIA = lazy_regex(
    r"회담|회의|회동|방문|순방|만남|만나|만났|정상|협상|면담|참석"
    r"|会谈|會談|会晤|會晤|峰会|峰會|会议|會議|访问|訪問|出访|会见|會見|谈判|談判|出席|举行"
    r"|会談|首脳|サミット|会合|会議|会見|協議|面会"
)
_FACE_TO_FACE = lazy_regex(r"one-on-one|face[- ]to[- ]face", re.IGNORECASE)
_NEXT_WORDS = frozenset(
    "next second third another return future follow-up upcoming planned again travel travels "
    "travelled traveled travelling traveling trip come go".split()
)
_NEXT_MEETING = lazy_regex(
    r"\b(?:next|second|third|another|return|future|follow-up|upcoming|planned)\s(?:\w+\s)?"
    r"(?:summit|meeting|talks|visit|trip)\b|\bmeet\sagain\b|\b(?:travel\w*|trip|come|go)\sto\b"
)
_NEXT_MEETING_IN_ASIA = lazy_regex(
    r"방문|초청|방중|방미|방한|방일|방러|답방|다음 (?:정상)?회담|다시 만"
    r"|访问|訪問|出访|访华|訪華|访美|邀请|邀請|再次会晤|下次|招待|訪中|訪米|訪日|訪韓|次回|再会談"
)
_KNOWN_MEETING = lazy_regex(r"\s(?:summit|meeting|talks|visit)\b", re.IGNORECASE)
_DETERMINER = lazy_regex(
    r"\b(?:the|this|that|their|today['’]s|tomorrow['’]s"
    r"|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day['’]s)(?:\s\w+)?$",
    re.IGNORECASE,
)
_KNOWN_MEETING_IN_ASIA = lazy_regex(
    r"(?:이번|이날|양자)\s?(?:정상)?(?:회담|회의|방문)|此次(?:会谈|会晤|峰会|访问)"
    r"|(?:今回の|この)(?:首脳)?(?:会談|会合|訪問)"
)
_SENTENCE_END = lazy_regex(r"[.!?][\"'”’)]*\s(?=[\"'“‘(]*[A-ZÀ-Ž0-9])|[。！？]|\n")
_LONGEST_DETERMINER = 30
_REACH = 240
"""Characters on either side in which the rest of a sentence is looked for."""


def speaks_of_meeting(text: str) -> bool:
    """Whether ``text`` has a word of meeting: summit, talks, visit, 회담, 会谈, 会談."""
    return (
        not _MEETING_WORDS.isdisjoint(_words(text))
        or _MEETING_IN_ASIA.search(text) is not None
        or _FACE_TO_FACE.search(text) is not None
    )


def speaks_of_visit(text: str) -> bool:
    """Whether ``text`` speaks of a visit, an invitation, hosting or a next meeting."""
    words = _words(text)
    return (
        not _VISIT_WORDS.isdisjoint(words)
        or (not _NEXT_WORDS.isdisjoint(words) and _NEXT_MEETING.search(text.lower()) is not None)
        or _NEXT_MEETING_IN_ASIA.search(text) is not None
    )


def names_the_meeting(text: str) -> bool:
    """Whether ``text`` speaks of a meeting as known: "the summit", "their talks", 이번 회담."""
    return (
        any(
            _DETERMINER.search(text, max(0, noun.start() - _LONGEST_DETERMINER), noun.start())
            for noun in _KNOWN_MEETING.finditer(text)
        )
        or _KNOWN_MEETING_IN_ASIA.search(text) is not None
    )


def beside_meeting(text: str, start: int, end: int) -> bool:
    """Whether a word of meeting stands in the sentence around ``text[start:end]``, outside it."""
    return any(map(speaks_of_meeting, _rest_of_sentence(text, start, end)))


def beside_visit(text: str, start: int, end: int) -> bool:
    """Whether the sentence around ``text[start:end]`` speaks of a visit or a next meeting."""
    before, after = _rest_of_sentence(text, start, end)
    return speaks_of_visit(f"{before}{text[start:end]}{after}")


def _rest_of_sentence(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    ends = list(_SENTENCE_END.finditer(before))
    following = _SENTENCE_END.search(after)
    return (
        before[ends[-1].end() :] if ends else before,
        after[: following.start()] if following else after,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
