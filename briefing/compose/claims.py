"""Sentences that attribute a claim: who claims what, and whether it is denied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import FEWEST_CLAIM_WORDS, LONGEST_SPEAKER
from briefing.text.figures import figures
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import begins_in_cjk, has_cjk
from briefing.text.shingles import character_pairs
from briefing.text.stemmer import stem
from briefing.text.stop_words import CLAIM_STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing.compose.facts import Fact
    from briefing.compose.statements import Statement
    from briefing.text.figures import Figure

_NAME = lazy_regex(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class AttributedClaim:
    """What ``speaker`` claims in ``text`` of the sentence of ``fact``, and whether it is denied.

    ``speaker_words`` are the speaker's words, ``stems`` those of the claim, or its character pairs
    if ``in_pairs``: in Han, kana and Hangul. ``names`` are its words with a capital,
    ``modal_words`` those that say it is not yet so, ``figure`` its figure if it has exactly one,
    ``possessive`` whether it may be about something of the speaker's own. ``denies`` is whether
    ``content``, what is claimed, is what the speaker denies.
    """

    fact: Fact
    speaker: str
    text: str
    speaker_words: frozenset[str]
    stems: frozenset[str]
    in_pairs: bool
    names: frozenset[str]
    modal_words: frozenset[str]
    denied: bool
    figure: Figure | None
    possessive: bool
    content: str
    denies: bool

    @property
    def asserted(self) -> bool:
        """Whether it puts something forward as so, or denies it."""
        return self.denies or LANGUAGE.asserts(self.content)


def attributed_claim(fact: Fact) -> AttributedClaim | None:
    """The claim in the sentence of ``fact``; None if it is not plain who claims what."""
    if fact.shown.dependent or not _may_claim(fact.shown):
        return None
    attributed = LANGUAGE.attributed_text(fact.shown.text)
    if attributed is None:
        return None
    if not is_short(attributed.speaker):
        return None
    content_words = words(attributed.content)
    claim_words = [word for word in content_words if word not in CLAIM_STOP_WORDS]
    negations = attributed.denied + _negations(claim_words, attributed.content)
    in_pairs = has_cjk(attributed.content)
    stems = character_pairs(attributed.content) if in_pairs else _stems(claim_words)
    if len(stems) < FEWEST_CLAIM_WORDS:
        return None
    stated = figures(attributed.content)
    return AttributedClaim(
        fact=fact,
        speaker=attributed.speaker,
        text=attributed.statement or fact.shown.text,
        speaker_words=frozenset(words(attributed.speaker)) - CLAIM_STOP_WORDS,
        stems=stems,
        in_pairs=in_pairs,
        names=frozenset(stem(name.casefold()) for name in _NAME.findall(attributed.content)),
        modal_words=frozenset(claim_words) & LANGUAGE.modal_words,
        denied=negations % 2 == 1,
        figure=stated[0] if len(stated) == 1 else None,
        possessive=not LANGUAGE.possessives.isdisjoint(content_words),
        content=attributed.content,
        denies=attributed.denied,
    )


def _negations(claim_words: Collection[str], content: str) -> int:
    if not any(map(LANGUAGE.is_negation, claim_words)):
        return 0
    return sum(map(LANGUAGE.is_negation, words(LANGUAGE.main_clause(content))))


def is_short(speaker: str) -> bool:
    """Whether ``speaker`` is short enough to name one; Han and kana have a word a character."""
    return has_cjk(speaker) or 0 < len(words(speaker)) <= LONGEST_SPEAKER


def _may_claim(shown: Statement) -> bool:
    return not LANGUAGE.claim_words.isdisjoint(shown.words) or begins_in_cjk(shown.text)


def _stems(claim_words: Iterable[str]) -> frozenset[str]:
    return frozenset(
        LANGUAGE.claim_synonyms.get(word, stem(word))
        for word in claim_words
        if word not in LANGUAGE.modal_words
        and word not in LANGUAGE.negations
        and not word[0].isdigit()
    )
