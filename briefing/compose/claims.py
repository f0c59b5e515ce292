"""Sentences in which somebody says something: who, of what, and whether it is so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.lexicon import CLAIMS, DENYING, KINDS, MODAL, OWN, REFUSING, SAYING
from briefing.compose.rules import FEWEST_CLAIM_WORDS, LONGEST_SPEAKER
from briefing.text.figures import figures
from briefing.text.normalize import words
from briefing.text.stemmer import stem
from briefing.text.stop_words import CLAIM_STOP_WORDS

if TYPE_CHECKING:
    from briefing.compose.facts import Fact
    from briefing.text.figures import Figure

_VERB = rf"(?:{'|'.join(sorted(SAYING | REFUSING))})"
# Who rejects an offer denies nothing; who rejects reports that it was made does.
_SAID = (
    rf"(?:(?P<refusing>{'|'.join(sorted(REFUSING))})\s(?:as (?:false|untrue)\s)?(?:the\s)?"
    rf"(?:{'|'.join(CLAIMS)})s?\s(?:by\s[^,;:]+?\s)?that"
    rf"|(?P<verb>{'|'.join(sorted(SAYING))})(?:\s(?:reporters|journalists|state media))?"
    r"(?:\son\s[A-Z][a-z]+day)?(?:\sthat)?)"
)
_AT_START = re.compile(
    r"^(?P<who>[^,;:\"“”]+?)\s(?:also\s|later\s|again\s|flatly\s|strongly\s)?"
    rf"{_SAID}[:,]?\s(?P<what>\S.*)$"
)
_AT_END = re.compile(
    r"^(?P<what>.+?),[”\"]?\s(?:according to\s(?P<by>[^,;:\"“”]+)"
    rf"|(?P<who>[^,;:\"“”]+?)\s(?P<verb>{'|'.join(sorted(SAYING))}))"
    r"(?:\son\s[A-Z][a-z]+day)?\.$"
)
_NOBODY = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|what|that|this|these|those|there|one|some|many|others|both"
    r"|no one|nobody|critics|analysts|observers|a|an)\b",
    re.IGNORECASE,
)
# Said of what need not be, or of how much there is at most: it contradicts nothing.
_LOOSE = re.compile(
    r"\b(?:if|unless|whether|until|not (?:only|just|merely|necessarily)"
    r"|no (?:later|longer|more|less|fewer)|nothing but|but|while|whereas|although|though)\b",
    re.IGNORECASE,
)
_SPEAKING = SAYING | REFUSING | {"according"}
_HAVING = re.compile(r"\s+(?:has|have|had)?$")
_NAME = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by ``speaker``: the words of what is said, and whether it is denied.

    ``names`` are its words written with a capital, ``modal`` those that say it is not yet so,
    ``figure`` its figure where it has just one, ``own`` whether it may be of something that is
    the speaker's own.
    """

    fact: Fact
    speaker: str
    by: frozenset[str]
    about: frozenset[str]
    names: frozenset[str]
    modal: frozenset[str]
    denied: bool
    figure: Figure | None
    own: bool


def said(fact: Fact) -> Said | None:
    """Who says what in the sentence of ``fact``; None where that is not plain to see."""
    text = fact.shown.passage.text
    if _SPEAKING.isdisjoint(fact.shown.words):
        return None
    found = _AT_START.match(text) or _AT_END.match(text)
    if found is None or fact.shown.leaning or _LOOSE.search(text):
        return None
    part = found.groupdict()
    if re.search(rf"\b{_VERB}\b", part["what"]):
        return None  # a second voice in one sentence
    speaker = _HAVING.sub("", part.get("by") or part["who"])
    tokens = words(speaker)
    if _NOBODY.match(speaker) or not 0 < len(tokens) <= LONGEST_SPEAKER:
        return None
    told = [word for word in words(part["what"]) if word not in CLAIM_STOP_WORDS]
    denying = sum(word in DENYING or word.endswith("n't") for word in told)
    denying += bool(part.get("refusing")) or (part["verb"] or "").startswith("den")
    stated = figures(part["what"])
    kept = {
        KINDS.get(word, stem(word))
        for word in told
        if word not in MODAL and word not in DENYING and not word[0].isdigit()
    }
    if len(kept) < FEWEST_CLAIM_WORDS:
        return None
    return Said(
        fact=fact,
        speaker=speaker,
        by=frozenset(tokens) - CLAIM_STOP_WORDS,
        about=frozenset(kept),
        names=frozenset(stem(name.casefold()) for name in _NAME.findall(part["what"])),
        modal=frozenset(told) & MODAL,
        denied=denying % 2 == 1,
        figure=stated[0] if len(stated) == 1 else None,
        own=not OWN.isdisjoint(words(part["what"])),
    )
