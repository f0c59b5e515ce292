"""The cache as grouping sees it, in memory."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.group.stories import fingerprints, regroup

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.group.comparison_form import ComparisonForm
    from briefing.group.stories import Component


class Memory:
    """Comparison forms, the component of each, and the stories they were put into."""

    def __init__(self) -> None:
        self.held: dict[str, ComparisonForm] = {}
        self.home: dict[str, str] = {}
        self.stories: dict[str, tuple[str, ...]] = {}
        self.lookups = 0

    def forms(self, entries: Collection[str]) -> list[ComparisonForm]:
        self.lookups += len(entries)
        return [self.held[name] for name in entries if name in self.held]

    def candidates(self, forms: Collection[ComparisonForm]) -> dict[str, list[str]]:
        return {form.entry: self._candidates(form) for form in forms}

    def _candidates(self, form: ComparisonForm) -> list[str]:
        prints = fingerprints(form)
        return [
            name
            for name, other in self.held.items()
            if name != form.entry
            and abs(other.at - form.at) <= timedelta(days=15)
            and not prints.isdisjoint(fingerprints(other))
        ]

    def components(self, entries: Collection[str]) -> list[list[str]]:
        homes = {self.home[name] for name in entries if name in self.home}
        return [[name for name, home in self.home.items() if home == own] for own in homes]

    def regroup(self, changed: Collection[str]) -> tuple[Component, ...]:
        return regroup(changed, self)

    def put(self, *forms: ComparisonForm, remove: tuple[str, ...] = ()) -> tuple[Component, ...]:
        self.held.update((form.entry, form) for form in forms)
        for name in remove:
            del self.held[name]
        groups = self.regroup([*(form.entry for form in forms), *remove])
        for name in remove:
            self.home.pop(name, None)
        for group in groups:
            for story in group.stories:
                for name in story.entries:
                    self.home[name] = group.id
        gone = {name for group in groups for story in group.stories for name in story.entries}
        gone.update(remove)
        self.stories = {
            name: members for name, members in self.stories.items() if gone.isdisjoint(members)
        }
        self.stories.update(
            (story.id, story.entries) for group in groups for story in group.stories
        )
        return groups


def stories_of(*forms: ComparisonForm) -> set[frozenset[str]]:
    memory = Memory()
    memory.put(*forms)
    return {frozenset(members) for members in memory.stories.values()}
