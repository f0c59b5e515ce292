"""The terms that indicate a summit: its people, place, literal terms and name, with weights."""

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

    ``weight`` includes the idf over summits. ``suffices`` marks a term that assigns an entry to the
    summit without a second piece of evidence. ``spellings`` are the forms it may have in a text.
    """

    summit: str
    kind: Kind
    label: str
    weight: float
    suffices: bool
    spellings: tuple[Spelling, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the unambiguous spellings."""
        return frozenset(spelling.key for spelling in self.spellings if spelling.alone)

    @property
    def subject(self) -> bool:
        """Whether it is an everyday word, which is no evidence alone."""
        return self.kind == "term" and not self.suffices

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"


def terms(summits: Sequence[Summit]) -> tuple[Term, ...]:
    """The terms of all ``summits``, each weighted by how many of them have it."""
    by_summit = [tuple(_summit_terms(summit)) for summit in summits]
    keys_by_summit = [frozenset[str]().union(*(term.keys for term in own)) for own in by_summit]
    return tuple(
        replace(term, weight=term.weight * _idf(term.keys, keys_by_summit))
        for own in by_summit
        for term in own
    )


def _idf(keys: frozenset[str], keys_by_summit: Sequence[frozenset[str]]) -> float:
    """1 for a term of one summit, `rules.COMMON` for a term of all; 1 if there is one summit."""
    having = sum(not keys.isdisjoint(others) for others in keys_by_summit)
    if len(keys_by_summit) < 2 or not having:
        return 1.0
    summits = len(keys_by_summit)
    return max(rules.COMMON, math.log(summits / having) / math.log(summits))


def _summit_terms(summit: Summit) -> Iterator[Term]:
    proper = dict.fromkeys(_proper_nouns(summit.name))
    for names in summit.people:
        forms = tuple(form for name in names for form in spellings(name))
        in_name = [noun for noun in proper if spelling_key(noun) in {form.key for form in forms}]
        for noun in in_name:
            del proper[noun]
            if not is_shared_family(noun):
                forms = (*literal(noun), *forms)
        weight = rules.NAME if in_name else rules.PERSON
        yield Term(summit.id, "person", names[0], weight, suffices=False, spellings=forms)
    if summit.place:
        forms = tuple(form for name in summit.place for form in literal(name))
        for noun in [noun for noun in proper if spelling_key(noun) in {form.key for form in forms}]:
            del proper[noun]
        yield Term(
            summit.id, "place", summit.place[0], rules.PLACE, suffices=False, spellings=forms
        )
    for text in summit.terms:
        proper_name = _is_proper(text)
        weight = rules.TERM if proper_name else rules.SUBJECT
        yield Term(summit.id, "term", text, weight, suffices=proper_name, spellings=literal(text))
    for noun in proper:
        yield Term(summit.id, "name", noun, rules.NAME, suffices=False, spellings=literal(noun))
    yield Term(
        summit.id, "name", summit.name, rules.NAME, suffices=True, spellings=literal(summit.name)
    )


def _is_proper(text: str) -> bool:
    """Whether a literal term is a proper name: it has a capital or a digit, or, in a script without
    capitals, enough characters. Others are subjects ("rare earths", 희토류), which many texts
    have."""
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
