"""How values are written to columns: times, lists of paragraphs, and compressed text."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK_LINE = "\n\n"
_LEVEL = 1
"""Higher levels of zlib make text a tenth smaller and take up to three times as long."""
_RAW = -zlib.MAX_WBITS
"""Deflate without the header and checksum of zlib, 6 bytes that are much for a short text."""


@overload
def encode_time(value: datetime) -> str: ...
@overload
def encode_time(value: None) -> None: ...
def encode_time(value: datetime | None) -> str | None:
    """An aware datetime as UTC text with fixed microseconds, so that text sorts as time does."""
    # strftime writes the year 800 as "800" on some platforms, isoformat never does.
    return (
        None
        if value is None
        else value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"
    )


@overload
def decode_time(text: str) -> datetime: ...
@overload
def decode_time(text: None) -> None: ...
def decode_time(text: str | None) -> datetime | None:
    """The time that `encode_time` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def encode_paragraphs(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text; a cleaned paragraph holds no blank line of its own."""
    return _BLANK_LINE.join(paragraphs)


def decode_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs that `encode_paragraphs` joined."""
    return tuple(text.split(_BLANK_LINE)) if text else ()


def compress(text: str, like: str = "") -> bytes:
    """``text`` in few bytes. What it has in common with ``like``, such as the sentences of an entry
    that are also in its markup, is not stored again; `decompress` needs the same ``like``."""
    packer = zlib.compressobj(_LEVEL, wbits=_RAW, zdict=like.encode())
    return packer.compress(text.encode()) + packer.flush()


def decompress(data: bytes, like: str = "") -> str:
    """The text that `compress` was given, with the same ``like``."""
    return zlib.decompressobj(_RAW, zdict=like.encode()).decompress(data).decode()
