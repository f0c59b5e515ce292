"""What composing asks of a language."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class AttributedText:
    """What a sentence attributes to a speaker, and whether the speaker denies it.

    ``statement`` is the part of the sentence to show where the rest only introduces the speaker;
    None for the whole sentence.
    """

    speaker: str
    content: str
    denied: bool
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sentence that sets two claims against each other.

    ``text`` is the part of the sentence that states it, ``speaker`` empty if the writer does.
    """

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Who contradicts whom, where the claim itself stands in a sentence before.

    ``speaker`` is empty if the writer contradicts, ``opponent`` if nobody is named. ``affirms``:
    what was said not to be so is.
    """

    speaker: str
    opponent: str
    affirms: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something in a sentence, as the sentence names them.

    ``start`` is where the verb stands, or the words that attribute. ``named`` is false for a
    pronoun, whose meaning is in the sentence before.
    """

    speaker: str
    start: int
    named: bool = True


class Language(Protocol):
    """The word lists and predicates of one language; words are in normal form.

    Each member has a default that recognises nothing, so a language defines only what it has
    rules for.
    """

    unsettled_words: frozenset[str] = frozenset()
    """Words for what is not yet so; without one of them the same words say that it came true."""

    anticipating_words: frozenset[str] = frozenset()
    """Words of what is about to happen: the unsettled ones, and "upcoming", "prepares"."""

    auxiliaries: frozenset[str] = frozenset()
    """Words that depend on tense alone: "is to be signed" and "was signed" report one signature."""

    bounding_words: frozenset[str] = frozenset()
    """Words before a figure that leave open how much more it is; they come and go with a toll."""

    scale_words: frozenset[str] = frozenset()
    """Words that belong to the figure before them: $900 million may have become $2 billion."""

    infinitive_markers: frozenset[str] = frozenset()
    """Words that belong to an unsettled word before them: "due to arrive"."""

    modal_words: frozenset[str] = frozenset()
    """Words that say a claim is not yet so, or nearly: two claims must have the same ones."""

    claim_synonyms: Mapping[str, str] = MappingProxyType({})
    """For what is done when it is done, and to what: the word that stands for all of its kind."""

    negations: frozenset[str] = frozenset()
    """Words that only reverse a claim, and say nothing of its subject."""

    possessives: frozenset[str] = frozenset()
    """Words that mean something else for each speaker: "its plan"."""

    decisive_words: frozenset[str] = frozenset()
    """Words that change the meaning when one replaces another word, though no figure differs."""

    personal_words: frozenset[str] = frozenset()
    """Every sentence that addresses its reader or mentions its writer has one of these."""

    claim_words: frozenset[str] = frozenset()
    """Every sentence with an `attributed_text` has one of these."""

    voice_words: frozenset[str] = frozenset()
    """Signs of a writer's own voice, as they are written ("US" is not "us"), with "?"; their
    apostrophes are straight."""

    reporting_words: frozenset[str] = frozenset()
    """Words of a text that reports what somebody said, as they are written."""
    contrast_words: frozenset[str] = frozenset()
    """Every sentence with `opposed_sides` or a `contradiction` has one of these, in languages
    with spaces between words."""

    importance_words: frozenset[str] = frozenset()
    """Every text that `states_importance` has one of these."""

    def is_unfinished(self, line: str) -> bool:
        """Whether a line without a full stop ends in a word that no sentence ends in."""
        return False

    def is_teaser(self, headline: str) -> bool:
        """Whether a headline states nothing: it promises to tell, or names the kind of its text."""
        return False

    def refers_back(self, line: str) -> bool:
        """Whether a sentence is understood only after the one before it ("He added …")."""
        return False

    def addresses_reader(self, text: str) -> bool:
        """Whether a text addresses its reader or mentions its writer."""
        return False

    def is_negation(self, word: str) -> bool:
        """Whether the word reverses a claim; two of them cancel out."""
        return False

    def attributed_text(self, sentence: str) -> AttributedText | None:
        """What a named speaker puts forward as so, or denies, without qualification; None if that
        is not plain, or if there are two speakers."""
        return None

    def attributions(self, sentence: str) -> tuple[Attribution, ...]:
        """Who is reported to say, think or judge something in a sentence, of the main clause first;
        a pronoun too."""
        return ()

    def first_name(self, sentence: str) -> str | None:
        """The name that a sentence begins with as its subject: whom "he" in the next one means."""
        return None

    def main_clause(self, text: str) -> str:
        """``text`` without relative clauses, in which a negation reverses no claim."""
        return text

    def asserts(self, content: str) -> bool:
        """Whether what a speaker says puts something forward as so: false for what is asked,
        raised or intended."""
        return True

    def opposed_sides(self, sentence: str) -> tuple[Side, Side] | None:
        """A claim, and what the same sentence sets against it; None if that is not plain."""
        return None

    def contradiction(self, sentence: str) -> Contradiction | None:
        """Who contradicts whom in a sentence that leaves the claim to those before it."""
        return None

    def stated_side(self, sentence: str) -> Side | None:
        """The whole of a sentence as the claim of a named speaker that something is so."""
        return None

    def without_office(self, speaker: str) -> str:
        """``speaker`` without words for an office or title."""
        return speaker

    def names_body(self, speaker: str) -> bool:
        """Whether a speaker is a body, or speaks for one, rather than the holder of an office."""
        return False

    def ends_with_bound(self, text: str) -> bool:
        """Whether a text that a figure follows says the figure is a bound or an estimate."""
        return False

    def names_date(self, text: str) -> bool:
        """Whether a text names a date or a time, whose figures are no counts."""
        return False

    def states_importance(self, text: str) -> bool:
        """Whether a text says why a meeting is important: how rare it is, what it is for, what
        depends on it."""
        return False

    def begins_with_subordinate(self, text: str) -> bool:
        """Whether a text begins with a subordinate clause or a setting."""
        return False
