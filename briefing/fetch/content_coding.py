"""Content codings undone piece by piece, each in steps that bound what one piece may become."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Protocol

from briefing.fetch.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ACCEPTED = "gzip, deflate, br"
BROTLI = "br"
_STEP = 64 * 1024
_MOST = 4
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"  # RFC 1952, 2.3.1; no feed begins so
_NAME = re.compile(r"[a-z0-9._-]{1,20}")


class Layer(Protocol):
    """One coding of a body."""

    @property
    def complete(self) -> bool:
        """Whether the coded data has come to its end."""
        ...

    def decoded(self, data: bytes) -> Iterator[bytes]:
        """What ``data`` adds, in parts of bounded size; ``Trouble`` when it is broken."""
        ...


class Chain:
    """Layers one after another, the outermost first; ``sink`` takes what comes out of the last.

    No layer may be given or give more than ``most`` bytes: beyond, ``Trouble``.
    """

    def __init__(self, layers: Sequence[Layer], most: int, sink: Callable[[bytes], object]) -> None:
        self._layers = layers
        self._counted = [0] * (len(layers) + 1)
        self._most = most
        self._sink = sink

    @property
    def complete(self) -> bool:
        """Whether all that began has ended; nothing at all is complete."""
        return not self._counted[0] or all(layer.complete for layer in self._layers)

    def add(self, piece: bytes, level: int = 0) -> None:
        """Take one more piece of the outermost coding."""
        self._counted[level] += len(piece)
        check_size(self._counted[level], self._most)
        if level == len(self._layers):
            self._sink(piece)
            return
        for part in self._layers[level].decoded(piece):
            self.add(part, level + 1)


def check_size(size: int, most: int) -> None:
    """``Trouble`` when ``size`` bytes are more than ``most``."""
    if size > most:
        raise Trouble(f"larger than {most / (1 << 20):.3g} MiB")


def names(codings: Iterable[str]) -> list[str]:
    """The codings of all Content-Encoding lines as applied, without those that change nothing.

    ``Trouble`` for one that was not asked for (RFC 9110, 8.4.1), and for what nobody does twice:
    each brotli layer may need as much memory as the body.
    """
    found = [name.strip().lower() for line in codings for name in line.split(",")]
    found = [name.removeprefix("x-") for name in found if name not in {"", "identity"}]
    for name in found:
        if name not in _LAYERS:
            shown = name if _NAME.fullmatch(name) else "a method without a name"
            raise Trouble(f"compressed with {shown}, which was not asked for")
    if len(found) > _MOST or found.count(BROTLI) > 1:
        raise Trouble(f"compressed {len(found)} times over")
    return found


def layer(name: str) -> Layer:
    """A new layer of one of the ``names``."""
    return _LAYERS[name]()


class Undeclared:
    """The body itself, which some servers leave packed and say nothing: ``feed.xml.gz``."""

    def __init__(self) -> None:
        self._first = b""
        self._gzip: Gzip | None = None
        self._plain = False

    @property
    def complete(self) -> bool:
        return not self._first if self._gzip is None else self._gzip.complete

    def decoded(self, data: bytes) -> Iterator[bytes]:
        if self._gzip is None and not self._plain:
            data, self._first = self._first + data, b""
            if data == _MAGIC[:1]:
                self._first = data
                return
            if data.startswith(_MAGIC):
                self._gzip = Gzip()
            else:
                self._plain = bool(data)
        if self._gzip is None:
            yield data
        else:
            yield from self._gzip.decoded(data)


class Gzip:
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
                if not data.startswith(_MAGIC[: len(data)]):
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


class Deflate:
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


class Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        import brotli  # few servers send it

        self._error = brotli.error
        self._decoder = brotli.Decompressor()

    @property
    def complete(self) -> bool:
        finished: bool = self._decoder.is_finished()
        return finished

    def decoded(self, data: bytes) -> Iterator[bytes]:
        try:
            # The library keeps what does not fit into one step and gives it for the asking; it
            # has given all when a step is empty.
            while not self._decoder.is_finished():
                part: bytes = self._decoder.process(data, output_buffer_limit=_STEP)
                if not part:
                    return
                yield part
                data = b""
        except self._error as error:
            raise Trouble("its br compression is broken") from error


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


_LAYERS: dict[str, Callable[[], Layer]] = {"gzip": Gzip, "deflate": Deflate, BROTLI: Brotli}
