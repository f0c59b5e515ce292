"""Drafts to points: every outlet gets its number where it first appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.briefing import Point, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier


class Numbering:
    """The numbers of a briefing's outlets, from 1, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets met so far; number ``n`` stands at index ``n - 1``."""
        return tuple(self._numbers)

    def sources(self, carriers: Iterable[Carrier]) -> tuple[Source, ...]:
        """The sources of one point, in the order of ``carriers``, earliest first.

        A source copies the first one of its story in this point, unless both are one outlet's.
        """
        first: dict[str, int] = {}
        return tuple(self._source(carrier, first) for carrier in carriers)

    def _source(self, carrier: Carrier, first: dict[str, int]) -> Source:
        entry = carrier.entry
        number = self._numbers.setdefault(entry.outlet, len(self._numbers) + 1)
        origin = first.setdefault(carrier.story.id, number)
        copied = origin if origin != number else None
        return Source.of(entry, number, carrier.passage, copy_of=copied)


def point(draft: Draft, numbering: Numbering) -> Point:
    """``draft`` as it is read, its outlets numbered."""
    members = [each for fact in draft.facts for each in fact.members]
    # Who knows the newest version of a fact need not read the one that it replaces.
    older = [each for fact in draft.replaced for each in fact.members]
    passages = [each.passage for each in (*members, *older)]
    dates = [each.told for each in members if each.told]
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
        read_at=max((one.marked for one in passages if one.marked), default=None),
    )
