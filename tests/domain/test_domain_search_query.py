"""Search queries as people type them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.domain.search_query import Query, parse


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
        ('from:"Lee Jae Myung" fund', Query(("fund",), speaker="Lee Jae Myung")),
        ("C:\\new", Query(("C:\\new",))),
        ('""', Query()),
        ("talks -Lee", Query(("talks",), ("Lee",))),
        ('talks -"trade war"', Query(("talks",), ("trade war",))),
        ('"-5" half-time -', Query(("-5", "half-time", "-"))),
        ('"feed:x"', Query(("feed:x",))),
        ("FEED:x since:24h is:new", Query(feed="x", since=timedelta(hours=24), new=True)),
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
        ("talks OR war", "OR"),
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
