"""Folds what others tell of the same fact, in like words or another script, under one point."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.compose.across_scripts import links
from briefing.compose.compared_text import figures_of
from briefing.compose.facts import state_different_facts
from briefing.compose.language.registry import LANGUAGE
from briefing.compose.worth_rules import (
    FEWEST_FOLDED_WORDS,
    FOLDING_WINDOW,
    NEARLY_SAME_WORDING,
    SAME_WORDING,
)
from briefing.domain.entry import HEADLINE
from briefing.text.figures import negations
from briefing.text.language import preference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.reach import Reach
    from briefing.domain.summit import Summit


def folded(
    drafts: Sequence[Draft],
    reach: Reach,
    summit: Summit,
    *,
    languages: Sequence[str] = (),
    similar: Sequence[tuple[int, int, float]] = (),
) -> list[Draft]:
    """``drafts``, those that tell the fact of an earlier one folded under it.

    They tell it in like words, or in another script (`across_scripts.links`, which ``similar`` is
    for). ``reach`` is that of ``drafts``. A draft is folded only under the first of a group, so
    that small differences cannot chain, and never if another draft depends on it. The one that
    stands for the group has every figure of the others and is, where there is a choice, in the
    first of ``languages``.
    """
    anchors = {draft.anchor for draft in drafts}
    in_order = sorted(range(len(drafts)), key=lambda number: drafts[number].head.order)
    translated = {
        in_order[later]: in_order[first]
        for first, later in links([drafts[number].head for number in in_order], summit, similar)
    }
    groups: dict[int, list[int]] = {}
    group_of: dict[int, int] = {}
    for number in in_order:
        like = (
            other
            for other in sorted(reach.retellings.of(number))
            if other in groups and _in_like_words(drafts, reach, other, number)
        )
        first = next(like, None)
        if first is None and number in translated:
            other = translated[number]
            first = group_of.get(other, other)
            if not _can_be_together(drafts[first], drafts[number]):
                first = None
        if first is None or drafts[number].id in anchors:
            groups[number] = [number]
        else:
            groups[first].append(number)
            group_of[number] = first
    results = []
    for first, members in groups.items():
        if len(members) == 1:
            results.append(drafts[first])
            continue
        shown, others = _leader([drafts[member] for member in members], languages)
        results.append(_together(drafts[first], shown, others) if others else shown)
        left_out = {draft.id for draft in (shown, *others)}
        results += [drafts[member] for member in members if drafts[member].id not in left_out]
    return results


def _in_like_words(drafts: Sequence[Draft], reach: Reach, first: int, second: int) -> bool:
    ours, theirs = reach.texts[first], reach.texts[second]
    if min(len(ours.words), len(theirs.words)) < FEWEST_FOLDED_WORDS:
        return False
    shared = len(ours.words & theirs.words)
    together = len(ours.words) + len(theirs.words) - shared
    if shared < SAME_WORDING * together or not _can_be_together(drafts[first], drafts[second]):
        return False
    if shared >= NEARLY_SAME_WORDING * together and state_different_facts(
        drafts[first].head, drafts[second].head
    ):
        return False
    unsettled = LANGUAGE.unsettled_words
    return (
        abs(drafts[first].at - drafts[second].at) <= FOLDING_WINDOW
        and unsettled.isdisjoint(ours.words) is unsettled.isdisjoint(theirs.words)
        and negations(drafts[first].words) == negations(drafts[second].words)
        and not ours.contradicts(theirs)
    )


def _can_be_together(first: Draft, second: Draft) -> bool:
    """Whether both are sentences of a text that stand alone, of different stories and outlets."""
    if not (_is_single(first) and _is_single(second)):
        return False
    stories = {carrier.story.id for carrier in first.carriers}
    if any(carrier.story.id in stories for carrier in second.carriers):
        return False
    outlets = {carrier.entry.outlet for carrier in first.carriers}
    return not any(carrier.entry.outlet in outlets for carrier in second.carriers)


def _is_single(draft: Draft) -> bool:
    return (
        len(draft.facts) == 1
        and not draft.head.dependent
        and draft.was is None
        and draft.head.passage.paragraph != HEADLINE
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
