"""Which words of a summit's block count, and how: what the reader needs to mend the block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.summit_check import WordUse
from briefing.group.qualification import Qualification
from briefing.group.summit_name import parse_name
from briefing.group.summit_terms import is_common, terms
from briefing.text.country_groups import is_country_or_group, is_group
from briefing.text.person_names import is_shared_family, is_title, spelling_key, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.domain.summit import Summit
    from briefing.domain.summit_check import Key, Use
    from briefing.group.summit_terms import Term

_SECOND = "with a second piece of evidence"
_MEETING = "beside a word of meeting"
_SHORTEST_WORD = 4
"""Letters of a word of a name in small letters that is listed; shorter ones join the others."""


class Concern(NamedTuple):
    """What is wrong with a block: at a word of a key, or at the key if ``word`` is empty."""

    key: Key
    word: str
    message: str


def word_uses(summit: Summit, summits: Sequence[Summit] = ()) -> tuple[WordUse, ...]:
    """How each word of ``summit`` counts, in the order of the keys; ``summits`` are all of them.

    A person whom most summits have is marked, since the name says little about which one it is.
    """
    own = _terms_of(summit)
    return (
        *_people(summit, own, _shared(summit, summits or (summit,))),
        *_place(summit, own),
        *(_term(summit, text, own) for text in summit.terms),
        *_name(summit, own),
    )


def concerns(summit: Summit) -> Iterator[Concern]:
    """The words that do not count as their author will expect, and a block that finds nothing."""
    for names in summit.people:
        if not any(map(spellings, names)):
            yield Concern("people", names[0], f'"{names[0]}" is no name of a person')
        elif all(map(is_title, names)):
            yield Concern(
                "people",
                names[0],
                f'"{names[0]}" is a title and may be anybody\'s: give the name with it, '
                'such as ["Queen Elizabeth", "the Queen"]',
            )
    own = _terms_of(summit)
    for text in summit.terms:
        strengths = {term.strength for term in own if term.kind == "term" and term.label == text}
        if strengths == {"weight"}:
            why = "an everyday word" if is_common(text) else "too short"
            yield Concern(
                "terms", text, f'"{text}" is {why}: it adds weight and is no evidence alone'
            )
    if not summit.feeds:
        yield from _too_little(summit, own)


def _too_little(summit: Summit, own: Sequence[Term]) -> Iterator[Concern]:
    weak = {term.label for term in own if term.kind == "term" and term.strength == "weight"}
    evidence = [
        term
        for term in own
        if term.strength != "weight"
        and term.spellings
        and not _is_whole_name(term)
        and not (term.kind == "term" and term.label in weak and term.label == term.label.lower())
    ]
    if not Qualification((summit,), own).can_qualify(summit.id, evidence):
        yield Concern(
            "name",
            "",
            f'"{summit.id}" finds only texts with its whole name, "{summit.name}": '
            "add the people who meet, the place or a proper name in terms",
        )
    elif len(evidence) == 1 and _is_country(evidence[0].label):
        yield Concern(
            evidence[0].kind if evidence[0].kind == "name" else "terms",
            "",
            f'"{summit.id}" finds every meeting of {evidence[0].label}: '
            "add the people who meet or the place",
        )


def _is_country(label: str) -> bool:
    return is_country_or_group(label) and not is_group(label)


def _terms_of(summit: Summit) -> tuple[Term, ...]:
    return terms((summit,))


def _is_whole_name(term: Term) -> bool:
    return term.kind == "name" and term.strength == "enough"


def _shared(summit: Summit, summits: Sequence[Summit]) -> frozenset[str]:
    """The labels of the people of ``summit`` whom more than half of ``summits`` have."""
    everyone = [term for term in terms(summits) if term.kind == "person"]
    return frozenset(
        term.label
        for term in everyone
        if term.summit == summit.id
        and len(summits) > 1
        and 2 * len({other.summit for other in everyone if not term.keys.isdisjoint(other.keys)})
        > len(summits)
    )


def _people(summit: Summit, own: Sequence[Term], shared: frozenset[str]) -> Iterator[WordUse]:
    alone = {term.label for term in own if term.kind == "person" and term.strength == "enough"}
    for names in summit.people:
        for name in names:
            use, counts = _person(name, alone=names[0] in alone)
            if names[0] in shared and use != "never":
                counts += "; most of your summits have it"
            yield WordUse("people", name, use, counts)


def _person(name: str, *, alone: bool) -> tuple[Use, str]:
    forms = spellings(name)
    use: Use = "alone" if alone else "second"
    counts = "alone, being all that the block has" if alone else _SECOND
    if not forms:
        return "never", "never: an article is no name"
    if is_title(name):
        return use, f"{counts}, as “{_with_article(name)}”, whoever that is"
    if not any(form.alone for form in forms):
        return use, f"{counts}, and only behind an office"
    words = name.split()
    family = words[0] if is_shared_family(words[0]) else words[-1]
    doubtful = {form.key: not form.alone for form in sorted(forms, key=lambda form: form.alone)}
    if len(words) > 1 and doubtful.get(spelling_key(family), False):
        counts += f"; “{family}” alone only behind an office or once the text has named them"
    return use, counts


def _with_article(title: str) -> str:
    return title if title.lower().startswith("the ") else f"the {title}"


def _place(summit: Summit, own: Sequence[Term]) -> Iterator[WordUse]:
    term = next((term for term in own if term.kind == "place"), None)
    if term is None:
        return
    use, counts = _beside(summit, own, term) if term.strength == "beside" else ("second", _SECOND)
    for name in summit.place:
        yield WordUse("place", name, use, f"where something is there, {counts}")


def _term(summit: Summit, text: str, own: Sequence[Term]) -> WordUse:
    strengths = {term.strength for term in own if term.kind == "term" and term.label == text}
    if "enough" in strengths and (text != text.lower() or text == text.upper()):
        return WordUse("terms", text, "alone", "alone")
    capitalised = " ".join(word[:1].upper() + word[1:] for word in text.split())
    if "enough" in strengths and "piece" in strengths:
        return WordUse("terms", text, "second", f"{_SECOND}; alone as “{capitalised}”")
    if "enough" in strengths:
        return WordUse(
            "terms",
            text,
            "weight",
            f"only adds weight; alone as “{capitalised}” inside a sentence",
        )
    if "piece" in strengths:
        return WordUse("terms", text, "second", _SECOND)
    if "beside" in strengths:
        term = next(term for term in own if term.kind == "term" and term.label == text)
        return WordUse("terms", text, *_beside(summit, own, term))
    why = "an everyday word" if is_common(text) else "too short"
    return WordUse("terms", text, "weight", f"only adds weight: {why}")


def _name(summit: Summit, own: Sequence[Term]) -> Iterator[WordUse]:
    for term in own:
        if term.kind != "name" or not term.spellings:
            continue
        if _is_whole_name(term):
            yield WordUse("name", term.label, "alone", "alone")
        elif term.strength == "half":
            others = [half for half in term.pair.split("-") if half != term.label]
            counts = f"with {' or '.join(others)} in the same paragraph, {_MEETING}"
            yield WordUse("name", term.label, "pair", counts)
        else:
            yield WordUse("name", term.label, *_beside(summit, own, term))
    nouns = {word for noun in parse_name(summit.name).nouns for word in noun.split()}
    for word in dict.fromkeys(summit.name.split()):
        bare = word.strip(".,;:()[]'\"“”‘’")
        small = len(bare) < _SHORTEST_WORD and bare == bare.lower() and bare != bare.upper()
        if bare and not small and not any(bare in noun or noun in bare for noun in nouns):
            yield WordUse("name", bare, "never", "never by itself, only in the whole name")


def _beside(summit: Summit, own: Sequence[Term], term: Term) -> tuple[Use, str]:
    """How a place without people, a country, a group or a noun of the name counts."""
    if Qualification((summit,), own).can_qualify(term.summit, (term,)):
        return "meeting", _MEETING
    return "second", f"{_MEETING}, {_SECOND}"
