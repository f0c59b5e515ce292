"""The place at which a sentence says that a meeting is held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.calendar_names import LONG_MONTHS, WEEKDAY_PATTERN
from briefing.text.countries import country, country_name
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,2}}"
_PLACE = lazy_regex(
    r"\b(?:in|at)\s(?:the\s)?"
    r"(?:(?:[A-Z][\w-]+\s)?(?:[a-z]+\s){0,2}(?:city|capital|town|port|resort|island|village)"
    r"(?:\scity|\sof|,|\stown|\sisland){0,2}\s)?"
    rf"(?P<place>{_NAME})"
    rf"|\bon\sthe\s(?:[\w-]+\s){{0,3}}island\sof\s(?P<island>{_NAME})"
    rf"|\b(?:to|for)\s(?P<goal>{_NAME})\s(?:to\smeet|for\s(?:a\s|the\s|his\s|her\s)?"
    r"(?:[\w-]+\s){0,3}(?:summit|talks|meeting))"
    rf"|\bthe\s(?P<before>{_WORD})\s(?:summit|meeting|talks)\b"
)  # fmt: skip
_NO_PLACE = lazy_regex(
    rf"(?:{WEEKDAY_PATTERN}|{'|'.join(LONG_MONTHS)})\b"
    r"|(?:North|South|East|West|Asia|Europe|Africa|Oval|Twitter|Congress|Senate|Parliament|United"
    r"|Republican|Democrat\w*|House|Capitol|Air|Group|World|Cup|Justice|State|Department|Foreign|Fox"
    r"|Sunday|The|This|That|There|It|He|She|They|English|German|French|Christian|Muslim|Brexit|Cold"
    r"|War|Syria's|President|Prime|Minister|King|Queen|Pope|General|Security|Council|Union)\b"
    r"|[A-Z]{1,6}-?\d*s?$"
)
"""What a capitalised word after "in" or "at" may be instead."""

_NEW_CLAUSE = lazy_regex(rf"[;:“\"]|,\s(?!(?:{'|'.join(LONG_MONTHS)}))[A-Z]\w*\s(?:[a-z]+\s)")
_NEAR = 70
"""Characters between the words about a meeting and its place."""

_NO_PLACE_ANYWHERE = lazy_regex(
    r"\b(?:Show|News|Post|Times|Journal|Agency|Press|Conference|Office|Committee|University|Court"
    r"|Summit|Force|Party|Tower|Street|Game|Games)$"
)


def places(sentence: str, start: int, end: int, person: Callable[[str], bool]) -> Iterator[str]:
    """The places that ``sentence`` gives the meeting in its words ``[start, end)``, best first.

    Those after the words in the same clause, then those within and just before; a country after a
    town. ``person`` says whether a word is the name of a leader.
    """
    stop = _NEW_CLAUSE.search(sentence, end)
    last = min(stop.start() if stop else len(sentence), end + _NEAR)
    named = [
        (match.start(), name)
        for match in _PLACE.finditer(sentence, max(0, start - _NEAR))
        if match.start() < last
        and (
            name := _clean(
                match["place"] or match["island"] or match["goal"] or match["before"], person
            )
        )
    ]
    ordered = [name for at, name in named if at >= end]
    ordered += [name for at, name in named if start <= at < end]
    ordered += reversed([name for at, name in named if at < start])
    yield from (name for name in ordered if country_name(name) is None)
    yield from (name for name in ordered if country_name(name) is not None)


def _clean(name: str, person: Callable[[str], bool]) -> str | None:
    if name.startswith("White House"):
        return "White House"
    words = []
    for word in name.split():
        bare = re.sub(r"['’]s?$", "", word)
        if any(map(person, re.split("[-–]", bare))) or _NO_PLACE.match(word):
            break
        words.append(bare)
        if bare != word:
            break
    whole = " ".join(words)
    if not whole or _NO_PLACE_ANYWHERE.search(whole):
        return None
    if country(whole) is not None and country_name(whole) is None:
        return None  # "in Russian hands"
    return whole
