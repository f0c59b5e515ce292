"""Propose summits from the cached entries, and add one to feeds.toml."""

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
"""Entries that are searched: two weeks of about twenty feeds."""


def suggest(config: Config, now: datetime) -> tuple[Proposal, ...]:
    """Meetings in the cached entries that ``config`` does not have, the most reported first.

    Without a cache there are none. Raises `CacheError`.
    """
    db = open_read_only(config.cache)
    if db is None:
        return ()
    try:
        names = feeds.FeedNames.of(config.feeds, feeds.states(db))
        recent = reports(db, now - rules.LATELY, _MOST, names)
    finally:
        db.close()
    return propose(recent, config.summits, now=now, zone=config.zone)


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
