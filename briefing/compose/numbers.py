"""The figures worth a line of their own: money, shares and large counts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import first_of_each, independent
from briefing.compose.rules import LARGE_COUNT, MOST_NUMBERS
from briefing.domain.briefing import Number
from briefing.text.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from briefing.compose.drafts import Draft
    from briefing.compose.headlines import Headlines
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.points import Numbering
    from briefing.text.figures import Figure

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class _Stated:
    draft: Draft
    figure: Figure


def numbers(
    drafts: Sequence[Draft], headlines: Headlines, numbering: Numbering
) -> tuple[Number, ...]:
    """Every notable figure of ``drafts`` once, the most supported first, in its best sentence.

    Its sources are the first report of each outlet whose own passage has the figure; of the
    outlet that is quoted, the report in which the quoted sentence stands.
    """
    stated: dict[tuple[Decimal, str], list[_Stated]] = defaultdict(list)
    for draft in drafts:
        if draft.head.leaning:
            continue
        for figure in figures(draft.text):
            if _notable(figure):
                stated[figure.value, figure.unit].append(_Stated(draft, figure))
    best = {which: max(found, key=_supported) for which, found in stated.items()}
    carrying = {which: _carriers(which, found, best[which]) for which, found in stated.items()}
    # A stable sort: of figures equally supported the one met first in the briefing leads.
    ranked = sorted(stated, key=lambda which: -independent(carrying[which]))
    return tuple(
        Number(
            best[which].figure.text,
            headlines.instead(best[which].draft, carrying[which], partial(_states_only, which)),
            numbering.sources(carrying[which]),
        )
        for which in ranked[:MOST_NUMBERS]
    )


def _supported(stated: _Stated) -> int:
    return stated.draft.independent


def _states(which: tuple[Decimal, str], text: str) -> bool:
    return which in ((figure.value, figure.unit) for figure in figures(text))


def _states_only(which: tuple[Decimal, str], text: str) -> bool:
    return [(figure.value, figure.unit) for figure in figures(text)] == [which]


def _notable(figure: Figure) -> bool:
    if figure.unit:
        return True
    return figure.value >= LARGE_COUNT and not _YEAR.fullmatch(figure.text)


def _carriers(
    which: tuple[Decimal, str], found: Iterable[_Stated], best: _Stated
) -> tuple[Carrier, ...]:
    told = (
        carrier
        for each in found
        for carrier in each.draft.carriers
        if _states(which, carrier.passage)
    )
    return first_of_each(told, best.draft.quoted)
