"""Facts as they will be shown: a dependent sentence is joined to the one before it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import Carrier, carriers, independent, span
from briefing.compose.opinion import is_opinion
from briefing.compose.rules import LONGEST_JOINED
from briefing.compose.stance import is_finished, length
from briefing.domain.entry import HEADLINE
from briefing.text.boilerplate.openings import without_opening

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.compose.changed_facts import Versions
    from briefing.compose.facts import Fact
    from briefing.compose.statements import Statement
    from briefing.domain.entry import EntryOrder


@dataclass(frozen=True)
class Draft:
    """A point before its outlets are numbered.

    ``facts`` are the sentence itself and those that depend on it, neighbours in one paragraph of
    one copy. ``anchor`` is the id of the draft that it depends on, if it could not be joined to
    it. ``words`` are the normal words of ``text``, ``length`` its words as a reader counts them.
    ``was`` is the earlier version of a fact in it that changed, ``replaced`` the facts that it
    replaces. ``also`` are drafts of other outlets that tell the same in like words.
    """

    id: str
    facts: tuple[Fact, ...]
    text: str
    words: tuple[str, ...]
    length: int
    new: bool
    was: str | None
    carriers: tuple[Carrier, ...]
    anchor: str | None = None
    replaced: tuple[Fact, ...] = ()
    also: tuple[Draft, ...] = ()

    @property
    def head(self) -> Statement:
        """The statement its text begins with."""
        return self.facts[0].shown

    @property
    def quoted(self) -> Carrier:
        """The report that its text is taken from."""
        own = self.head.entry.id
        return next(carrier for carrier in self.carriers if carrier.entry.id == own)

    @cached_property
    def grams(self) -> frozenset[int]:
        """The shingles of its sentences."""
        first, *others = (fact.shown.grams for fact in self.facts)
        return first.union(*others) if others else first

    @property
    def also_carriers(self) -> tuple[Carrier, ...]:
        """The reports in other words that are folded into it."""
        return tuple(carrier for draft in self.also for carrier in draft.carriers)

    @cached_property
    def members(self) -> Sequence[Statement]:
        """Every statement of what it tells, in whatever words."""
        if len(self.facts) == 1 and not self.also:
            return self.facts[0].members
        facts = (fact for draft in (self, *self.also) for fact in draft.facts)
        return [member for fact in facts for member in fact.members]

    @property
    def paragraph(self) -> int:
        """The first paragraph that has it in any of its reports."""
        return min(member.passage.paragraph for member in self.members)

    @property
    def outlets(self) -> int:
        """How many outlets carry it."""
        return len({carrier.entry.outlet for carrier in self.carriers})

    @cached_property
    def independent(self) -> int:
        """How many of its sources are independent of each other: their texts are compared."""
        return independent(self.carriers)

    @cached_property
    def at(self) -> datetime:
        """Its earliest publication, but never after it was first seen, whatever a feed says."""
        published = (member.published for member in self.members if member.published)
        return min([*published, self.first_seen])

    @property
    def is_line(self) -> bool:
        """Whether it is a line of a text that no full stop ends, and no headline of an entry."""
        return self.head.passage.paragraph != HEADLINE and not is_finished(self.text)

    @cached_property
    def kept(self) -> bool:
        """Whether the reader wants to find it again."""
        return any(member.passage.kept for member in self.members)

    @cached_property
    def opinion(self) -> bool:
        """Whether only entries that are their writers' opinion have it."""
        return all(is_opinion(member.entry) for member in self.members)

    @property
    def timely(self) -> bool:
        """Whether a report of it has a date that is not long before it was first seen."""
        return any(member.timely for member in self.members)

    @cached_property
    def first_seen(self) -> datetime:
        """When the first of its passages was first seen."""
        return min(member.passage.first_seen for member in self.members)


def make_drafts(facts: Sequence[Fact], new: Collection[int], versions: Versions) -> list[Draft]:
    """One draft for each fact, dependent ones joined to the sentence before them.

    ``new`` and ``versions`` hold indices into ``facts``. A fact joins only what the same stories
    carry and is equally new to the reader, or support and news would be claimed for words that
    have none. Left out are: fragments that cannot be joined; what depends on something that is not
    shown ("He added ..." says nothing if nobody was named); what its outlet has replaced, unless
    something depends on it; and what the reader has hidden.
    """
    fact_at = {
        (member.entry.id, member.passage.place): number
        for number, fact in enumerate(facts)
        for member in fact.members
    }
    by_number: dict[int, Draft] = {}
    draft_of: dict[int, int] = {}
    previous_of: dict[int, int] = {}
    was = {late: facts[early].shown.text for late, early in versions.before.items()}
    for number in sorted(range(len(facts)), key=lambda index: _text_order(facts[index])):
        fact = facts[number]
        shown = fact.shown
        place_before = (shown.entry.id, shown.passage.place - 1)
        previous = fact_at.get(place_before) if shown.dependent else None
        known = draft_of.get(previous) if previous is not None else None
        if known is not None and (number in new) == by_number[known].new:
            joined = _joined(by_number[known], fact, was.get(number))
            if joined is not None:
                by_number[known], draft_of[number] = joined, known
                continue
        if shown.stance == "fragment":
            continue
        by_number[number] = _draft(fact, number in new, was.get(number))
        draft_of[number] = number
        if previous is not None:
            previous_of[number] = previous
    anchored = {
        number: _anchored(by_number, draft_of, previous_of, number) for number in sorted(by_number)
    }
    newest = _without_replaced(anchored, draft_of, versions.replaced, facts)
    visible = [draft for draft in newest if not any(fact.hidden for fact in draft.facts)]
    return _understandable(visible)


def _without_replaced(
    by_number: dict[int, Draft],
    draft_of: dict[int, int],
    replaced: dict[int, int],
    facts: Sequence[Fact],
) -> list[Draft]:
    """Leave out the drafts that consist only of a fact which another draft replaces."""
    anchors = {draft.anchor for draft in by_number.values()}
    replaced_by: dict[int, list[Fact]] = defaultdict(list)
    for early in replaced:
        late = early
        while late in replaced:
            late = replaced[late]
        draft = by_number.get(early)
        if (
            draft
            and len(draft.facts) == 1
            and draft.id not in anchors
            and draft_of.get(late) in by_number
        ):
            replaced_by[draft_of[late]].append(facts[early])
            del by_number[early]
    return [
        replace(draft, replaced=tuple(replaced_by[number])) if number in replaced_by else draft
        for number, draft in by_number.items()
    ]


def _understandable(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand alone, depend on one that does, or on one that depends on it."""
    dependents: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.anchor is not None:
            dependents[draft.anchor].append(draft.id)
    waiting = [draft.id for draft in drafts if not draft.head.dependent]
    understood = set(waiting)
    while waiting:
        reached = [id for id in dependents[waiting.pop()] if id not in understood]
        understood.update(reached)
        waiting.extend(reached)
    return [draft for draft in drafts if draft.id in understood]


def _text_order(fact: Fact) -> tuple[EntryOrder, int]:
    return fact.shown.order


def _draft(fact: Fact, new: bool, was: str | None) -> Draft:
    shown = fact.shown
    return Draft(
        id=_identity(fact),
        facts=(fact,),
        text=shown.text,
        words=shown.words,
        length=length(shown.text, shown.words),
        new=new,
        was=was,
        carriers=carriers((fact,)),
    )


def _joined(draft: Draft, fact: Fact, was: str | None) -> Draft | None:
    """``draft`` with ``fact`` after it; None if they are not neighbours or it would be too long."""
    last, shown = draft.facts[-1].shown.passage, fact.shown.passage
    adjoins = (last.entry, last.paragraph, last.place + 1) == (
        shown.entry,
        shown.paragraph,
        shown.place,
    )
    if not adjoins or draft.facts[0].stories != fact.stories:
        return None
    tokens = draft.words + fact.shown.words
    joined = span(draft.head.entry, draft.head.passage, shown)
    text = without_opening(joined or "")
    joined_length = length(text, tokens)
    if joined is None or joined_length > LONGEST_JOINED:
        return None
    together = (*draft.facts, fact)
    return replace(
        draft,
        facts=together,
        text=text,
        words=tokens,
        length=joined_length,
        was=draft.was or was,
        carriers=carriers(together),
    )


def _anchored(
    by_number: dict[int, Draft], draft_of: dict[int, int], previous_of: dict[int, int], number: int
) -> Draft:
    anchor = draft_of.get(previous_of[number]) if number in previous_of else None
    if anchor is None or anchor == number:
        return by_number[number]
    return replace(by_number[number], anchor=by_number[anchor].id)


def _identity(fact: Fact) -> str:
    """Twelve hex digits that stay the same as copies join: they depend on the words first seen."""
    first = min(fact.members, key=lambda member: (member.passage.first_seen, member.order))
    scope = first.story.id if first.dependent else ""
    return blake2b(f"{first.passage.key}\0{scope}".encode(), digest_size=6).hexdigest()
