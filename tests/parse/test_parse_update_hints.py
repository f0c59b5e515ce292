from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.domain.update_hints import UpdateHints
from briefing.parse.update_hints import update_hints
from tests.builders.rss import item, rss

HOUR = timedelta(hours=1)


def document(head: str, markup: str = "") -> str:
    return rss("Wire", item("Talks", markup=markup), head=head).decode()


@pytest.mark.parametrize(
    ("head", "ttl"),
    [
        ("<ttl>60</ttl>", HOUR),
        ("<ttl> 5 </ttl>", HOUR / 12),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>-1</ttl>", None),
        ("<ttl>999999999</ttl>", timedelta(days=365)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", HOUR),
        ("<sy:updatePeriod> daily\n</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
         6 * HOUR),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
         24 * HOUR),
        ("<sy:updateFrequency>4</sy:updateFrequency>", None),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", HOUR),
        ("", None),
    ],
)  # fmt: skip
def test_how_long_to_stay_away(head: str, ttl: timedelta | None) -> None:
    assert update_hints(document(head)).ttl == ttl


def test_hours_and_days_to_leave_out() -> None:
    head = (
        "<skipHours><hour>0</hour><hour>3</hour><hour>24</hour><hour>99</hour></skipHours>"
        "<skipDays><day>Saturday</day><day>sunday</day><day>Someday</day></skipDays>"
    )
    assert update_hints(document(head)) == UpdateHints(skip_hours=(0, 3), skip_days=(5, 6))


def test_an_item_says_nothing_of_the_feed() -> None:
    assert (
        update_hints(document("", "<ttl>60</ttl><skipHours><hour>3</hour></skipHours>"))
        == UpdateHints()
    )
