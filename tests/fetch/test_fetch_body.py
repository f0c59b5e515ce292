from __future__ import annotations

import gc
import gzip
import subprocess
import sys
import tempfile
import tracemalloc
import zlib
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

from briefing.fetch.errors import FetchError
from briefing.fetch.response_body import ResponseBody

if TYPE_CHECKING:
    from collections.abc import Callable

gzipped = partial(gzip.compress, mtime=0)
"""Without the time: a test of packed bytes is called the same in every process."""

TEXT = b"<rss>" + b"Gyeongju prepares for the summit. " * 9000 + b"</rss>"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def brotli_bomb(size: int) -> bytes:
    """``size`` MiB of nothing in a few hundred bytes."""
    packer = brotli.Compressor(quality=5, lgwin=24)
    blocks = [packer.process(bytes(1 << 20)) for _ in range(size)]
    return b"".join([*blocks, packer.finish()])


def unpacked(data: bytes, *codings: str, most: int = 1 << 24, step: int = 1000) -> bytes:
    body = ResponseBody(codings, most)
    for start in range(0, len(data), step):
        body.add(data[start : start + step])
    return body.decode()


@pytest.mark.parametrize("step", [1, 2, 1000, 10**9])
@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzipped),
        ("X-GZIP", gzipped),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("identity", bytes),
        ("gzip, gzip", lambda data: gzipped(gzipped(data))),
        ("deflate, identity, gzip", lambda data: gzipped(zlib.compress(data))),
        ("br", brotli.compress),
        ("BR, gzip", lambda data: gzipped(brotli.compress(data))),
        ("gzip, br", lambda data: brotli.compress(gzipped(data))),
    ],
)
def test_any_cut_of_any_coding_gives_the_text(
    coding: str, pack: Callable[[bytes], bytes], step: int
) -> None:
    assert unpacked(pack(TEXT), coding, step=step) == TEXT


def test_codings_in_several_header_lines() -> None:
    assert unpacked(gzipped(zlib.compress(TEXT)), "deflate", "gzip") == TEXT


@pytest.mark.parametrize("step", [1, 7, 10**9])
def test_gzip_in_members_and_with_padding_after_it(step: int) -> None:
    packed = gzipped(b"one ") + gzipped(b"two") + b"\0" * 50
    assert unpacked(packed, "gzip", step=step) == b"one two"


@pytest.mark.parametrize("step", [1, 2, 1000, 10**9])
@pytest.mark.parametrize(
    ("coding", "pack"), [("identity", bytes), ("gzip", gzipped), ("br", brotli.compress)]
)
def test_a_document_that_is_a_gzip_file_is_unpacked_too(
    coding: str, pack: Callable[[bytes], bytes], step: int
) -> None:
    assert unpacked(pack(gzipped(TEXT)), coding, step=step) == TEXT


@pytest.mark.parametrize("text", [b"", b"\x1f\x8a", b"\x1f<", b"\x8b\x1f", b"<", b"\0\0"])
@pytest.mark.parametrize("step", [1, 9])
def test_what_only_begins_like_gzip_is_left_alone(text: bytes, step: int) -> None:
    assert unpacked(text, "identity", step=step) == text


def test_nothing_at_all_is_an_empty_body() -> None:
    assert unpacked(b"", "gzip") == b""


def test_a_body_of_exactly_the_bound_passes() -> None:
    assert len(unpacked(gzipped(bytes(5000)), "gzip", most=5000)) == 5000
    with pytest.raises(FetchError, match="larger than"):
        unpacked(gzipped(bytes(5001)), "gzip", most=5000)


@cache
def gzip_bomb() -> bytes:
    return gzipped(bytes(200 << 20), 1)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "gzip": ("gzip", gzip_bomb),
    "deflate": ("deflate", lambda: raw_deflate(bytes(200 << 20))),
    "gzip twice": ("gzip, gzip", lambda: gzipped(gzip_bomb())),
    "untold": ("identity", gzip_bomb),
    "brotli": ("br", lambda: brotli_bomb(200)),
    "brotli over untold": ("br", lambda: brotli.compress(gzip_bomb())),
    "gzip over brotli": ("br, gzip", lambda: gzipped(brotli_bomb(200))),
    "brotli over gzip": ("gzip, br", lambda: brotli.compress(gzip_bomb())),
}


@pytest.mark.parametrize(("coding", "made"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_costs_no_more_than_the_bound(coding: str, made: Callable[[], bytes]) -> None:
    bomb = made()
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="larger than 16 MiB"):
            unpacked(bomb, coding, step=10**9)
        assert tracemalloc.get_traced_memory()[1] < 24 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc to be measured")
def test_a_gigabyte_in_a_few_bytes_of_brotli_leaves_memory_flat(tmp_path: Path) -> None:
    """The decoder's own memory counts as well, which only the system knows."""
    bomb = tmp_path / "bomb"
    bomb.write_bytes(brotli_bomb(1024))
    assert bomb.stat().st_size < 4096
    program = """
import re, sys
from pathlib import Path
from briefing.fetch.response_body import ResponseBody
from briefing.fetch.errors import FetchError

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

bomb = Path(sys.argv[1]).read_bytes()
before = peak()
for _ in range(4):
    body = ResponseBody(["br"])
    body.add(bomb)
    try:
        body.decode()
    except FetchError as trouble:
        print(trouble)
print(peak() - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(bomb)], capture_output=True, text=True, check=True
    )
    *reasons, grown = done.stdout.splitlines()
    assert reasons == ["larger than 16 MiB"] * 4
    assert int(grown) < 64 * 1024


@pytest.mark.parametrize("data", [b"not packed at all", gzipped(TEXT)[:-8] + bytes(8)])
def test_broken_gzip_is_told(data: bytes) -> None:
    with pytest.raises(FetchError, match="gzip compression is broken"):
        unpacked(data, "gzip")


@pytest.mark.parametrize("data", [b"not packed at all", brotli.compress(TEXT)[:-3] + b"\xff" * 9])
def test_broken_brotli_is_told(data: bytes) -> None:
    with pytest.raises(FetchError, match="br compression is broken"):
        unpacked(data, "br")


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzipped(TEXT)[:-9], "gzip"),
        (gzipped(TEXT)[:-1], "gzip"),
        (zlib.compress(TEXT)[:-5], "deflate"),
        (b"x", "deflate"),
        (gzipped(gzipped(TEXT)[:-9]), "gzip, gzip"),
        (gzipped(TEXT)[:-9], "identity"),
        (b"\x1f", "identity"),
        (brotli.compress(TEXT)[:-1], "br"),
        (brotli.compress(TEXT)[:5], "br"),
        (brotli.compress(gzipped(TEXT)[:-9]), "gzip, br"),
        (gzipped(brotli.compress(TEXT)[:-9]), "br, gzip"),
        (gzipped(brotli.compress(TEXT))[:-9], "br, gzip"),
    ],
)
def test_a_cut_body_is_told(data: bytes, coding: str) -> None:
    with pytest.raises(FetchError, match="broke off"):
        unpacked(data, coding)


@pytest.mark.parametrize(
    ("coding", "words"),
    [
        ("compress", "compressed with compress, which was not asked for"),
        ("br, gzip, br", "compressed 3 times over"),
        ("zstd", "compressed with zstd"),
        ("\x1b]0;x", "a method without a name"),
        ("gzip," * 200, "compressed 200 times over"),
    ],
)
def test_codings_nobody_asked_for_are_told_in_words(coding: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        unpacked(b"\x28\xb5\x2f\xfd" + TEXT, coding)


@pytest.mark.parametrize("coding", ["UTF-8", "none", "aws-chunked", "binary, 8bit", ""])
@pytest.mark.parametrize(
    "text", [b"<rss/>", b"\xef\xbb\xbf\n<?xml?>", "<rss/>".encode("utf-16"), b'{"a": 1}']
)
def test_a_plain_body_is_read_whatever_its_coding_is_called(coding: str, text: bytes) -> None:
    assert unpacked(text, coding) == text
    assert unpacked(gzipped(text), f"gzip, {coding}") == text


@pytest.mark.parametrize("step", [1, 1000])
def test_markup_that_is_only_called_gzip_is_read_as_it_is(step: int) -> None:
    assert unpacked(b"<rss>plain</rss>", "gzip", step=step) == b"<rss>plain</rss>"


def test_a_long_body_waits_in_a_file_and_a_full_disk_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = bytes(range(256)) * 12000
    assert unpacked(text, "identity", step=70_000) == text
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    with pytest.raises(FetchError, match="no room for its answer"):
        unpacked(text, "identity")


def test_a_body_that_nobody_wants_leaves_nothing_open() -> None:
    body = ResponseBody([])
    body.add(bytes(3 << 20))
    del body
    gc.collect()  # a file left open would warn here
