from __future__ import annotations

import gzip
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest

from briefing.fetch.body import Body
from briefing.fetch.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = b"<rss>" + b"Gyeongju prepares for the summit. " * 9000 + b"</rss>"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def unpacked(data: bytes, *codings: str, most: int = 1 << 24, step: int = 1000) -> bytes:
    body = Body(codings, most)
    for start in range(0, len(data), step):
        body.add(data[start : start + step])
    return body.whole()


@pytest.mark.parametrize("step", [1, 2, 1000, 10**9])
@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("identity", bytes),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
        ("deflate, identity, gzip", lambda data: gzip.compress(zlib.compress(data))),
    ],
)
def test_any_cut_of_any_coding_gives_the_text(
    coding: str, pack: Callable[[bytes], bytes], step: int
) -> None:
    assert unpacked(pack(TEXT), coding, step=step) == TEXT


def test_codings_in_several_header_lines() -> None:
    assert unpacked(gzip.compress(zlib.compress(TEXT)), "deflate", "gzip") == TEXT


@pytest.mark.parametrize("step", [1, 7, 10**9])
def test_gzip_in_members_and_with_padding_after_it(step: int) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 50
    assert unpacked(packed, "gzip", step=step) == b"one two"


def test_nothing_at_all_is_an_empty_body() -> None:
    assert unpacked(b"", "gzip") == b""


def test_a_body_of_exactly_the_bound_passes() -> None:
    assert len(unpacked(gzip.compress(bytes(5000)), "gzip", most=5000)) == 5000
    with pytest.raises(Trouble, match="larger than"):
        unpacked(gzip.compress(bytes(5001)), "gzip", most=5000)


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(200 << 20), 1)),
        ("deflate", raw_deflate(bytes(200 << 20))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(200 << 20), 1))),
    ],
)
def test_a_bomb_costs_no_more_than_the_bound(coding: str, bomb: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Trouble, match="larger than 16 MiB"):
            unpacked(bomb, coding, step=10**9)
        assert tracemalloc.get_traced_memory()[1] < 24 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("data", [b"not packed at all", gzip.compress(TEXT)[:-8] + bytes(8)])
def test_broken_gzip_is_told(data: bytes) -> None:
    with pytest.raises(Trouble, match="gzip compression is broken"):
        unpacked(data, "gzip")


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(TEXT)[:-9], "gzip"),
        (gzip.compress(TEXT)[:-1], "gzip"),
        (zlib.compress(TEXT)[:-5], "deflate"),
        (b"x", "deflate"),
        (gzip.compress(gzip.compress(TEXT)[:-9]), "gzip, gzip"),
    ],
)
def test_a_cut_body_is_told(data: bytes, coding: str) -> None:
    with pytest.raises(Trouble, match="broke off"):
        unpacked(data, coding)


@pytest.mark.parametrize(
    ("coding", "words"),
    [
        ("br", "compressed with br, which was not asked for"),
        ("gzip, zstd", "compressed with zstd"),
        ("\x1b]0;x", "a method without a name"),
        ("gzip," * 200, "compressed 200 times over"),
    ],
)
def test_codings_nobody_asked_for_are_told_in_words(coding: str, words: str) -> None:
    with pytest.raises(Trouble, match=words):
        Body([coding])
