"""What Korean, Chinese and Japanese have in common: the shape of a claim and of its denial.

A speaker stands first, marked as the topic or before the verb, and the verb of saying or denying
last or right after the speaker. Each language gives the patterns; none of them can match where a
sentence goes on after its full stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.language.protocol import AttributedText, Contradiction, Language, Side
from briefing.text.scripts import begins_in_cjk
from briefing.text.shingles import character_pairs

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_LONGEST = 300
"""Characters, about six hundred of an alphabet; no pattern is tried on a longer sentence."""

_SHARED_PAIRS = 3
"""Character pairs that a claim and what the same sentence sets against it must share: a word of
four syllables or characters. With fewer they may have no more than a particle in common."""


@dataclass(frozen=True, slots=True)
class ClaimPatterns:
    """How a language claims and denies.

    ``statement`` and ``denial`` have the groups ``speaker`` and ``content``. Each of ``refusals``
    has ``speaker`` and ``side``, the claim of an ``opponent`` that it states; ``answer`` has
    ``speaker`` and ``opponent``, who may be nobody; ``contrast`` has ``claim``, ``speaker``,
    ``content`` and ``counter``. ``negated`` finds a content that is said not to be so,
    ``unsettled`` one that is asked, raised or to come. ``agreement`` and ``progress`` are what
    talks produce: who claims progress, with a verb that is ``doubted``, is contradicted by there
    being no agreement. ``marks`` are the strings of which every sentence that a pattern matches has
    one.
    """

    marks: Sequence[str]
    statement: re.Pattern[str]
    denial: re.Pattern[str]
    refusals: Sequence[re.Pattern[str]]
    answer: re.Pattern[str]
    contrast: re.Pattern[str]
    negated: re.Pattern[str]
    unsettled: re.Pattern[str]
    agreement: re.Pattern[str]
    progress: re.Pattern[str]
    doubted: re.Pattern[str]
    pronoun: re.Pattern[str]
    office: re.Pattern[str]
    body: re.Pattern[str]


class EastAsian(Language):
    """A language whose sentences claim and deny as ``patterns`` say."""

    patterns: ClaimPatterns

    def attributed_text(self, sentence: str) -> AttributedText | None:
        if not self._may_claim(sentence):
            return None
        if denial := self.patterns.denial.match(sentence):
            return self._attributed(denial, denied=True)
        statement = self.patterns.statement.match(sentence)
        if statement is None or self.patterns.contrast.match(sentence):
            return None
        denied = self.patterns.negated.search(statement["content"]) is not None
        return self._attributed(statement, denied=denied)

    def asserts(self, content: str) -> bool:
        return self.patterns.unsettled.search(content) is None

    def opposed_sides(self, sentence: str) -> tuple[Side, Side] | None:
        if not self._may_claim(sentence):
            return None
        for pattern in self.patterns.refusals:
            if refusal := pattern.match(sentence):
                claim = Side(refusal["opponent"], refusal["side"])
                denial = Side(refusal["speaker"], sentence)
                return (claim, denial) if self._is_named(claim) and self._is_named(denial) else None
        contrast = self.patterns.contrast.match(sentence)
        if contrast is None or not self.asserts(contrast["content"]):
            return None
        opponent = self._opponent(contrast["claim"], contrast["content"], contrast["counter"])
        claim = Side(contrast["speaker"], contrast["claim"])
        if opponent is None or not self._is_named(claim):
            return None
        return claim, Side(opponent, contrast["counter"])

    def contradiction(self, sentence: str) -> Contradiction | None:
        if not self._may_claim(sentence) or self.attributed_text(sentence) is not None:
            return None
        answer = self.patterns.answer.match(sentence)
        if answer is None or self.patterns.pronoun.match(answer["speaker"]):
            return None
        return Contradiction(answer["speaker"], answer["opponent"] or "")

    def stated_side(self, sentence: str) -> Side | None:
        attributed = self.attributed_text(sentence)
        if attributed is None or attributed.denied or not self.asserts(attributed.content):
            return None
        return Side(attributed.speaker, sentence)

    def without_office(self, speaker: str) -> str:
        return self.patterns.office.sub("", speaker)

    def names_body(self, speaker: str) -> bool:
        return self.patterns.body.search(speaker) is not None

    def _may_claim(self, sentence: str) -> bool:
        if not begins_in_cjk(sentence) or len(sentence) > _LONGEST:
            return False
        return any(mark in sentence for mark in self.patterns.marks)

    def _attributed(self, match: re.Match[str], *, denied: bool) -> AttributedText | None:
        if self.patterns.pronoun.match(match["speaker"]):
            return None
        return AttributedText(match["speaker"], match["content"], denied)

    def _is_named(self, side: Side) -> bool:
        return self.patterns.pronoun.match(side.speaker) is None

    def _opponent(self, claim: str, content: str, counter: str) -> str | None:
        """Who says in ``counter`` that ``content`` is not so; empty for the writer, None if
        nobody."""
        if answer := self.patterns.answer.match(counter):
            return answer["speaker"] if not self.patterns.pronoun.match(answer["speaker"]) else None
        attributed = self.attributed_text(counter)
        if attributed is not None:
            same = attributed.denied and self._same_matter(claim, content, attributed.content)
            return attributed.speaker if same else None
        if any(mark in counter for mark in self.patterns.marks):
            return None
        negated = self.patterns.negated.search(counter.rstrip("。."))
        return "" if negated and self._same_matter(claim, content, counter) else None

    def _same_matter(self, claim: str, content: str, counter: str) -> bool:
        patterns = self.patterns
        if patterns.agreement.search(counter):
            if patterns.agreement.search(content):
                return True
            if patterns.doubted.search(claim) and patterns.progress.search(content):
                return True
        return len(character_pairs(content) & character_pairs(counter)) >= _SHARED_PAIRS
