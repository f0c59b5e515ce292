"""Propose summits from the cached entries, and add one to feeds.toml."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.config import edit
from briefing.config.load import load
from briefing.config.toml_blocks import summit_block
from briefing.errors import UsageError
from briefing.group import rules
from briefing.render.event_draft import draft_comments, draft_heading
from briefing.store import feeds
from briefing.store.connection import open_read_only
from briefing.store.event_reports import events
from briefing.store.recent_reports import entries_with_phrase, reports, reports_of_event

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config.edit import Appended
    from briefing.config.model import Config
    from briefing.domain.event import EventDraft
    from briefing.domain.proposal import Proposal

_MOST = 5_000
"""Entries that are searched: two weeks of about twenty feeds."""


def suggest(config: Config, now: datetime) -> tuple[Proposal, ...]:
    """Meetings in the cached entries that ``config`` does not have, the most reported first.

    Without a cache there are none. Raises `CacheError`.
    """
    # The terminal interface loads this module at its start, but proposes only when it is idle.
    from briefing.group.proposals import propose

    db = open_read_only(config.cache)
    if db is None:
        return ()
    try:
        names = feeds.FeedNames.of(config.feeds, feeds.states(db))
        recent = reports(db, now - rules.LATELY, _MOST, names)
    finally:
        db.close()
    return propose(recent, config.summits, now=now, zone=config.zone)


def draft(config: Config, event: str) -> EventDraft:
    """The event with this id as a summit.

    Raises `UsageError` if there is none, and `CacheError`.
    """
    from briefing.group import event_draft

    db = open_read_only(config.cache)
    try:
        if db is not None:
            names = feeds.FeedNames.of(config.feeds, feeds.states(db))
            if known := events(db, [event], names).get(event):
                return event_draft.draft(
                    known,
                    reports_of_event(db, event, rules.DRAFT_ENTRIES, names),
                    config.summits,
                    zone=config.zone,
                    entries_with=partial(entries_with_phrase, db, limit=rules.DRAFT_ENTRIES * 2),
                )
    finally:
        if db is not None:
            db.close()
    raise UsageError(f"no event has the id {event!r}; `briefing stories` shows the ids")


def draft_block(drafted: EventDraft) -> str:
    """A draft as text for feeds.toml, with comments on where its values come from."""
    block = summit_block(drafted.summit, draft_comments(drafted))
    return "\n".join((*draft_heading(drafted), block))


def keep(config: Config, block: str) -> Appended:
    """Add the text of a ``[[summits]]`` block to feeds.toml. Raises `ConfigError`."""
    return edit.append_summit_block(config.path, block)


def follow(config: Config, proposal: Proposal) -> Appended:
    """Add a proposal to feeds.toml. Raises `ConfigError`, also if its id is taken."""
    return edit.append_summit(config.path, proposal.summit)


def accept(config: Config, id: str, now: datetime) -> tuple[Proposal, int]:
    """Add the proposal with this id to feeds.toml; returns it and the line of its block.

    Raises `UsageError` if there is no such proposal, and `ConfigError`.
    """
    proposals = suggest(config, now)
    for proposal in proposals:
        if proposal.summit.id == id:
            return proposal, follow(config, proposal).lines[0]
    if any(summit.id == id for summit in load(config.path, cache=config.cache).summits):
        raise UsageError(f"{id!r} is already configured; `briefing show {id}` shows it")
    proposed = ", ".join(proposal.summit.id for proposal in proposals) or "none"
    raise UsageError(f"no proposed summit has the id {id!r} (proposed: {proposed})")
