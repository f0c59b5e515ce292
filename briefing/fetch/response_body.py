"""The body of a response, received and decoded within ``MAX_BODY`` bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.fetch.content_coding import (
    BROTLI,
    DecoderChain,
    UndeclaredGzip,
    check_plain,
    check_size,
    new_decoder,
    parse_content_encoding,
)
from briefing.fetch.errors import FetchError
from briefing.fetch.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BODY = 16 * 1024 * 1024
"""Bytes of a decoded body, and of every coding on the way to it."""


class ResponseBody:
    """Takes the body of a response in pieces; ``decode`` returns it whole and decoded.

    gzip and deflate are decoded as the pieces arrive, so that a decompression bomb is stopped while
    it is being sent. brotli needs as much memory as its output: it is decoded, together with the
    codings inside it, only when the body is needed.
    """

    def __init__(self, codings: Iterable[str], max_size: int = MAX_BODY) -> None:
        """``codings`` are the Content-Encoding values, in the order they were applied."""
        names, self._unknown = parse_content_encoding(codings)
        outermost_first = names[::-1]
        first_late = (
            outermost_first.index(BROTLI) if BROTLI in outermost_first else len(outermost_first)
        )
        early = [new_decoder(name) for name in outermost_first[:first_late]]
        self._late = outermost_first[first_late:]
        self._max_size = max_size
        self._spool = Spool()
        self._early = DecoderChain(
            early if self._late else [*early, UndeclaredGzip()], max_size, self._spool.add
        )

    def expect(self, size: int) -> None:
        """Refuse a body that announces more bytes than it may have."""
        check_size(size, self._max_size)

    def add(self, piece: bytes) -> None:
        """Take one more piece; ``FetchError`` when it is broken or there is too much."""
        self._early.add(piece)

    def decode(self) -> bytes:
        """The body, once every piece was added; ``FetchError`` if it is broken or too large."""
        complete, content = self._decoded()
        if not complete:
            raise FetchError("the answer broke off before its end")
        check_plain(content, self._unknown)
        return content

    def decode_beginning(self) -> bytes:
        """What can be decoded of a body of which only the first pieces were added."""
        return self._decoded()[1]

    def _decoded(self) -> tuple[bool, bytes]:
        complete, content = self._early.complete, self._spool.read()
        if complete and self._late:
            decoded = bytearray()
            late = DecoderChain(
                [*map(new_decoder, self._late), UndeclaredGzip()], self._max_size, decoded.extend
            )
            late.add(content)
            complete, content = late.complete, bytes(decoded)
        return complete, content
