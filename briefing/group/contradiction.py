"""Contradictions: nearly equal sentences that state different facts keep their texts apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.text.figures import amounts, disagree
from briefing.text.names_in_order import is_uncased, name_others, swap_roles
from briefing.text.normalize import words
from briefing.text.predicates import reports_another_act
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence


_ELLIPSES = ("…", "...")
_ENDS = (*".!?。！？｡", *")]}\"'»”’」』")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words in normal form."""

    text: str
    words: tuple[str, ...]


def split_sentences(paragraphs: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of ``paragraphs`` that are statements and so can contradict others."""
    candidates = (
        Sentence(text, tuple(words(text)))
        for paragraph in paragraphs
        for text in sentences(paragraph)
    )
    return tuple(filter(is_statement, candidates))


def is_statement(sentence: Sentence) -> bool:
    """Whether it is a statement and not a caption, a dateline or a row of a table."""
    figures = sum(word[0].isdigit() for word in sentence.words)
    enough = len(sentence.words) - figures >= rules.LEAST_ALIGNED
    return enough and figures <= rules.MOST_FIGURES * len(sentence.words)


def versions(
    ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> Sequence[tuple[Sentence, Sentence]]:
    """The sentences of both texts that are versions of each other: each with its closest
    counterpart only. Those that both contain word for word decide nothing and are left out."""
    shared = {sentence.words for sentence in ours} & {sentence.words for sentence in theirs}
    our_own = [sentence for sentence in ours if sentence.words not in shared]
    their_own = [sentence for sentence in theirs if sentence.words not in shared]
    return _aligned(our_own, their_own)


def contradict(first: Sentence, second: Sentence) -> bool:
    """Whether two versions of a sentence differ in a figure or a negation. Symmetric."""
    if first.text > second.text:
        first, second = second, first
    if _is_cut_from(first, second) or _is_cut_from(second, first):
        return False
    shared = (Counter(first.words) & Counter(second.words)).total()
    if shared >= rules.ALIGNED * max(len(first.words), len(second.words)):
        return disagree(first.text, second.text)
    # One is cut short, so what it lacks says nothing; what both have may still differ.
    ours, theirs = amounts(first.text), amounts(second.text)
    return bool(ours - theirs and theirs - ours)


def report_other_acts(first: Sentence, second: Sentence) -> bool:
    """Whether by one of two versions of a sentence something else was done, or by another: what
    tells a short report from its opposite or its follow-up. Symmetric."""
    if _is_cut_from(first, second) or _is_cut_from(second, first):
        return False
    return reports_another_act(first.text, second.text) or swap_roles(first.text, second.text)


def other_names(
    pairs: Sequence[tuple[Sentence, Sentence]],
) -> Sequence[tuple[Sentence, Sentence]]:
    """Those of the `versions` of two texts that name others: two uses of one template.

    Without capitals another word may be an edit, so there are none unless most versions differ
    like that.
    """
    others = [pair for pair in pairs if name_others(pair[0].text, pair[1].text)]
    if all(is_uncased(first.text) for first, _ in others) and 2 * len(others) <= len(pairs):
        return ()
    return others


def share_only_the_end(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> bool:
    """Whether the two have equal last sentences, and before them nothing in common: a paragraph
    about itself that an outlet puts under its texts. Symmetric."""
    equal = 0
    for first, second in zip(reversed(ours), reversed(theirs), strict=False):
        if first.words != second.words:
            break
        equal += 1
    own, other = ours[: len(ours) - equal], theirs[: len(theirs) - equal]
    shared = sum(len(sentence.words) for sentence in ours[len(own) :])
    if not (equal and own and other) or shared > rules.OUTLET_SHARED:
        return False
    equal_words = {sentence.words for sentence in own} & {sentence.words for sentence in other}
    return not (equal_words or _aligned(own, other))


def _aligned(
    ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> list[tuple[Sentence, Sentence]]:
    """Each sentence paired with its closest counterpart on the other side, if it has one."""
    sides = [
        [(sentence, frozenset(sentence.words)) for sentence in side] for side in (ours, theirs)
    ]
    closest: dict[Sentence, tuple[float, tuple[Sentence, Sentence]]] = {}
    for first, first_words in sides[0]:
        for second, second_words in sides[1]:
            overlap = _word_overlap(first, first_words, second, second_words)
            if overlap:
                for sentence in (first, second):
                    if overlap > closest.get(sentence, (0.0,))[0]:
                        closest[sentence] = overlap, (first, second)
    return list(dict.fromkeys(pair for _, pair in closest.values()))


def _word_overlap(
    first: Sentence, first_words: frozenset[str], second: Sentence, second_words: frozenset[str]
) -> float:
    """The share of their words (Dice) that two versions of a sentence have in common; else 0."""
    if len(first.words) > len(second.words):
        first, first_words, second, second_words = second, second_words, first, first_words
    least = rules.ALIGNED * len(first.words)
    # Words that are missing altogether are quick to find, and nearly all pairs have many.
    if len(first.words) - len(first_words - second_words) < least:
        return 0.0
    shared = (Counter(first.words) & Counter(second.words)).total()
    return 2 * shared / (len(first.words) + len(second.words)) if shared >= least else 0.0


def _is_cut_from(short: Sentence, whole: Sentence) -> bool:
    """Whether ``short`` is ``whole`` up to where a teaser was cut: what it lacks says nothing."""
    if len(short.words) < rules.LEAST_BROKEN_OFF:
        return False
    cut_off = short.text.endswith(_ELLIPSES) or not short.text.endswith(_ENDS)
    return cut_off and short.words == whole.words[: len(short.words)]
