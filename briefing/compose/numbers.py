"""The figures that deserve a line of their own: money, percentages, large counts, moving ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from heapq import heapify, heappop, heapreplace
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import Carrier, carriers, first_per_outlet, independent
from briefing.compose.measures import is_specific, measures, same_course, same_thing
from briefing.compose.rules import (
    LARGE_COUNT,
    MOST_COMPARED,
    MOST_NUMBERS,
    MOST_OF_AMOUNT,
    MOST_OF_HEAD,
    MOST_TRIED,
    SAME_MATTER,
    WIDELY_STATED,
)
from briefing.domain.briefing import FigureReport, Number
from briefing.domain.entry import order_time
from briefing.text.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from decimal import Decimal

    from briefing.compose.drafts import Draft
    from briefing.compose.facts import Fact
    from briefing.compose.measures import Measure
    from briefing.compose.points import Numbering
    from briefing.compose.summit_names import SummitNames
    from briefing.domain.entry import EntryOrder

    _Report = tuple[datetime, Carrier, str]
    """When an amount was reported, by whom, and as it was written there."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A figure in a sentence; ``draft`` is the one to quote, None for a replaced sentence."""

    measure: Measure
    fact: Fact
    draft: Draft | None

    def reports(self) -> Iterable[tuple[datetime, Carrier]]:
        """Every report of the sentence with this figure, and when it came."""
        for member in self.fact.members:
            if _states(self.measure.amount, member.passage.text):
                at = order_time(member.published, member.passage.first_seen)
                yield at, Carrier(member.entry, member.story, member.passage.text)


@dataclass(slots=True)
class _StatedAmount:
    """One amount of one thing: everything that mentions it."""

    mentions: list[_Mention] = field(default_factory=list)
    _beside: set[str] = field(default_factory=set)
    _stems: set[str] = field(default_factory=set)

    def add(self, mention: _Mention) -> None:
        self.mentions.append(mention)
        self._beside.update(mention.measure.after, mention.measure.before)
        self._stems.update(mention.measure.stems)

    def has(self, mention: _Mention) -> bool:
        return self._may_have(mention.measure) and any(
            same_thing(other.measure, mention.measure) for other in self.mentions[:MOST_COMPARED]
        )

    def _may_have(self, measure: Measure) -> bool:
        """Whether it has enough words of ``measure``, of which no single mention has more; most
        things of one amount differ in that."""
        return (
            is_specific(measure.figure)
            or not self._beside.isdisjoint((*measure.after, *measure.before))
            or len(self._stems & measure.stems) >= SAME_MATTER
        )

    def moved_from(self, other: _StatedAmount) -> bool:
        """Whether both are values of one thing."""
        return any(
            same_course(ours.measure, theirs.measure)
            for ours in self.mentions[:MOST_TRIED]
            for theirs in other.mentions[:MOST_TRIED]
        )

    @property
    def value(self) -> Decimal:
        return self.mentions[0].measure.figure.value

    @property
    def outlets(self) -> frozenset[str]:
        return frozenset(carrier.entry.outlet for carrier in self.carriers())

    def first_report(self) -> _Report:
        """When and where it was first stated, and as it was written there."""
        reports = [
            (at, carrier, _as_written(self.mentions[0].measure.amount, carrier.passage))
            for mention in self.mentions
            for at, carrier in mention.reports()
        ]
        return min(reports, key=_report_order)

    def quoted(self) -> tuple[Draft, Measure] | None:
        """The best supported sentence to quote."""
        drafts = [(mention.draft, mention.measure) for mention in self.mentions if mention.draft]
        if len(drafts) < 2:  # as most often, so that no texts have to be compared
            return drafts[0] if drafts else None
        return max(drafts, key=lambda pair: (pair[0].independent, pair[0].outlets))

    def carriers(self) -> list[Carrier]:
        return [
            carrier
            for mention in self.mentions
            for carrier in (mention.draft.carriers if mention.draft else carriers((mention.fact,)))
            if _states(mention.measure.amount, carrier.passage)
        ]


@dataclass(frozen=True, slots=True)
class _Row:
    """A number before its outlets are numbered: the newest amount, and those before it."""

    draft: Draft
    measure: Measure
    amount: _StatedAmount
    earlier: tuple[_StatedAmount, ...]
    carriers: tuple[Carrier, ...]

    @property
    def outlets(self) -> int:
        return len({carrier.entry.outlet for carrier in self.carriers})

    @property
    def most_support(self) -> int:
        """Never fewer than its independent sources."""
        return min(self.outlets, len({carrier.story.id for carrier in self.carriers}))


def numbers(
    drafts: Sequence[Draft], lead: Draft | None, names: SummitNames, numbering: Numbering
) -> tuple[Number, ...]:
    """Every notable figure of ``drafts`` that two outlets or the lead's story state, once.

    The most supported come first. Of one amount there is one row: two would look like a repeat.
    """
    place = {draft.id: number for number, draft in enumerate(drafts)}
    lead_story = lead.head.story.id if lead else None
    notable = _Notable()
    for row in _rows(_stated_amounts(drafts)):
        in_lead = any(carrier.story.id == lead_story for carrier in row.carriers)
        if row.outlets < 2 and not (in_lead and names.names_any(row.draft.text)):
            continue
        if not _is_small(row):
            notable.add(row, place[row.draft.id])
        elif row.measure.noun and row.outlets >= WIDELY_STATED:
            support = independent(row.carriers)
            if support >= WIDELY_STATED:
                notable.add(row, place[row.draft.id], support)
    return tuple(_number(row, numbering) for row in islice(notable.best_first(), MOST_NUMBERS))


class _Notable:
    """Rows, of which the most supported are asked for.

    Independent sources are found by comparing texts, so they are counted only in the rows that have
    enough outlets and stories to be among these.
    """

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._queue: list[tuple[int, int, int, int]] = []
        self._support: dict[int, int] = {}
        self._first_of: dict[tuple[Decimal, str], int] = {}

    def add(self, row: _Row, place: int, support: int | None = None) -> None:
        """Add ``row``, whose sentence is at this ``place`` of all; ``support`` if it is known."""
        number = len(self._rows)
        self._rows.append(row)
        most = row.most_support
        if support is not None:
            self._support[number] = most = support
        first = self._first_of.setdefault(row.measure.amount, number)
        self._queue.append((-most, place, first, number))

    def best_first(self) -> Iterator[_Row]:
        """The row of each amount that is supported most; of equals the one with the first sentence,
        then that whose amount was added first."""
        queue = self._queue.copy()
        heapify(queue)
        done: set[tuple[Decimal, str]] = set()
        while queue:
            _, place, first, number = queue[0]
            row = self._rows[number]
            if row.measure.amount in done:
                heappop(queue)
            elif number in self._support:
                heappop(queue)
                done.add(row.measure.amount)
                yield row
            else:
                support = self._support[number] = independent(row.carriers)
                heapreplace(queue, (-support, place, first, number))


def _stated_amounts(drafts: Iterable[Draft]) -> list[_StatedAmount]:
    by_amount: dict[tuple[Decimal, str], list[_StatedAmount]] = defaultdict(list)
    for draft in drafts:
        if draft.head.dependent:
            continue
        quotable = ((fact, draft) for fact in draft.facts)
        replaced = ((fact, None) for fact in draft.replaced if not fact.hidden)
        for fact, source in chain(quotable, replaced):
            for measure in measures(fact.shown.text, fact.shown.words):
                mention = _Mention(measure, fact, source)
                stated = by_amount[measure.amount]
                near = stated[:MOST_OF_AMOUNT]
                same = next((amount for amount in near if amount.has(mention)), None)
                if same is None:
                    same = _StatedAmount()
                    stated.append(same)
                same.add(mention)
    return list(chain.from_iterable(by_amount.values()))


def _rows(amounts: Sequence[_StatedAmount]) -> Iterable[_Row]:
    """Amounts of one thing in one row, each linked to the newest of them only."""
    newest_first = sorted(
        amounts,
        key=lambda amount: _report_order(amount.first_report()),
        reverse=True,
    )
    by_head: dict[tuple[str, str], list[_StatedAmount]] = defaultdict(list)
    for amount in newest_first:
        for head in {mention.measure.head for mention in amount.mentions[:MOST_TRIED]}:
            by_head[head].append(amount)
    used: set[int] = set()
    for amount in newest_first:
        quoted = None if id(amount) in used else amount.quoted()
        if quoted is None:
            continue
        heads = {mention.measure.head for mention in amount.mentions[:MOST_TRIED]}
        near = {id(o): o for head in sorted(heads) for o in by_head[head][:MOST_OF_HEAD]}
        earlier = tuple(
            other
            for number, other in near.items()
            if other is not amount and number not in used and amount.moved_from(other)
        )
        used |= {id(other) for other in (amount, *earlier)}
        stating = chain.from_iterable(other.carriers() for other in (amount, *earlier))
        yield _Row(*quoted, amount, earlier, tuple(stating))


def _is_small(row: _Row) -> bool:
    """Whether it is a bare count that did not move and is too small to be notable by itself."""
    figure = row.measure.figure
    return not (figure.unit or figure.value >= LARGE_COUNT or row.earlier)


def _number(row: _Row, numbering: Numbering) -> Number:
    amount = row.measure.amount
    quoting = [carrier for carrier in row.draft.carriers if _states(amount, carrier.passage)]
    quoted = first_per_outlet(quoting, row.draft.quoted)
    outlets = {carrier.entry.outlet for carrier in quoted}
    elsewhere = [
        carrier for carrier in row.amount.carriers() if carrier.entry.outlet not in outlets
    ]
    others = first_per_outlet(elsewhere, elsewhere[0]) if elsewhere else ()
    sources = numbering.sources(quoted)
    course = _course(row)
    return Number(
        value=row.measure.figure.text,
        text=row.draft.text,
        sources=sources,
        others=numbering.sources(others),
        course=tuple(
            FigureReport(written, at, numbering.sources((carrier,))[0])
            for _, (at, carrier, written) in course
        ),
        moved=_moved([amount for amount, _ in course]),
    )


def _course(row: _Row) -> list[tuple[_StatedAmount, _Report]]:
    """The amounts of a row with the first report of each, oldest first, if there are several."""
    if not row.earlier:
        return []
    first = [(amount, amount.first_report()) for amount in (row.amount, *row.earlier)]
    return sorted(first, key=lambda pair: _report_order(pair[1]))


def _moved(amounts: Sequence[_StatedAmount]) -> bool:
    """Whether each of ``amounts``, oldest first, is above the one before it, or an outlet that gave
    one gave the next."""
    return bool(amounts) and all(
        later.value > earlier.value or later.outlets & earlier.outlets
        for earlier, later in pairwise(amounts)
    )


def _report_order(report: _Report) -> tuple[datetime, EntryOrder, str]:
    at, carrier, _ = report
    return (at, carrier.order, carrier.passage)


def _states(amount: tuple[Decimal, str], text: str) -> bool:
    return amount in [(figure.value, figure.unit) for figure in figures(text)]


def _as_written(amount: tuple[Decimal, str], text: str) -> str:
    return next(f.text for f in figures(text) if (f.value, f.unit) == amount)
