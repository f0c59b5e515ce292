"""Statements with the same words, grouped into facts."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import MOST_ALIKE, MOST_CONTRADICTIONS, REMEMBERED, SAME
from briefing.text.figures import words_disagree
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import CJK
from briefing.text.shingles import containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.compose.statements import Statement

_CAPITAL = lazy_regex(r"(?<!^)(?<![“\"'‘])\b[A-Z]\w+")
_UNCASED = lazy_regex(rf"[{CJK}]")


@dataclass(frozen=True)
class Fact:
    """Statements of one fact in canonical order; the others are linked to the first.

    ``shown`` is the one to quote: from the first one's story, in the copy to show.
    """

    members: tuple[Statement, ...]
    shown: Statement

    @cached_property
    def stories(self) -> frozenset[str]:
        """Ids of the stories that carry it."""
        return frozenset(member.story.id for member in self.members)

    @cached_property
    def last_reports(self) -> dict[str, datetime]:
        """When each outlet last reported it."""
        last: dict[str, datetime] = {}
        for member in self.members:
            at = member.reported_at
            last[member.entry.outlet] = max(at, last.get(member.entry.outlet, at))
        return last

    @cached_property
    def last_reported(self) -> datetime:
        """When it was last reported."""
        return max(self.last_reports.values())

    @cached_property
    def hidden(self) -> bool:
        """Whether the reader has hidden it."""
        return any(member.passage.hidden for member in self.members)


def group_facts(statements: Sequence[Statement]) -> tuple[Fact, ...]:
    """Group ``statements``, given in canonical order, by what they say.

    A statement joins the first one with equal words, else the most similar of those that share
    nearly all shingles with it and do not contradict it; never a later member, so that small
    changes cannot chain. A dependent one ("He added ...") joins only within its story, since
    what it depends on may differ.
    """
    prefixes = prefix_filters([statement.grams for statement in statements], SAME)
    leaders: list[int] = []
    members: dict[int, list[Statement]] = {}
    leader_of: dict[tuple[int, str], int] = {}
    postings: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=MOST_ALIKE))
    for number, statement in enumerate(statements):
        identity = (statement.passage.key, _scope(statement))
        leader = leader_of.get(identity)
        if leader is None:
            candidates = {other for gram in prefixes[number] for other in postings[gram]}
            leader = _most_similar(number, candidates, statements)
        if leader is None:
            leader = number
            leaders.append(number)
            for gram in prefixes[number]:
                postings[gram].append(number)
        members.setdefault(leader, []).append(statement)
        leader_of.setdefault(identity, leader)
    return tuple(_fact(members[leader]) for leader in leaders)


def prefix_filters(gram_sets: Sequence[frozenset[int]], share: float) -> list[list[int]]:
    """For each set, its rarest members, so many that a set containing ``share`` of it has one.

    Members that no other set has are left out, since nothing is found by them. This is the prefix
    filter of Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins" (ICDE 2006).
    """
    counts = Counter(chain.from_iterable(gram_sets))
    repeated = {gram for gram, count in counts.items() if count > 1}

    @cache  # copies of one text share one set
    def prefix(grams: frozenset[int]) -> list[int]:
        shared = grams & repeated
        size = len(shared) - ceil(share * len(grams)) + 1
        return sorted(sorted(shared), key=counts.__getitem__)[:size] if size > 0 else []

    return [prefix(grams) for grams in gram_sets]


def state_different_facts(first: Statement, second: Statement) -> bool:
    """Whether two nearly equal statements state different facts.

    They do if a figure, a negation, a name or a decisive word differs, or if only one of them
    is about what is yet to be. In a script without capitals, which could mark names, any
    exchanged word counts.
    """
    our_words, their_words = first.word_set, second.word_set
    ours, theirs = our_words - their_words, their_words - our_words
    if ours and theirs:
        if LANGUAGE.decisive_words & (ours | theirs) or _UNCASED.search(first.text):
            return True
        if ours & _names(first.text) and theirs & _names(second.text):
            return True
    unsettled = LANGUAGE.unsettled_words
    if unsettled.isdisjoint(our_words) is not unsettled.isdisjoint(their_words):
        return True
    return words_disagree(first.text, first.words, second.text, second.words)


@lru_cache(REMEMBERED)
def _names(text: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in _CAPITAL.findall(text))


def _scope(statement: Statement) -> str:
    """The story within which alone a dependent statement can be compared; else empty."""
    return statement.story.id if statement.dependent else ""


def _fact(members: Sequence[Statement]) -> Fact:
    own = (member for member in members if member.story.id == members[0].story.id)
    shown = min(own, key=lambda member: (member.rank, member.passage.place))
    return Fact(tuple(members), shown)


def _most_similar(
    number: int, candidates: Iterable[int], statements: Sequence[Statement]
) -> int | None:
    statement, similar = statements[number], []
    for candidate in candidates:
        other = statements[candidate]
        ours, theirs = statement.grams, other.grams
        # The share of the larger in the smaller is the lesser of the two containments.
        similarity = (
            containment(ours, theirs) if len(ours) >= len(theirs) else containment(theirs, ours)
        )
        if similarity >= SAME and _scope(statement) == _scope(other):
            similar.append((-similarity, candidate))
    for _, candidate in sorted(similar)[:MOST_CONTRADICTIONS]:
        if not state_different_facts(statements[candidate], statement):
            return candidate
    return None
