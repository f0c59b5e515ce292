"""Which dates of the news are believed when the clock is in doubt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefing.domain.feed import FeedState
from briefing.store.refresh_clock import plausible

NEWS = datetime(2025, 10, 28, 8, tzinfo=UTC)
NOW = NEWS + timedelta(days=365)
"""What a clock says that is a year ahead."""


def dated(address: str, days: float = 0, ahead: timedelta | None = None) -> FeedState:
    """A feed whose newest entry was published ``days`` after the news."""
    return FeedState(f"https://{address}", newest=NEWS + timedelta(days=days), ahead=ahead)


@pytest.mark.parametrize(
    ("states", "time"),
    [
        ([dated("a.example")], NEWS),
        ([dated("a.example"), dated("b.example", 365)], NEWS),
        ([dated("a.example"), dated("b.example", 365), dated("b.example/all", 364)], NEWS),
        ([dated("a.example"), dated("a.example/all", 365)], NEWS),
        ([dated("a.example"), dated("b.example", 365, timedelta(days=900))], NEWS),
        ([dated("a.example", 365), dated("b.example", 364)], NOW),
        ([dated("a.example", 365, timedelta(hours=3))], NOW),
        ([FeedState("https://a.example")], NOW),
    ],
    ids=[
        "one feed",
        "one of two is ahead",
        "one at two addresses is ahead",
        "one of a host is ahead",
        "one announces",
        "two hosts agree",
        "another zone",
        "no date",
    ],
)
def test_one_feed_dated_ahead_confirms_no_clock(states: list[FeedState], time: datetime) -> None:
    assert plausible(NOW, {state.url: state for state in states}) == time
