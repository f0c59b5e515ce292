"""Figures and negations: the words that make two otherwise equal sentences different facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import CJK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "mln": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "bln": 10**9,
    "trillion": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# The East Asian scales go by ten thousands, and a smaller one may multiply them: 2천억, 5百万.
_HUNDREDS = {"백": 10**2, "百": 10**2, "천": 10**3, "千": 10**3}
_MYRIADS = {
    "만": 10**4, "万": 10**4, "萬": 10**4, "억": 10**8, "亿": 10**8, "億": 10**8,
    "조": 10**12, "兆": 10**12,
}  # fmt: skip
_EAST_ASIAN_SCALES = {
    **_HUNDREDS,
    **_MYRIADS,
    **{
        small + large: hundreds * myriads
        for small, hundreds in _HUNDREDS.items()
        for large, myriads in _MYRIADS.items()
    },
}
_SCALES |= _EAST_ASIAN_SCALES
_UNITS = {
    "$": "usd", "us$": "usd", "dollar": "usd", "dollars": "usd", "u.s. dollar": "usd",
    "u.s. dollars": "usd", "us dollar": "usd", "us dollars": "usd", "달러": "usd",
    "미국 달러": "usd", "미 달러": "usd", "美元": "usd", "美金": "usd", "ドル": "usd",
    "米ドル": "usd",
    "€": "eur", "euro": "eur", "euros": "eur", "유로": "eur", "欧元": "eur", "歐元": "eur",
    "ユーロ": "eur", "£": "gbp", "pound": "gbp", "pounds": "gbp", "파운드": "gbp", "英镑": "gbp",
    "英鎊": "gbp", "ポンド": "gbp", "¥": "jpy", "yen": "jpy", "엔": "jpy", "円": "jpy",
    "日元": "jpy", "日圆": "jpy", "日圓": "jpy", "₩": "krw", "won": "krw", "원": "krw",
    "韩元": "krw", "韓元": "krw", "ウォン": "krw", "yuan": "cny", "위안": "cny", "元": "cny",
    "人民元": "cny",
    "%": "percent", "％": "percent", "percent": "percent", "per cent": "percent", "pc": "percent",
    "퍼센트": "percent", "パーセント": "percent", "percentage points": "points",
    "percentage point": "points", "%포인트": "points", "%p": "points", "퍼센트포인트": "points",
    "个百分点": "points", "個百分點": "points",
}  # fmt: skip
# It begins with a plain digit, so that a search can skip from digit to digit. A letter before it
# makes it part of a name (G20), except Han, kana and Hangul, which need no space there.
_SPACED_LETTER = rf"[^\W{CJK}]"
_NUMBER = (
    rf"\d(?<!{_SPACED_LETTER}\d)(?<![.,]\d)"
    r"(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+|,\d\d?(?![\d,]))?)"
)
_DIGIT = lazy_regex(r"\d")
_DECIMAL_COMMA = lazy_regex(r",(?=\d\d?$)")  # "3,5 Milliarden"
_MOST_DIGITS = 18  # more than any quantity needs; decimal arithmetic is exact up to it
_CURRENCIES = ("US$", "$", "€", "£", "¥", "₩")
_ANY_SCALE = "|".join(
    scale if scale in _EAST_ASIAN_SCALES else rf"{scale}(?![a-z])"
    for scale in sorted(_SCALES, key=len, reverse=True)
)
_ANY_UNIT = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if not unit.endswith("$")), key=len, reverse=True)
)
_FIGURE = lazy_regex(
    rf"(?P<number>{_NUMBER})"
    rf"(?:[\s-]?(?P<scale>{_ANY_SCALE}))?"
    rf"(?:[\s-]?(?P<unit>{_ANY_UNIT})(?![a-z]))?",
    re.IGNORECASE,
)
_NEGATIONS = frozenset(
    "not no never none neither nor without cannot nobody nothing unsigned denies denied deny "
    "denying refuses refused refuse refusing rejects rejected reject rejecting nixes nixed nix "
    "nixing fails failed "
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder "
    "dementiert dementierte bestreitet bestritt "
    "pas jamais aucun aucune rien sans dément refusé rejette rejeté "
    "nunca jamás nadie ningún ninguno ninguna tampoco niega negó rechaza rechazó "
    "않 안 못 없 아니 부인 거부 不 没 沒 未 无 無".split()
)
_HANGUL_NEGATION = lazy_regex(r"않|없|못하|못했|아니|부인|거부")
_KANA_NEGATION = lazy_regex(r"ない|なかった|ません|せず")
_DATE_UNIT = lazy_regex(r"\s?[년월일年月日]")
_YEAR = lazy_regex(r"19[5-9]\d|20(?!00)[0-4]\d")
_HALF_DAY = lazy_regex(r"(?:\d\d )?[ap] ?m\b")
_CACHED = 4096  # texts or words: composing needs the same ones several times
_LONGEST_CACHED = 2000  # characters: sentences are shorter


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: ``text`` as written, its value, its unit ("" for a bare count)."""

    text: str
    value: Decimal
    unit: str
    start: int
    end: int

    @property
    def is_year(self) -> bool:
        """Whether it can be a year between 1950 and 2049."""
        return not self.unit and _YEAR.fullmatch(self.text) is not None


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of ``text`` in order, scales applied: ``$350bn`` is 350 000 000 000 usd.

    A number of more than 18 digits is an identifier, not a figure.
    """
    return _figures(text) if len(text) <= _LONGEST_CACHED else _figures.__wrapped__(text)


@lru_cache(_CACHED)
def _figures(text: str) -> tuple[Figure, ...]:
    if not _DIGIT.search(text):
        return ()
    parts: list[_Part] = []
    last = 0
    east_asian = False
    for match in _FIGURE.finditer(text):
        number = match["number"]
        if sum(map(str.isdigit, number)) > _MOST_DIGITS:
            continue
        sign, start = _currency(text, last, match.start())
        last = match.end()
        unit = _UNITS.get((sign or match["unit"] or "").lower(), "")
        scale = (match["scale"] or "").lower()
        value = Decimal(_DECIMAL_COMMA.sub(".", number).replace(",", "")) * _SCALES.get(scale, 1)
        parts.append(_Part(value, scale, unit, start, last))
        east_asian = east_asian or scale in _EAST_ASIAN_SCALES
    if east_asian and len(parts) > 1:
        parts = _joined(_joined(parts, text, _hundreds_before), text, _myriads_before)
    return tuple(
        Figure(text[part.start : part.end], part.value, part.unit, part.start, part.end)
        for part in parts
    )


class _Part(NamedTuple):
    """A number with the scale and unit after it, which may be a part of a figure: 1조, 5000억."""

    value: Decimal
    scale: str
    unit: str
    start: int
    end: int


def _joined(
    parts: Iterable[_Part], text: str, joint_value: Callable[[_Part, _Part, str], Decimal | None]
) -> list[_Part]:
    """The parts with those neighbours that are one figure joined, as ``joint_value`` tells."""
    joined: list[_Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and not before.unit and text[before.end : part.start] in ("", " "):
            value = joint_value(before, part, text)
            if value is not None:
                joined[-1] = part._replace(value=value, start=before.start)
                continue
        joined.append(part)
    return joined


def _hundreds_before(before: _Part, part: _Part, _text: str) -> Decimal | None:
    """3천500억: the thousands are multiplied by the scale of what follows."""
    if before.scale not in _HUNDREDS or part.scale not in _EAST_ASIAN_SCALES:
        return None
    value = before.value * _MYRIADS.get(part.scale[-1], 1)
    return value + part.value if part.value < value else None


def _myriads_before(before: _Part, part: _Part, text: str) -> Decimal | None:
    """1조 5000억, 26만 4000: a larger scale before a smaller one, or none, but no date."""
    scale = _MYRIADS.get(before.scale[-1:])
    if scale is None or part.value >= scale:
        return None
    if part.scale:
        if part.scale not in _EAST_ASIAN_SCALES:
            return None
    elif part.unit == "percent" or _DATE_UNIT.match(text, part.end):
        return None
    return before.value + part.value


def _currency(text: str, first: int, number: int) -> tuple[str, int]:
    """The currency sign that ends in ``text[first:number]``, and where it begins."""
    end = number - 1 if number > first and text[number - 1].isspace() else number
    for sign in _CURRENCIES:
        start = end - len(sign)
        if start >= first and text[start:end].upper() == sign:
            return sign, start
    return "", number


def amounts(text: str) -> Counter[Decimal]:
    """The values of all figures of ``text``, on which two reports of one fact must agree."""
    values = _values(text)
    return Counter(values) if values else Counter()  # to count nothing takes a while, too


def _values(text: str) -> list[Decimal]:
    return [figure.value for figure in figures(text)]


def negations(tokens: Sequence[str]) -> int:
    """How many of ``tokens`` (normal words) deny something."""
    count = sum(map(_is_negation, tokens))
    # Each kana is a word of its own.
    if "な" in tokens or "せ" in tokens:
        count += len(_KANA_NEGATION.findall("".join(tokens)))
    return count


@lru_cache(_CACHED)
def _is_negation(token: str) -> bool:
    return token in _NEGATIONS or token.endswith("n't") or bool(_HANGUL_NEGATION.search(token))


def disagree(first: str, second: str) -> bool:
    """Whether two nearly equal passages state different facts.

    They do if the words in which they differ include figures of different value, or a negation on
    one side: ``$350 billion`` and ``$550 billion``, ``signed`` and ``not signed``. A figure that
    only the longer passage has is an addition, not a contradiction.
    """
    return words_disagree(first, words(first), second, words(second))


def words_disagree(
    first: str, first_words: Sequence[str], second: str, second_words: Sequence[str]
) -> bool:
    """`disagree` for texts whose normal words are known."""
    if first_words == second_words:
        return False
    if negations(first_words) != negations(second_words):
        return True
    if _values(first) == _values(second):
        return False
    first_amounts, second_amounts = amounts(first), amounts(second)
    if first_amounts == second_amounts:
        return False
    if first_amounts - second_amounts and second_amounts - first_amounts:
        return True
    # One side only adds figures: a contradiction if one of them replaces other words.
    matcher = SequenceMatcher(None, first_words, second_words, autojunk=False)
    return any(
        tag == "replace" and _has_measure(first_words[a:b]) != _has_measure(second_words[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _has_measure(tokens: Sequence[str]) -> bool:
    """Whether ``tokens`` include a figure that words cannot replace.

    A year can be replaced by "the fall", and a time of day by "in the afternoon".
    """
    return any(
        token[0].isdigit()
        and not (_YEAR.fullmatch(token) or _HALF_DAY.match(" ".join(tokens[place + 1 : place + 4])))
        for place, token in enumerate(tokens)
    )
