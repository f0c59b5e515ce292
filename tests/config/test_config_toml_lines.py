"""The scanner must find every key that tomllib finds, on the line where a person wrote it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from briefing.config.toml_lines import positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def paths(
    value: dict[str, Any] | list[Any], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Every path of a parsed TOML document."""
    inner: Iterable[tuple[str | int, Any]] = (
        value.items() if isinstance(value, dict) else enumerate(value)
    )
    for key, child in inner:
        yield (*path, key)
        if isinstance(child, (dict, list)):
            yield from paths(child, (*path, key))


HARD = '''\
# [[feeds]] in a comment is no block
title = "[[feeds]]"   # nor in a text
text = """
[[feeds]]
url = "no"
quote: \\""" and ""two"" inside"""
raw = \'\'\'
[[feeds]]
\'\'\'
closing = """four""""

[[feeds]]
url = "https://one.example/#fragment" # a comment
tags = [
    "a",   # [[feeds]]
    "b]",
    ["deep", { "x = y" = 1, z.w = "}" }],
]
"quoted key" = 1
'single' = 2
site . "my.dot" = 3
headers = { A = "{", "B-C" = 'x' }

[ feeds . extra ]
colour = "red"

[[ feeds ]]
url = "https://two.example/"
[[feeds.inner]]
n = 1
[[feeds.inner]]
n = 2
[feeds.inner.deeper]
n = 3

[other]
date = 2025-10-29 07:00:00+09:00
float = 1e5
'''


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_key_that_toml_reads_has_a_line(end: str) -> None:
    text = HARD.replace("\n", end)
    lines = positions(text)
    assert set(paths(tomllib.loads(text))) <= set(lines)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("title",), 'title = "[[feeds]]"'),
        (("closing",), "closing ="),
        (("feeds", 0), "[[feeds]]"),
        (("feeds", 0, "url"), 'url = "https://one.example'),
        (("feeds", 0, "tags", 1), '"b]"'),
        (("feeds", 0, "tags", 2, 1, "z", "w"), '["deep"'),
        (("feeds", 0, "quoted key"), '"quoted key" = 1'),
        (("feeds", 0, "site", "my.dot"), "site ."),
        (("feeds", 0, "headers", "B-C"), "headers ="),
        (("feeds", 0, "extra", "colour"), "colour ="),
        (("feeds", 1), "[[ feeds ]]"),
        (("feeds", 1, "inner", 1, "n"), "n = 2"),
        (("feeds", 1, "inner", 1, "deeper", "n"), "n = 3"),
        (("other", "float"), "float ="),
    ],
)
def test_a_key_is_found_on_the_line_where_it_was_written(
    path: tuple[str | int, ...], written: str
) -> None:
    line = HARD.split("\n")[positions(HARD)[path] - 1]
    assert line.strip().startswith(written)


def test_an_inline_array_of_tables_is_numbered_as_blocks_are() -> None:
    text = 'feeds = [\n  {url = "a"},\n  {url = "b", name = "B"},\n]\n'
    assert positions(text)["feeds", 1, "name"] == 3


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "a = 1", "[x]", "a.b.c = []"])
def test_short_documents_are_read_to_their_end(text: str) -> None:
    assert set(paths(tomllib.loads(text))) == set(positions(text))
