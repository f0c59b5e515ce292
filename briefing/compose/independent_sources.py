"""Who carries a fact, and how many of them do not copy one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from briefing.compose.facts import Fact
    from briefing.domain.entry import CachedEntry
    from briefing.domain.story import Story, SummitPassage


@dataclass(frozen=True, slots=True)
class Carrier:
    """An entry that carries a fact, and what it says of it in its own words."""

    entry: CachedEntry
    story: Story
    passage: str

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """Earliest published first."""
        return (self.entry.at, self.entry.first_seen, self.entry.id)


def carriers(facts: Sequence[Fact]) -> tuple[Carrier, ...]:
    """The entries that carry any of ``facts``, neighbours in a text, earliest published first.

    The passage is as much of it as the entry has without a gap.
    """
    said: dict[str, Carrier] = {}
    last: dict[str, tuple[SummitPassage, SummitPassage]] = {}
    for fact in facts:
        taken = set()
        for each in fact.members:
            entry, passage = each.entry, each.passage
            if entry.id in taken:
                continue
            taken.add(entry.id)
            if entry.id not in said:
                said[entry.id] = Carrier(entry, each.story, passage.text)
                last[entry.id] = (passage, passage)
                continue
            first, end = last[entry.id]
            both = span(entry, first, passage) if passage.place == end.place + 1 else None
            if both is not None:
                said[entry.id] = Carrier(entry, each.story, both)
                last[entry.id] = (first, passage)
    return tuple(sorted(said.values(), key=lambda carrier: carrier.order))


def first_of_each(told: Iterable[Carrier], quoted: Carrier) -> tuple[Carrier, ...]:
    """The earliest of each outlet; of the one that is ``quoted``, the quoted report itself."""
    first = {quoted.entry.outlet: quoted}
    for each in sorted(told, key=lambda carrier: (carrier.order, carrier.passage)):
        first.setdefault(each.entry.outlet, each)
    return tuple(sorted(first.values(), key=lambda carrier: carrier.order))


def span(entry: CachedEntry, first: SummitPassage, last: SummitPassage) -> str | None:
    """The text from ``first`` to ``last`` as it stands in one paragraph, white space made even.

    None where the entry's paragraph does not hold them.
    """
    if first.paragraph != last.paragraph or not 0 <= first.paragraph < len(entry.paragraphs):
        return None
    paragraph = entry.paragraphs[first.paragraph]
    start = paragraph.find(first.text)
    end = paragraph.find(last.text, start + len(first.text)) if start >= 0 else -1
    if end < 0:
        return None
    return re.sub(r"\s+", " ", paragraph[start : end + len(last.text)])


def independent(carriers: Collection[Carrier]) -> int:
    """How many sources do not copy one another: the parts that outlets and stories fall into.

    Copies of one story are one source, and so are the reports of one outlet.
    """
    if len(carriers) == 1:
        return 1
    parts: list[set[tuple[str, str]]] = []
    for carrier in carriers:
        part = {("outlet", carrier.entry.outlet), ("story", carrier.story.id)}
        touching = [other for other in parts if other & part]
        parts = [other for other in parts if not other & part]
        parts.append(part.union(*touching))
    return len(parts)
