"""What composing asks of a language."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class AttributedText:
    """What a sentence attributes to a speaker, and whether the speaker denies it."""

    speaker: str
    content: str
    denied: bool


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

    def ends_with_bound(self, text: str) -> bool:
        """Whether a text that a figure follows says the figure is a bound or an estimate."""
        return False

    def names_date(self, text: str) -> bool:
        """Whether a text names a date or a time, whose figures are no counts."""
        return False

    def states_importance(self, text: str) -> bool:
        """Whether a text says why the matter is important: what follows from it, or how rare it
        is."""
        return False

    def begins_with_subordinate(self, text: str) -> bool:
        """Whether a text begins with a subordinate clause or a setting."""
        return False
