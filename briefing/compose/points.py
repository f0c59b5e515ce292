"""Turns drafts into points: every outlet gets its number when it first appears."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.compose.copied_texts import texts
from briefing.compose.independent_sources import text_before
from briefing.compose.speakers import speaker
from briefing.domain.annotation import Annotation
from briefing.domain.briefing import Briefing, Point, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.reach import Reach
    from briefing.domain.entry import CachedEntry
    from briefing.domain.story import SummitPassage


class Numbering:
    """The numbers of a briefing's outlets, from 1, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets so far; number ``n`` is at index ``n - 1``."""
        return tuple(self._numbers)

    def sources(self, carriers: Iterable[Carrier]) -> tuple[Source, ...]:
        """The sources of one point, in the order of ``carriers``, earliest first.

        A source copies the first one of its text in this point, unless both are of one outlet.
        """
        reports = tuple(carriers)
        text_of = texts(reports)
        first: dict[str, int] = {}
        return tuple(self._source(carrier, first, text_of[carrier.story.id]) for carrier in reports)

    def source(self, entry: CachedEntry, passage: str, origin: int | None) -> Source:
        """The report of ``entry``, a copy of that of outlet ``origin`` if that is another one."""
        number = self._number(entry)
        return Source.of(entry, number, passage, copy_of=origin if origin != number else None)

    def _source(self, carrier: Carrier, first: dict[str, int], text: str) -> Source:
        origin = first.setdefault(text, self._number(carrier.entry))
        return self.source(carrier.entry, carrier.passage, origin)

    def _number(self, entry: CachedEntry) -> int:
        return self._numbers.setdefault(entry.outlet, len(self._numbers) + 1)


def point(draft: Draft, numbering: Numbering) -> Point:
    """``draft`` as a point, its outlets numbered."""
    members = draft.members
    # A reader who knows the newest version of a fact need not read the one that it replaces.
    older = [member for fact in draft.replaced for member in fact.members]
    passages = [member.passage for member in (*members, *older)]
    dates = [member.published for member in members if member.published]
    return Point(
        id=draft.id,
        text=draft.text,
        new=draft.new,
        previous_text=draft.was,
        starred=any(passage.starred for passage in passages),
        first_seen=draft.first_seen,
        published=min(dates, default=None),
        independent=draft.independent,
        sources=numbering.sources(draft.carriers),
        keys=tuple(dict.fromkeys(passage.key for passage in passages)),
        story=draft.head.story.id,
        opinion=draft.opinion,
        speaker=speaker(draft.text, text_before(draft.head.entry, draft.head.passage)),
        read_at=max((passage.marked for passage in passages if passage.marked), default=None),
        also=numbering.sources(draft.also_carriers),
        annotation=_annotation(passages),
    )


def _annotation(passages: Sequence[SummitPassage]) -> Annotation:
    """What the reader wrote on these passages."""
    labels = (label for passage in passages for label in passage.labels)
    return Annotation.together((passage.note for passage in passages), labels)


def with_other_reports(
    briefing: Briefing, drafts: Mapping[str, Draft], reach: Reach, numbering: Numbering
) -> Briefing:
    """``briefing``, each point with the further reports of its fact; ``drafts`` are the points' by
    id.

    Called when all sources have their numbers, so that those come first.
    """

    def whole(shown: Point) -> Point:
        others = reach.other_reports(drafts[shown.id])
        return replace(shown, other_reports=numbering.sources(others)) if others else shown

    return replace(
        briefing,
        lead=whole(briefing.lead) if briefing.lead else None,
        why=whole(briefing.why) if briefing.why else None,
        points=tuple(map(whole, briefing.points)),
    )
