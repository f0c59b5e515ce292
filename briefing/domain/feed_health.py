"""How a feed is, in words, and what its reader can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from briefing.domain.duration import span

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.feed import FeedHealth, FeedState

Kind = Literal[
    "ok", "new", "moved", "silent", "drifting", "blocked", "gone", "no feed", "failing", "unusable"
]

_SILENT = timedelta(days=14)
_TIMES_ITS_HABIT = 5
_DRIFT = timedelta(minutes=30)
"""More than a publisher's clock is ever wrong by: half an hour is the smallest step of a zone."""

_PASSWORD = 401
_REFUSALS = {402, 403, 406, 451}
_BUSY = 429
_LOST = {404}
NO_FEED = "not a feed"
"""How the reason begins why an answer could not be read, where it is something else."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``words`` say what is the matter, ``remedy`` what to do, "" for nothing."""

    kind: Kind
    words: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Whether the feed needs nobody's attention."""
        return self.kind in ("ok", "new")


def verdict(health: FeedHealth, now: datetime) -> Verdict:
    """Judge a feed by what is known of it at ``now``."""
    state = health.state
    if health.feed.problem:
        return Verdict("unusable", health.feed.problem, "correct its url")
    if state is None or state.checked is None:
        return Verdict("new", "not asked yet")
    if state.gone:
        return Verdict(
            "gone",
            f"{state.error or '410 gone'}: the publisher took it away",
            "its entries stay readable; remove its block, or look for its successor with "
            "`briefing feeds add` and the address of the site",
        )
    if state.error:
        return _failure(state, state.error)
    if state.proposed_url:
        return Verdict(
            "moved", f"moved for good to {state.proposed_url}", f'set url = "{state.proposed_url}"'
        )
    if state.ahead and state.ahead >= _DRIFT:
        return Verdict(
            "drifting",
            f"its newest entry was dated {span(state.ahead)} ahead: its clock or zone is wrong",
            "nothing to do: what is new is told by when it was first seen",
        )
    silence = _silence(state, now)
    if silence:
        return Verdict(
            "silent",
            f"silent for {silence.days} days",
            "look whether the site has another feed: `briefing feeds add` and its address",
        )
    oddities = f" ({'; '.join(state.notes)})" if state.notes else ""
    return Verdict("ok", f"{state.entries} {_plural(state.entries)}{oddities}")


def _failure(state: FeedState, error: str) -> Verdict:
    times = f", {state.failures} times in a row" if state.failures > 1 else ""
    words = error + times
    if error.startswith(NO_FEED):
        return Verdict(
            "no feed", words, "`briefing feeds add` and the address of the page finds its feed"
        )
    if state.http == _PASSWORD:
        return Verdict("blocked", words, "it wants username and password_command")
    if state.http in _REFUSALS:
        return Verdict(
            "blocked",
            f"{words}: the server refuses to answer",
            "ask the publisher, or try another user_agent or proxy for it",
        )
    if state.http == _BUSY:
        return Verdict("blocked", words, "nothing to do: it is asked again when the server allows")
    if state.http in _LOST:
        return Verdict(
            "failing",
            words,
            "look for its new address: `briefing feeds add` and the address of the site",
        )
    return Verdict("failing", words, "it is asked again by itself, later each time")


def _silence(state: FeedState, now: datetime) -> timedelta | None:
    """How long nothing came, where that is more than its habit explains."""
    newest = state.newest or state.changed
    usual = max(_SILENT, (state.gap or timedelta()) * _TIMES_ITS_HABIT)
    return now - newest if newest and now - newest > usual else None


def _plural(count: int) -> str:
    return "entry" if count == 1 else "entries"
