"""What a summit's own description lets a sentence be known by, in whatever script it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.compose.rules import SURELY_NAMED, TOGETHER
from briefing.compose.stance import unspaced

if TYPE_CHECKING:
    from briefing.domain.summit import Summit


class Named:
    """The people, the place and the terms of a summit, each under all its names."""

    def __init__(self, summit: Summit) -> None:
        things = [*summit.people, summit.place, *((term,) for term in summit.terms)]
        self._people = set(range(len([names for names in summit.people if any(names)])))
        self._things = [_pattern(names) for names in things if any(names)]

    def translated(self, one: str, other: str) -> bool:
        """Whether two sentences, one of them in a script without spaces, speak of one thing.

        They do when they name the same ones of the summit's own people, place and terms, and
        enough of them; one may name more.
        """
        if unspaced(one) == unspaced(other):
            return False
        mine, others = self._in(one), self._in(other)
        return len(mine & others) >= SURELY_NAMED and (mine <= others or others <= mine)

    def meeting(self, one: str, other: str) -> bool:
        """Whether both sentences bring the same people of the summit together, two at least."""
        mine, others = self._in(one) & self._people, self._in(other) & self._people
        return len(mine & others) >= TOGETHER

    def _in(self, text: str) -> set[int]:
        return {number for number, thing in enumerate(self._things) if thing.search(text)}


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    # A Latin name is a word of its own; Hangul takes particles, Han no spaces.
    return re.compile(
        "|".join(
            re.escape(name) if unspaced(name) else rf"(?<!\w){re.escape(name)}(?![a-zA-Z])"
            for name in names
            if name
        )
    )
