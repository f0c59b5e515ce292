"""Who carries a fact, and how many of them are independent of each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.copied_texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing.compose.facts import Fact
    from briefing.domain.entry import CachedEntry, EntryOrder
    from briefing.domain.story import Story, SummitPassage


@dataclass(frozen=True, slots=True)
class Carrier:
    """An entry that carries a fact, and its own passage on it."""

    entry: CachedEntry
    story: Story
    passage: str

    @property
    def order(self) -> EntryOrder:
        """Earliest published first."""
        return self.entry.order


def carriers(facts: Sequence[Fact]) -> tuple[Carrier, ...]:
    """The entries that carry any of ``facts``, neighbours in a text, earliest published first.

    The passage is as much of them as the entry has without a gap.
    """
    by_entry: dict[str, Carrier] = {}
    spans: dict[str, tuple[SummitPassage, SummitPassage]] = {}
    for fact in facts:
        seen = set()
        for member in fact.members:
            entry, passage = member.entry, member.passage
            if entry.id in seen:
                continue
            seen.add(entry.id)
            if entry.id not in by_entry:
                by_entry[entry.id] = Carrier(entry, member.story, passage.text)
                spans[entry.id] = (passage, passage)
                continue
            first, previous = spans[entry.id]
            joined = span(entry, first, passage) if passage.place == previous.place + 1 else None
            if joined is not None:
                by_entry[entry.id] = Carrier(entry, member.story, joined)
                spans[entry.id] = (first, passage)
    return tuple(sorted(by_entry.values(), key=lambda carrier: carrier.order))


def first_per_outlet(carriers: Iterable[Carrier], quoted: Carrier) -> tuple[Carrier, ...]:
    """The earliest of each outlet; for the outlet that is ``quoted``, the quoted report itself."""
    first = {quoted.entry.outlet: quoted}
    for report in sorted(carriers, key=lambda carrier: (carrier.order, carrier.passage)):
        first.setdefault(report.entry.outlet, report)
    return tuple(sorted(first.values(), key=lambda carrier: carrier.order))


def span(entry: CachedEntry, first: SummitPassage, last: SummitPassage) -> str | None:
    """The text from ``first`` to ``last`` as it is in one paragraph, with white space normalised.

    None if the entry's paragraph does not contain them.
    """
    if first.paragraph != last.paragraph or not 0 <= first.paragraph < len(entry.paragraphs):
        return None
    paragraph = entry.paragraphs[first.paragraph]
    start = paragraph.find(first.text)
    end = paragraph.find(last.text, start + len(first.text)) if start >= 0 else -1
    if end < 0:
        return None
    return re.sub(r"\s+", " ", paragraph[start : end + len(last.text)])


def text_before(entry: CachedEntry, passage: SummitPassage) -> str:
    """What stands before ``passage`` in its paragraph; empty for a headline."""
    if not 0 <= passage.paragraph < len(entry.paragraphs):
        return ""
    return entry.paragraphs[passage.paragraph].partition(passage.text)[0]


def independent(carriers: Collection[Carrier]) -> int:
    """The number of independent sources: the connected components of outlets and texts.

    Copies of one text are one source, and so are the reports of one outlet.
    """
    outlets = {carrier.entry.outlet for carrier in carriers}
    stories = {carrier.story.id for carrier in carriers}
    if len(outlets) == 1 or len(stories) == 1:
        return 1
    text_of = texts(sorted(carriers, key=lambda carrier: carrier.order))
    components: list[set[tuple[str, str]]] = []
    for carrier in carriers:
        component = {("outlet", carrier.entry.outlet), ("text", text_of[carrier.story.id])}
        touching = [other for other in components if other & component]
        components = [other for other in components if not other & component]
        components.append(component.union(*touching))
    return len(components)
