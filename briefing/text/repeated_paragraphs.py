"""Finding paragraphs that an entry repeats, so that each is shown once.

A paragraph is a repeat if one earlier paragraph contains it: at least four fifths of its
four-word shingles (containment: Broder 1997), all its words but one, or all but a few that were
changed (`briefing.text.near_duplicate`). It is none if what differs is a number or a negation. A
wrong removal loses a fact, a missed one only repeats it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from briefing.text.figures import amounts, disagree, negations
from briefing.text.lazy_regex import lazy_regex
from briefing.text.near_duplicate import is_near_duplicate
from briefing.text.normalize import words
from briefing.text.scripts import HAN, HAN_COMPATIBILITY, KANA
from briefing.text.shingles import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

_SHINGLE = 4
_PROBE = 3
_LEAST_SHARED = 0.8
# A probe survives a change of one word in five at half of its places.
_LEAST_PROBES = 0.2
_REFRAIN_WORDS = 6
_EDGE_WORDS = 3
# A hostile entry may begin all its paragraphs alike: only so many earlier ones are compared.
_MOST_CANDIDATES = 16
_MOST_PROBES = 64
_MOST_ALIGNED = 4
# Aligning two texts word by word takes squared time; longer ones must agree in every figure.
_LONGEST_ALIGNED = 400
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen half third quarter first second fourth fifth "
    "sixth seventh eighth ninth tenth once twice double triple "
    "零 一 二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 兆 "
    "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 첫 하나 둘 셋 넷".split()
)
"""Numbers in letters, as normal words."""
_UNSPACED = lazy_regex(rf"[{KANA}{HAN}{HAN_COMPATIBILITY}]")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph in the forms in which it is compared."""

    text: str
    words: tuple[str, ...]
    probes: list[tuple[str, ...]]
    probe_set: frozenset[tuple[str, ...]]
    short: bool

    @classmethod
    def of(cls, paragraph: str) -> _Paragraph:
        tokens = tuple(words(paragraph))
        probes = word_runs(tokens, _PROBE)
        return cls(paragraph, tokens, probes, frozenset(probes), _is_short(tokens))

    def runs(self) -> list[tuple[str, ...]]:
        """Its shingles, in order."""
        return word_runs(self.words, _SHINGLE)


class _EarlierParagraphs:
    """The paragraphs so far, without repeats, by their words, probes and edges.

    ``shared`` are the probes that several paragraphs have; no other leads to one of them.
    """

    def __init__(self, shared: Set[tuple[str, ...]]) -> None:
        self._shared = shared
        self._by_words: dict[tuple[str, ...], int] = {}
        self._by_probe: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_edge: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._paragraphs: dict[int, _Paragraph] = {}

    def add(self, place: int, paragraph: _Paragraph) -> None:
        self._paragraphs[place] = paragraph
        self._by_words.setdefault(paragraph.words, place)
        if self._shared.isdisjoint(paragraph.probe_set):
            return
        for probe in paragraph.probes:
            if probe in self._shared:
                _append(self._by_probe[probe], place)
        for edge in _edges(paragraph):
            _append(self._by_edge[edge], place)

    def identical(self, paragraph: _Paragraph) -> int | None:
        """The index of a paragraph with exactly these words."""
        return self._by_words.get(paragraph.words)

    def containing(self, paragraph: _Paragraph) -> int | None:
        """The index of a paragraph that contains this one, if any does."""
        if self._shared.isdisjoint(paragraph.probe_set):
            return None
        least = _LEAST_PROBES * min(len(paragraph.probes), _MOST_PROBES)
        for rank, (place, votes) in enumerate(self._candidates(paragraph)):
            whole = self._paragraphs[place]
            if _may_contain(whole, paragraph) and _contains(whole, paragraph):
                return place
            if rank < _MOST_ALIGNED and votes >= least and _is_changed_copy(whole, paragraph):
                return place
        return None

    def _candidates(self, paragraph: _Paragraph) -> Iterator[tuple[int, int]]:
        votes: defaultdict[int, int] = defaultdict(int)
        step = max(1, len(paragraph.probes) // _MOST_PROBES)
        for probe in paragraph.probes[::step]:
            for place in self._by_probe.get(probe, ()):
                votes[place] += 1
        for edge in _edges(paragraph):
            for place in self._by_edge.get(edge, ()):
                votes[place] += 1
        most = nsmallest(_MOST_CANDIDATES, ((-count, place) for place, count in votes.items()))
        return ((place, -count) for count, place in most)


def collapse_repeats(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without those that repeat an earlier one, in order.

    A paragraph of six words or fewer is a refrain and stays, unless it is inside a block that is
    repeated as a whole.
    """
    if len(paragraphs) < 2:
        return tuple(paragraphs)
    compared = [_Paragraph.of(paragraph) for paragraph in paragraphs]
    shared = _shared_probes(compared)
    if not shared:
        return tuple(paragraphs)
    earlier = _EarlierParagraphs(shared)
    repeats: dict[int, int] = {}
    for place, paragraph in enumerate(compared):
        original = earlier.identical(paragraph)
        if original is None and not paragraph.short:
            original = earlier.containing(paragraph)
        if original is not None and not paragraph.short:
            repeats[place] = original
        else:
            earlier.add(place, paragraph)
    repeats |= _within_blocks(compared, repeats)
    return tuple(text for place, text in enumerate(paragraphs) if place not in repeats)


def _shared_probes(compared: Sequence[_Paragraph]) -> set[tuple[str, ...]]:
    """The probes that more than one paragraph has: repeats have some, however short they are."""
    seen: set[tuple[str, ...]] = set()
    shared: set[tuple[str, ...]] = set()
    for paragraph in compared:
        shared |= seen & paragraph.probe_set
        seen |= paragraph.probe_set
    return shared


def _within_blocks(compared: Sequence[_Paragraph], repeats: dict[int, int]) -> dict[int, int]:
    """Short paragraphs next to a repeat, with equal ones next to the original of that repeat."""
    short: dict[int, int] = {}
    for step, order in ((1, range(len(compared))), (-1, range(len(compared) - 1, -1, -1))):
        for place in order:
            before = place - step
            original = repeats.get(before, short.get(before))
            if original is None or place in repeats or not compared[place].short:
                continue
            candidate = original + step
            if 0 <= candidate < place and compared[candidate].words == compared[place].words:
                short[place] = candidate
    return short


def _is_short(tokens: Sequence[str]) -> bool:
    if len(tokens) > 2 * _REFRAIN_WORDS:
        return False
    # Two Han or kana characters are about one word of a language with spaces.
    return sum(0.5 if _UNSPACED.match(token) else 1.0 for token in tokens) <= _REFRAIN_WORDS


def _edges(paragraph: _Paragraph) -> tuple[tuple[str, ...], ...]:
    if len(paragraph.words) < _EDGE_WORDS:
        return ()
    return (("^", *paragraph.words[:_EDGE_WORDS]), ("$", *paragraph.words[-_EDGE_WORDS:]))


def _append(places: list[int], place: int) -> None:
    if len(places) < _MOST_CANDIDATES:
        places.append(place)


def _may_contain(whole: _Paragraph, part: _Paragraph) -> bool:
    """Whether enough of the probes of ``part`` are in ``whole``, which is quick to find out.

    One other word changes three of them at most; a shingle that ``whole`` does not share, two.
    """
    most_missing = max(_PROBE, 2 * (1 - _LEAST_SHARED) * len(part.probes))
    return len(part.probe_set - whole.probe_set) <= most_missing


def _contains(whole: _Paragraph, part: _Paragraph) -> bool:
    """Whether ``whole`` says all that ``part`` says."""
    if whole.words == part.words:
        return True
    if _one_word_apart(whole.words, part.words):
        return not _contradicts(whole.words, part.words)
    shingles = set(part.runs())
    if len(shingles.intersection(whole.runs())) < _LEAST_SHARED * len(shingles):
        return False
    return not _contradicts(_excerpt(whole, part), part.words)


def _is_changed_copy(whole: _Paragraph, part: _Paragraph) -> bool:
    """Whether ``part`` is ``whole`` with a few words changed."""
    if _figures(whole.words) != _figures(part.words):
        return False
    return is_near_duplicate(whole.text, whole.words, part.text, part.words) and not _contradicts(
        whole.words, part.words
    )


def _excerpt(whole: _Paragraph, part: _Paragraph) -> tuple[str, ...]:
    """The stretch of ``whole`` that corresponds to ``part``.

    Shared shingles vote for where it is; those far away are the same phrase used elsewhere.
    """
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(part.runs()):
        places.setdefault(run, place)
    shared = [(at, places[run]) for at, run in enumerate(whole.runs()) if run in places]
    offset = Counter(at - place for at, place in shared).most_common(1)[0][0]
    slack = max(_EDGE_WORDS, len(part.words) // 10)
    near = [(at, place) for at, place in shared if abs(at - place - offset) <= slack]
    (first, head), (last, place) = near[0], near[-1]
    end = last + _SHINGLE + max(0, len(part.words) - _SHINGLE - place)
    return whole.words[max(0, first - head) : end]


def _one_word_apart(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether changing, adding or dropping one word makes the two equal."""
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), None)
    if same is None:
        return True
    return longer[same + 1 :] == shorter[same + (len(longer) == len(shorter)) :]


def _contradicts(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the words that differ include a number or a negation."""
    if _number_words(first) != _number_words(second):
        return True
    first_figures, second_figures = _figures(first), _figures(second)
    if first_figures - second_figures and second_figures - first_figures:
        return True
    first_text, second_text = " ".join(first), " ".join(second)
    if len(first) + len(second) > 2 * _LONGEST_ALIGNED:
        return negations(first) != negations(second) or amounts(first_text) != amounts(second_text)
    return disagree(first_text, second_text)


def _figures(tokens: Sequence[str]) -> Counter[str]:
    return Counter(token for token in tokens if token[0].isdigit())


def _number_words(tokens: Sequence[str]) -> list[str]:
    return sorted(token for token in tokens if token in NUMBER_WORDS)
