"""Whether an edited sentence says anything that it did not say before.

Publishers mend typos, exchange a word, complete a title or cut a clause. Nothing in that is news. A
figure, a negation, another name or another tense of what is planned is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefing.compose import rules
from briefing.compose.language.registry import LANGUAGE
from briefing.text.calendar_names import NORMAL_NAMES
from briefing.text.figures import amounts, words_disagree
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.repeated_paragraphs import NUMBER_WORDS
from briefing.text.scripts import CJK, HIRAGANA
from briefing.text.stemmer import stem
from briefing.text.stop_words import FUNCTION_WORDS
from briefing.text.word_forms import are_forms, are_opposite

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_CAPITALISED = lazy_regex(r"(?<![\w'’])[A-ZÀ-ÖØ-ÞА-Я][\w'’]*")
_HIRAGANA = lazy_regex(rf"[{HIRAGANA}]")
_UNCASED = lazy_regex(rf"[{CJK}]")
_AHEAD = lazy_regex(r"예정|계획|앞두|[할될]\s?것|[将將拟擬]|予定|見通し|预计|預計")
_POSSIBLE = frozenset("may might can could likely".split())
"""Words that leave open whether something comes about; "will" and "is to" do not."""

_FREE_HAN = frozenset("的了在是于於也把被而就之其")
_PRONOUNS = frozenset("he she it they his her its their him them".split())
_DEFINITE = _PRONOUNS | {"the", "this", "that"}
_JOINS = frozenset("and or with plus alongside".split())
_TIMES = NORMAL_NAMES | frozenset(
    "today tomorrow yesterday morning afternoon evening night week month year".split()
)
_TITLES = frozenset(
    "president prime minister premier chancellor leader king queen emperor emir sultan pm vice "
    "secretary foreign defence defense finance trade mr mrs ms dr sir governor senator mayor "
    "대통령 총리 장관 주석 국가주석 위원장 국무위원장 총통 수상 "
    "总统 總統 总理 總理 首相 主席 国家主席 國家主席 大統領 外相 部长 部長".split()
)
_ANOTHER_FACT = float("inf")
_LONGEST = 400
"""Words: aligning takes squared time, and no sentence is longer."""


@dataclass(frozen=True, slots=True)
class _Wording:
    text: str
    words: tuple[str, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Change:
    """What replaced what: the words without those that carry no content, and what follows."""

    removed_words: tuple[str, ...]
    added_words: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    before_name: tuple[bool, bool]
    """Whether a name follows directly, in the former and in the new wording."""


def names_in(text: str) -> frozenset[str]:
    """The words of ``text`` that are written like names, in normal form without a genitive."""
    return _wording(text).names


def is_copy_edit(former: str, new: str, known_names: Collection[str] = ()) -> bool:
    """Whether ``new`` is ``former`` as an editor left it: nothing in it is another fact.

    Typos, inflections, function words, titles of a person and a single better word may differ, and
    a description may give way to a name out of ``known_names``, those of the entry. A new figure
    or name, a negation, another commitment ("will", "may", none) and an exchange of content words
    that reverses the meaning may not. In scripts without capitals every content word may be a name.
    """
    ours, theirs = _wording(former), _wording(new)
    if "".join(ours.words) == "".join(theirs.words):
        return True
    shortest, longest = sorted((len(ours.words), len(theirs.words)))
    if shortest < rules.FEWEST_HEADLINE_WORDS or longest > _LONGEST:
        return False
    if _claims_differ(ours, theirs):
        return False
    if _is_cut(ours.words, theirs.words):
        return True
    shared = (Counter(ours.words) & Counter(theirs.words)).total()
    if shared < rules.UNEDITED * longest:
        return False
    if _is_transposed(ours.words, theirs.words):
        return True
    return _total_cost(ours, theirs, frozenset(known_names)) <= max(1, longest // rules.PER_EDIT)


def _wording(text: str) -> _Wording:
    names = set()
    for match in _CAPITALISED.finditer(text):
        for word in words(match.group()):
            if match.start() > 1 or word not in FUNCTION_WORDS:
                names.add(_without_genitive(word))
    return _Wording(text, tuple(map(_without_genitive, words(text))), frozenset(names))


def _without_genitive(word: str) -> str:
    """``word`` without the ending of the genitive."""
    return word.removesuffix("'s").removesuffix("'")


def _claims_differ(ours: _Wording, theirs: _Wording) -> bool:
    if words_disagree(ours.text, ours.words, theirs.text, theirs.words):
        return True
    if amounts(theirs.text) - amounts(ours.text):
        return True
    our_words, their_words = Counter(ours.words), Counter(theirs.words)
    if any(word in NUMBER_WORDS for word in their_words - our_words):
        return True
    if bool(_AHEAD.search(ours.text)) is not bool(_AHEAD.search(theirs.text)):
        return True
    return any(
        kinds.isdisjoint(our_words) is not kinds.isdisjoint(their_words)
        for kinds in (LANGUAGE.unsettled_words, _POSSIBLE)
    )


def _is_cut(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether ``theirs`` is one run of words out of ``ours``."""
    size = len(theirs)
    if size < rules.FEWEST_WORDS or size >= len(ours):
        return False
    return any(ours[start : start + size] == theirs for start in range(len(ours) - size + 1))


def _is_transposed(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two neighbouring characters of a script without spaces changed places."""
    if len(ours) != len(theirs):
        return False
    places = [place for place, word in enumerate(ours) if word != theirs[place]]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = (ours[place] for place in places)
    return len(first) == len(second) == 1 and (second, first) == tuple(
        theirs[place] for place in places
    )


def _total_cost(ours: _Wording, theirs: _Wording, known_names: frozenset[str]) -> float:
    matcher = SequenceMatcher(None, ours.words, theirs.words, autojunk=False)
    changes = [
        _change(ours, theirs, places) for tag, *places in matcher.get_opcodes() if tag != "equal"
    ]
    added = {change.added_words for change in changes}
    times = [
        change.removed_words
        for change in changes
        if change.removed_words in added and not _TIMES.isdisjoint(change.removed_words)
    ]  # "on Monday" stands elsewhere in the sentence
    rest = [
        change
        for change in changes
        if change.removed_words not in times and change.added_words not in times
    ]
    # Other words that moved may tell that somebody else did it.
    moved = {word for change in rest for word in change.removed}.intersection(
        word for change in rest for word in change.added
    )
    if moved - LANGUAGE.claim_words:
        return _ANOTHER_FACT
    return sum(_cost(change, ours, theirs, known_names) for change in rest)


def _change(ours: _Wording, theirs: _Wording, places: Sequence[int]) -> _Change:
    first, last, start, end = places
    removed, added = ours.words[first:last], theirs.words[start:end]
    ours_left, theirs_left = _unmatched(_content(removed), _content(added), ours.names)
    return _Change(
        removed,
        added,
        ours_left,
        theirs_left,
        (_is_before_name(ours, last), _is_before_name(theirs, end)),
    )


def _content(tokens: Sequence[str]) -> list[str]:
    return [
        word
        for word in tokens
        if word not in FUNCTION_WORDS
        and word not in LANGUAGE.auxiliaries
        and word not in _FREE_HAN
        and not _HIRAGANA.match(word)
    ]


def _unmatched(
    removed: Sequence[str], added: Sequence[str], names: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What remains when each word that is a form of one on the other side is left out."""
    left, rest = list(removed), []
    for word in added:
        same = next((other for other in left if are_forms(other, word, name=other in names)), None)
        if same is None:
            rest.append(word)
        else:
            left.remove(same)
    return tuple(left), tuple(rest)


def _cost(change: _Change, ours: _Wording, theirs: _Wording, known_names: frozenset[str]) -> float:
    """How much of the allowance for better words a change uses; infinite where a fact differs."""
    removed, added = change.removed, change.added
    if _is_reversed(change.removed_words, change.added_words):
        return _ANOTHER_FACT
    if "".join(removed) in _TITLES | {""} and "".join(added) in _TITLES | {""}:
        return 0
    if any(map(_UNCASED.search, (*removed, *added))):
        return _ANOTHER_FACT
    removed_names = [word for word in removed if word in ours.names and word not in _TITLES]
    added_names = [word for word in added if word in theirs.names and word not in _TITLES]
    if removed_names and added_names:
        return _ANOTHER_FACT
    if added_names:
        known = known_names.issuperset(added_names) or not _TITLES.isdisjoint(removed)
        described = known and _describes(change.removed_words, removed)
        return _cost_of_name(added, theirs, change.added_words, change.before_name[1], described)
    if removed_names:
        described = _describes(change.added_words, added)
        return _cost_of_name(removed, ours, change.removed_words, change.before_name[0], described)
    return _cost_of_words(removed, added, len(theirs.words))


def _cost_of_name(
    content: Sequence[str],
    wording: _Wording,
    tokens: Sequence[str],
    before_name: bool,
    described: bool,
) -> float:
    """The cost of a name, with its title, that only one wording has; none if it adds to another
    name there, or if the other wording describes its owner."""
    if not wording.names.issuperset(content):
        return _ANOTHER_FACT
    if described or _is_attribute(tokens, before_name, wording.text):
        return 0
    return _ANOTHER_FACT


def _cost_of_words(removed: Sequence[str], added: Sequence[str], length: int) -> float:
    if LANGUAGE.claim_words.issuperset((*removed, *added)):
        return 0
    if removed and added:
        if length < rules.PER_EDIT or any(
            are_opposite(first, second) for first in removed for second in added
        ):
            return _ANOTHER_FACT
        if not (LANGUAGE.decisive_words | _TIMES).isdisjoint((*removed, *added)):
            return _ANOTHER_FACT
        return max(len(removed), len(added))
    if not (LANGUAGE.decisive_words - FUNCTION_WORDS).isdisjoint(added):
        return _ANOTHER_FACT
    return len(added) + len(removed) / 2


def _is_reversed(removed: Sequence[str], added: Sequence[str]) -> bool:
    """Whether one decisive word replaces another: "before" for "after"."""
    decisive = LANGUAGE.decisive_words
    ours = {stem(word) for word in decisive.intersection(removed)}
    theirs = {stem(word) for word in decisive.intersection(added)}
    return bool(ours - theirs and theirs - ours)


def _is_attribute(tokens: Sequence[str], before_name: bool, text: str) -> bool:
    """Whether ``tokens`` belong to the name after them: a title, a first name, a country."""
    if not before_name or not _JOINS.isdisjoint(tokens):
        return False
    return not re.search(rf"\b{re.escape(tokens[-1])}(?:['’]s?)?[,;]", text, re.IGNORECASE)


def _describes(tokens: Sequence[str], content: Sequence[str]) -> bool:
    """Whether ``tokens`` stand for a person: a pronoun, or "the president"."""
    if not _JOINS.isdisjoint(tokens) or _DEFINITE.isdisjoint(tokens):
        return False
    return len(content) <= rules.LONGEST_DESCRIPTION and (
        bool(content) or not _PRONOUNS.isdisjoint(tokens)
    )


def _is_before_name(wording: _Wording, place: int) -> bool:
    return place < len(wording.words) and wording.words[place] in wording.names
