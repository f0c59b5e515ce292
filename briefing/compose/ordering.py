"""The order in which a briefing is read, and the lead above it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.rules import LEAD_FROM, LEAD_WINDOW
from briefing.compose.worth_rules import BEST_FIRST
from briefing.text.language import preference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.compose.drafts import Draft
    from briefing.compose.worth import Worth


def newest_first(drafts: Iterable[Draft]) -> list[Draft]:
    """New ones before seen ones, newest first; a story's sentences in text order.

    Of equally new stories the better supported comes first.
    """
    shown = list(drafts)
    new = [draft for draft in shown if draft.new]
    seen = [draft for draft in shown if not draft.new]
    return [*_by_story(new), *_by_story(seen)]


def best_first(drafts: Sequence[Draft]) -> list[Draft]:
    """``drafts``, given best first, as they are read: of the new ones a first screen of the best,
    then the others as `newest_first`.

    Sentences of one story stand together in text order, where the best of them is.
    """
    new = [draft for draft in drafts if draft.new]
    best = _blocks(new[:BEST_FIRST])
    first = [draft for story in best for draft in best[story]]
    ids = {draft.id for draft in first}
    return [*first, *newest_first(draft for draft in drafts if draft.id not in ids)]


def lead(
    drafts: Sequence[Draft],
    worth: Worth,
    read_at: datetime | None,
    languages: Sequence[str] = (),
) -> Draft | None:
    """The one of ``drafts`` whose fact is told best of what came after the reading, else of all.

    It speaks of the summit itself (`Worth.can_lead`), and is in the first of ``languages`` and not
    long, where there is a choice. Marks on single points do not count: the lead changes with the
    news or the next reading, not during one. None for a briefing too small to need one, and if no
    sentence can lead.
    """
    if len(drafts) < LEAD_FROM:
        return None
    able = [draft for draft in drafts if worth.can_lead(draft)]
    if not able:
        return None
    newest = max(draft.at for draft in able)
    recent = [draft for draft in able if newest - draft.at <= LEAD_WINDOW]
    recent = [draft for draft in recent if read_at is None or draft.first_seen > read_at] or recent

    def rank(draft: Draft) -> tuple[int, float, float, int, datetime, str]:
        language, place = preference(draft.text, languages), draft.head.passage.place
        return (
            *(-language, worth.as_lead(draft), worth.of(draft)),
            *(-place, draft.at, draft.text),
        )

    return max(recent, key=rank)


def _by_story(drafts: Iterable[Draft]) -> list[Draft]:
    equally_new: dict[datetime, list[list[Draft]]] = defaultdict(list)
    for block in _blocks(drafts).values():
        equally_new[max(draft.at for draft in block)].append(block)
    return [
        draft
        for newest in sorted(equally_new, reverse=True)
        for block in _best_supported_first(equally_new[newest])
        for draft in block
    ]


def _best_supported_first(blocks: list[list[Draft]]) -> list[list[Draft]]:
    if len(blocks) == 1:
        return blocks
    return sorted(
        blocks,
        key=lambda block: (-max(draft.independent for draft in block), block[0].text),
    )


def _blocks(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """``drafts`` by story, each in text order; the stories in the order of their first drafts."""
    blocks: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        blocks[draft.head.story.id].append(draft)
    return {story: sorted(block, key=_in_text) for story, block in blocks.items()}


def _in_text(draft: Draft) -> tuple[int, int, str]:
    return (draft.head.rank, draft.head.passage.place, draft.id)
