from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.date_ranges import periods

WEDNESDAY = date(2025, 10, 29)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Envoys will meet in Geneva next week.", "2025-11-03", "2025-11-09"),
        ("Envoys are to meet later this week.", "2025-10-29", "2025-11-02"),
        ("The ministers will talk this weekend.", "2025-11-01", "2025-11-02"),
        ("A vote is expected next month.", "2025-11-01", "2025-11-30"),
        ("A vote is expected later this month.", "2025-10-29", "2025-10-31"),
        ("The leaders will gather in Rome in December.", "2025-12-01", "2025-12-31"),
        ("The leaders will gather in early February.", "2026-02-01", "2026-02-28"),
        ("양국 대표단은 다음 주 제네바에서 만날 예정이다.", "2025-11-03", "2025-11-09"),
        ("双方将于下周会面。", "2025-11-03", "2025-11-09"),
    ],
)
def test_a_vague_time_is_a_period(text: str, first: str, last: str) -> None:
    spans = [(str(period.first), str(period.last)) for period in periods(text, WEDNESDAY)]
    assert spans == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met in Geneva this week.",
        "A vote is due in the next week.",
        "They will discuss next week's vote.",
        "They will meet next week on Tuesday.",
        "The leaders will gather in December 2027.",
        "The leaders will gather in May.",  # seven months off
        "双方将于下周二会面。",
        "The rules may change.",
    ],
)
def test_past_exact_or_distant_times_are_no_periods(text: str) -> None:
    assert periods(text, WEDNESDAY) == ()


@given(
    st.lists(
        st.sampled_from(["will", "next week", "this month", "in December", "다음 주", "met", "."])
    ).map(" ".join),
    st.dates(),
)
def test_any_day_of_the_calendar_is_accepted(text: str, origin: date) -> None:
    for period in periods(text, origin):
        assert period.first <= period.last
        assert period.text in text
