"""What the reader has not seen, and what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.numbers import amounts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.compose.facts import Fact
    from briefing.compose.statements import Statement


def unseen(found: Sequence[Fact], read_at: datetime | None) -> frozenset[int]:
    """Indices of the facts of which no passage is marked read or was first seen by ``read_at``."""
    return frozenset(
        number
        for number, fact in enumerate(found)
        if not any(
            each.passage.read or (read_at is not None and each.passage.first_seen <= read_at)
            for each in fact.members
        )
    )


def moved(found: Sequence[Fact], new: Collection[int]) -> frozenset[int]:
    """Indices of the new facts that repeat a seen one of their story with other figures."""
    if len(new) == len(found):
        return frozenset()
    seen = {
        frame
        for number, fact in enumerate(found)
        if number not in new
        for each in fact.members
        if (frame := _frame(each))
    }
    return frozenset(
        number for number in new if any(_frame(each) in seen for each in found[number].members)
    )


def _frame(statement: Statement) -> tuple[str, ...] | None:
    """The story and the words with every figure left open; None for a sentence without one."""
    if not amounts(statement.passage.text):
        return None
    return (statement.story.id, *("#" if word[0].isdigit() else word for word in statement.words))
