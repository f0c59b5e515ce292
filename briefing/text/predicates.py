"""What a sentence says was done, and by whom to whom, without a parser.

Two sentences in nearly the same words may report an announcement and its cancellation, a decision
that is due and the decision, or a visit in either direction. What differs then is the verb of a
main clause, its tense, or the order of the names around it. Verbs of saying are left out, since
every editor changes them, and so is what stands in a subordinate clause.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import HAN, UNSPACED, is_hangul
from briefing.text.stemmer import is_irregular, stem
from briefing.text.stop_words import FUNCTION_WORDS
from briefing.text.tense_cues import ahead_and_past

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CACHED = 4096

_SAYING = frozenset(
    map(
        stem,
        "add adds comment explain indicate mention note quote remark report say says state tell"
        " tells".split(),
    )
)
_AUXILIARIES = frozenset(
    "is are was were be been being isn't wasn't aren't weren't has have had hasn't haven't hadn't"
    " will would shall should may might can could must won't wouldn't".split()
)
_INTENDING = lazy_regex(
    r"is|are|was|were|be|set|due|ready|likely|about|poised|slated"
    r"|(?:schedul|expect|plan|agree|want|hope|intend|refus|decid|vow|pledg|promis|threaten|order"
    r"|vot|fail|chose|choos|offer|declin)\w*"
)
_SUBORDINATING = frozenset(
    "who whom whose which where when while as because since if after before until though although"
    " following during".split()
)
_DETERMINERS = frozenset("a an the his her its their this that these those no of".split())
_PREPOSITIONS = frozenset("in on at by near from under".split())
_OUTCOMES = frozenset("alive dead guilty innocent".split())
"""What somebody is found: as much the news as a verb."""
_NO_VERBS = frozenset("united hundred indeed speed breed shred sacred naked wicked".split())
"""Words in -ed that are no past of a verb."""
_TOKEN = lazy_regex(r"[^\W_]+(?:['’][^\W_]+)*|[,;:—–()]")
_PAST = lazy_regex(r"[a-z]{3,}ed")
_PRESENT = lazy_regex(r"[a-z]{2,}[^s\W]s")

_KOREAN_PREDICATE = lazy_regex(r"(.+?)(?:[하했한할함해되됐된될돼].*)?다(?:고|며|면서)?")
_KOREAN_SAYING = lazy_regex(r"(?:말|밝|전|덧붙|설명|알려|알렸|보도|강조|예정|계획|것이|있|없)")
_SAYING_IN_HAN = "称稱说說表示指出述語话話透露报報道言明"
_FUNCTION_IN_HAN = "于在和與与及的了也並并就對对向"
_NO_CONTENT_IN_HAN = lazy_regex(f"[^{HAN}]|[{_SAYING_IN_HAN}{_FUNCTION_IN_HAN}]")
_HAS_UNSPACED = lazy_regex(f"[{UNSPACED}]")


def reports_another_act(first: str, second: str) -> bool:
    """Whether two sentences in nearly the same words say that other things were done.

    They do if each has a main verb that the other has in no form, or if one expects what has
    happened in the other. Symmetric; for English, Korean, Chinese and Japanese.
    """
    if _has_happened_since(first, second):
        return True
    both = first + second
    if _HAS_UNSPACED.search(both) and not any(map(is_hangul, both)):
        return _replaces_han(words(first), words(second))
    ours, theirs = main_verbs(first), main_verbs(second)
    return _lacks(ours, theirs) and _lacks(theirs, ours)


def _has_happened_since(first: str, second: str) -> bool:
    ahead, past = ahead_and_past(first)
    other_ahead, other_past = ahead_and_past(second)
    return (ahead > other_ahead and past < other_past) or (
        ahead < other_ahead and past > other_past
    )


def _lacks(verbs: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the ``others`` is no form of any of ``verbs``."""
    return any(not any(_is_same_verb(verb, other) for verb in verbs) for other in others)


def _is_same_verb(first: str, second: str) -> bool:
    """Whether two stems are of one verb, in any form and spelling."""
    if is_hangul(first[0]) or is_hangul(second[0]):
        return first == second
    short, long = sorted((first, second), key=len)
    shared = max(3, len(short) - 1)
    return short == long or (len(long) - len(short) <= 3 and short[:shared] == long[:shared])


def _replaces_han(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether other characters stand in one place: without spaces a word cannot be told."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        sides = ("".join(ours[a:b]), "".join(theirs[c:d]))
        if tag == "replace" and all(_NO_CONTENT_IN_HAN.sub("", side) for side in sides):
            return True
    return False


@lru_cache(_CACHED)
def main_verbs(text: str) -> frozenset[str]:
    """The stems of the verbs in the main clauses of ``text``; verbs of saying are left out."""
    if any(map(is_hangul, text)):
        return frozenset(_korean_verbs(text))
    return frozenset(map(stem, _verbs(_TOKEN.findall(text)))) - _SAYING


def _korean_verbs(text: str) -> Iterator[str]:
    """The roots of the predicates: what ends in -다, with -고 or -며 before a verb of saying."""
    for word in words(text):
        predicate = _KOREAN_PREDICATE.fullmatch(word)
        if predicate and not _KOREAN_SAYING.match(word):
            yield predicate[1]


def _verbs(tokens: Sequence[str]) -> Iterator[str]:
    """The verbs of main clauses as written, in lower case."""
    subordinate = False
    participles: list[str] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ","
        word = token.lower().replace("’", "'")
        if not token[0].isalnum():
            subordinate = False
        elif word in _SUBORDINATING or (word == "that" and not _may_be_verb(before)):
            subordinate = True
        elif subordinate or word != token:
            continue
        elif _follows_auxiliary(tokens, place):
            participles.clear()
            if _is_predicate(word):
                yield word
        elif _is_past(word) and before.lower() not in _DETERMINERS:
            # "wounded on Monday" is the verb, unless an auxiliary follows that is.
            follows = tokens[place + 1].lower() if place + 1 < len(tokens) else ","
            if follows in _PREPOSITIONS or follows in _SUBORDINATING:
                participles.append(word)
            else:
                yield word
        elif word in _OUTCOMES or (_PRESENT.fullmatch(word) and before[0].isupper()):
            yield word
    yield from participles


def _follows_auxiliary(tokens: Sequence[str], place: int) -> bool:
    """Whether the word at ``place`` is governed by an auxiliary, or is an infinitive that a verb
    of intention or a name before it governs."""
    for back in range(place - 1, max(-1, place - 5), -1):
        word = tokens[back].lower().replace("’", "'")
        if word in _AUXILIARIES:
            return True
        if word == "to" and back == place - 1 and back:
            governor = tokens[back - 1]
            return bool(_INTENDING.fullmatch(governor.lower())) or governor[0].isupper()
        if not (word.endswith("ly") or word in ("not", "also", "now", "still", "already", "again")):
            return False
    return False


def _is_predicate(word: str) -> bool:
    return (
        len(word) > 2
        and word.isalpha()
        and word not in FUNCTION_WORDS
        and word not in _AUXILIARIES
        and not word.endswith("ly")
        and word not in ("not", "now", "still", "already")
    )


def _is_past(word: str) -> bool:
    return is_irregular(word) or (bool(_PAST.fullmatch(word)) and word not in _NO_VERBS)


def _may_be_verb(word: str) -> bool:
    word = word.lower()
    return _is_past(word) or bool(_PRESENT.fullmatch(word))
