"""Statements that carry the same words, put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from briefing.compose.lexicon import TURNING, UNSETTLED
from briefing.compose.rules import SAME
from briefing.text.figures import words_disagree
from briefing.text.scripts import CJK
from briefing.text.shingles import containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.compose.statements import Statement

_CAPITAL = re.compile(r"(?<!^)(?<![“\"'‘])\b[A-Z]\w+")
_UNCASED = re.compile(rf"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Fact:
    """Statements of one fact in canonical order; the first is the one the others are linked to.

    ``shown`` is the one to quote: of the first one's story, in the copy to show.
    """

    members: tuple[Statement, ...]
    shown: Statement

    @property
    def stories(self) -> frozenset[str]:
        """Ids of the stories that carry it."""
        return frozenset(each.story.id for each in self.members)

    @property
    def hidden(self) -> bool:
        """Whether the reader does not want to see it again."""
        return any(each.passage.hidden for each in self.members)


def facts(statements: Sequence[Statement]) -> tuple[Fact, ...]:
    """Group ``statements``, given in canonical order, by what they say.

    A statement joins the first one with equal words, else the most alike of those that share
    nearly all shingles with it and do not contradict it; never a later member, so that small
    changes cannot chain. One that leans ("He added ...") joins only within its story, since
    what it leans on may differ.
    """
    prefix = prefixes([each.grams for each in statements], SAME)
    leaders: list[int] = []
    members: dict[int, list[Statement]] = {}
    equal: dict[tuple[int, str], int] = {}
    posted: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(statements):
        identity = (each.passage.key, _room(each))
        leader = equal.get(identity)
        if leader is None:
            near = {other for gram in prefix[number] for other in posted[gram]}
            leader = _nearest(number, near, statements)
        if leader is None:
            leader = number
            leaders.append(number)
            for gram in prefix[number]:
                posted[gram].append(number)
        members.setdefault(leader, []).append(each)
        equal.setdefault(identity, leader)
    return tuple(_fact(members[leader]) for leader in leaders)


def prefixes(grams: Sequence[frozenset[int]], share: float) -> list[list[int]]:
    """For each set, its rarest members, so many that a set holding ``share`` of it has one.

    Those that no other set has are left out, as nothing is found by them. The prefix filter of
    Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins" (ICDE 2006).
    """
    counts = Counter(chain.from_iterable(grams))

    @cache  # copies of one text share one set
    def prefix(each: frozenset[int]) -> list[int]:
        shared = [gram for gram in each if counts[gram] > 1]
        kept = len(shared) - ceil(share * len(each)) + 1
        return sorted(sorted(shared), key=counts.__getitem__)[:kept] if kept > 0 else []

    return [prefix(each) for each in grams]


def unlike(one: Statement, other: Statement) -> bool:
    """Whether two nearly equal statements tell different facts.

    They do by a figure, a negation, a name or a word that turns the sense in the place of
    another, and where only one of them speaks of what is yet to be. Where a script has no capitals
    to tell a name by, any exchanged word counts.
    """
    ours, theirs = set(one.words), set(other.words)
    mine, others = ours - theirs, theirs - ours
    if mine and others:
        if TURNING & (mine | others) or _UNCASED.search(one.passage.text):
            return True
        if mine & _names(one) and others & _names(other):
            return True
    if UNSETTLED.isdisjoint(ours) is not UNSETTLED.isdisjoint(theirs):
        return True
    return words_disagree(one.passage.text, one.words, other.passage.text, other.words)


def _names(statement: Statement) -> set[str]:
    return {name.casefold() for name in _CAPITAL.findall(statement.passage.text)}


def _room(statement: Statement) -> str:
    return statement.story.id if statement.leaning else ""


def _fact(members: Sequence[Statement]) -> Fact:
    own = (each for each in members if each.story.id == members[0].story.id)
    shown = min(own, key=lambda each: (each.rank, each.passage.place))
    return Fact(tuple(members), shown)


def _nearest(number: int, candidates: Iterable[int], statements: Sequence[Statement]) -> int | None:
    each, alike = statements[number], []
    for candidate in candidates:
        other = statements[candidate]
        one, two = each.grams, other.grams
        # The share of the larger in the smaller is the lesser of the two containments.
        likeness = containment(one, two) if len(one) >= len(two) else containment(two, one)
        if likeness >= SAME and _room(each) == _room(other):
            alike.append((-likeness, candidate))
    for _, candidate in sorted(alike):
        if not unlike(statements[candidate], each):
            return candidate
    return None
