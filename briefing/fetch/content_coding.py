"""Content codings (RFC 9110, 8.4), decoded piece by piece into parts of bounded size."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Protocol

from briefing.fetch.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ACCEPTED = "gzip, deflate, br"
BROTLI = "br"
_MARKUP_STARTS = (b"<", b"{", b"\xef")
_STEP = 64 * 1024
_MAX_CODINGS = 4
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"  # RFC 1952, 2.3.1; no feed begins so
_NAME = re.compile(r"[a-z0-9._-]{1,20}")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<[\w?!]|\{)|\xff\xfe[<\s{]|\xfe\xff\0[<\s{]")


class Decoder(Protocol):
    """Decodes one coding of a body."""

    @property
    def complete(self) -> bool:
        """Whether the coded data has ended."""
        ...

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Decode ``data`` in parts of bounded size; ``FetchError`` when it is broken."""
        ...


class DecoderChain:
    """Decoders one after another, the outermost first; ``sink`` takes the output of the last.

    ``FetchError`` when a decoder takes or returns more than ``max_size`` bytes.
    """

    def __init__(
        self, decoders: Sequence[Decoder], max_size: int, sink: Callable[[bytes], object]
    ) -> None:
        self._decoders = decoders
        self._sizes = [0] * (len(decoders) + 1)
        self._max_size = max_size
        self._sink = sink

    @property
    def complete(self) -> bool:
        """Whether all coded data has ended; an empty body is complete."""
        return not self._sizes[0] or all(decoder.complete for decoder in self._decoders)

    def add(self, piece: bytes, level: int = 0) -> None:
        """Take one more piece of the outermost coding."""
        self._sizes[level] += len(piece)
        check_size(self._sizes[level], self._max_size)
        if level == len(self._decoders):
            self._sink(piece)
            return
        for part in self._decoders[level].decode(piece):
            self.add(part, level + 1)


def check_size(size: int, max_size: int) -> None:
    """Raise ``FetchError`` when ``size`` bytes are more than ``max_size``."""
    if size > max_size:
        raise FetchError(f"larger than {max_size / (1 << 20):.3g} MiB")


def parse_content_encoding(values: Iterable[str]) -> tuple[list[str], list[str]]:
    """The codings of all Content-Encoding values in the order applied, without ``identity``.

    Those that were not asked for (RFC 9110, 8.4.1) come second: servers also put a charset there
    (``utf-8``), or how a file was uploaded (``aws-chunked``). ``FetchError`` for too many, and for
    brotli twice: each brotli decoder may need as much memory as the body.
    """
    names = [name.strip().lower() for value in values for name in value.split(",")]
    names = [name.removeprefix("x-") for name in names if name not in {"", "identity"}]
    if len(names) > _MAX_CODINGS or names.count(BROTLI) > 1:
        raise FetchError(f"compressed {len(names)} times over")
    known = [name for name in names if name in _DECODERS]
    return known, [name for name in names if name not in _DECODERS]


def check_plain(content: bytes, unknown: Sequence[str]) -> None:
    """Raise ``FetchError`` where ``content`` is not markup and may be in an ``unknown`` coding."""
    if unknown and content and not _MARKUP.match(content):
        shown = unknown[0] if _NAME.fullmatch(unknown[0]) else "a method without a name"
        raise FetchError(f"compressed with {shown}, which was not asked for")


def new_decoder(name: str) -> Decoder:
    """A new decoder for a coding that `parse_content_encoding` returned."""
    return _DECODERS[name]()


class UndeclaredGzip:
    """Decodes a body that is gzip without Content-Encoding (``feed.xml.gz``); others pass as is."""

    def __init__(self) -> None:
        self._first = b""
        self._gzip: GzipDecoder | None = None
        self._plain = False

    @property
    def complete(self) -> bool:
        return not self._first if self._gzip is None else self._gzip.complete

    def decode(self, data: bytes) -> Iterator[bytes]:
        if self._gzip is None and not self._plain:
            data, self._first = self._first + data, b""
            if data == _MAGIC[:1]:
                self._first = data
                return
            if data.startswith(_MAGIC):
                self._gzip = GzipDecoder()
            else:
                self._plain = bool(data)
        if self._gzip is None:
            yield data
        else:
            yield from self._gzip.decode(data)


class GzipDecoder:
    """RFC 1952: any number of members; data after the last is ignored."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(_GZIP)
        self._between = b""
        self._ignore = False
        self.complete = False

    def decode(self, data: bytes) -> Iterator[bytes]:
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


class DeclaredGzip:
    """gzip, except for a body that is markup: a proxy decoded it and left the header in place."""

    def __init__(self) -> None:
        self._gzip: GzipDecoder | None = None
        self._plain = False

    @property
    def complete(self) -> bool:
        return self._plain if self._gzip is None else self._gzip.complete

    def decode(self, data: bytes) -> Iterator[bytes]:
        if self._gzip is None and data and not self._plain:
            self._plain = data[:1] in _MARKUP_STARTS
            self._gzip = None if self._plain else GzipDecoder()
        if self._gzip is None:
            yield data
        else:
            yield from self._gzip.decode(data)


class DeflateDecoder:
    """RFC 1950 where its two header bytes are valid, else raw RFC 1951 as some servers send it."""

    def __init__(self) -> None:
        self._inflate: zlib._Decompress | None = None
        self._first = b""

    @property
    def complete(self) -> bool:
        return self._inflate is not None and self._inflate.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        if self._inflate is None:
            data = self._first + data
            if len(data) < 2:
                self._first = data
                return
            wrapped = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        if not self._inflate.eof:
            yield from _inflated(self._inflate, data, "deflate")


class BrotliDecoder:
    """RFC 7932."""

    def __init__(self) -> None:
        import brotli  # few servers send it

        self._error = brotli.error
        self._decoder = brotli.Decompressor()

    @property
    def complete(self) -> bool:
        finished: bool = self._decoder.is_finished()
        return finished

    def decode(self, data: bytes) -> Iterator[bytes]:
        try:
            # The library keeps output that does not fit into one step and returns it in the next;
            # an empty step means that all was returned.
            while not self._decoder.is_finished():
                part: bytes = self._decoder.process(data, output_buffer_limit=_STEP)
                if not part:
                    return
                yield part
                data = b""
        except self._error as error:
            raise FetchError("its br compression is broken") from error


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
        raise FetchError(f"its {name} compression is broken") from error


_DECODERS: dict[str, Callable[[], Decoder]] = {
    "gzip": DeclaredGzip,
    "deflate": DeflateDecoder,
    BROTLI: BrotliDecoder,
}
