"""The figures that deserve a line of their own: money, percentages and large counts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import first_per_outlet, independent
from briefing.compose.rules import LARGE_COUNT, MOST_NUMBERS
from briefing.domain.briefing import Number
from briefing.text.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.points import Numbering
    from briefing.text.figures import Figure

    _Amount = tuple[Decimal, str]

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class _StatedFigure:
    """A figure and a draft that states it."""

    draft: Draft
    figure: Figure


def numbers(drafts: Sequence[Draft], numbering: Numbering) -> tuple[Number, ...]:
    """Every notable figure of ``drafts`` once, most supported first, in its best sentence.

    Its sources are the first report of each outlet whose own passage has the figure; for the
    outlet that is quoted, the report that contains the quoted sentence.
    """
    by_amount: dict[_Amount, list[_StatedFigure]] = defaultdict(list)
    for draft in drafts:
        if draft.head.dependent:
            continue
        for figure in figures(draft.text):
            if _notable(figure):
                by_amount[figure.value, figure.unit].append(_StatedFigure(draft, figure))
    best = {amount: max(stated, key=_support) for amount, stated in by_amount.items()}
    carrying = {
        amount: _carriers(amount, stated, best[amount]) for amount, stated in by_amount.items()
    }
    # A stable sort: of equally supported figures the first in the briefing comes first.
    ranked = sorted(by_amount, key=lambda amount: -independent(carrying[amount]))
    return tuple(
        Number(
            best[amount].figure.text,
            best[amount].draft.text,
            numbering.sources(carrying[amount]),
        )
        for amount in ranked[:MOST_NUMBERS]
    )


def _support(stated: _StatedFigure) -> int:
    return stated.draft.independent


def _states(amount: _Amount, text: str) -> bool:
    return amount in ((figure.value, figure.unit) for figure in figures(text))


def _notable(figure: Figure) -> bool:
    if figure.unit:
        return True
    return figure.value >= LARGE_COUNT and not _YEAR.fullmatch(figure.text)


def _carriers(
    amount: _Amount, stated: Iterable[_StatedFigure], best: _StatedFigure
) -> tuple[Carrier, ...]:
    stating = (
        carrier
        for statement in stated
        for carrier in statement.draft.carriers
        if _states(amount, carrier.passage)
    )
    return first_per_outlet(stating, best.draft.quoted)
