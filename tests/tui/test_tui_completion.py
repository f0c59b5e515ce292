"""Operators of a search are completed with what this reader has."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from briefing.tui.dialogs.completion import completed, completions
from tests.tui.running_app import Size, opened

KNOWN = {
    "feed": ("World Wire", "Seoul Daily", "Wire", 'Odd "News"'),
    "tag": ("asia", "korea"),
    "summit": ("gyeongju",),
    "since": ("24h",),
    "is": ("new",),
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:", ("tag:asia", "tag:korea")),
        ("tariff tag:k", ("tag:korea",)),
        ("feed:w", ('feed:"World Wire"', "feed:Wire")),
        ('feed:"world w', ('feed:"World Wire"',)),
        ("summit:x", ()),
        ("tariff", ()),
        ("tag:asia tariff", ()),
        ("tag:asia", ()),
        ('feed:"World Wire"', ()),
        ("feed:odd", ()),
        ("http://a", ()),
        ("", ()),
    ],
)
def test_the_last_word_goes_on(query: str, found: tuple[str, ...]) -> None:
    assert completions(query, KNOWN) == found


@pytest.mark.parametrize(
    ("query", "whole"),
    [
        ("tariff tag:k", "tariff tag:korea"),
        ("is:", "is:new"),
        ("is:new", None),
        ("feed:wi", "feed:Wire"),
        ('feed:"Wor', 'feed:"World Wire"'),
        ("tariff", None),
    ],
)
def test_the_first_way_is_offered_where_it_begins_as_typed(query: str, whole: str | None) -> None:
    assert completed(query, KNOWN) == whole


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_values_are_shown_and_the_right_arrow_takes_one(size: Size) -> None:
    async with opened(size) as at:
        await at.press("slash", *"summit:gy")
        assert "summit:gyeongju" in at.text()
        await at.press("right")
        assert at.app.screen.query_one("#query", Input).value == "summit:gyeongju"
        await at.finish()
