"""The health of a feed in words, and what the reader can do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Literal

from briefing.domain.duration import span
from briefing.domain.failure_words import BOT_CHECK, NOT_A_FEED, UNKNOWN_SIGNER, WANTS_COOKIE
from briefing.render.time_words import stamp
from briefing.text.plural import counted

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.feed import FeedHealth, FeedState

Kind = Literal[
    "ok", "new", "moved", "silent", "drifting", "blocked", "gone", "no feed", "failing", "unusable"
]

_DRIFT = timedelta(minutes=30)
"""No correct clock differs by so much: half an hour is the smallest difference of time zones."""

_MOST_DRIFT = timedelta(days=1)
"""No zone is wrong by more. An entry dated further ahead is named after its own day, as councils
do in their calendars."""

_UNAUTHORIZED = 401
_REFUSALS = {402, 403, 406, 451}
_TOO_MANY_REQUESTS = 429
_NOT_FOUND = 404
_PERMISSION = re.compile(r"\b\w+ = true(?= would allow it)")
"""The key that a reason names, as it is written in feeds.toml."""

# How reasons begin, and what to do then.
_REMEDIES: tuple[tuple[str, Kind, str], ...] = (
    (NOT_A_FEED, "no feed", "use `briefing feeds add` with the page's address to find its feed"),
    (
        BOT_CHECK,
        "blocked",
        "ask the publisher to let feed readers through, or try another user_agent or proxy for it",
    ),
    (
        WANTS_COOKIE,
        "blocked",
        'set headers = {Cookie = "…"} to the cookie that it sets in a browser',
    ),
    (
        f"{UNKNOWN_SIGNER} itself",
        "failing",
        "set ca_file to a PEM file with this certificate, once you know that it is the publisher's",
    ),
    (
        UNKNOWN_SIGNER,
        "failing",
        "set ca_file to a PEM file with the authority's certificate, or with the intermediate one "
        "that the server leaves out",
    ),
    ("its ca_file ", "failing", "correct its ca_file"),
    ("its headers ", "failing", "correct its headers"),
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``words`` say what is wrong, ``remedy`` what to do about it ("" for nothing)."""

    kind: Kind
    words: str
    remedy: str = ""

    @property
    def healthy(self) -> bool:
        """Whether the feed needs no attention."""
        return self.kind in ("ok", "new")


def diagnose(health: FeedHealth, now: datetime) -> Diagnosis:
    """The health of a feed at ``now``, by what is known of it."""
    state = health.state
    if health.feed.problem:
        return Diagnosis("unusable", health.feed.problem, "correct its url")
    if state is None or state.checked is None:
        return Diagnosis("new", "not fetched yet")
    if state.gone:
        return Diagnosis(
            "gone",
            f"{state.error or '410 gone'}: the publisher removed it",
            "its entries stay readable; remove its block, or use `briefing feeds add` "
            "with the site's address to find its successor",
        )
    if state.error:
        return _failure(state, state.error)
    if state.proposed_url:
        return Diagnosis(
            "moved", f"moved for good to {state.proposed_url}", f'set url = "{state.proposed_url}"'
        )
    if state.ahead and _DRIFT <= state.ahead <= _MOST_DRIFT:
        return Diagnosis(
            "drifting",
            f"its newest entry was dated {span(state.ahead)} ahead: its clock or zone is wrong",
            "nothing to do: entries count as new by when they were first seen",
        )
    silence = _silence(state, now)
    if silence:
        return Diagnosis(
            "silent",
            f"silent for {silence.days} days",
            "use `briefing feeds add` with the site's address to look for another feed",
        )
    oddities = "; ".join(filter(None, (*state.notes, _dated_ahead(health, now))))
    notes = f" ({oddities})" if oddities else ""
    return Diagnosis("ok", f"{counted(state.entries, 'entry', 'entries')}{notes}")


def _dated_ahead(health: FeedHealth, now: datetime) -> str:
    dates = [date for date in health.ahead if date - now >= _DRIFT]
    if not dates:
        return ""
    days = dict.fromkeys(stamp(date, now, UTC) for date in (dates[0], dates[-1]))
    return f"{counted(len(dates), 'entry', 'entries')} dated ahead: {' to '.join(days)}"


def _failure(state: FeedState, error: str) -> Diagnosis:
    times = f", {state.failures} times in a row" if state.failures > 1 else ""
    words = error + times
    for beginning, kind, remedy in _REMEDIES:
        if error.startswith(beginning):
            return Diagnosis(kind, words, remedy)
    permission = _PERMISSION.search(error)
    if permission:
        return Diagnosis("failing", words, f"set {permission[0]} if you trust this server")
    if state.http == _UNAUTHORIZED:
        return Diagnosis("blocked", words, "set username and password_command")
    if state.http in _REFUSALS:
        return Diagnosis(
            "blocked",
            f"{words}: the server refuses to answer",
            "ask the publisher, or try another user_agent or proxy for it",
        )
    if state.http == _TOO_MANY_REQUESTS:
        return Diagnosis(
            "blocked", words, "nothing to do: it is fetched again when the server allows"
        )
    if state.http == _NOT_FOUND:
        return Diagnosis(
            "failing",
            words,
            "use `briefing feeds add` with the site's address to find the new one",
        )
    return Diagnosis(
        "failing", words, "nothing to do: it is retried automatically, less often each time"
    )


def _silence(state: FeedState, now: datetime) -> timedelta | None:
    """How long nothing has come, if that is longer than its typical interval explains."""
    begins = state.silent_from
    return now - state.latest if state.latest and begins and now > begins else None
