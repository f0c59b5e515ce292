"""Disputes that one sentence states: it has both claims, or contradicts one told before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.compose.claims import is_short
from briefing.compose.language.protocol import Side
from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import ANSWERED_WITHIN, NAMED_ANSWERED_WITHIN
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import begins_in_cjk
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.compose.facts import Fact
    from briefing.compose.language.protocol import Contradiction
    from briefing.compose.speaker_identity import SpeakerIdentity
    from briefing.compose.statements import Statement

_NAME = lazy_regex(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class StatedSide:
    """One side of a dispute: who states it, and ``text``, the part of ``fact`` that does."""

    fact: Fact
    speaker: str
    text: str


class SentenceDisputes:
    """Finds, among ``facts``, the sentences that set two claims against each other.

    What the writer states has the outlet as its speaker.
    """

    def __init__(self, facts: Sequence[Fact], identity: SpeakerIdentity) -> None:
        self._facts = facts
        self._identity = identity

    def __iter__(self) -> Iterator[tuple[StatedSide, StatedSide]]:
        for fact in self._facts:
            sides = self._sides(fact)
            if sides and not self._identity.may_be_one(sides[0].speaker, sides[1].speaker):
                yield sides

    def _sides(self, fact: Fact) -> tuple[StatedSide, StatedSide] | None:
        shown = fact.shown
        if shown.dependent or not _may_contrast(shown):
            return None
        sides = LANGUAGE.opposed_sides(shown.text)
        if sides is not None:
            claim, counter = sides
            if not is_short(claim.speaker) or not _may_speak(counter.speaker):
                return None
            return _stated(fact, claim), _stated(fact, counter)
        contradiction = LANGUAGE.contradiction(shown.text)
        if contradiction is None or not _may_speak(contradiction.speaker):
            return None
        answered = self._answered(shown, contradiction)
        if answered is None:
            return None
        speaker = contradiction.speaker or shown.entry.outlet
        return answered, StatedSide(fact, speaker, shown.text)

    def _answered(self, shown: Statement, contradiction: Contradiction) -> StatedSide | None:
        """The nearest claim before ``shown`` in its entry by the one whom it contradicts."""
        named = contradiction.opponent
        for back in range(1, (NAMED_ANSWERED_WITHIN if named else ANSWERED_WITHIN) + 1):
            fact = self._by_place.get((shown.entry.id, shown.passage.place - back))
            if fact is None or fact.shown.dependent:
                continue
            text = fact.shown.text
            claim = (
                _denied_side(text, shown) if contradiction.affirms else LANGUAGE.stated_side(text)
            )
            if claim is None or not is_short(claim.speaker):
                continue
            if not named or self._is_meant(claim.speaker, named):
                return StatedSide(fact, claim.speaker, text)
        return None

    def _is_meant(self, speaker: str, named: str) -> bool:
        """Whether ``speaker`` is the one who is ``named``, and not someone who speaks for them."""
        for_others = LANGUAGE.names_body(speaker) and not LANGUAGE.names_body(named)
        return self._identity.may_be_one(speaker, named) and not for_others

    @cached_property
    def _by_place(self) -> dict[tuple[str, int], Fact]:
        """The facts by entry and place; few briefings need it."""
        return {
            (member.entry.id, member.passage.place): fact
            for fact in self._facts
            for member in fact.members
        }


def _may_contrast(shown: Statement) -> bool:
    return not LANGUAGE.contrast_words.isdisjoint(shown.words) or begins_in_cjk(shown.text)


def _stated(fact: Fact, side: Side) -> StatedSide:
    return StatedSide(fact, side.speaker or fact.shown.entry.outlet, side.text)


def _denied_side(text: str, shown: Statement) -> Side | None:
    """The claim in ``text`` that something is not so, if it names somebody whom ``shown`` names."""
    attributed = LANGUAGE.attributed_text(text)
    if attributed is None:
        return None
    tokens = words(attributed.content)
    denied = attributed.denied or any(map(LANGUAGE.is_negation, tokens)) or "nothing" in tokens
    return Side(attributed.speaker, text) if denied and _names(text) & _names(shown.text) else None


def _names(text: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in _NAME.findall(text)) - FUNCTION_WORDS


def _may_speak(speaker: str) -> bool:
    """Whether ``speaker`` is the writer or one who is named in a few words."""
    return not speaker or is_short(speaker)
