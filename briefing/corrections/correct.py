"""Split, merge, assign and undo: each logged and carried out in one short transaction.

No refresh has to end first: one that is under way decides again what it had decided before.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.feed import display_name
from briefing.domain.summit import wholly_about
from briefing.errors import UsageError
from briefing.group.stories import regroup
from briefing.group.summits import Matcher
from briefing.store import assignments, corrections, feeds, story_index, story_members
from briefing.store.connection import open_reader, open_writer, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.correction import Correction, CorrectionKind
    from briefing.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was made, or taken back, and the ids of the stories that hold its entries
    since, those of ``Correction.entries`` first."""

    correction: Correction
    stories: tuple[str, ...]


def split(config: Config, story: str, entries: Sequence[str], now: datetime) -> Corrected:
    """Let ``entries`` (ids) leave ``story`` (its id, or that of an entry) for one of their own.

    Raises `UsageError` for an unknown id, an entry of another story, or when nothing would stay.
    """
    with _writing(config) as db:
        whole = story_members.entries_of(db, _story(db, story))
        leaving = tuple(dict.fromkeys(entries))
        for entry in leaving:
            if entry not in whole:
                raise UsageError(
                    f"the story {story} has no entry {entry!r}; "
                    f"`briefing why {story}` lists those it has"
                )
        staying = tuple(entry for entry in whole if entry not in leaving)
        if not staying:
            raise UsageError(
                f"the story {story} has no other entries: "
                f"name those that leave it, of {len(whole)} at most {len(whole) - 1}"
            )
        return _correct(db, config, "split", leaving, now, others=staying)


def merge(config: Config, stories: Sequence[str], now: datetime) -> Corrected:
    """Make ``stories`` (ids, or those of entries) one.

    Raises `UsageError` for an unknown id and for what is one story already.
    """
    with _writing(config) as db:
        named = tuple(dict.fromkeys(_story(db, story) for story in stories))
        if len(named) < 2:
            raise UsageError(f"{' and '.join(stories)}: this is one story already")
        entries = tuple(entry for story in named for entry in story_members.entries_of(db, story))
        return _correct(db, config, "merge", entries, now)


def assign(
    config: Config, story: str, summit: str, now: datetime, *, belongs: bool = True
) -> Corrected:
    """Let all paragraphs of ``story`` belong to the summit with this id, or none ever.

    Raises `UsageError` for an unknown id.
    """
    if all(known.id != summit for known in config.summits):
        known_ids = ", ".join(known.id for known in config.summits) or "none is configured"
        raise UsageError(f"no summit is called {summit!r} (known: {known_ids})")
    with _writing(config) as db:
        entries = story_members.entries_of(db, _story(db, story))
        return _correct(db, config, "assign" if belongs else "bar", entries, now, summit=summit)


def undo(config: Config, now: datetime) -> Corrected | None:
    """Take back the last correction in force; None when there is none."""
    if _absent(config):
        return None
    with _writing(config) as db:
        correction = corrections.undo(db, now)
        return _carried_out(db, config, correction) if correction else None


@contextmanager
def _writing(config: Config) -> Iterator[Connection]:
    """The cache, inside a transaction."""
    if _absent(config):
        raise UsageError("nothing is cached yet, so there is nothing to correct")
    db = open_writer(config.cache)
    try:
        with transaction(db):
            yield db
    finally:
        db.close()


def _absent(config: Config) -> bool:
    reader = open_reader(config.cache)
    if reader is not None:
        reader.close()
    return reader is None


def _story(db: Connection, id: str) -> str:
    found = story_members.story_of(db, id)
    if found is None:
        raise UsageError(
            f"no story or entry has the id {id!r}; `briefing stories` and "
            "`briefing stories --json` give the ids"
        )
    return found


def _correct(
    db: Connection,
    config: Config,
    kind: CorrectionKind,
    entries: Sequence[str],
    now: datetime,
    *,
    others: Sequence[str] = (),
    summit: str | None = None,
) -> Corrected:
    made = corrections.add(db, kind, entries, now, others=others, summit=summit)
    return _carried_out(db, config, made)


def _carried_out(db: Connection, config: Config, correction: Correction) -> Corrected:
    """Decide anew what the correction touches: its entries, and all that was grouped with them."""
    cache = story_index.CachedNeighbourhood(db, {f.url: f.prefer for f in config.feeds})
    before = corrections.ruled(db)
    groups = regroup(correction.all_entries, cache, corrections.links(db))
    story_index.save(db, groups)
    touched = {entry for group in groups for story in group.stories for entry in story.entries}
    states = feeds.states(db)
    names = [(feed.url, display_name(feed, states.get(feed.url))) for feed in config.feeds]
    about = wholly_about(config.summits, names)
    ids = sorted(touched | before | corrections.ruled(db))
    assignments.assign(db, Matcher(config.summits), about, ids)
    return Corrected(correction, story_members.stories_of(db, correction.all_entries))
