"""Events, brought up to date after stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group.events import regroup
from briefing.store import event_similarity, event_terms, events
from briefing.store.connection import transaction

if TYPE_CHECKING:
    from briefing.store.connection import Connection

_READ_AT_ONCE = 500
_LINKED_AT_ONCE = 500
_DECIDED_AT_ONCE = 2_000
"""Stories in one transaction: bound memory and how long a reader's mark may wait."""


def follow_stories(db: Connection) -> None:
    """Give every story that waits to its event.

    Killed between two transactions, it is taken up where it was by the next run.
    """
    if not events.is_current(db):
        events.begin_anew(db)
    while stories := events.waiting(db, events.UNREAD, _READ_AT_ONCE):
        with transaction(db):
            event_terms.read(db, stories)
    with transaction(db):
        event_terms.settle(db)
    finder = event_similarity.Finder(db)
    while stories := events.waiting(db, events.UNLINKED, _LINKED_AT_ONCE):
        with transaction(db):
            finder.link(stories)
    stream = events.CachedStream(db)
    while stories := events.waiting(db, events.UNDECIDED, _DECIDED_AT_ONCE):
        moved = regroup(stories, stream)
        with transaction(db):
            events.save(db, moved)
            events.advance(db, stories, None)
