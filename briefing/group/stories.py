"""Entries to stories: the partition is a function of the set of entries and corrections alone.

Entries that are similar in pairs form a connected component, and no decision depends on anything
outside it, so regrouping the components that a change touches gives the same as regrouping
everything. Within a component `briefing.group.star_clustering` decides; the reader's corrections
(`briefing.group.constrained_clustering`) take precedence over all of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group.constrained_clustering import apply_constraints
from briefing.group.constraints import StoryCorrections
from briefing.group.same_text import fingerprints, keys, same_text
from briefing.group.similarity_graph import Comparisons, SimilarityGraph
from briefing.group.star_clustering import star_clusters

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.group.comparison_form import CandidateIndex, ComparisonForm

__all__ = ["Component", "StoryGroup", "fingerprints", "keys", "regroup", "same_text"]


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """The entries of one story: the copy to show, then the others in order of publication.

    ``id`` is ``s`` and the id of the member that was seen first.
    """

    id: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """Stories that were decided together: no entry outside is similar to one inside."""

    id: str
    stories: tuple[StoryGroup, ...]


_NO_CORRECTIONS = StoryCorrections()


def regroup(
    changed: Collection[str],
    index: CandidateIndex,
    corrections: StoryCorrections = _NO_CORRECTIONS,
) -> tuple[Component, ...]:
    """The components that the entries ``changed`` touch, grouped again, in order of their ids.

    ``changed`` are ids of new, updated and removed entries; ``index`` already contains their
    current state. Each returned component is complete, and every entry that was once grouped with
    a returned or a removed one is in exactly one of them. The same entries and ``corrections``
    give the same stories in whatever order and portions they arrived. When a correction is made or
    undone, the entries that it names count as changed.
    """
    comparisons = Comparisons()
    graph = SimilarityGraph(index, corrections, comparisons)
    graph.explore(changed)
    components = (_decide(members, corrections, comparisons) for members in graph.components())
    return tuple(sorted(components, key=lambda component: component.id))


def _decide(
    members: Sequence[ComparisonForm], corrections: StoryCorrections, comparisons: Comparisons
) -> Component:
    constraints = corrections.constraints([member.entry for member in members])
    stories = star_clusters(sorted(members, key=_published), comparisons)
    if constraints:
        stories = apply_constraints(stories, constraints)
    groups = sorted((_group(story) for story in stories), key=lambda group: group.id)
    return Component(f"n{_first_seen(members).entry}", tuple(groups))


def _group(story: Sequence[ComparisonForm]) -> StoryGroup:
    story = sorted(story, key=_published)
    shown = max(story, key=_preference)
    rest = (form.entry for form in story if form is not shown)
    return StoryGroup(f"s{_first_seen(story).entry}", (shown.entry, *rest))


def _preference(form: ComparisonForm) -> tuple[int, int]:
    """The feed's rank, then the length of the entry's own text."""
    return form.prefer, sum(map(len, form.paragraphs)) - sum(map(len, form.recurring))


def _published(form: ComparisonForm) -> tuple[datetime, str, str]:
    return form.at, form.feed, form.entry


def _first_seen(members: Sequence[ComparisonForm]) -> ComparisonForm:
    return min(members, key=lambda form: (form.first_seen, *_published(form)))
