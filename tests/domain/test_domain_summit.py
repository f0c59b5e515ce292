"""The status of a summit by the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from briefing.domain.summit import Summit

SEOUL = ZoneInfo("Asia/Seoul")
DAYS = Summit("g", "Gyeongju summit", starts=date(2025, 10, 29), ends=date(2025, 11, 1))
HOUR = Summit("x", "Trump-Xi meeting", starts=datetime(2025, 10, 30, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("summit", "now", "status"),
    [
        (DAYS, datetime(2025, 10, 28, 14, 59, tzinfo=UTC), "upcoming"),
        (DAYS, datetime(2025, 10, 28, 15, 0, tzinfo=UTC), "ongoing"),
        (DAYS, datetime(2025, 11, 1, 14, 59, tzinfo=UTC), "ongoing"),
        (DAYS, datetime(2025, 11, 1, 15, 0, tzinfo=UTC), "concluded"),
        (HOUR, datetime(2025, 10, 30, 1, 59, tzinfo=UTC), "upcoming"),
        (HOUR, datetime(2025, 10, 30, 2, 1, tzinfo=UTC), "ongoing"),
        (HOUR, datetime(2025, 11, 1, 0, 0, tzinfo=UTC), "concluded"),
        (Summit("n", "No dates"), datetime(2025, 11, 1, tzinfo=UTC), None),
    ],
)
def test_status(summit: Summit, now: datetime, status: str | None) -> None:
    assert summit.status(now, SEOUL) == status


NEW_YORK = ZoneInfo("America/New_York")
AWAY = Summit("g", "Gyeongju summit", starts=date(2025, 10, 29), ends=date(2025, 11, 1), zone=SEOUL)


@pytest.mark.parametrize(
    ("now", "status", "day"),
    [
        (datetime(2025, 10, 28, 10, 59, tzinfo=NEW_YORK), "upcoming", None),
        (datetime(2025, 10, 28, 11, 0, tzinfo=NEW_YORK), "ongoing", (1, 4)),
        (datetime(2025, 10, 29, 11, 0, tzinfo=NEW_YORK), "ongoing", (2, 4)),
        (datetime(2025, 11, 1, 10, 59, tzinfo=NEW_YORK), "ongoing", (4, 4)),
        (datetime(2025, 11, 1, 11, 0, tzinfo=NEW_YORK), "concluded", None),
    ],
)
def test_its_days_are_those_of_its_place_wherever_the_reader_is(
    now: datetime, status: str, day: tuple[int, int] | None
) -> None:
    assert AWAY.status(now, NEW_YORK) == status
    if day:
        assert AWAY.day_of(now, NEW_YORK) == day
