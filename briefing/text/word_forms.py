"""Whether two words are forms of one: inflected, with another particle, or misspelt."""

from __future__ import annotations

import unicodedata

from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import is_hangul
from briefing.text.stemmer import singular, stem

_SAME_PARTICLE = {
    **dict.fromkeys(("은", "는", "이", "가", "께서"), "subject"),
    **dict.fromkeys(("을", "를"), "object"),
    **dict.fromkeys(("와", "과"), "and"),
    **dict.fromkeys(("로", "으로"), "by"),
}
_PREDICATE = lazy_regex(r"(?P<stem>.{2,}?)(?P<form>하였|했|되었|됐)(?:다고|다며|다|으며|고|지만)$")
_LONGEST = 60
"""Letters of the longest word that is compared letter by letter."""
_SHORTEST = 4
"""Letters of a word that can be recognised when one is wrong: "won" and "wan" are two words."""


def are_opposite(first: str, second: str) -> bool:
    """Whether two words differ in their beginning only: "legal" and "illegal"."""
    short, long = sorted((first, second), key=len)
    tail = 0
    while tail < len(short) and short[-1 - tail] == long[-1 - tail]:
        tail += 1
    return tail >= _SHORTEST and tail >= len(short) - 2


def are_forms(first: str, second: str, *, name: bool = False) -> bool:
    """Whether two normal words are one, inflected or misspelt; symmetric.

    ``name``: they may be names, of which fewer misspellings are sure.
    """
    if is_hangul(first[0]) or is_hangul(second[0]):
        return _hangul_form(first) == _hangul_form(second) or (
            first[-1] == second[-1] == "다" and _is_misspelt(first, second)
        )
    if stem(first) == stem(second) or singular(first) == singular(second):
        return True
    return _is_misspelt(first, second, name=name)


def _hangul_form(word: str) -> tuple[str, str]:
    """A noun without its particle, which only tells the case, or a past predicate."""
    if match := _PREDICATE.fullmatch(word):
        return match["stem"], match["form"].replace("하였", "했").replace("되었", "됐")
    for particle, kind in _SAME_PARTICLE.items():
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word.removesuffix(particle), kind
    return word, ""


def _is_misspelt(first: str, second: str, *, name: bool = False) -> bool:
    """Whether one slip of the pen parts two words: a letter more, less or other, or two swapped.

    The first letter is seldom wrong. In a name another letter may be another name (Iran, Iraq), so
    there only letters swapped or doubled and accents count.
    """
    ours, theirs = (unicodedata.normalize("NFD", word) for word in (first, second))
    shortest, longest = sorted((len(ours), len(theirs)))
    if shortest < _SHORTEST or longest > _LONGEST or ours[0] != theirs[0]:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )
    ours, theirs, last = ours[start:], theirs[start:], ours[start - 1]
    while ours and theirs and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    if len(ours) == 2 and ours == theirs[::-1]:
        return True
    if len(ours) > 1 or len(theirs) > 1:
        return False
    return not name or ours + theirs == last or unicodedata.combining((ours + theirs)[0]) > 0
