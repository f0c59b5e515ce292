"""The order in which a briefing is read, and the lead above it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.rules import LEAD_FROM, LEAD_WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Weights


def ordered(drafts: Iterable[Draft]) -> list[Draft]:
    """New ones before seen ones, newest first; a story's sentences in text order.

    Of equally new stories the better supported comes first.
    """
    shown = list(drafts)
    new = [draft for draft in shown if draft.new]
    seen = [draft for draft in shown if not draft.new]
    return [*_by_story(new), *_by_story(seen)]


def lead(drafts: Sequence[Draft], weights: Weights, read_at: datetime | None) -> Draft | None:
    """The best supported of what came after the reading, else of all.

    Of equally supported ones it is the beginning of a story, of these the one that covers most
    of what others report, then the newest.

    Marks on single points do not count: the lead changes with the news or the next reading, not
    during one. What has no date, or an old one, never leads. None for a briefing too small to need
    one, and if every sentence depends on another.
    """
    if len(drafts) < LEAD_FROM:
        return None
    able = [draft for draft in drafts if draft.timely and not draft.head.dependent]
    if not able:
        return None
    newest = max(draft.at for draft in able)
    recent = [draft for draft in able if newest - draft.at <= LEAD_WINDOW]
    recent = [draft for draft in recent if read_at is None or draft.first_seen > read_at] or recent
    best = max((draft.independent, draft.outlets) for draft in recent)
    equals = [draft for draft in recent if (draft.independent, draft.outlets) == best]
    # The beginning of a text says what it is about; further down the sentence with the most weight
    # may be a detail.
    openings: dict[str, Draft] = {}
    for draft in sorted(equals, key=_in_text):
        openings.setdefault(draft.head.story.id, draft)
    return max(openings.values(), key=lambda draft: (weights.gain(draft), draft.at, draft.id))


def _by_story(drafts: Iterable[Draft]) -> list[Draft]:
    blocks: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        blocks[draft.head.story.id].append(draft)

    def newest(story: str) -> tuple[float, int, str]:
        block = blocks[story]
        support = max(draft.independent for draft in block)
        return (-max(draft.at for draft in block).timestamp(), -support, story)

    return [
        draft
        for story in sorted(blocks, key=newest)
        for draft in sorted(blocks[story], key=_in_text)
    ]


def _in_text(draft: Draft) -> tuple[int, int, str]:
    return (draft.head.rank, draft.head.passage.place, draft.id)
