"""Why an entry is not in a summit: what matched, and what was lacking."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing.domain.summit import Summit
from briefing.group.near_misses import MissFinder
from briefing.group.summits import Matcher
from briefing.render.summit_check import sentence

LISBON = Summit(
    id="lisbon",
    name="Lisbon summit",
    people=(("Emmanuel Macron",), ("Pedro Sánchez",), ("Theresa May",)),
    place=("Lisbon",),
    starts=date(2018, 5, 16),
    terms=("Carnation Hall", "trade"),
)
DAY = datetime(2018, 5, 15, 12, tzinfo=UTC)


def missed(
    *texts: str, summits: tuple[Summit, ...] = (LISBON,), published: datetime = DAY
) -> dict[str, str]:
    """What is said of each summit that the entry is not in, by id."""
    title, *paragraphs = texts
    taken = {
        assignment.summit
        for assignment in Matcher(summits).assign("e", title, paragraphs, (), published)
    }
    misses = MissFinder(summits).misses(title, paragraphs, published, taken)
    assert taken.isdisjoint(miss.summit for miss in misses)
    return {miss.summit: sentence(miss) for miss in misses}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Macron opens a school in Lille", "Emmanuel Macron opened a school on Tuesday."),
            "Emmanuel Macron matched; a second piece of evidence was lacking: "
            "no Pedro Sánchez, Theresa May or Lisbon",
        ),
        (
            ("Macron calls for calm", "LISBON (Wire) - Emmanuel Macron called for calm on Monday."),
            "Emmanuel Macron matched; a second piece of evidence was lacking: "
            "no Pedro Sánchez or Theresa May, Lisbon stands in a dateline only",
        ),
        (
            ("Lisbon wants more trains", "Lisbon wants more trains to Porto."),
            "none of its words is evidence: no word says that something is in Lisbon",
        ),
        (
            ("Macron at home", "Emmanuel Macron spoke in May of bread."),
            "Emmanuel Macron matched; a second piece of evidence was lacking: "
            "no Pedro Sánchez or Lisbon, “May” may be another's name",
        ),
        (
            ("A fair in Porto", "The fair is about trade."),
            "trade matched; none of its words is evidence: trade is an everyday word",
        ),
        (
            (
                "News of the day",
                "Emmanuel Macron opened a school.",
                "Rain is due.",
                "The sea is calm.",
                "Pedro Sánchez visited a farm.",
            ),
            "Emmanuel Macron, Pedro Sánchez matched; the words stand too far apart",
        ),
    ],
)
def test_it_says_what_matched_and_what_was_lacking(texts: tuple[str, ...], expected: str) -> None:
    assert missed(*texts) == {"lisbon": expected}


def test_days_from_the_summit_are_told() -> None:
    texts = ("Macron and Sánchez speak", "Emmanuel Macron and Pedro Sánchez spoke about fish.")
    assert (
        "people alone do not count 59 days"
        in missed(*texts, published=datetime(2018, 7, 14, tzinfo=UTC))["lisbon"]
    )
    assert (
        "it appeared 412 days from the summit"
        in missed(*texts, published=datetime(2019, 7, 2, tzinfo=UTC))["lisbon"]
    )


def test_what_goes_to_another_summit_of_the_same_people_says_so() -> None:
    madrid = Summit("madrid", "Madrid talks", LISBON.people, ("Madrid",))
    found = missed(
        "Macron and Sánchez agree on fish",
        "Emmanuel Macron and Pedro Sánchez agreed on quotas for fish in the summit's first hour.",
        summits=(LISBON, madrid),
    )
    assert found == {
        "madrid": "Emmanuel Macron, Pedro Sánchez matched; news of the same people goes to lisbon, "
        "unless it speaks of a visit or a next meeting"
    }


def test_the_nearest_summit_comes_first_and_one_without_a_word_is_left_out() -> None:
    oslo = Summit("oslo", "Oslo talks", (("Emmanuel Macron",), ("Erna Solberg",)), ("Oslo",))
    rome = Summit("rome", "Rome talks", (("Paolo Gentiloni",),), ("Rome",))
    found = missed(
        "Macron calls for calm",
        "LISBON (Wire) - Emmanuel Macron called for calm on Monday.",
        summits=(oslo, LISBON, rome),
    )
    assert list(found) == ["lisbon", "oslo"]


def test_every_line_that_the_table_of_blocks_keeps_out_can_be_explained() -> None:
    """No combination of words is without a sentence."""
    words = ("Emmanuel Macron", "in Lisbon", "Lisbon wants", "May", "trade", "Carnation Hall")
    for first in words:
        for second in words:
            for text in missed(f"{first} {second}", f"It was {second}.", first).values():
                assert text
