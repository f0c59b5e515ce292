"""Split, merge, assign and undo: each is logged and applied in one short transaction.

It need not wait for a running refresh, which decides again on what a correction changed.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.feed import display_names
from briefing.domain.summit import wholly_about
from briefing.errors import UsageError
from briefing.store import assignments, corrections, feeds, stories
from briefing.store.connection import open_read_only, open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.correction import Correction, CorrectionKind
    from briefing.store.sqlite import Connection


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A correction that was made or undone, and the ids of the stories that hold its entries now,
    those of ``Correction.entries`` first."""

    correction: Correction
    stories: tuple[str, ...]


def split(config: Config, story: str, entries: Sequence[str], now: datetime) -> AppliedCorrection:
    """Move ``entries`` (ids) out of ``story`` (its id, or an entry's) to a story of their own.

    Raises `UsageError` for an unknown id, an entry of another story, or if no entry would stay.
    """
    with _transaction(config) as db:
        members = stories.entry_ids(db, _story(db, story))
        leaving = tuple(dict.fromkeys(entries))
        for entry in leaving:
            if entry not in members:
                raise UsageError(
                    f"the story {story} has no entry {entry!r}; "
                    f"`briefing why {story}` lists those it has"
                )
        staying = tuple(entry for entry in members if entry not in leaving)
        if not staying:
            raise UsageError(
                f"the story {story} has no other entries: "
                f"name those that leave it, of {len(members)} at most {len(members) - 1}"
            )
        return _correct(db, config, "split", leaving, now, others=staying)


def merge(config: Config, merged: Sequence[str], now: datetime) -> AppliedCorrection:
    """Join ``merged`` (ids of stories, or those of entries) into one.

    Raises `UsageError` for an unknown id, or if they are one story already.
    """
    with _transaction(config) as db:
        ids = tuple(dict.fromkeys(_story(db, id) for id in merged))
        if len(ids) < 2:
            raise UsageError(f"{' and '.join(merged)}: this is one story already")
        entries = tuple(entry for id in ids for entry in stories.entry_ids(db, id))
        return _correct(db, config, "merge", entries, now)


def assign(
    config: Config, story: str, summit: str, now: datetime, *, belongs: bool = True
) -> AppliedCorrection:
    """Assign all paragraphs of ``story`` to the summit with this id, or bar them from it.

    Raises `UsageError` for an unknown id.
    """
    if all(known.id != summit for known in config.summits):
        known_ids = ", ".join(known.id for known in config.summits) or "none is configured"
        raise UsageError(f"no summit is called {summit!r} (known: {known_ids})")
    with _transaction(config) as db:
        entries = stories.entry_ids(db, _story(db, story))
        return _correct(db, config, "assign" if belongs else "bar", entries, now, summit=summit)


def undo(config: Config, now: datetime, number: int | None = None) -> AppliedCorrection | None:
    """Undo the correction with this number, or the last one in force.

    None when that correction is no longer in force, or none is.
    """
    if _has_no_cache(config):
        return None
    with _transaction(config) as db:
        correction = corrections.undo(db, now, number)
        return _apply(db, config, correction) if correction else None


@contextmanager
def _transaction(config: Config) -> Iterator[Connection]:
    """A connection to the cache, inside a transaction."""
    if _has_no_cache(config):
        raise UsageError("nothing is cached yet, so there is nothing to correct")
    db = open_writable(config.cache)
    try:
        with transaction(db):
            yield db
    finally:
        db.close()


def _has_no_cache(config: Config) -> bool:
    db = open_read_only(config.cache)
    if db is not None:
        db.close()
    return db is None


def _story(db: Connection, id: str) -> str:
    story = stories.find_story(db, id)
    if story is None:
        raise UsageError(
            f"no story or entry has the id {id!r}; `briefing stories` and "
            "`briefing stories --json` give the ids"
        )
    return story


def _correct(
    db: Connection,
    config: Config,
    kind: CorrectionKind,
    entries: Sequence[str],
    now: datetime,
    *,
    others: Sequence[str] = (),
    summit: str | None = None,
) -> AppliedCorrection:
    correction = corrections.add(db, kind, entries, now, others=others, summit=summit)
    return _apply(db, config, correction)


def _apply(db: Connection, config: Config, correction: Correction) -> AppliedCorrection:
    """Group the entries of the correction again, and everything that was grouped with them."""
    # The terminal interface loads this module at its start, but corrects only later, if ever.
    from briefing.group.stories import regroup
    from briefing.group.summits import Matcher
    from briefing.store import fingerprint_index

    index = fingerprint_index.FingerprintIndex(db, {f.url: f.prefer for f in config.feeds})
    ruled_before = corrections.ruled_entries(db)
    groups = regroup(correction.all_entries, index, corrections.story_corrections(db))
    stories.save(db, groups)
    regrouped = {entry for group in groups for story in group.stories for entry in story.entries}
    names = display_names(config.feeds, feeds.states(db))
    about = wholly_about(config.summits, names.items())
    ids = sorted(regrouped | ruled_before | corrections.ruled_entries(db))
    assignments.assign(db, Matcher(config.summits), about, ids)
    return AppliedCorrection(correction, stories.ids_of_entries(db, correction.all_entries))
