"""The languages that composing knows. To add one, write its module and list it in `LANGUAGES`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.language.chinese import Chinese
from briefing.compose.language.east_asian_speakers import EastAsianSpeakers
from briefing.compose.language.english import English
from briefing.compose.language.japanese import Japanese
from briefing.compose.language.korean import Korean
from briefing.compose.language.protocol import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.compose.language.protocol import AttributedText, Attribution, Contradiction, Side

LANGUAGES: tuple[Language, ...] = (
    *(English(), Korean(), Chinese(), Japanese()),
    EastAsianSpeakers(),
)


class _AllLanguages(Language):
    """All languages at once: a text need not say which language it is in.

    A predicate holds if it holds in any of the languages.
    """

    def __init__(self, languages: Sequence[Language]) -> None:
        self._languages = languages

        def union(*word_lists: frozenset[str]) -> frozenset[str]:
            return frozenset[str]().union(*word_lists)

        self.unsettled_words = union(*(known.unsettled_words for known in languages))
        self.anticipating_words = union(*(known.anticipating_words for known in languages))
        self.auxiliaries = union(*(known.auxiliaries for known in languages))
        self.bounding_words = union(*(known.bounding_words for known in languages))
        self.scale_words = union(*(known.scale_words for known in languages))
        self.infinitive_markers = union(*(known.infinitive_markers for known in languages))
        self.modal_words = union(*(known.modal_words for known in languages))
        self.negations = union(*(known.negations for known in languages))
        self.possessives = union(*(known.possessives for known in languages))
        self.decisive_words = union(*(known.decisive_words for known in languages))
        self.personal_words = union(*(known.personal_words for known in languages))
        self.claim_words = union(*(known.claim_words for known in languages))
        self.voice_words = union(*(known.voice_words for known in languages))
        self.reporting_words = union(*(known.reporting_words for known in languages))
        self.contrast_words = union(*(known.contrast_words for known in languages))
        self.importance_words = union(*(known.importance_words for known in languages))
        self.claim_synonyms = {
            word: synonym for known in languages for word, synonym in known.claim_synonyms.items()
        }

    def is_unfinished(self, line: str) -> bool:
        return any(known.is_unfinished(line) for known in self._languages)

    def is_teaser(self, headline: str) -> bool:
        return any(known.is_teaser(headline) for known in self._languages)

    def refers_back(self, line: str) -> bool:
        return any(known.refers_back(line) for known in self._languages)

    def addresses_reader(self, text: str) -> bool:
        return any(known.addresses_reader(text) for known in self._languages)

    def is_negation(self, word: str) -> bool:
        return any(known.is_negation(word) for known in self._languages)

    def attributed_text(self, sentence: str) -> AttributedText | None:
        texts = (known.attributed_text(sentence) for known in self._languages)
        return next(filter(None, texts), None)

    def attributions(self, sentence: str) -> tuple[Attribution, ...]:
        texts = (known.attributions(sentence) for known in self._languages)
        return next(filter(None, texts), ())

    def first_name(self, sentence: str) -> str | None:
        names = (known.first_name(sentence) for known in self._languages)
        return next(filter(None, names), None)

    def main_clause(self, text: str) -> str:
        for known in self._languages:
            text = known.main_clause(text)
        return text

    def asserts(self, content: str) -> bool:
        return all(known.asserts(content) for known in self._languages)

    def opposed_sides(self, sentence: str) -> tuple[Side, Side] | None:
        sides = (known.opposed_sides(sentence) for known in self._languages)
        return next(filter(None, sides), None)

    def contradiction(self, sentence: str) -> Contradiction | None:
        contradictions = (known.contradiction(sentence) for known in self._languages)
        return next(filter(None, contradictions), None)

    def stated_side(self, sentence: str) -> Side | None:
        sides = (known.stated_side(sentence) for known in self._languages)
        return next(filter(None, sides), None)

    def without_office(self, speaker: str) -> str:
        for known in self._languages:
            speaker = known.without_office(speaker)
        return speaker

    def names_body(self, speaker: str) -> bool:
        return any(known.names_body(speaker) for known in self._languages)

    def ends_with_bound(self, text: str) -> bool:
        return any(known.ends_with_bound(text) for known in self._languages)

    def names_date(self, text: str) -> bool:
        return any(known.names_date(text) for known in self._languages)

    def states_importance(self, text: str) -> bool:
        return any(known.states_importance(text) for known in self._languages)

    def begins_with_subordinate(self, text: str) -> bool:
        return any(known.begins_with_subordinate(text) for known in self._languages)


LANGUAGE: Language = _AllLanguages(LANGUAGES)
"""What the rest of composing asks."""
