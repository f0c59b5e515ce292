"""Times are written so that text sorts as time does, and what is written comes back."""

from __future__ import annotations

import sqlite3
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


@given(st.text(), st.text(), st.booleans())
def test_compressed_text_comes_back(text: str, like: str, alike: bool) -> None:
    markup = f"<p>{like}</p>{text}" if alike else text
    assert codec.decompress(codec.compress(markup, like), like) == markup


def test_markup_costs_little_beside_its_text() -> None:
    text = " ".join(f"Sentence {number} says {number * 37} things." for number in range(500))
    assert len(codec.compress(f"<p>{text}</p>", text)) < len(codec.compress(text)) / 3


@given(TIMES)
def test_microseconds_come_back_and_sql_computes_them_from_text(time: datetime) -> None:
    number = codec.encode_microseconds(time)
    assert codec.decode_microseconds(number) == time
    text = codec.encode_time(time)
    (computed,) = (
        sqlite3.connect(":memory:")
        .execute(f"SELECT {codec.microseconds('?1')}", (text,))
        .fetchone()
    )
    assert computed == number
