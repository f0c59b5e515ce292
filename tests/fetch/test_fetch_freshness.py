from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefing.fetch.freshness import MAX_FRESHNESS, fresh_for

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)
DATE = "Wed, 29 Oct 2025 09:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": 'public, MAX-AGE="600"'}, 600),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "s-maxage=9000, max-age=600"}, 600),
        ({"cache-control": "max-age=600", "expires": "Wed, 29 Oct 2025 11:00:00 GMT"}, 600),
        ({"date": DATE, "expires": "Wed, 29 Oct 2025 09:30:00 GMT"}, 1800),
        # An Expires is reckoned from the server's own clock, however wrong that is.
        (
            {
                "date": "Wed, 29 Oct 2025 05:00:00 GMT",
                "expires": "Wed, 29 Oct 2025 05:30:00 GMT",
            },
            1800,
        ),
        ({"expires": "Wed, 29 Oct 2025 09:30:00 GMT"}, 1800),
    ],
)
def test_what_a_server_calls_fresh(headers: dict[str, str], seconds: int) -> None:
    assert fresh_for(headers, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cache-control": "max-age=0"},
        {"cache-control": "no-cache, max-age=600"},
        {"cache-control": "no-store"},
        {"cache-control": "max-age=600", "age": "600"},
        {"cache-control": "max-age=-5"},
        {"cache-control": "max-age=1.5"},
        {"cache-control": "max-age=soon"},
        {"cache-control": "s-maxage=600"},
        {"expires": "0"},
        {"expires": "Wed, 29 Oct 2025 08:00:00 GMT"},
        {"expires": "Wed, 99 Oct 2025 99:00:00 GMT"},
    ],
)
def test_what_is_not_fresh_at_all(headers: dict[str, str]) -> None:
    assert fresh_for(headers, NOW) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"cache-control": "max-age=31536000"},
        {"cache-control": "max-age=999999999999"},
        {"expires": "Fri, 31 Dec 9999 23:59:59 GMT"},
    ],
)
def test_absurd_lifetimes_are_cut_to_a_day(headers: dict[str, str]) -> None:
    assert fresh_for(headers, NOW) == MAX_FRESHNESS == timedelta(days=1)
