"""Briefings stored as they were composed, so that a screen does not wait for composing.

The key is a digest of everything that a briefing is composed from, so a stored one is found only
while composing would give the same; no change has to invalidate it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from briefing.domain.briefing import (
    Briefing,
    Claim,
    Counts,
    Dispute,
    FigureReport,
    NextDate,
    Number,
    Point,
    Source,
)
from briefing.store import codec
from briefing.store.code_digest import code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.domain.summit import Summit
    from briefing.store.briefing_input import BriefingInput
    from briefing.store.sqlite import Connection

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (Claim, Counts, Dispute, FigureReport, NextDate, Number, Point, Source)
}
_NOT_STORED = ("summit", "stories")
"""Fields that every caller of `get` already has."""


def cache_key(
    summit: Summit,
    source: BriefingInput,
    seen: datetime | None,
    zone: tzinfo,
    languages: Sequence[str] = (),
) -> bytes:
    """A digest of everything that a briefing depends on except the current time."""
    # A zone without a name is identified by its offsets.
    offsets = [datetime(2025, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)]
    parts = repr((code(), summit, source, seen, str(zone), offsets, tuple(languages)))
    return blake2b(parts.encode(errors="surrogatepass"), digest_size=16).digest()


def get(
    db: Connection, summit: Summit, source: BriefingInput, key: bytes, now: datetime
) -> Briefing | None:
    """The briefing stored under ``key``, if composing it ``now`` would give the same."""
    at = codec.encode_time(now)
    row = db.execute(
        "SELECT briefing FROM kept_briefings "
        "WHERE summit = ? AND key = ? AND since <= ? AND until > ?",
        (summit.id, key, at, at),
    ).fetchone()
    if row is None:
        return None
    values = json.loads(codec.decompress(row["briefing"]), object_hook=_decode)
    return Briefing(summit=summit, stories=source.stories, **values)


def put(db: Connection, briefing: Briefing, key: bytes, now: datetime) -> None:
    """Store a briefing that was composed ``now`` in place of the summit's earlier one."""
    assert briefing.valid_until is not None  # noqa: S101 - compose always sets it
    values = {
        field.name: getattr(briefing, field.name)
        for field in fields(briefing)
        if field.name not in _NOT_STORED
    }
    db.execute(
        "INSERT OR REPLACE INTO kept_briefings (summit, key, since, until, briefing) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            briefing.summit.id,
            key,
            codec.encode_time(now),
            codec.encode_time(briefing.valid_until),
            codec.compress(json.dumps(values, default=_encode, separators=(",", ":"))),
        ),
    )


def delete_except(db: Connection, summits: Sequence[str]) -> None:
    """Delete the briefings of all summits except these (ids)."""
    db.execute(
        "DELETE FROM kept_briefings WHERE summit NOT IN (SELECT value FROM json_each(?))",
        (json.dumps(list(summits)),),
    )


def _encode(value: object) -> dict[str, Any]:
    if is_dataclass(value) and not isinstance(value, type):
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        return {"": type(value).__name__, **values}
    if isinstance(value, datetime):
        return {"": "datetime", "at": value.isoformat()}
    if isinstance(value, date):
        return {"": "date", "on": value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be part of a briefing")


def _decode(encoded: dict[str, Any]) -> object:
    """The value that `_encode` wrote; every list in a briefing is a tuple."""
    kind = encoded.pop("", None)
    if kind == "datetime":
        return datetime.fromisoformat(encoded["at"])
    if kind == "date":
        return date.fromisoformat(encoded["on"])
    for name, value in encoded.items():
        if type(value) is list:
            encoded[name] = tuple(value)
    return _KINDS[kind](**encoded) if kind else encoded
