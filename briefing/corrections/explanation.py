"""Explains a story: what joined its entries, which stay apart, what its paragraphs matched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
from briefing.group.explain import contradiction, likeness, originals
from briefing.group.near_misses import MissFinder
from briefing.store import assignments, corrections, fingerprint_index, former_texts
from briefing.store.connection import open_read_only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from briefing.config.model import Config
    from briefing.domain.entry import EntryState
    from briefing.domain.event import Event
    from briefing.domain.story import Story
    from briefing.domain.summit_check import NearMiss
    from briefing.group.comparison_form import ComparisonForm
    from briefing.group.constraints import StoryCorrections
    from briefing.store.sqlite import Connection

    Read = Callable[[Sequence[str]], Sequence[Story]]

_MOST_APART = 10
_MOST_COMPARED = 500
"""Entries that are compared; through a recurring phrase thousands can share fingerprints."""


def why(config: Config, story: Story, read: Read, event: Event | None = None) -> Explanation:
    """Explain ``story``; ``read`` gives the stories of some entries (ids) as they are shown, and
    ``event`` is the one that the story reports.

    Reads the cache through a connection of its own. Raises `CacheError`.
    """
    db = open_read_only(config.cache)
    if db is None:
        return Explanation(story, (), (), (), (), event)
    try:
        return replace(_explain(db, config, story, read), event=event)
    finally:
        db.close()


def _explain(db: Connection, config: Config, story: Story, read: Read) -> Explanation:
    story_corrections = corrections.story_corrections(db)
    index = fingerprint_index.FingerprintIndex(db, {f.url: f.prefer for f in config.feeds})
    ids = [entry.id for entry in story.entries]
    forms = {form.entry: form for form in index.forms(ids)}
    in_force = corrections.in_force(db)
    assigned = assignments.of_entries(db, ids)
    return Explanation(
        story,
        tuple(_joined(story, forms, story_corrections, former_texts.states(db, ids))),
        tuple(_apart(ids, forms, index, story_corrections, read)),
        assigned,
        tuple(
            correction for correction in in_force if not set(correction.all_entries).isdisjoint(ids)
        ),
        misses=_misses(db, config, story, {assignment.summit for assignment in assigned}),
    )


def _misses(
    db: Connection, config: Config, story: Story, summits: set[str]
) -> tuple[NearMiss, ...]:
    """Why the entry that is shown is not in the summits of which it has words; those that the
    reader took it out of are known."""
    entry = story.entries[0]
    settled = summits | corrections.manual_assignments(db).of(entry.id, story.id).keys()
    if settled >= {summit.id for summit in config.summits}:
        return ()
    finder = MissFinder(config.summits)
    return finder.misses(entry.title, entry.paragraphs, entry.published, settled)


def _joined(
    story: Story,
    forms: Mapping[str, ComparisonForm],
    story_corrections: StoryCorrections,
    states: Mapping[str, tuple[EntryState, ...]],
) -> Iterator[StoryMember]:
    original_of = originals(tuple(forms.values()))
    first = min(forms.values(), key=lambda form: (form.at, form.feed, form.entry))
    for entry in story.entries:
        like = original_of.get(entry.id)
        unexplained = like is None and entry.id != first.entry
        yield StoryMember(
            entry,
            like,
            likeness(forms[entry.id], forms[like]) if like else None,
            unexplained and bool(story_corrections.partners(entry.id)),
            states.get(entry.id, ()),
        )


def _apart(
    ids: Sequence[str],
    forms: dict[str, ComparisonForm],
    index: fingerprint_index.FingerprintIndex,
    story_corrections: StoryCorrections,
    read: Read,
) -> Iterator[SeparateStory]:
    """The similar stories that a correction or a contradiction keeps apart, each once."""
    candidates_of = index.candidates([forms[id] for id in ids if id in forms])
    similar = {id: set(others) - set(ids) for id, others in candidates_of.items()}
    separated = story_corrections.separated(ids) - set(ids)
    candidates = set[str]().union(*similar.values()) - separated
    others = [*sorted(separated), *sorted(candidates)[:_MOST_COMPARED]]
    other_forms = {form.entry: form for form in index.forms(others)}
    count = 0
    for story in read(others):
        if count == _MOST_APART:
            return
        theirs = [entry for entry in story.entries if entry.id in other_forms]
        pair: tuple[str, str] | None = None
        for entry in theirs:
            pairs = (
                contradiction(forms[id], other_forms[entry.id])
                for id in ids
                if entry.id in similar[id]
            )
            if pair := next(filter(None, pairs), None):
                break
        by_hand = any(entry.id in separated for entry in theirs)
        if by_hand or pair:
            count += 1
            sentences = (None, None) if by_hand or pair is None else pair
            outlet = story.entries[0].outlet
            yield SeparateStory(story.id, story.title, outlet, *sentences)
