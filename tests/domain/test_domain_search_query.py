"""Search queries as people type them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from briefing.domain.search_query import Query, parse


def wanted(*words: str, **operators: Any) -> Query:
    """A query for all of ``words``."""
    return Query(tuple((word,) for word in words), **operators)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Trump's and Lee's", wanted("Trump's", "and", "Lee's")),
        ("rock 'n' roll", wanted("rock", "'n'", "roll")),
        ("it's", wanted("it's")),
        ('say "trade talks" now', wanted("say", "trade talks", "now")),
        ('say "trade talks', wanted("say", "trade", "talks")),
        ('feed:"BBC World" Trump', wanted("Trump", feed="BBC World")),
        ('tag:korea "a b"', wanted("a b", tag="korea")),
        ('from:"Lee Jae Myung" fund', wanted("fund", speaker="Lee Jae Myung")),
        ("C:\\new", wanted("C:\\new")),
        ('""', Query()),
        ("talks -Lee", wanted("talks", without=("Lee",))),
        ('talks -"trade war"', wanted("talks", without=("trade war",))),
        ('"-5" half-time -', wanted("-5", "half-time", "-")),
        ('"feed:x"', wanted("feed:x")),
        (
            "FEED:x since:24h is:new",
            Query(feed="x", since=timedelta(hours=24), states=frozenset({"new"})),
        ),
    ],
)
def test_double_quotes_join_words_into_a_phrase(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize("text", ["999999w", "36501d", "-1d", "1y", "24h!"])
def test_a_since_that_is_no_duration_is_a_problem(text: str) -> None:
    assert parse(f"since:{text}").since is None
    assert parse(f"since:{text}").problems


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title:talks", "title:"),
        ("OR talks", "OR"),
        ("talks OR", "OR"),
        ("talks OR feed:a", "OR"),
        ("talks AND war", "AND"),
        ("feed: talks", "feed:"),
        ("feed:a feed:b", "feed:"),
    ],
)
def test_what_is_taken_otherwise_is_noted(text: str, name: str) -> None:
    (note,) = parse(text).notes
    assert note.startswith(name)


@pytest.mark.parametrize(
    "text",
    ["https://wire.example/1", "14:30", "Trump: ready", '"title:talks"', "and not or", "C:\\x"],
)
def test_ordinary_words_are_not_noted(text: str) -> None:
    assert not parse(text).notes


def test_an_operator_cannot_be_left_out() -> None:
    assert parse("talks -feed:wire").problems


def test_a_pasted_page_is_a_problem() -> None:
    assert parse(" ".join(map(str, range(1_000)))).problems
    assert not parse("word " * 1_000).problems


def test_or_joins_words_and_phrases_to_alternatives() -> None:
    query = parse('tariffs OR duties OR "import tax" cars')
    assert query.words == (("tariffs", "duties", "import tax"), ("cars",))
    assert query.all_words == ("tariffs", "duties", "import tax", "cars")
    assert not query.notes


def test_days_languages_outlets_states_and_sources() -> None:
    query = parse(
        'after:2025-10-28 before:2025-10-30 lang:KO outlet:"Seoul Daily" is:read is:starred'
    )
    assert (query.after, query.before) == (date(2025, 10, 28), date(2025, 10, 30))
    assert (query.language, query.outlet) == ("ko", "Seoul Daily")
    assert query.states == {"read", "starred"}
    assert [parse(text).sources for text in ("sources>=2", "sources>2", "sources")] == [2, 3, 0]


@pytest.mark.parametrize("text", ["after:yesterday", "before:2025-13-01", "is:old"])
def test_a_value_that_is_not_understood_is_a_problem(text: str) -> None:
    assert parse(text).problems
