"""Content-Encoding undone within bounds: no answer costs more memory than ``MOST`` allows.

Only what was asked for is undone (RFC 9110, 8.4.1): gzip, and deflate with or without the zlib
wrapping that it should have.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Protocol

from briefing.fetch.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 16 * 1024 * 1024
"""Bytes of a decoded body, and of every coding on the way to it."""

ACCEPTED = "gzip, deflate"
_STEP = 64 * 1024
_MOST_CODINGS = 4
_GZIP = 16 + zlib.MAX_WBITS
_NAME = re.compile(r"[a-z0-9._-]{1,20}")


class Body:
    """Takes an answer's body piece by piece; ``whole`` gives it decoded."""

    def __init__(self, codings: Iterable[str], most: int = MOST) -> None:
        """``codings`` are the Content-Encoding values, in the order they were applied."""
        self._layers = [_layer(name) for name in reversed(_names(codings))]
        self._counted = [0] * (len(self._layers) + 1)
        self._most = most
        self._content = bytearray()  # a list of one-byte pieces would cost forty times as much

    def expect(self, size: int) -> None:
        """Refuse a body that announces more bytes than it may have."""
        if size > self._most:
            raise Trouble(f"larger than {self._most / (1 << 20):.3g} MiB")

    def add(self, piece: bytes) -> None:
        """Decode one more piece; ``Trouble`` when it is broken or there is too much."""
        self._pass_on(piece, 0)

    def whole(self) -> bytes:
        """The decoded body, once all was added; ``Trouble`` when it stops too early."""
        if self._counted[0] and not all(layer.complete for layer in self._layers):
            raise Trouble("the answer broke off before its end")
        return bytes(self._content)

    def _pass_on(self, piece: bytes, level: int) -> None:
        self._counted[level] += len(piece)
        self.expect(self._counted[level])
        if level == len(self._layers):
            self._content += piece
            return
        for part in self._layers[level].decoded(piece):
            self._pass_on(part, level + 1)


class _Layer(Protocol):
    @property
    def complete(self) -> bool: ...

    def decoded(self, data: bytes) -> Iterator[bytes]: ...


class _Gzip:
    """RFC 1952: any number of members; what follows the last is not ours to judge."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(_GZIP)
        self._between = b""
        self._ignore = False
        self.complete = False

    def decoded(self, data: bytes) -> Iterator[bytes]:
        while data and not self._ignore:
            if self.complete:
                data = self._between + data
                if not data.startswith(b"\x1f\x8b"[: len(data)]):
                    self._ignore = True
                    return
                if len(data) == 1:
                    self._between = data
                    return
                self._inflate, self._between = zlib.decompressobj(_GZIP), b""
                self.complete = False
            yield from _inflated(self._inflate, data, "gzip")
            self.complete = self._inflate.eof
            data = self._inflate.unused_data


class _Deflate:
    """RFC 1950 where its two header bytes are right, else bare RFC 1951 as some servers send."""

    def __init__(self) -> None:
        self._inflate: zlib._Decompress | None = None
        self._first = b""

    @property
    def complete(self) -> bool:
        return self._inflate is not None and self._inflate.eof

    def decoded(self, data: bytes) -> Iterator[bytes]:
        if self._inflate is None:
            data = self._first + data
            if len(data) < 2:
                self._first = data
                return
            wrapped = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        if not self._inflate.eof:
            yield from _inflated(self._inflate, data, "deflate")


def _inflated(inflate: zlib._Decompress, data: bytes, name: str) -> Iterator[bytes]:
    try:
        while not inflate.eof:
            part = inflate.decompress(data, _STEP)
            data = inflate.unconsumed_tail
            if part:
                yield part
            if len(part) < _STEP and not data:
                return
    except zlib.error as error:
        raise Trouble(f"its {name} compression is broken") from error


def _names(codings: Iterable[str]) -> list[str]:
    """The codings of all Content-Encoding lines, in order, without those that change nothing."""
    names = [name.strip().lower() for line in codings for name in line.split(",")]
    names = [name.removeprefix("x-") for name in names if name not in {"", "identity"}]
    if len(names) > _MOST_CODINGS:
        raise Trouble(f"compressed {len(names)} times over")
    return names


def _layer(name: str) -> _Layer:
    if name == "gzip":
        return _Gzip()
    if name == "deflate":
        return _Deflate()
    shown = name if _NAME.fullmatch(name) else "a method without a name"
    raise Trouble(f"compressed with {shown}, which was not asked for")
