"""What the reader has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.compose.facts import Fact


def unseen(facts: Sequence[Fact], read_at: datetime | None) -> frozenset[int]:
    """Indices of the facts of which no passage is marked read or was first seen by ``read_at``.

    Left out are those that only old pages and pages without a date state.
    """
    return frozenset(
        number
        for number, fact in enumerate(facts)
        if not any(
            member.passage.read or (read_at is not None and member.passage.first_seen <= read_at)
            for member in fact.members
        )
        and any(member.is_news(read_at) for member in fact.members)
    )
