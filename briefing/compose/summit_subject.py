"""Whether a sentence speaks of a summit in its own words, not only in a paragraph about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import fold_width
from briefing.text.person_names import literal, spellings
from briefing.text.substrings import contains_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.domain.summit import Summit
    from briefing.text.person_names import Spelling

_GENERIC = frozenset(
    "summit meeting talks visit conference forum trip the of and in to on for a at with".split()
)
"""Words of a summit's name that many names have."""
_NAME_WORD = lazy_regex(r"[A-ZÀ-Þ][\w’'-]+")
_MEETING = r"(?:[Ss]ummits?|[Mm]eetings?|[Cc]onference|[Tt]alks|[Vv]isit|[Ff]orum)"
_OTHER_MEETING = lazy_regex(rf"\b(?P<name>[A-Z][\w.-]*[A-Z0-9][\w-]*|[A-Z][a-z]+)\s{_MEETING}\b")
"""A meeting that has a name in front: "NATO summit", "Singapore summit"."""
_NO_NAME = frozenset(
    "the a this that his her their first monday tuesday wednesday thursday friday saturday sunday"
    " today tomorrow tonight".split()
)


class SummitSubject:
    """What a sentence must name to be about the summit: its people, place, terms and name.

    People are recognised by any spelling, also the family name alone: the passages of a briefing
    belong to its summit, so nobody else is likely to be meant.
    """

    def __init__(self, summit: Summit) -> None:
        self._people = [
            _pattern(form for name in names for form in spellings(name))
            for names in summit.people
            if any(names)
        ]
        place_forms = [form for name in summit.place for form in literal(name)]
        places = [_pattern(place_forms)] if place_forms else []
        terms = [_pattern(literal(term)) for term in summit.terms if term]
        own_nouns = [
            word
            for word in _NAME_WORD.findall(re.sub(r"['’]s\b", "", summit.name))
            if word.lower() not in _GENERIC
            and not any(pattern.search(word) for pattern in (*self._people, *places, *terms))
        ]
        nouns = [_pattern(literal(word)) for word in own_nouns]
        self._marks = (*places, *terms, *nouns)
        names = (*(name for person in summit.people for name in person), *summit.place)
        words = (part for name in (*names, *summit.terms, *own_nouns) for part in _parts(name))
        self._parts = tuple(sorted(set(words)))
        self.is_known = bool(self._people or summit.place or summit.terms)

    def people_in(self, text: str) -> frozenset[int]:
        """The numbers of its people whom ``text`` names."""
        return frozenset(
            number for number, pattern in enumerate(self._people) if pattern.search(text)
        )

    def may_be_named_in(self, text: str) -> bool:
        """A cheap test, which most sentences of other matters fail: a part of a name, or none."""
        return not self.is_known or contains_any(text, self._parts)

    @property
    def needs_two_people(self) -> bool:
        """Whether it is a meeting of several people."""
        return len(self._people) > 1

    def marks_in(self, text: str) -> int:
        """How many of its place, terms and nouns of its name ``text`` names."""
        return sum(pattern.search(text) is not None for pattern in self._marks)

    def names_another_meeting(self, text: str) -> bool:
        """Whether ``text`` calls a meeting by a name that is not of this summit."""
        return any(
            match["name"].lower() not in _NO_NAME
            and not self.people_in(match["name"])
            and not self.marks_in(match["name"])
            for match in _OTHER_MEETING.finditer(text)
        )


def _parts(name: str) -> Iterator[str]:
    for part in filter(None, re.split(r"[\s‐‑-]+", fold_width(name))):
        yield from (part, part.upper(), part.lower(), part.capitalize())


def _pattern(forms: Iterable[Spelling]) -> re.Pattern[str]:
    alternatives = sorted({form.pattern for form in forms})
    # Hangul takes particles and Han no spaces: only a Latin letter begins a word of its own.
    return re.compile("|".join(rf"(?<![A-Za-z]){form}" for form in alternatives))
