"""Figures beside each other, as shares of the largest."""

from __future__ import annotations

import pytest

from briefing.text.figure_sizes import relative_sizes


@pytest.mark.parametrize(
    ("values", "sizes"),
    [
        (["12", "14", "24"], [0.5, 14 / 24, 1.0]),
        (["$500 million", "$1bn"], [0.5, 1.0]),
        (["$5", "€10"], [0.0, 0.0]),
        (["a dozen", "14"], [0.0, 0.0]),
        (["0", "0"], [0.0, 0.0]),
        ([], []),
    ],
)
def test_sizes(values: list[str], sizes: list[float]) -> None:
    assert relative_sizes(values) == pytest.approx(sizes)
