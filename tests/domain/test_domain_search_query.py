"""Search queries as people type them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.domain.search_query import Query, duration, parse


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Trump's and Lee's", Query(("Trump's", "and", "Lee's"))),
        ("rock 'n' roll", Query(("rock", "'n'", "roll"))),
        ("it's", Query(("it's",))),
        ('say "trade talks" now', Query(("say", "trade talks", "now"))),
        ('say "trade talks', Query(("say", "trade", "talks"))),
        ('feed:"BBC World" Trump', Query(("Trump",), feed="BBC World")),
        ('tag:korea "a b"', Query(("a b",), tag="korea")),
        ("C:\\new", Query(("C:\\new",))),
        ('""', Query()),
        ("FEED:x since:24h is:new", Query(feed="x", since=timedelta(hours=24), new=True)),
    ],
)
def test_double_quotes_join_words_into_a_phrase(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize("text", ["999999w", "36501d", "5300w", "-1d", "1y", "", "١h"])
def test_a_duration_too_long_for_dates_is_none(text: str) -> None:
    assert duration(text) is None
    assert parse(f"since:{text}x").problems


def test_a_hundred_years_are_a_duration() -> None:
    assert duration("36500d") == timedelta(days=36500)
