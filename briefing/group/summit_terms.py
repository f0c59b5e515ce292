"""What says that a text is about a summit: its people, place, terms and name."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from briefing.group import rules
from briefing.text.person_names import Spelling, is_shared_family, literal, spelling_key, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.domain.summit import Summit

Kind = Literal["person", "place", "term", "name"]

_GENERIC_WORDS = (
    "a an and at bilateral conference council dialogue economic emergency extraordinary first for "
    "forum global in informal international joint leader leaders meet meeting meetings meets "
    "minister ministerial ministers ministry negotiations of on peace plenary premier president "
    "presidents prime prime-ministerial regional round second security session special state "
    "state-visit summit summits talk talks the third top trade tour trip trilateral vs "
    "versus visit visits week with world year annual high-level level high "
    "정상회담 정상회의 회담 회의 방문 정상 협상 首脳会談 会談 会议 会晤 峰会 首脑会议"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ONLY_FIGURES = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of evidence for one summit.

    ``weight`` includes the idf over summits. ``suffices`` marks what brings an entry to the
    summit without a second piece. ``spellings`` are how it may stand in a text.
    """

    summit: str
    kind: Kind
    label: str
    weight: float
    suffices: bool
    spellings: tuple[Spelling, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the spellings that mean this and nothing else."""
        return frozenset(spelling.key for spelling in self.spellings if spelling.alone)

    @property
    def subject(self) -> bool:
        """Whether it is a word of everyday speech and says nothing alone."""
        return self.kind == "term" and not self.suffices

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"


def terms(summits: Sequence[Summit]) -> tuple[Term, ...]:
    """The terms of all ``summits``, each weighed by how many of them have it."""
    plain = [tuple(_of(summit)) for summit in summits]
    every = [frozenset[str]().union(*(term.keys for term in own)) for own in plain]
    return tuple(
        replace(term, weight=term.weight * _idf(term.keys, every)) for own in plain for term in own
    )


def _idf(keys: frozenset[str], every: Sequence[frozenset[str]]) -> float:
    """1 for what one summit has, `rules.COMMON` for what all have; a single summit keeps all."""
    bearers = sum(not keys.isdisjoint(others) for others in every)
    if len(every) < 2 or not bearers:
        return 1.0
    return max(rules.COMMON, math.log(len(every) / bearers) / math.log(len(every)))


def _of(summit: Summit) -> Iterator[Term]:
    proper = dict.fromkeys(_proper_nouns(summit.name))
    for names in summit.people:
        forms = tuple(form for name in names for form in spellings(name))
        named = [noun for noun in proper if spelling_key(noun) in {form.key for form in forms}]
        for noun in named:
            del proper[noun]
            if not is_shared_family(noun):
                forms = (*literal(noun), *forms)
        weight = rules.NAME if named else rules.PERSON
        yield Term(summit.id, "person", names[0], weight, suffices=False, spellings=forms)
    if summit.place:
        forms = tuple(form for name in summit.place for form in literal(name))
        for noun in [noun for noun in proper if spelling_key(noun) in {form.key for form in forms}]:
            del proper[noun]
        yield Term(
            summit.id, "place", summit.place[0], rules.PLACE, suffices=False, spellings=forms
        )
    for text in summit.terms:
        own = _proper(text)
        weight = rules.TERM if own else rules.SUBJECT
        yield Term(summit.id, "term", text, weight, suffices=own, spellings=literal(text))
    for noun in proper:
        yield Term(summit.id, "name", noun, rules.NAME, suffices=False, spellings=literal(noun))
    yield Term(
        summit.id, "name", summit.name, rules.NAME, suffices=True, spellings=literal(summit.name)
    )


def _proper(text: str) -> bool:
    """Whether a literal term names one thing: by a capital or a figure, or by its length in a
    script without capitals. Others are subjects ("rare earths", 희토류) that many texts have."""
    if text != text.upper() or text != text.lower():
        return text != text.lower() or any(letter.isdigit() for letter in text)
    return len(text) >= rules.LONG_UNCASED


def _proper_nouns(name: str) -> Iterator[str]:
    """The runs of capitalised words in a summit's name, cut at generic words and hyphens."""
    for chunk in re.split(r"[-‐‑–—/&,:+()]+", name):
        run: list[str] = []
        for word in (*_WORD.findall(chunk), ""):
            generic = word.lower() in _GENERIC or _ONLY_FIGURES.match(word)
            if word and not generic and (word != word.lower() or name == name.lower()):
                run.append(word)
            elif run:
                yield " ".join(run)
                run = []
