"""How large figures are beside each other, to draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.figures import figures

if TYPE_CHECKING:
    from collections.abc import Sequence


def relative_sizes(values: Sequence[str]) -> list[float]:
    """The share of the largest that each of ``values``, as it was written, makes up, 0 to 1; all 0
    if they cannot be compared: without a figure, in different units, or none above 0."""
    read = [next(iter(figures(value)), None) for value in values]
    known = [figure for figure in read if figure is not None]
    top = max((figure.value for figure in known), default=0)
    if len(known) < len(values) or len({figure.unit for figure in known}) > 1 or top <= 0:
        return [0.0] * len(values)
    return [float(figure.value / top) for figure in known]
