"""Updates events after stories have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import DamagedValue
from briefing.group.events import regroup
from briefing.store import event_similarity, event_terms, events
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from briefing.store.sqlite import Connection

_READ_AT_ONCE = 500
_LINKED_AT_ONCE = 500
_DECIDED_AT_ONCE = 2_000
"""Stories in one transaction: limits memory, and how long another process waits to write a mark."""


def update_events(db: Connection) -> None:
    """Assign every waiting story to its event.

    If the process is killed between two transactions, the next run continues from there. What
    events are made from is derived from stories: where it is damaged, all of it is made again.
    """
    try:
        _update(db)
    except DamagedValue:
        events.reset(db)
        _update(db)


def _update(db: Connection) -> None:
    if not events.is_current(db):
        events.reset(db)
    while stories := events.waiting(db, events.NEEDS_TERMS, _READ_AT_ONCE):
        with transaction(db):
            event_terms.update(db, stories)
    with transaction(db):
        event_terms.recount_if_grown(db)
    finder = event_similarity.SimilarStoryFinder(db)
    while stories := events.waiting(db, events.NEEDS_LINKS, _LINKED_AT_ONCE):
        with transaction(db):
            finder.link(stories)
    graph = events.CachedStoryGraph(db)
    while stories := events.waiting_by_block(db, _DECIDED_AT_ONCE):
        moved = regroup(stories, graph)
        with transaction(db):
            events.save(db, moved)
            events.advance(db, stories, None)
