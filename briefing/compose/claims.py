"""Sentences in which somebody says something: who, of what, and whether it is so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.rules import FEWEST_CLAIM_WORDS, LONGEST_SPEAKER
from briefing.text.normal import words
from briefing.text.numbers import figures

if TYPE_CHECKING:
    from briefing.compose.facts import Fact
    from briefing.text.numbers import Figure

_VERB = (
    r"(?:said|says|told|insisted|insists|claimed|claims|stated|announced|declared|reported"
    r"|maintained|maintains|confirmed|denied|denies)"
)
_AT_START = re.compile(
    rf"^(?P<who>[^,;:\"“”]+?)\s(?:also\s|later\s|again\s|flatly\s)?(?P<verb>{_VERB})\b"
    r"(?:\s(?:reporters|journalists|state media))?"
    r"(?:\son\s[A-Z][a-z]+day)?(?:\sthat)?[:,]?\s(?P<what>\S.*)$"
)
_AT_END = re.compile(
    r"^(?P<what>.+?),[”\"]?\s(?:according to\s(?P<by>[^,;:\"“”]+)"
    rf"|(?P<who>[^,;:\"“”]+?)\s(?P<verb>{_VERB}))"
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
_MODAL = frozenset(
    "will would can could may might must shall should expects expected due plans planned hopes "
    "hoped wants wanted ready close near nearly almost yesterday tomorrow last next earlier".split()
)
_EMPTY = frozenset(
    "a an the of to in on at for by with from as and or that this these those it its his her their "
    "he she they them him is are was were be been being has have had do does did so far yet still "
    "already now any either side sides two pretty much all very what which who s us".split()
)
_DENYING = frozenset("no not none never cannot unsigned".split())
_HAVING = re.compile(r"\s+(?:has|have|had)?$")
# What is done when it is done, and what it is done to: one word stands for all of its kind.
_KINDS = {
    **dict.fromkeys(
        "signed finalized finalised concluded completed reached sealed agreed done struck".split(),
        "done",
    ),
    **dict.fromkeys("deal agreement accord pact treaty".split(), "deal"),
    **dict.fromkeys("ceasefire truce armistice".split(), "truce"),
}
_OWN = frozenset("its his her their our my itself himself herself themselves".split())
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
    told = [word for word in words(part["what"]) if word not in _EMPTY]
    denying = sum(word in _DENYING or word.endswith("n't") for word in told)
    denying += (part["verb"] or "").startswith("den")
    stated = figures(part["what"])
    kept = {
        _KINDS.get(word, _stem(word))
        for word in told
        if word not in _MODAL and word not in _DENYING and not word[0].isdigit()
    }
    if len(kept) < FEWEST_CLAIM_WORDS:
        return None
    return Said(
        fact=fact,
        speaker=speaker,
        by=frozenset(tokens) - _EMPTY,
        about=frozenset(kept),
        names=frozenset(_stem(name.casefold()) for name in _NAME.findall(part["what"])),
        modal=frozenset(told) & _MODAL,
        denied=denying % 2 == 1,
        figure=stated[0] if len(stated) == 1 else None,
        own=not _OWN.isdisjoint(words(part["what"])),
    )


def _stem(word: str) -> str:
    """``word`` without the ending by which it is bent, roughly."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
