"""Dates in the two usual formats are read at once, as they would be read slowly."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from briefing.parse.date.common_formats import read_common
from briefing.parse.feedparser_adapter import read_date


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("Wed, 29 Oct 2025 09:05:00 +0930", datetime(2025, 10, 28, 23, 35, tzinfo=UTC)),
        ("1 Oct 2025 09:05:00 GMT", datetime(2025, 10, 1, 9, 5, tzinfo=UTC)),
        ("2025-10-29T09:05:01.25Z", datetime(2025, 10, 29, 9, 5, 1, tzinfo=UTC)),
        ("2025-12-31T23:05:00-03:30", datetime(2026, 1, 1, 2, 35, tzinfo=UTC)),
        ("2025-02-30T09:05:00Z", None),
        ("Wed, 29 Oct 25 09:05:00 GMT", None),
        ("Wed, 29 Oct 2025 09:05:00 KST", None),
        ("2025-10-29", None),
        ("", None),
    ],
)
def test_only_the_usual_formats_are_read(written: str, instant: datetime | None) -> None:
    assert read_common(written) == instant


def test_nobody_reads_them_differently() -> None:
    dice = random.Random(1)
    for _ in range(500):
        moment = datetime.fromtimestamp(dice.randrange(700_000_000, 4_000_000_000), UTC)
        offset = f"{dice.choice('+-')}{dice.randrange(14):02}"
        for written in (
            f"{moment:%a, %d %b %Y %H:%M:%S} {offset}{dice.randrange(60):02}",
            f"{moment:%Y-%m-%dT%H:%M:%S}{offset}:{dice.randrange(60):02}",
        ):
            assert read_common(written) == read_date(written)
