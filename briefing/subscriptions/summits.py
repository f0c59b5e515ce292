"""Summits that the feeds propose, and the way of one of them into feeds.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.config import edit
from briefing.config.load import load
from briefing.errors import UsageError
from briefing.group import rules
from briefing.group.proposals import propose
from briefing.store import feeds
from briefing.store.connection import open_read_only
from briefing.store.recent_reports import reports

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config.edit import Appended
    from briefing.config.model import Config
    from briefing.domain.proposal import Proposal

_MOST = 5_000
"""Entries that are searched: a fortnight of some twenty feeds."""


def suggest(config: Config, now: datetime) -> tuple[Proposal, ...]:
    """Meetings that the cached entries speak of and ``config`` does not hold, best known first.

    Without a cache there is none. Raises `CacheError`.
    """
    db = open_read_only(config.cache)
    if db is None:
        return ()
    try:
        names = feeds.FeedNames.of(config.feeds, feeds.states(db))
        found = reports(db, now - rules.LATELY, _MOST, names)
    finally:
        db.close()
    return propose(found, config.summits, now=now, zone=config.zone)


def follow(config: Config, proposal: Proposal) -> Appended:
    """Write a proposal into feeds.toml. Raises `ConfigError`, also where its id is taken."""
    return edit.append_summit(config.path, proposal.summit)


def accept(config: Config, id: str, now: datetime) -> tuple[Proposal, int]:
    """Write the proposal with this id into feeds.toml; returns it and the line of its block.

    Raises `UsageError` when nothing is proposed under the id, and `ConfigError`.
    """
    found = suggest(config, now)
    for proposal in found:
        if proposal.summit.id == id:
            return proposal, follow(config, proposal).lines[0]
    if any(summit.id == id for summit in load(config.path, cache=config.cache).summits):
        raise UsageError(f"{id!r} is configured already; `briefing show {id}` reads it")
    known = ", ".join(proposal.summit.id for proposal in found) or "nothing is"
    raise UsageError(f"no summit is proposed under {id!r} (proposed: {known})")
