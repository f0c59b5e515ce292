"""Briefings kept as they were composed, so that a screen need not wait for it.

A key of everything that a briefing is made of says whether it is still the one that composing
would give; nothing has to tell that something changed.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from briefing.compose.code_digest import code
from briefing.domain.briefing import (
    Briefing,
    Claim,
    Counts,
    Dispute,
    NextDate,
    Number,
    Point,
    Source,
)
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.domain.summit import Summit
    from briefing.store.briefing_input import Material
    from briefing.store.connection import Connection

_KINDS: dict[str, Any] = {
    one.__name__: one for one in (Claim, Counts, Dispute, NextDate, Number, Point, Source)
}
_GIVEN = ("summit", "stories")
"""What whoever asks for a briefing has at hand."""


def key(summit: Summit, found: Material, seen: datetime | None, zone: tzinfo) -> bytes:
    """A digest of all that a briefing hangs on but the time it is."""
    # A zone without a name is told by what it does.
    offsets = [datetime(2025, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)]
    made_of = repr((code(), summit, found, seen, str(zone), offsets))
    return blake2b(made_of.encode(errors="surrogatepass"), digest_size=16).digest()


def get(
    db: Connection, summit: Summit, found: Material, key: bytes, now: datetime
) -> Briefing | None:
    """The briefing that was kept under ``key``, if it is what composing it ``now`` would give."""
    moment = codec.instant(now)
    row = db.execute(
        "SELECT briefing FROM kept_briefings "
        "WHERE summit = ? AND key = ? AND since <= ? AND until > ?",
        (summit.id, key, moment, moment),
    ).fetchone()
    if row is None:
        return None
    told = json.loads(row["briefing"], object_hook=_unpacked)
    return Briefing(summit=summit, stories=found.stories, **told)


def put(db: Connection, briefing: Briefing, key: bytes, now: datetime) -> None:
    """Keep a briefing that was composed ``now``; one that was kept before goes."""
    assert briefing.valid_until is not None  # noqa: S101  compose says so of each
    bare = {
        one.name: getattr(briefing, one.name) for one in fields(briefing) if one.name not in _GIVEN
    }
    db.execute(
        "INSERT OR REPLACE INTO kept_briefings (summit, key, since, until, briefing) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            briefing.summit.id,
            key,
            codec.instant(now),
            codec.instant(briefing.valid_until),
            json.dumps(bare, default=_packed),
        ),
    )


def forget(db: Connection, summits: Sequence[str]) -> None:
    """Let go of what was kept for any but these summits."""
    db.execute(
        "DELETE FROM kept_briefings WHERE summit NOT IN (SELECT value FROM json_each(?))",
        (json.dumps(list(summits)),),
    )


def _packed(value: object) -> dict[str, Any]:
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        return {"": type(value).__name__, **told}
    if isinstance(value, datetime):
        return {"": "datetime", "at": value.isoformat()}
    if isinstance(value, date):
        return {"": "date", "on": value.isoformat()}
    raise TypeError(f"{type(value).__name__} is no part of a briefing")


def _unpacked(told: dict[str, Any]) -> object:
    """What `_packed` made of it; lists are tuples in all that is kept."""
    kind = told.pop("", None)
    if kind == "datetime":
        return datetime.fromisoformat(told["at"])
    if kind == "date":
        return date.fromisoformat(told["on"])
    parts = {name: tuple(one) if isinstance(one, list) else one for name, one in told.items()}
    return _KINDS[kind](**parts) if kind else parts
