"""Finds sentences in different scripts that state one fact."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from briefing.compose.rules import (
    ACROSS_SCRIPTS_FIGURE,
    ACROSS_SCRIPTS_NAMES,
    ACROSS_SCRIPTS_WINDOW,
    LARGE_COUNT,
    MOST_COMPARED,
    SIMILAR_ACROSS_SCRIPTS,
    SIMILAR_WITH_FIGURE,
)
from briefing.compose.summit_names import SummitNames
from briefing.text.figures import figures, negations
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from briefing.compose.statements import Statement
    from briefing.domain.summit import Summit
    from briefing.text.figures import Figure
    from briefing.text.scripts import Script

    _Amount = tuple[Decimal, str]
    _Pair = tuple[int, int]

_DIGIT = lazy_regex(r"\d")


def links(
    statements: Sequence[Statement],
    summit: Summit,
    similar: Sequence[tuple[int, int, float]] = (),
) -> list[_Pair]:
    """Which of ``statements``, given in canonical order, state one fact in different scripts.

    Each pair of indices is a statement and a later one that is linked to it. A linked statement
    has no other links, so differences cannot chain.

    Two statements are linked if they state an equal amount and name the same people or place of
    ``summit``, or if ``similar`` has their passages: two keys and a cosine. A lower cosine is
    enough if they have a figure in common. In either case they stand alone, lie within 72 hours,
    have no unlike figures, and both or neither deny something.
    """
    scripts = [
        None if statement.dependent else script_of(statement.text) for statement in statements
    ]
    if len({*scripts} - {None}) < 2:
        return []
    pairs = [
        *_with_equal_amounts(statements, scripts, SummitNames(summit)),
        *_similar(statements, scripts, similar),
    ]
    linked: dict[int, int] = {}
    leaders: set[int] = set()
    for first, second in pairs:
        if first in linked or second in linked or second in leaders:
            continue
        if _may_state_one_fact(statements[first], statements[second]):
            linked[second] = first
            leaders.add(first)
    return sorted((first, second) for second, first in linked.items())


def _with_equal_amounts(
    statements: Sequence[Statement], scripts: Sequence[Script | None], names: SummitNames
) -> list[_Pair]:
    """Pairs with an amount and two names in common, those with most in common first."""
    known: dict[tuple[_Amount, tuple[int, ...]], dict[Script, list[int]]] = defaultdict(dict)
    in_common: dict[_Pair, int] = defaultdict(int)
    for number, (statement, script) in enumerate(zip(statements, scripts, strict=True)):
        if script is None or not _DIGIT.search(statement.text):
            continue
        named = sorted(names.named_in(statement.text))
        if len(named) < ACROSS_SCRIPTS_NAMES:
            continue
        # Sentences under one key have it in common: an index, so that not all pairs are compared.
        for key in product(_amounts(statement), combinations(named, ACROSS_SCRIPTS_NAMES)):
            by_script = known[key]
            for other_script, others in by_script.items():
                if other_script != script:
                    for other in others:
                        in_common[other, number] += 1
            same_script = by_script.setdefault(script, [])
            if len(same_script) < MOST_COMPARED:
                same_script.append(number)
    return sorted(in_common, key=lambda pair: (-in_common[pair], pair))


def _amounts(statement: Statement) -> set[_Amount]:
    return {(figure.value, figure.unit) for figure in figures(statement.text) if _is_amount(figure)}


def _is_amount(figure: Figure) -> bool:
    """Whether it is so particular that a sentence with it in another script states the same."""
    if figure.unit:
        return figure.value >= ACROSS_SCRIPTS_FIGURE
    return figure.value >= LARGE_COUNT and not figure.is_year


def _similar(
    statements: Sequence[Statement],
    scripts: Sequence[Script | None],
    similar: Sequence[tuple[int, int, float]],
) -> list[_Pair]:
    """Pairs whose passages are in ``similar``, the most similar first."""
    number_of: dict[int, int] = {}
    for number, statement in enumerate(statements):
        if scripts[number]:
            number_of.setdefault(statement.passage.key, number)
    pairs = []
    for key, other, similarity in similar:
        if key in number_of and other in number_of:
            first, second = sorted((number_of[key], number_of[other]))
            if scripts[first] != scripts[second] and _are_similar_enough(
                statements[first], statements[second], similarity
            ):
                pairs.append((-similarity, first, second))
    return [(first, second) for _, first, second in sorted(pairs)]


def _are_similar_enough(first: Statement, second: Statement, similarity: float) -> bool:
    if similarity >= SIMILAR_ACROSS_SCRIPTS:
        return True
    if similarity < SIMILAR_WITH_FIGURE:
        return False
    ours, theirs = _values(first), _values(second)
    return any(ours[unit] & theirs[unit] for unit in ours.keys() & theirs.keys())


def _may_state_one_fact(first: Statement, second: Statement) -> bool:
    if abs(_published(first) - _published(second)) > ACROSS_SCRIPTS_WINDOW:
        return False
    if bool(negations(first.words)) is not bool(negations(second.words)):
        return False
    return not _have_unlike_figures(first, second)


def _have_unlike_figures(first: Statement, second: Statement) -> bool:
    """Whether either has a figure of one unit that the other lacks.

    What only one of them has is an addition, as a sum in the reader's own currency is.
    """
    ours, theirs = _values(first), _values(second)
    return any(
        ours[unit] - theirs[unit] and theirs[unit] - ours[unit]
        for unit in ours.keys() & theirs.keys()
    )


def _values(statement: Statement) -> dict[str, set[Decimal]]:
    values: dict[str, set[Decimal]] = defaultdict(set)
    for figure in figures(statement.text):
        if not figure.is_year:
            values[figure.unit].add(figure.value)
    return values


def _published(statement: Statement) -> datetime:
    return statement.published or statement.entry.order_at
