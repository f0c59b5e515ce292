"""Recognises the people, place and terms of a summit in sentences of any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.compose.rules import SAME_MEETING_PEOPLE, SAME_SUMMIT_NAMES
from briefing.compose.stance import unspaced
from briefing.text.scripts import script_of

if TYPE_CHECKING:
    from briefing.domain.summit import Summit

_SHORTEST_PART = 3


class SummitNames:
    """The people, the place and the terms of a summit, each under all its names."""

    def __init__(self, summit: Summit) -> None:
        descriptions = [*summit.people, summit.place, *((term,) for term in summit.terms)]
        self._people = set(range(len([names for names in summit.people if any(names)])))
        self._patterns = [_pattern(names) for names in descriptions if any(names)]
        self._parts = [_pattern(_parts(names)) for names in descriptions if any(names)]
        if self._parts and summit.name:
            self._parts.append(_pattern((summit.name,)))

    def are_translations(self, first: str, second: str) -> bool:
        """Whether two sentences, each in another script, report one thing.

        They do if they name the same people, place and terms of the summit, and enough of them;
        one may name more.
        """
        if script_of(first) == script_of(second):
            return False
        ours, theirs = self.named_in(first), self.named_in(second)
        return len(ours & theirs) >= SAME_SUMMIT_NAMES and (ours <= theirs or theirs <= ours)

    def count(self, text: str) -> int:
        """How many of its people, its place, its terms and its name the text has, a person or place
        also by a part of the name."""
        return sum(part.search(text) is not None for part in self._parts)

    @property
    def any(self) -> bool:
        """Whether the summit has any of them."""
        return bool(self._parts)

    def same_meeting(self, first: str, second: str) -> bool:
        """Whether both sentences name the same people of the summit, at least two."""
        ours, theirs = self.named_in(first) & self._people, self.named_in(second) & self._people
        return len(ours & theirs) >= SAME_MEETING_PEOPLE

    def names_any(self, text: str) -> bool:
        """Whether ``text`` names a person, the place or a term of the summit, if it has any."""
        return not self._patterns or any(pattern.search(text) for pattern in self._patterns)

    def named_in(self, text: str) -> set[int]:
        """Which of them ``text`` names, by number."""
        return {number for number, pattern in enumerate(self._patterns) if pattern.search(text)}


def _parts(names: tuple[str, ...]) -> tuple[str, ...]:
    """``names``, and of a name of several words those that can stand for it: "Trump"."""
    parts = (part for name in names if not unspaced(name) for part in name.split())
    return (*names, *(part for part in parts if len(part) >= _SHORTEST_PART and part[0].isupper()))


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    # A Latin name is a word of its own; Hangul takes particles, Han no spaces.
    return re.compile(
        "|".join(
            re.escape(name) if unspaced(name) else rf"(?<!\w){re.escape(name)}(?![a-zA-Z])"
            for name in names
            if name
        )
    )
