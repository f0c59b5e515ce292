"""The veto: nearly equal sentences that state different facts keep their texts apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.text.figures import amounts, disagree
from briefing.text.normalize import words
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence


_CUT = ("…", "...")
_ENDS = (*".!?。！？｡", *")]}\"'»”’」』")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words in normal form."""

    text: str
    words: tuple[str, ...]


def cut(paragraphs: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of ``paragraphs`` that say enough to contradict anything."""
    made = (
        Sentence(text, tuple(words(text)))
        for paragraph in paragraphs
        for text in sentences(paragraph)
    )
    return tuple(filter(says_something, made))


def says_something(sentence: Sentence) -> bool:
    """Whether it is a statement: not a caption, a dateline or a row of a table."""
    figures = sum(word[0].isdigit() for word in sentence.words)
    enough = len(sentence.words) - figures >= rules.LEAST_ALIGNED
    return enough and figures <= rules.MOST_FIGURES * len(sentence.words)


def contradict(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> bool:
    """Whether a sentence of one text has a version in the other that differs in fact.

    Symmetric. Sentences that both texts hold word for word are theirs in common and settle
    nothing; each of the rest is held against its nearest counterpart only.
    """
    shared = {one.words for one in ours} & {other.words for other in theirs}
    mine = [one for one in ours if one.words not in shared]
    others = [other for other in theirs if other.words not in shared]
    return any(_differ(one, other) for one, other in _versions(mine, others))


def _versions(
    ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> set[tuple[Sentence, Sentence]]:
    """Each sentence with its nearest counterpart on the other side, where it has one."""
    sides = [[(each, frozenset(each.words)) for each in side] for side in (ours, theirs)]
    near: dict[Sentence, tuple[float, tuple[Sentence, Sentence]]] = {}
    for one, its in sides[0]:
        for other, others in sides[1]:
            likeness = _likeness(one, its, other, others)
            if likeness:
                for each in (one, other):
                    if likeness > near.get(each, (0.0,))[0]:
                        near[each] = likeness, (one, other)
    return {pair for _, pair in near.values()}


def _likeness(one: Sentence, its: frozenset[str], other: Sentence, others: frozenset[str]) -> float:
    """The share of their words that two versions of a sentence have in common; else 0."""
    if len(one.words) > len(other.words):
        one, its, other, others = other, others, one, its
    least = rules.ALIGNED * len(one.words)
    # A word that is missing altogether is quick to find, and nearly all pairs have many.
    if len(one.words) - len(its - others) < least:
        return 0.0
    shared = (Counter(one.words) & Counter(other.words)).total()
    return 2 * shared / (len(one.words) + len(other.words)) if shared >= least else 0.0


def _differ(one: Sentence, other: Sentence) -> bool:
    if one.text > other.text:
        one, other = other, one
    if _breaks_off(one, other) or _breaks_off(other, one):
        return False
    shared = (Counter(one.words) & Counter(other.words)).total()
    if shared >= rules.ALIGNED * max(len(one.words), len(other.words)):
        return disagree(one.text, other.text)
    # One is cut short, so what it lacks says nothing; what both have may still differ.
    mine, others = amounts(one.text), amounts(other.text)
    return bool(mine - others and others - mine)


def _breaks_off(one: Sentence, other: Sentence) -> bool:
    """Whether ``one`` is ``other`` up to where a teaser was cut: what it lacks says nothing."""
    if len(one.words) < rules.LEAST_BROKEN_OFF:
        return False
    cut_off = one.text.endswith(_CUT) or not one.text.endswith(_ENDS)
    return cut_off and one.words == other.words[: len(one.words)]
