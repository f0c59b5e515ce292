"""Recognises the people, place and terms of a summit in sentences of any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.compose.rules import SAME_MEETING_PEOPLE, SAME_SUMMIT_NAMES
from briefing.compose.stance import unspaced
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import script_of
from briefing.text.substrings import contains_any

if TYPE_CHECKING:
    from briefing.domain.summit import Summit

_SHORTEST_PART = 3
_MEETING = lazy_regex(
    r"\b(?:summit|meet|met|meets|meeting|talks|visit|visits|visited|trip|conference|host|hosts"
    r"|hosted|received|welcomed)\b|회담|회의|방문|만나|만났|会谈|會談|会見|會見|访问|訪問|会晤|會晤|峰会|サミット"
)


class SummitNames:
    """The people, the place and the terms of a summit, each under all its names."""

    def __init__(self, summit: Summit) -> None:
        descriptions = [*summit.people, summit.place, *((term,) for term in summit.terms)]
        self._people = set(range(len([names for names in summit.people if any(names)])))
        self._names = [_Forms(names) for names in descriptions if any(names)]
        self._parts = [_Forms(_parts(names)) for names in descriptions if any(names)]
        if self._parts and summit.name:
            self._parts.append(_Forms((summit.name,)))
        self._present_in: dict[str, frozenset[int]] = {}

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
        return len(self._present(text))

    def speaks_of_meeting(self, text: str) -> bool:
        """Whether the text speaks of the summit itself: it names two of its people, or two of all
        together with a word of meeting. Somebody's golf at the place of a visit is no visit.

        A summit with fewer than two names is spoken of by any of them.
        """
        if len(self._names) < SAME_MEETING_PEOPLE:
            return True
        present = self._present(text)
        if len(present & self._people) >= SAME_MEETING_PEOPLE:
            return True
        return len(present) >= SAME_MEETING_PEOPLE and _MEETING.search(text) is not None

    def _present(self, text: str) -> frozenset[int]:
        """The numbers of the names of which the text has a part, looked for once in each text."""
        if text not in self._present_in:
            numbers = (number for number, part in enumerate(self._parts) if part.are_in(text))
            self._present_in[text] = frozenset(numbers)
        return self._present_in[text]

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
        return not self._names or any(name.are_in(text) for name in self._names)

    def named_in(self, text: str) -> set[int]:
        """Which of them ``text`` names, by number."""
        return {number for number, name in enumerate(self._names) if name.are_in(text)}


def _parts(names: tuple[str, ...]) -> tuple[str, ...]:
    """``names``, and of a name of several words those that can stand for it: "Trump"."""
    parts = (part for name in names if not unspaced(name) for part in name.split())
    return (*names, *(part for part in parts if len(part) >= _SHORTEST_PART and part[0].isupper()))


class _Forms:
    """The forms of one name, looked for in texts."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._forms = tuple(dict.fromkeys(filter(None, names)))
        # A Latin name is a word of its own; Hangul takes particles, Han no spaces.
        self._pattern = re.compile(
            "|".join(
                re.escape(form) if unspaced(form) else rf"(?<!\w){re.escape(form)}(?![a-zA-Z])"
                for form in self._forms
            )
        )

    def are_in(self, text: str) -> bool:
        """Whether ``text`` has one of them; most texts lack even its letters."""
        return contains_any(text, self._forms) and self._pattern.search(text) is not None
