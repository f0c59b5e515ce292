"""`show --by day`: what happened and what is to come, one section a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.render.formats import document

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def test_text_goes_from_the_first_day_to_what_is_to_come(
    distinct: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    shown = document([distinct], "text", now=now, zone=zone, width=80, by_day=True)
    expected = [
        "TUE 28 OCT",
        "○ 12:00 Trump was in Tokyo. [1]",
        "WED 29 OCT · DAY 1 OF 4 · TODAY",
        "● 14:20 Lee received Trump in Gyeongju. [1·2] copies of one text",
        "THU 30 OCT · DAY 2 OF 4 · TO COME",
        "◷ Thu 30 Oct 11:00  Trump meets Xi. [1]",
        "FRI 31 OCT · DAY 3 OF 4 · TO COME",
        "◷ Fri 31 Oct  The leaders of APEC meet. [2]",
        "SAT 1 NOV · DAY 4 OF 4 · TO COME",
        "  no report yet",
        "SOURCES",
    ]
    positions = [lines(shown).index(line) for line in expected]
    assert positions == sorted(positions)
    assert "NUMBERS" not in shown


def test_a_day_of_the_summit_that_is_over_is_done(
    distinct: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    later = now + timedelta(days=2)
    shown = document([distinct], "text", now=later, zone=zone, width=80, by_day=True)
    assert "WED 29 OCT · DAY 1 OF 4 · DONE" in shown


@pytest.mark.parametrize(
    ("format_name", "title"),
    [
        ("md", "## Wed 29 Oct · day 1 of 4 · today"),
        ("html", "<h2>Wed 29 Oct · day 1 of 4 · today</h2>"),
    ],
)
def test_other_formats_have_the_same_days(
    distinct: Briefing, now: datetime, zone: ZoneInfo, format_name: str, title: str
) -> None:
    shown = document([distinct], format_name, now=now, zone=zone, width=80, by_day=True)
    assert title in shown
    assert "Lee received Trump in Gyeongju." in shown
    assert "no report yet" in shown


@pytest.mark.parametrize("format_name", ["text", "md", "html"])
def test_nothing_is_known_yet(
    bare: Briefing, now: datetime, zone: ZoneInfo, format_name: str
) -> None:
    long_after = now + timedelta(days=30)
    shown = document([bare], format_name, now=long_after, zone=zone, width=80, by_day=True)
    assert "Nothing yet." in shown
