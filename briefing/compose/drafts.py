"""Facts as they will be told: a sentence that leans is told with the one before it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import Carrier, carriers, independent, span
from briefing.compose.rules import LONGEST_JOINED
from briefing.compose.stance import length

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.compose.changed_facts import Versions
    from briefing.compose.facts import Fact
    from briefing.compose.statements import Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A point before its outlets are numbered.

    ``facts`` are the sentence itself and those that lean on it, neighbours in one paragraph of
    one copy. ``anchor`` is the id of the draft it cannot be understood without, if it could
    not be joined to it. ``words`` are the normal words of ``text``, ``length`` its words as a
    reader counts them. ``was`` is what was told
    before of a fact in it that changed, ``replaced`` the facts that are told no more for it.
    """

    id: str
    facts: tuple[Fact, ...]
    text: str
    words: tuple[str, ...]
    length: int
    new: bool
    was: str | None
    carriers: tuple[Carrier, ...]
    independent: int
    anchor: str | None = None
    replaced: tuple[Fact, ...] = ()

    @property
    def head(self) -> Statement:
        """The statement its text begins with."""
        return self.facts[0].shown

    @property
    def quoted(self) -> Carrier:
        """The report that its text is taken from."""
        own = self.head.entry.id
        return next(carrier for carrier in self.carriers if carrier.entry.id == own)

    @property
    def grams(self) -> frozenset[int]:
        """The shingles of its sentences."""
        first, *others = (fact.shown.grams for fact in self.facts)
        return first.union(*others) if others else first

    @property
    def outlets(self) -> int:
        """How many outlets carry it."""
        return len({carrier.entry.outlet for carrier in self.carriers})

    @property
    def at(self) -> datetime:
        """Its earliest publication, but never after it was seen, whatever a feed dates it."""
        dates = [each.told for fact in self.facts for each in fact.members if each.told]
        return min([*dates, self.first_seen])

    @property
    def first_seen(self) -> datetime:
        """When the first of its passages came in."""
        return min(each.passage.first_seen for fact in self.facts for each in fact.members)


def drafts(found: Sequence[Fact], new: Collection[int], versions: Versions) -> list[Draft]:
    """One draft a fact, those that lean joined to the sentence before them.

    ``new`` and ``versions`` hold indices into ``found``. A fact joins only what the same stories
    carry and the reader knows or does not know as well, or support and news would be claimed for
    words that have none. What hangs and cannot be joined is left out, and so is what leans on
    something that is not told: "He added ..." says nothing where nobody was named. So is what
    its outlet has told anew, unless something leans on it, and what the reader has hidden.
    """
    where = {
        (each.entry.id, each.passage.place): number
        for number, fact in enumerate(found)
        for each in fact.members
    }
    told: dict[int, Draft] = {}
    owner: dict[int, int] = {}
    before: dict[int, int] = {}
    was = {late: found[early].shown.passage.text for late, early in versions.before.items()}
    for number in sorted(range(len(found)), key=lambda index: _walk(found[index])):
        fact = found[number]
        shown = fact.shown
        previous = where.get((shown.entry.id, shown.passage.place - 1)) if shown.leaning else None
        known = owner.get(previous) if previous is not None else None
        if known is not None and (number in new) == told[known].new:
            joined = _joined(told[known], fact, was.get(number))
            if joined is not None:
                told[known], owner[number] = joined, known
                continue
        if shown.stance == "hangs":
            continue
        told[number] = _draft(fact, number in new, was.get(number))
        owner[number] = number
        if previous is not None:
            before[number] = previous
    anchored = {number: _anchored(told, owner, before, number) for number in sorted(told)}
    newest = _newest(anchored, owner, versions.replaced, found)
    return _resolved([one for one in newest if not any(fact.hidden for fact in one.facts)])


def _newest(
    told: dict[int, Draft], owner: dict[int, int], replaced: dict[int, int], found: Sequence[Fact]
) -> list[Draft]:
    """Leave out the drafts that are nothing but a fact told anew in another one."""
    anchors = {draft.anchor for draft in told.values()}
    gone: dict[int, list[Fact]] = defaultdict(list)
    for early in replaced:
        late = early
        while late in replaced:
            late = replaced[late]
        draft = told.get(early)
        if draft and len(draft.facts) == 1 and draft.id not in anchors and owner.get(late) in told:
            gone[owner[late]].append(found[early])
            del told[early]
    return [
        replace(draft, replaced=tuple(gone[number])) if number in gone else draft
        for number, draft in told.items()
    ]


def _resolved(told: Sequence[Draft]) -> list[Draft]:
    """Those of ``told`` that stand alone, or lean on one that does, or on one that leans on it."""
    leaning: dict[str, list[str]] = defaultdict(list)
    for draft in told:
        if draft.anchor is not None:
            leaning[draft.anchor].append(draft.id)
    waiting = [draft.id for draft in told if not draft.head.leaning]
    understood = set(waiting)
    while waiting:
        led = [each for each in leaning[waiting.pop()] if each not in understood]
        understood.update(led)
        waiting.extend(led)
    return [draft for draft in told if draft.id in understood]


def _walk(fact: Fact) -> tuple[str, int]:
    return (fact.shown.entry.id, fact.shown.passage.place)


def _draft(fact: Fact, new: bool, was: str | None) -> Draft:
    shown = fact.shown
    carrying = carriers((fact,))
    return Draft(
        id=_identity(fact),
        facts=(fact,),
        text=shown.passage.text,
        words=shown.words,
        length=length(shown.passage.text, shown.words),
        new=new,
        was=was,
        carriers=carrying,
        independent=independent(carrying),
    )


def _joined(draft: Draft, fact: Fact, was: str | None) -> Draft | None:
    last, shown = draft.facts[-1].shown.passage, fact.shown.passage
    adjoins = (last.entry, last.paragraph, last.place + 1) == (
        shown.entry,
        shown.paragraph,
        shown.place,
    )
    if not adjoins or draft.facts[0].stories != fact.stories:
        return None
    tokens = draft.words + fact.shown.words
    text = span(draft.head.entry, draft.head.passage, shown)
    long = 0 if text is None else length(text, tokens)
    if text is None or long > LONGEST_JOINED:
        return None
    together = (*draft.facts, fact)
    carrying = carriers(together)
    return replace(
        draft,
        facts=together,
        text=text,
        words=tokens,
        length=long,
        was=draft.was or was,
        carriers=carrying,
        independent=independent(carrying),
    )


def _anchored(
    told: dict[int, Draft], owner: dict[int, int], before: dict[int, int], number: int
) -> Draft:
    anchor = owner.get(before[number]) if number in before else None
    if anchor is None or anchor == number:
        return told[number]
    return replace(told[number], anchor=told[anchor].id)


def _identity(fact: Fact) -> str:
    """Twelve hex digits that stay as copies join: they hang on the words seen first."""
    first = min(fact.members, key=lambda each: (each.passage.first_seen, each.order))
    room = first.story.id if first.leaning else ""
    return blake2b(f"{first.passage.key}\0{room}".encode(), digest_size=6).hexdigest()
