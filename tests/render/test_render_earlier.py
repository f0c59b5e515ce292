"""Earlier points: each day once, its points below it, the points of one event together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from briefing.render import html, markdown, text
from tests.builders.briefings import point, source
from tests.render.conftest import at

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing
    from briefing.domain.story import Story


@pytest.fixture
def days(full: Briefing, story: Story) -> Briefing:
    """Points of three days; the yards and the crews are one event in two stories."""
    wire = source(1, "World Wire", title="Medal and crown")
    told = (
        ("Yards open to allies.", at(2, 10), "yards"),
        ("The won holds.", at(1, 50), "won"),
        ("Crews are to be trained.", at(1, 40), "crews"),
        ("Trump was in Tokyo.", at(16, day=28), "tokyo"),
        ("Aides met in Washington.", at(3, day=28), "aides"),
        ("Talks paused in 2024.", at(3, day=28).replace(year=2024), "paused"),
    )
    points = (
        point(words, wire, id=name, new=False, published=when, story=name)
        for words, when, name in told
    )
    stories = tuple(replace(story, id=name, event="ships") for name in ("yards", "crews"))
    return replace(full, points=tuple(points), stories=stories)


def test_a_text_names_each_day_once(days: Briefing, now: datetime, zone: ZoneInfo) -> None:
    shown = text.briefings([days], now=now, zone=zone)
    expected = """\
EARLIER
Wed 29 Oct
○ 11:10 Yards open to allies. [1]
○ 10:40 Crews are to be trained. [1]
○ 10:50 The won holds. [1]
○ 01:00 Trump was in Tokyo. [1]
Tue 28 Oct
○ 12:00 Aides met in Washington. [1]
Mon 28 Oct 2024
○ 12:00 Talks paused in 2024. [1]
"""
    assert expected in shown


def test_markdown_lists_points_below_their_days(
    days: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    shown = markdown.briefings([days], now=now, zone=zone)
    assert (
        "\n- **Tue 28 Oct**\n  - ○ 12:00 Aides met in Washington. [1]\n- **Mon 28 Oct 2024**\n"
    ) in shown


def test_a_page_lists_points_below_their_days(
    days: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    document = LexborHTMLParser(html.briefings([days], now=now, zone=zone))
    heading = next(node for node in document.css("h2") if node.text() == "Earlier")
    listed = heading.next
    while listed is not None and listed.tag != "ul":
        listed = listed.next
    assert listed is not None
    assert [node.text() for node in listed.css("ul > li > strong")] == [
        "Wed 29 Oct",
        "Tue 28 Oct",
        "Mon 28 Oct 2024",
    ]
    hours = [(node.text(), node.attributes["datetime"]) for node in listed.css("time")]
    assert hours[3] == ("01:00", at(16, day=28).isoformat())
    assert len(hours) == 6


def test_a_line_that_leads_to_an_earlier_point_names_its_day(
    days: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    number = replace(days.numbers[0], text="Aides met in Washington.", point="aides")
    shown = text.briefings([replace(days, numbers=(number,))], now=now, zone=zone)
    assert "→ Tue 28 Oct Aides met" in shown
