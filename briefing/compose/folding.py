"""Folds sentences of other outlets that tell the same fact in like words under one point."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import FEWEST_FOLDED_WORDS, FOLDING_WINDOW, SAME_WORDING
from briefing.compose.wording import figures_of
from briefing.domain.entry import HEADLINE
from briefing.text.figures import negations
from briefing.text.language import preference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.reach import Reach
    from briefing.compose.wording import Wording


def folded(drafts: Sequence[Draft], reach: Reach, languages: Sequence[str]) -> list[Draft]:
    """``drafts``, those that tell the fact of an earlier one in like words folded under it.

    ``reach`` is that of ``drafts``. A draft is folded only under the first of a group, so that
    small differences cannot chain, and never if another draft depends on it. The one that stands
    for the group has every figure of the others and is, where there is a choice, in the first of
    ``languages``.
    """
    wordings, retellings = reach.wordings, reach.retellings
    anchors = {draft.anchor for draft in drafts}
    groups: dict[int, list[int]] = {}
    for number in sorted(range(len(drafts)), key=lambda number: drafts[number].head.order):
        first = next(
            (
                other
                for other in sorted(retellings.of(number))
                if other in groups
                and _is_like(drafts[other], drafts[number], wordings[other], wordings[number])
            ),
            None,
        )
        if first is None or drafts[number].id in anchors:
            groups[number] = [number]
        else:
            groups[first].append(number)
    results = []
    for first, members in groups.items():
        shown, others = _leader([drafts[member] for member in members], languages)
        results.append(_together(drafts[first], shown, others) if others else drafts[first])
        left_out = {id(draft) for draft in (shown, *others)}
        results += [drafts[member] for member in members if id(drafts[member]) not in left_out]
    return results


def _is_like(first: Draft, second: Draft, ours: Wording, theirs: Wording) -> bool:
    shared = len(ours.words & theirs.words)
    if shared < SAME_WORDING * len(ours.words | theirs.words):
        return False
    if not (_can_be_folded(first, ours) and _can_be_folded(second, theirs)):
        return False
    if _stories(first) & _stories(second) or _outlets(first) & _outlets(second):
        return False
    if abs(first.at - second.at) > FOLDING_WINDOW:
        return False
    unsettled = LANGUAGE.unsettled_words
    return (
        unsettled.isdisjoint(ours.words) is unsettled.isdisjoint(theirs.words)
        and negations(first.words) == negations(second.words)
        and not ours.contradicts(theirs)
    )


def _can_be_folded(draft: Draft, wording: Wording) -> bool:
    return (
        len(draft.facts) == 1
        and not draft.head.dependent
        and draft.was is None
        and draft.head.passage.paragraph != HEADLINE
        and len(wording.words) >= FEWEST_FOLDED_WORDS
    )


def _leader(drafts: Sequence[Draft], languages: Sequence[str]) -> tuple[Draft, list[Draft]]:
    """The draft that stands for ``drafts``, and those of them that have no figure it lacks."""

    def rank(draft: Draft) -> tuple[int, int, int]:
        figures = figures_of(draft.text)
        holds = sum(not figures_of(other.text) - figures for other in drafts)
        return (-holds, preference(draft.text, languages), -draft.independent)

    shown = min(drafts, key=rank)  # of equals, the first
    figures = figures_of(shown.text)
    return shown, [
        draft for draft in drafts if draft is not shown and not figures_of(draft.text) - figures
    ]


def _together(first: Draft, shown: Draft, others: Sequence[Draft]) -> Draft:
    """``shown`` with ``others`` under it; its id is that of the first, so that it stays the same as
    others join. It is new only if no wording of it was seen."""
    return replace(
        shown,
        id=first.id,
        new=shown.new and all(draft.new for draft in others),
        also=tuple(others),
    )


def _stories(draft: Draft) -> frozenset[str]:
    return frozenset(carrier.story.id for carrier in draft.carriers)


def _outlets(draft: Draft) -> frozenset[str]:
    return frozenset(carrier.entry.outlet for carrier in draft.carriers)
