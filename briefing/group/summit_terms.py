"""The terms that indicate a summit: its people, place, literal terms and name, with weights."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from briefing.group import rules
from briefing.group.meeting_words import speaks_of_visit
from briefing.group.summit_name import NameParts, parse_name
from briefing.text.country_groups import is_country_or_group, is_group, other_names, references
from briefing.text.person_names import (
    Spelling,
    in_any_case,
    literal,
    spelling_key,
    spellings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.domain.summit import Summit

Kind = Literal["person", "place", "term", "name"]
Strength = Literal["enough", "piece", "beside", "half", "weight"]
"""How a term counts. ``enough``: alone. ``piece``: with a second piece of evidence close by.
``beside``: a piece only beside a word of meeting (NATO, a country). ``half``: only with the other
half of a pair (EU-US). ``weight``: an everyday word, which adds to a score and is no evidence."""

_COMMON_WORDS = frozenset(
    "agreement aid arms army business climate conflict cooperation crisis culture deal defence "
    "defense democracy diplomacy economic economy elections energy environment food gas health "
    "history human immigration industry investment labor labour military migration money nuclear "
    "oil peace people policy politics power rights sanctions science security ship ships "
    "sovereignty space sport sports tariff tariffs technology tourism trade treaty troops truce "
    "war water weapons women world change rare new free global international national "
    "경제 무역 관세 안보 평화 전쟁 협력 외교 핵 북핵 투자 에너지 기후 국방 통상 "
    "经济 經濟 贸易 貿易 关税 關稅 安全 和平 战争 戰爭 合作 外交 能源 气候 投资 投資 "
    "経済 関税 平和 戦争 協力 気候 安保".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One piece of evidence for one summit; equal only to itself.

    ``weight`` includes the idf over summits. ``spellings`` are the forms it may have in a text;
    ``group`` marks a name of a group of countries; ``pair`` is what a ``half`` is a half of;
    ``visitor`` marks the person whose visit the summit's name says it is.
    """

    summit: str
    kind: Kind
    label: str
    weight: float
    strength: Strength
    spellings: tuple[Spelling, ...]
    group: bool = False
    pair: str = ""
    visitor: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the unambiguous spellings."""
        return frozenset(spelling.key for spelling in self.spellings if spelling.alone)

    @property
    def is_whole_name(self) -> bool:
        """Whether it is the whole name of the summit."""
        return self.kind == "name" and self.strength == "enough"

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"


def terms(summits: Sequence[Summit]) -> tuple[Term, ...]:
    """The terms of all ``summits``, each weighted by how many of them have it."""
    by_summit = [_with_person_alone(tuple(_summit_terms(summit))) for summit in summits]
    keys_by_summit = [frozenset[str]().union(*(term.keys for term in own)) for own in by_summit]
    return tuple(
        replace(term, weight=term.weight * _idf(term.keys, keys_by_summit))
        for own in by_summit
        for term in own
    )


def is_common(text: str) -> bool:
    """Whether a literal term is an everyday word: written without a capital, and a single word or
    words that are all in the news every day."""
    words = text.split()
    return all(word in _COMMON_WORDS for word in words) or (
        len(words) == 1 and text == text.lower() and text != text.upper()
    )


def _idf(keys: frozenset[str], keys_by_summit: Sequence[frozenset[str]]) -> float:
    """1 for a term of one summit, `rules.COMMON` for a term of all; 1 if there is one summit."""
    having = sum(not keys.isdisjoint(others) for others in keys_by_summit)
    if len(keys_by_summit) < 2 or not having:
        return 1.0
    summits = len(keys_by_summit)
    return max(rules.COMMON, math.log(summits / having) / math.log(summits))


def _summit_terms(summit: Summit) -> Iterator[Term]:
    name = parse_name(summit.name)
    used: set[str] = set()
    for names in summit.people:
        forms = tuple(form for name_of_person in names for form in spellings(name_of_person))
        in_name = _take(name, forms, used)
        weight = rules.NAME if in_name else rules.PERSON
        visitor = bool(in_name) and not name.pairs and speaks_of_visit(summit.name)
        yield Term(summit.id, "person", names[0], weight, "piece", forms, visitor=visitor)
    if summit.place:
        forms = tuple(
            form
            for place in summit.place
            for other in other_names(place)
            for form in literal(other)
        )
        _take(name, forms, used)
        strength: Strength = "piece" if summit.people else "beside"
        yield Term(summit.id, "place", summit.place[0], rules.PLACE, strength, forms)
    for text in summit.terms:
        yield from _literal_terms(summit.id, text)
        _take(name, literal(text), used)
    yield from _noun_terms(summit, name, used)
    yield Term(
        summit.id, "name", summit.name, rules.WHOLE_NAME, "enough", tuple(_whole_name(summit.name))
    )


def _with_person_alone(own: tuple[Term, ...]) -> tuple[Term, ...]:
    """``own``, the terms of one summit; where a person is all that it has, as enough alone."""
    evidence = [term for term in own if term.strength != "weight"]
    if [term.kind for term in evidence if not term.is_whole_name] != ["person"]:
        return own
    return tuple(
        replace(term, strength="enough") if term.kind == "person" else term for term in own
    )


def _take(name: NameParts, forms: Iterable[Spelling], used: set[str]) -> list[str]:
    """The nouns of the name that ``forms`` spell; they are marked as ``used``."""
    keys = {form.key for form in forms}
    matching = [noun for noun in name.nouns if spelling_key(noun) in keys]
    used.update(matching)
    return matching


def _literal_terms(summit: str, text: str) -> Iterator[Term]:
    """A literal term in any case. Where a text writes it as a proper name it is enough alone, but
    a country or a group of countries is not."""
    if is_country_or_group(text):
        names = dict.fromkeys((text.title() if text == text.lower() else text, *other_names(text)))
        forms = tuple(form for name in names for form in literal(name))
        yield Term(summit, "term", text, rules.TERM, "beside", forms, group=is_group(text))
        return
    if text == text.upper() and text == text.lower():  # a script without capitals
        alone = len(text) >= rules.LONG_UNCASED
        common = is_common(text) or len(text) < rules.SHORTEST_UNCASED
        strength: Strength = "weight" if common else "enough" if alone else "piece"
        weight = rules.SUBJECT if common else rules.TERM
        yield Term(summit, "term", text, weight, strength, literal(text))
        return
    proper = literal(text)
    if text == text.lower():
        capitalised = " ".join(word[:1].upper() + word[1:] for word in text.split())
        proper = (*literal(capitalised), *literal(text.upper()))
    if not all(word in _COMMON_WORDS for word in text.split()):
        yield Term(summit, "term", text, rules.TERM, "enough", proper)
    strength = "weight" if is_common(text.lower()) else "piece"
    weight = rules.SUBJECT if strength == "weight" else rules.TERM_IN_LOWER_CASE
    yield Term(summit, "term", text, weight, strength, in_any_case(text))


def _noun_terms(summit: Summit, name: NameParts, used: set[str]) -> Iterator[Term]:
    """What of the summit's name is no person, place or literal term of it."""
    for pair in name.pairs:
        halves = [half for half in pair if half not in used]
        if len(halves) == len(pair):
            for half in halves:
                forms = tuple(form for other in other_names(half) for form in literal(other))
                yield Term(summit.id, "name", half, rules.NAME, "half", forms, pair="-".join(pair))
            used.update(halves)
    for noun in name.nouns:
        if noun in used:
            continue
        names = other_names(noun)
        forms = tuple(form for other in names for form in literal(other))
        forms += tuple(
            replace(form, alone=False)
            for reference in references(noun)
            for form in in_any_case(reference)
        )
        yield Term(summit.id, "name", noun, rules.NAME, "beside", forms, group=is_group(noun))


def _whole_name(name: str) -> Iterator[Spelling]:
    """The whole name, unless it is only the name of a group of countries or a country."""
    if len(other_names(name)) == 1:
        yield from literal(re.sub(r"(?i)^the\s+", "", name) or name)
