from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefing.domain.feed import FeedState
from briefing.domain.update_hints import typical_interval

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_typical_interval_is_the_median() -> None:
    assert typical_interval([NOW - n * HOUR for n in range(10)], NOW) == HOUR
    assert typical_interval([NOW, NOW - HOUR, NOW - 30 * HOUR, NOW - 31 * HOUR], NOW) == HOUR


def test_too_few_entries_have_no_typical_interval() -> None:
    assert typical_interval([], NOW) is typical_interval([NOW, NOW - HOUR], NOW) is None


def test_old_entries_do_not_count_and_future_ones_count_as_now() -> None:
    lately = [NOW - n * HOUR for n in range(20)]
    assert typical_interval([*lately, *(NOW - n * 99 * HOUR for n in range(1, 80))], NOW) == HOUR
    assert typical_interval([NOW + 900 * HOUR, NOW - HOUR, NOW - 2 * HOUR], NOW) == HOUR


def test_a_new_address_is_proposed_once_it_is_stable() -> None:
    moved = FeedState("u", moved_to="https://new.example/", moves=2)
    assert moved.proposed_url is None
    assert FeedState("u", moved_to="https://new.example/", moves=3).proposed_url is not None
