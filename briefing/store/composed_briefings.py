"""Briefings stored as they were composed, so that a screen does not wait for composing.

The key is a digest of everything that a briefing is composed from, so a stored one is found only
while composing would give the same; no change has to invalidate it. As it takes long to read all of
that, the key is followed by a stamp, which differs after any change of the cache: while it is the
same, so is the rest.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from briefing.domain.annotation import Annotation
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
from briefing.errors import DamagedValue
from briefing.store import codec, meta, stories
from briefing.store.code_digest import code
from briefing.store.sqlite import CHANGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo
    from sqlite3 import Row

    from briefing.domain.summit import Summit
    from briefing.store.briefing_input import BriefingInput
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (Annotation, Claim, Counts, Dispute, FigureReport, NextDate, Number, Point, Source)
}
_NOT_STORED = ("summit", "stories")
"""Fields that are not stored as they are; of the stories only the ids are."""
_STORED = {field.name for field in fields(Briefing)} - {"summit"}


def cache_key(
    summit: Summit,
    source: BriefingInput,
    seen: datetime | None,
    zone: tzinfo,
    languages: Sequence[str] = (),
) -> bytes:
    """A digest of everything that a briefing depends on except the current time."""
    return _digest((code(), summit, source, seen, _described(zone), tuple(languages)))


def stamp(
    db: Connection,
    summit: Summit,
    names: FeedNames,
    seen: datetime | None,
    zone: tzinfo,
    languages: Sequence[str] = (),
) -> bytes:
    """A digest of the state of the cache and of what else a briefing depends on, as `cache_key`.

    It is to be made before anything is read, so that no later change goes unnoticed.
    """
    changes = meta.get(db, CHANGES)
    zone_name = _described(zone)
    return _digest((code(), changes, summit, names, seen, zone_name, tuple(languages)))


def get_unchanged(
    db: Connection, summit: Summit, stamp: bytes, names: FeedNames, now: datetime
) -> Briefing | None:
    """The stored briefing, if nothing at all has changed since it had this ``stamp``."""
    decoded = _decoded(_row(db, summit, "stamp = ?", stamp, now))
    if decoded is None:
        return None
    ids, values = decoded
    return Briefing(summit=summit, stories=stories.load(db, ids, names), **values)


def get(
    db: Connection, summit: Summit, source: BriefingInput, key: bytes, now: datetime
) -> Briefing | None:
    """The briefing stored under ``key``, if composing it ``now`` would give the same."""
    decoded = _decoded(_row(db, summit, "key = ?", key, now))
    if decoded is None:
        return None
    return Briefing(summit=summit, stories=source.stories, **decoded[1])


def put(db: Connection, briefing: Briefing, key: bytes, stamp: bytes, now: datetime) -> None:
    """Store a briefing that was composed ``now`` in place of the summit's earlier one."""
    assert briefing.valid_until is not None  # noqa: S101 - compose always sets it
    values = {
        field.name: getattr(briefing, field.name)
        for field in fields(briefing)
        if field.name not in _NOT_STORED
    }
    values["stories"] = [story.id for story in briefing.stories]
    db.execute(
        "INSERT OR REPLACE INTO kept_briefings (summit, key, stamp, since, until, briefing) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            briefing.summit.id,
            key,
            stamp,
            codec.encode_time(now),
            codec.encode_time(briefing.valid_until),
            codec.compress_checked(json.dumps(values, default=_encode, separators=(",", ":"))),
        ),
    )


def renew(db: Connection, summit: str, key: bytes, stamp: bytes) -> None:
    """Give the stored briefing with this ``key`` another stamp: what has changed is not in it."""
    db.execute(
        "UPDATE kept_briefings SET stamp = ? WHERE summit = ? AND key = ?", (stamp, summit, key)
    )


def delete_except(db: Connection, summits: Sequence[str]) -> None:
    """Delete the briefings of all summits except these (ids)."""
    db.execute(
        "DELETE FROM kept_briefings WHERE summit NOT IN (SELECT value FROM json_each(?))",
        (json.dumps(list(summits)),),
    )


def _row(db: Connection, summit: Summit, condition: str, value: bytes, now: datetime) -> Row | None:
    at = codec.encode_time(now)
    row: Row | None = db.execute(
        "SELECT briefing FROM kept_briefings "
        f"WHERE summit = ? AND {condition} AND since <= ? AND until > ?",
        (summit.id, value, at, at),
    ).fetchone()
    return row


def _decoded(row: Row | None) -> tuple[Sequence[str], dict[str, Any]] | None:
    """The ids of the stories, and the other fields; None if there is no row, or a damaged one."""
    if row is None:
        return None
    try:
        text = codec.decompress_checked(row["briefing"])
        values: dict[str, Any] = json.loads(text, object_hook=_decode)
    except (DamagedValue, ValueError, KeyError, TypeError):
        return None
    if not isinstance(values, dict) or values.keys() != _STORED:
        return None
    return values.pop("stories"), values


def _described(zone: tzinfo) -> tuple[object, ...]:
    """A zone's name, and its offsets, which identify one without a name."""
    return (
        str(zone),
        *(datetime(2025, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)),
    )


def _digest(parts: object) -> bytes:
    encoded = repr(parts).encode(errors="surrogatepass")
    return blake2b(encoded, digest_size=16).digest()


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
