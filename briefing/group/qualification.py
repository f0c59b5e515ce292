"""Which summits an entry has enough evidence for, and which words are evidence for which of two
summits of the same people."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.group import rules
from briefing.group.meeting_words import beside_visit
from briefing.text.seats_of_government import is_seat_of_government

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.domain.summit import Summit
    from briefing.group.summit_terms import Term
    from briefing.group.term_finder import Mention


class _Block(NamedTuple):
    """What a summit's block gives: how much of it must come together, and its rivals, the summits
    that share two of its people."""

    dated: bool
    people: int
    nouns: int
    visitors: bool
    seat: bool
    rivals: tuple[str, ...]


class Qualification:
    """Decides for ``summits``, whose terms are ``terms``."""

    def __init__(self, summits: Sequence[Summit], terms: Sequence[Term]) -> None:
        self._order = tuple(summit.id for summit in summits)
        people = {
            summit.id: [
                term.keys for term in terms if term.summit == summit.id and term.kind == "person"
            ]
            for summit in summits
        }
        self._blocks = {
            summit.id: _Block(
                summit.starts is not None,
                len(people[summit.id]),
                sum(_is_noun(term) for term in terms if term.summit == summit.id),
                any(term.visitor for term in terms if term.summit == summit.id),
                any(map(is_seat_of_government, summit.place)),
                tuple(
                    other
                    for other in self._order
                    if other != summit.id
                    and sum(
                        any(not keys.isdisjoint(others) for others in people[other])
                        for keys in people[summit.id]
                    )
                    >= rules.PIECES
                ),
            )
            for summit in summits
        }
        keys = {
            summit: frozenset[str]().union(*(term.keys for term in terms if term.summit == summit))
            for summit in self._order
        }
        self._shared = frozenset(
            term
            for term in terms
            if any(
                not term.keys.isdisjoint(keys[rival]) for rival in self._blocks[term.summit].rivals
            )
        )

    def evidence(
        self, texts: Sequence[str], mentions: Sequence[Sequence[Mention]], away: Mapping[str, int]
    ) -> list[list[Mention]]:
        """The mentions that are evidence in each of ``texts``.

        Of two summits of the same people, the far one takes of their common news only sentences
        that speak of a visit or a next meeting, and what has a term of its own.
        """
        far = self.far(away)
        by_text = []
        for text, mentions_here in zip(texts, mentions, strict=True):
            sure = [mention for mention in mentions_here if not mention.lacks]
            withheld = {
                summit
                for summit in far & {mention.term.summit for mention in sure}
                if not self._has_own_term(summit, sure, away)
            }
            by_text.append(
                [
                    mention
                    for mention in sure
                    if mention.term.summit not in withheld
                    or beside_visit(text, mention.start, mention.end)
                ]
            )
        return by_text

    def _has_own_term(
        self, summit: str, mentions: Sequence[Mention], away: Mapping[str, int]
    ) -> bool:
        """Whether there is a term, a name or, where its rivals are far too, the place that none of
        these has."""
        own = {"term", "name"} if self._has_near_rival(summit, away) else {"term", "name", "place"}
        return any(
            mention.term.summit == summit
            and mention.term.kind in own
            and mention.term.strength in ("enough", "piece")
            and mention.term not in self._shared
            for mention in mentions
        )

    def qualified(
        self,
        evidence: Sequence[Sequence[Mention]],
        away: Mapping[str, int],
    ) -> tuple[str, ...]:
        """The summits that have enough evidence in the headline, a paragraph and the one before."""
        headline, *rest = ({mention.term for mention in mentions} for mentions in evidence)
        empty: set[Term] = set()
        beside = {mention.term for mention in chain.from_iterable(evidence) if mention.beside}
        enough: set[str] = set()
        for before, here in pairwise((empty, *(rest or [empty]))):
            near = headline | here | before
            for summit in {term.summit for term in near} - enough:
                own = [term for term in near if term.summit == summit]
                if self._enough(summit, own, beside, away[summit]):
                    enough.add(summit)
        return tuple(summit for summit in self._order if summit in enough)

    def far(self, away: Mapping[str, int]) -> frozenset[str]:
        """The summits without a date, or far from the day of an entry, that share two of their
        people with another."""
        return frozenset(
            summit
            for summit, block in self._blocks.items()
            if block.rivals and (not block.dated or away[summit] > rules.PEOPLE_DAYS)
        )

    def can_qualify(self, summit: str, terms: Sequence[Term]) -> bool:
        """Whether an entry with these terms of a summit close together, on its day and beside a
        word of meeting, has enough evidence for it."""
        return self._enough(summit, terms, terms, 0)

    def rivals(self, summit: str) -> tuple[str, ...]:
        """The summits (ids) that share two of its people."""
        return self._blocks[summit].rivals

    def _somebody_came(self, own: Sequence[Term], beside: Collection[Term]) -> bool:
        """Whether one of several people and the seat of a government are more than a host at home.

        The visitor that the summit's name tells of is; where it tells of none, whoever comes to the
        place, or a meeting there.
        """
        if any(term.kind in ("term", "name") and term.strength != "weight" for term in own):
            return True
        if self._blocks[own[0].summit].visitors:
            return any(term.visitor for term in own)
        return any(term in beside for term in own)

    def _has_near_rival(self, summit: str, away: Mapping[str, int]) -> bool:
        return any(
            self._blocks[rival].dated and away[rival] <= rules.PEOPLE_DAYS
            for rival in self._blocks[summit].rivals
        )

    def _enough(
        self, summit: str, own: Sequence[Term], beside: Collection[Term], days: int
    ) -> bool:
        block = self._blocks[summit]
        if any(term.strength == "enough" for term in own):
            return True
        if days > rules.HALF_YEAR:
            return False
        people = sum(term.kind == "person" for term in own)
        names = sum(term.kind in ("place", "name") or term.strength == "beside" for term in own)
        terms = sum(term.kind == "term" and term.strength == "piece" for term in own)
        if people >= rules.PIECES:
            return names + terms > 0 or days <= rules.PEOPLE_DAYS
        if people + names and people + names + terms >= rules.PIECES:
            return block.people < rules.PIECES or not block.seat or self._somebody_came(own, beside)
        at_meeting = [term for term in own if term in beside]
        if any(term.group and (term.kind == "term" or block.nouns == 1) for term in at_meeting):
            return True
        if not block.people:
            return terms > 0 or (bool(at_meeting) and block.nouns <= 1)
        return False


def _is_noun(term: Term) -> bool:
    return term.kind == "name" and term.strength in ("beside", "half")
