"""An answer's body, received and unpacked within bounds: none costs more than ``MOST`` allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.fetch.content_coding import BROTLI, Chain, Undeclared, check_size, layer, names
from briefing.fetch.errors import Trouble
from briefing.fetch.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 16 * 1024 * 1024
"""Bytes of a decoded body, and of every coding on the way to it."""


class Body:
    """Takes an answer's body piece by piece; ``whole`` gives it decoded.

    gzip and deflate are undone as the pieces come, so that a bomb is stopped while it is sent.
    brotli needs as much memory as what it has given: it is left packed until somebody wants the
    body, and so is what it covers.
    """

    def __init__(self, codings: Iterable[str], most: int = MOST) -> None:
        """``codings`` are the Content-Encoding values, in the order they were applied."""
        outermost_first = names(codings)[::-1]
        at = outermost_first.index(BROTLI) if BROTLI in outermost_first else len(outermost_first)
        early = [layer(name) for name in outermost_first[:at]]
        self._late = outermost_first[at:]
        self._most = most
        self._spool = Spool()
        self._received = Chain(
            early if self._late else [*early, Undeclared()], most, self._spool.add
        )

    def expect(self, size: int) -> None:
        """Refuse a body that announces more bytes than it may have."""
        check_size(size, self._most)

    def add(self, piece: bytes) -> None:
        """Take one more piece; ``Trouble`` when it is broken or there is too much."""
        self._received.add(piece)

    def whole(self) -> bytes:
        """The decoded body, once all was added; ``Trouble`` when it is broken or too large."""
        complete, content = self._received.complete, self._spool.whole()
        if complete and self._late:
            unpacked = bytearray()
            chain = Chain([*map(layer, self._late), Undeclared()], self._most, unpacked.extend)
            chain.add(content)
            complete, content = chain.complete, bytes(unpacked)
        if not complete:
            raise Trouble("the answer broke off before its end")
        return content
