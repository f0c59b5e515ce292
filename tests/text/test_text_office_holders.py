"""Who holds an office of a country, and where a name begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.office_holders import name_key, office_holders, person_name


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("Japanese Prime Minister Takaichi Sanae", "Takaichi Sanae"),
        ("On Thursday Ada Lindqvist", "Ada Lindqvist"),
        ("Ada Lindqvist Thursday", "Ada Lindqvist"),
        ("On Thursday Ada Lindqvist Friday", "Ada Lindqvist"),
        ("U.S. Secretary of State Ada van der Berg", "Ada van der Berg"),
        ("Ada Lindqvist’s", "Ada Lindqvist"),
        ("President", "President"),
        ("On Thursday", ""),
        ("The", ""),
    ],
)
def test_a_name_is_what_is_left_of_a_run(run: str, name: str) -> None:
    assert " ".join(person_name(run)) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Polish President Otto Krag said", ["Otto Krag"]),
        ("China’s President Li Na said", ["Li Na"]),
        ("the Estonian leader Mart Saar, and King Olav", ["Mart Saar", "Olav"]),
        ("European Commission President Ida Moe said", ["Ida Moe"]),
        ("Northport Bank President Ida Moe said", []),
        ("Toyland President Ida Moe said", []),
        ("The president said", []),
    ],
)
def test_an_office_counts_after_a_country_or_alone(text: str, names: list[str]) -> None:
    assert [" ".join(holder.name) for holder in office_holders(text)] == names


def test_orders_and_hyphens_of_one_name_have_one_key() -> None:
    assert name_key(("Lee", "Jae", "Myung")) == name_key(("Jae-myung", "Lee"))


@given(st.text(alphabet="AaOn .,’'- PKing\u00c9", max_size=80) | st.text(max_size=80))
def test_names_are_words_of_any_text(text: str) -> None:
    for name in (*(holder.name for holder in office_holders(text)), person_name(text)):
        assert all(name)
