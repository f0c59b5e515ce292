"""Times are written so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from briefing.store import codec

TIMES = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-5))]),
)


@given(TIMES, TIMES)
def test_text_sorts_as_time_does_and_comes_back(time: datetime, other: datetime) -> None:
    assert (codec.encode_time(time) < codec.encode_time(other)) == (time < other)
    assert codec.decode_time(codec.encode_time(time)) == time


def test_paragraphs_come_back() -> None:
    for paragraphs in ((), ("one",), ("one", "two\nlines", "three")):
        assert codec.decode_paragraphs(codec.encode_paragraphs(paragraphs)) == paragraphs
