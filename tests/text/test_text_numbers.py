from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.text.numbers import amounts, disagree, figures, negations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worth $350 billion", [("$350 billion", "350000000000", "usd")]),
        ("worth US$ 350bn, they say", [("US$ 350bn", "350000000000", "usd")]),
        ("pays 3.5 € 6 times", [("3.5 €", "3.5", "eur"), ("6", "6", "")]),
        ("¥5,000 and 28,500 soldiers", [("¥5,000", "5000", "jpy"), ("28,500", "28500", "")]),
        ("up 15 percent, 2 percentage points", [
            ("15 percent", "15", "percent"), ("2 percentage points", "2", "points"),
        ]),
        ("the G20 and F-35 of v1.2.3", [("35", "35", "")]),
        ("3500억 달러와 10만 명", [("3500억 달러", "350000000000", "usd"), ("10만", "100000", "")]),
        ("no figure at all", []),
    ],
)  # fmt: skip
def test_a_figure_has_its_scale_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = figures(text)
    assert [(each.text, each.value, each.unit) for each in found] == [
        (written, Decimal(value), unit) for written, value, unit in expected
    ]
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize("digits", [19, 4_000, 1_100_000])
def test_a_run_of_digits_beyond_any_measure_is_no_figure(digits: int) -> None:
    text = f"Lot {'9' * digits} trillion went for $5 and 0.{'1' * digits} more."
    assert [each.text for each in figures(text)] == ["$5"]
    assert amounts(text) == {Decimal(5): 1}
    assert not disagree(text, text.replace("went", "goes"))


def test_the_largest_run_is_still_a_figure() -> None:
    assert figures("9" * 18 + " trillion")[0].value == Decimal("9" * 18) * 10**12


def test_denials_are_counted_in_any_script() -> None:
    assert negations("they don't sign and never will not".split()) == 3
    assert negations(["서명하지", "않았다", "서명했다", "不", "isn't", "notable"]) == 3
