"""What the name of a summit is made of: "Trump's visit to Britain" is Trump and Britain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_GENERIC_WORDS = (
    "a an and at bilateral conference council dialogue economic emergency extraordinary first for "
    "forum from global in inauguration informal international joint leader leaders meet meeting "
    "meetings meets minister ministerial ministers ministry negotiations of on peace plenary "
    "premier president presidents prime prime-ministerial regional round second security session "
    "special state state-visit summit summits talk talks the third to top trade tour trip "
    "trilateral vs versus visit visits watch week with world year annual high-level level high "
    "queen king pope prince chancellor secretary foreign general "
    "정상회담 정상회의 회담 회의 방문 정상 협상 首脳会談 会談 会议 会晤 峰会 首脑会议 访问 訪問"
)
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words of a summit's name that say nothing about which summit it is, in lower case."""

_HYPHEN = lazy_regex(r"\s*[‐‑–—/&]\s*|(?<=[\w.])-(?=[A-Z\u0400-\uffff])|\s+-+\s+")
_ANY_HYPHEN = lazy_regex(r"\s*[‐‑–—/&-]+\s*")
_DIVIDER = lazy_regex(r"[,:;+()]+|['’]s\b|(?<=s)['’](?!\w)")
_WORD = lazy_regex(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_FIGURES = lazy_regex(r"\d+(?:st|nd|rd|th)?$")


class NameParts(NamedTuple):
    """The proper nouns of a name, and which of them a hyphen joins (EU-US, Trump-Xi)."""

    nouns: tuple[str, ...]
    pairs: tuple[tuple[str, ...], ...]


def parse_name(name: str) -> NameParts:
    """The runs of capitalised words in a summit's name, cut at generic words, hyphens and
    possessives."""
    nouns: list[str] = []
    pairs: list[tuple[str, ...]] = []
    any_case = name == name.lower()
    for section in _DIVIDER.split(name):
        joined: list[str] = []
        for chunk in (_ANY_HYPHEN if any_case else _HYPHEN).split(section):
            runs = list(_runs(chunk, any_case=any_case))
            nouns += runs
            # A hyphen joins the last run before it with the first behind it.
            if joined and runs and _starts_with(chunk, runs[0]):
                joined.append(runs[0])
                if not _ends_with(chunk, runs[-1]) or len(runs) > 1:
                    pairs.append(tuple(joined))
                    joined = []
            if not joined and runs and _ends_with(chunk, runs[-1]):
                joined = [runs[-1]]
        if len(joined) > 1:
            pairs.append(tuple(joined))
    return NameParts(tuple(dict.fromkeys(nouns)), tuple(pairs))


def _starts_with(chunk: str, run: str) -> bool:
    return chunk.strip().startswith(run)


def _ends_with(chunk: str, run: str) -> bool:
    return chunk.strip().endswith(run)


def _runs(chunk: str, *, any_case: bool) -> Iterator[str]:
    run: list[str] = []
    for word in (*_WORD.findall(chunk), ""):
        bare = word if re.fullmatch(r"(?:\w\.)+", word) else word.rstrip(".")
        generic = bare.lower() in GENERIC or _FIGURES.match(bare)
        if bare and not generic and (bare != bare.lower() or any_case):
            run.append(bare)
        elif run:
            yield " ".join(run)
            run = []
