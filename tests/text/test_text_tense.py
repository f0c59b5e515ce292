"""How a sentence treats a day: by the verb that governs it."""

from __future__ import annotations

import pytest

from briefing.text.calendar_names import LONG_WEEKDAYS
from briefing.text.tense import Tense, Tenses


def tense(text: str) -> Tense:
    """The tense of the only weekday, or of the only "10 May", in ``text``."""
    (day,) = (name for name in (*LONG_WEEKDAYS, "10 May") if name in text)
    start = text.index(day)
    return Tenses(text).of(start, start + len(day))


@pytest.mark.parametrize(
    "text",
    [
        "The two will meet in Busan on Friday.",
        "Lee is to receive his guest on Friday.",
        "On Friday the envoys are due to return.",
        "A vote is expected Friday in the assembly.",
        "Trump is meeting Xi on Friday.",
        "The pact, agreed in May, has been scheduled for a vote on Friday.",
        "The talks were closely watched ahead of Friday's vote.",
        "The deadline of the ministry is Friday.",
        "He flew home early, with a decision due by Friday.",
        "The committee asked for an answer by Friday's deadline.",
        "Trump to visit the shipyard on Friday",
        "A fair to be held on Friday was sold out within a day.",
        "Envoys could be back as early as Friday.",
        "The mayor said that on Friday he will open the bridge.",
        "The mayor arrived on a bus, and on Friday he will open the bridge.",
        "The minister, who resigned in May, on Friday will speak to his party.",
        "They spoke of plans for a dinner on Friday.",
    ],
)
def test_the_verb_that_governs_a_day_is_in_the_future(text: str) -> None:
    assert tense(text) == "future"


@pytest.mark.parametrize(
    "text",
    [
        "The leaders gather on Friday for two days.",
        "Talks resume Friday.",
        "The assembly, which votes on Friday, is split.",
        "When Trump meets Xi on Friday, farmers will listen.",
        "A closely watched meeting begins on Friday.",
    ],
)
def test_the_present_of_an_event_announces_it(text: str) -> None:
    assert tense(text) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Friday that he will resign.",
        "The minister will resign, his office said Friday.",
        "The minister will resign, his office said in a statement on Friday.",
        "The minister told reporters he would resign in an interview on Friday.",
        "Figures released Friday by the bank will please the markets.",
        "Speaking to farmers on Friday, Lee promised to lower the duty.",
        "On Friday the cabinet agreed to send an envoy.",
        "The cabinet on Friday vowed to send an envoy.",
        "The court will hear how the money had gone by Friday.",
        "Friday's indictment will be part of the talks.",
        "Until Friday the bridge was closed.",
        "The decision taken Friday must still be approved, and will be.",
        "The committee heard from three witnesses in its hearing on Friday.",
        "Mr. Holm left on Friday. He will be back.",
    ],
)
def test_the_verb_that_governs_a_day_is_in_the_past(text: str) -> None:
    assert tense(text) == "past"


@pytest.mark.parametrize(
    "text",
    [
        "The truce was to begin on Friday.",
        "Lee had hoped that Trump would visit the shipyard on Friday.",
        "The envoys were due to leave on Friday.",
    ],
)
def test_what_was_planned_is_open(text: str) -> None:
    assert tense(text) == "open"


@pytest.mark.parametrize(
    "text", ["The message from Friday is clear.", "The report for Friday, with a map."]
)
def test_without_a_governing_verb_nothing_is_known(text: str) -> None:
    assert tense(text) == "unknown"


def test_a_long_text_is_read_once() -> None:
    text = "It is to be said that he was to go to " * 3000 + "the fair on Friday."
    assert tense(text) in ("open", "future")
