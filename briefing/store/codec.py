"""How values are written to columns: times, paragraphs, passages and compressed text."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, overload

from briefing.domain.entry import HEADLINE
from briefing.errors import DamagedValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.entry import Passage

PASSAGE_TEXT = """COALESCE(
    p.text, CASE p.start WHEN 0 THEN e.title ELSE SUBSTR(e.body, p.start, p.length) END
)"""
"""SQL: the text of the passage ``p`` of the entry ``e``."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BLANK_LINE = "\n\n"
_LEVEL = 1
"""Higher levels of zlib make text a tenth smaller and take up to three times as long."""
_CHECKSUM = struct.Struct("<I")
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
    """The time that `encode_time` wrote; raises `DamagedValue`."""
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError as error:
        raise DamagedValue("a time") from error


def encode_microseconds(value: datetime) -> int:
    """An aware datetime as the number of microseconds since 1970, a third of its text: for the
    table with the most rows."""
    return (value - _EPOCH) // _MICROSECOND


def decode_microseconds(number: int) -> datetime:
    """The time that `encode_microseconds` wrote."""
    return _EPOCH + number * _MICROSECOND


def microseconds(column: str) -> str:
    """SQL: a time that `encode_time` wrote, in the form of `encode_microseconds`."""
    return f"(strftime('%s', SUBSTR({column}, 1, 19)) * 1000000 + SUBSTR({column}, 21, 6))"


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
    """The text that `compress` was given, with the same ``like``; raises `DamagedValue`.

    Without a checksum only damage to the form of the bytes is noticed. Nothing stands for "".
    """
    unpacker = zlib.decompressobj(_RAW, zdict=like.encode())
    try:
        text = unpacker.decompress(data).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise DamagedValue("a text") from error
    if data and not unpacker.eof:
        raise DamagedValue("a text")
    return text


def compress_checked(text: str) -> bytes:
    """``text`` as `compress` writes it, behind a checksum."""
    packed = compress(text)
    return _CHECKSUM.pack(zlib.crc32(packed)) + packed


def decompress_checked(data: bytes) -> str:
    """The text that `compress_checked` was given, and no other; raises `DamagedValue`."""
    packed = data[_CHECKSUM.size :]
    if data[: _CHECKSUM.size] != _CHECKSUM.pack(zlib.crc32(packed)):
        raise DamagedValue("a text")
    return decompress(packed)


def encode_passage_texts(
    title: str, body: str, passages: Sequence[Passage]
) -> list[tuple[str | None, int | None, int | None]]:
    """``text``, ``start`` and ``length`` of each of an entry's passages, for `PASSAGE_TEXT`.

    A sentence stands in the body nearly always. Then only its place there is stored: ``start``
    counts characters from 1, and 0 stands for the title.
    """
    encoded: list[tuple[str | None, int | None, int | None]] = []
    end = 0
    for passage in passages:
        if passage.paragraph == HEADLINE and passage.text == title:
            encoded.append((None, 0, None))
        elif (at := body.find(passage.text, end)) >= 0:
            end = at + len(passage.text)
            encoded.append((None, at + 1, len(passage.text)))
        else:
            encoded.append((passage.text, None, None))
    return encoded
