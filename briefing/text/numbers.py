"""Figures and negations: the few words that make two otherwise equal sentences different facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefing.text.normal import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "mln": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "bln": 10**9,
    "trillion": 10**12, "tn": 10**12, "trn": 10**12,
    "천": 10**3, "만": 10**4, "万": 10**4, "萬": 10**4, "억": 10**8, "亿": 10**8, "億": 10**8,
    "조": 10**12, "兆": 10**12,
}  # fmt: skip
_UNITS = {
    "$": "usd", "us$": "usd", "dollar": "usd", "dollars": "usd", "달러": "usd", "美元": "usd",
    "ドル": "usd", "€": "eur", "euro": "eur", "euros": "eur", "£": "gbp", "pound": "gbp",
    "pounds": "gbp", "¥": "jpy", "yen": "jpy", "엔": "jpy", "円": "jpy", "日元": "jpy",
    "₩": "krw", "won": "krw", "원": "krw", "yuan": "cny", "위안": "cny", "元": "cny",
    "%": "percent", "percent": "percent", "per cent": "percent", "pc": "percent",
    "퍼센트": "percent", "percentage points": "points", "percentage point": "points",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ANY_SCALE = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_ANY_UNIT = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if not unit.endswith("$")), key=len, reverse=True)
)
_FIGURE = re.compile(
    rf"(?P<before>US\$|[$€£¥₩])?\s?(?<![\w.,])(?P<number>{_NUMBER})"
    rf"(?:[\s-]?(?P<scale>{_ANY_SCALE})(?![a-z]))?"
    rf"(?:[\s-]?(?P<unit>{_ANY_UNIT})(?![a-z]))?",
    re.IGNORECASE,
)
_NEGATIONS = frozenset(
    "not no never none neither nor without cannot nobody nothing unsigned denies denied deny "
    "denying refuses refused refuse refusing rejects rejected reject rejecting fails failed "
    "않 안 못 없 아니 부인 거부 不 没 未 无 ない ません".split()
)
_NEGATED = re.compile(r"n't$")
_HANGUL_NEGATION = re.compile(r"않|없|못하|못했|아니|부인|거부")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: ``text`` as written, its value, its unit ("" for a bare count)."""

    text: str
    value: Decimal
    unit: str
    start: int
    end: int


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of ``text`` in order, scales applied: ``$350bn`` is 350 000 000 000 usd."""
    found = []
    for match in _FIGURE.finditer(text):
        number = Decimal(match["number"].replace(",", ""))
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        unit = match["before"] or match["unit"] or ""
        written = match.group().strip()
        start = match.start() + match.group().index(written)
        found.append(
            Figure(
                written, number * scale, _UNITS.get(unit.lower(), ""), start, start + len(written)
            )
        )
    return tuple(found)


def amounts(text: str) -> Counter[Decimal]:
    """The values of all figures of ``text``: what two reports of one fact must agree on."""
    return Counter(figure.value for figure in figures(text))


def negations(tokens: Sequence[str]) -> int:
    """How many of ``tokens`` (normal words) deny something."""
    return sum(
        token in _NEGATIONS or bool(_NEGATED.search(token) or _HANGUL_NEGATION.search(token))
        for token in tokens
    )


def disagree(one: str, other: str) -> bool:
    """Whether two nearly equal passages state different facts.

    They do when the words in which they differ hold a figure or a negation on both sides of
    unlike value, or a negation on one: ``$350 billion`` and ``$550 billion``, ``signed`` and
    ``not signed``. A figure that only the longer passage has is an addition, not a contradiction.
    """
    ours, theirs = words(one), words(other)
    if ours == theirs:
        return False
    if negations(ours) != negations(theirs):
        return True
    mine, others = amounts(one), amounts(other)
    if mine == others:
        return False
    if mine - others and others - mine:
        return True
    # One side only adds figures: a contradiction when it puts one in the place of other words.
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return any(
        tag == "replace" and _has_figure(ours[a:b]) != _has_figure(theirs[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _has_figure(tokens: Sequence[str]) -> bool:
    return any(token[0].isdigit() for token in tokens)
