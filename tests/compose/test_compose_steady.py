"""How long a briefing reads as it does while nothing comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.summit import Summit
from tests.compose.newsroom import Newsroom, hour, report

HOURS = "Trump and Xi will meet at 11:00 KST on Thursday in Busan, officials of both sides said."
DAYS = "Leaders of the forum will gather in Gyeongju on Friday, the hosts of the meeting said."


def test_it_lasts_until_the_day_ends_where_it_is_read(news: Newsroom) -> None:
    news.story("a", report("World Wire", DAYS))
    assert news.briefing().valid_until == datetime(2025, 10, 29, 15, tzinfo=UTC)


def test_the_hour_of_an_appointment_ends_it(news: Newsroom) -> None:
    news.story("a", report("World Wire", HOURS))
    now = hour(25)
    before = news.briefing(now=now)
    assert before.valid_until == datetime(2025, 10, 30, 2, tzinfo=UTC)
    assert before.next != news.briefing(now=before.valid_until).next


@pytest.mark.parametrize(("starts", "until"), [(14.5, 14.5), (9, 15)])
def test_so_do_the_beginning_and_the_end_of_the_summit(
    news: Newsroom, starts: float, until: float
) -> None:
    news.story("a", report("World Wire", DAYS))
    summit = Summit("g", "Gyeongju summit", starts=hour(starts), ends=date(2025, 10, 30))
    assert news.briefing(summit=summit).valid_until == hour(until)


@given(st.floats(0, 1, exclude_max=True), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_until_then_it_reads_the_same(part: float, start: int) -> None:
    news = Newsroom()
    news.story("a", report("World Wire", HOURS, DAYS))
    news.story(
        "b", report("Seoul Daily", "Talks will go on at 18:30 KST on Thursday, Lee said.", at=5)
    )
    now = hour(6) + timedelta(hours=start)
    briefing = news.briefing(now=now)
    end = briefing.valid_until
    assert end is not None
    # The product may be rounded to the very instant at which it ends.
    later = min(now + (end - now) * part, end - timedelta.resolution)
    assert replace(news.briefing(now=later), stories=()) == replace(briefing, stories=())
