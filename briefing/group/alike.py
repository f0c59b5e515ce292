"""Whether two entries carry the same text.

Containment of word shingles on both sides (Broder, "On the resemblance and containment of
documents", 1997), never a ratio of lengths; a link may stand for the text, a headline only where
neither entry has any; nothing joins what `briefing.group.contradiction` keeps apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.contradiction import contradict
from briefing.group.profile import profile
from briefing.text.shingle import containment

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from briefing.group.profile import Profile
    from briefing.group.sketch import Sketch


def fingerprints(sketch: Sketch) -> frozenset[int]:
    """What to index ``sketch`` under: signed 64-bit hashes, some 50 for 600 words.

    Two entries with the same text share one of their `keys`, or enough of the others
    (`rules.SHARED`).
    """
    return profile(sketch).fingerprints


def keys(sketch: Sketch) -> frozenset[int]:
    """Those of the fingerprints of which one in common is enough to compare two entries."""
    return profile(sketch).keys


def same_text(one: Sketch, other: Sketch) -> bool:
    """Whether the two entries are one story: symmetric, and a function of the two alone."""
    if abs(one.at - other.at) > rules.WINDOW:
        return False
    ours, theirs = profile(one), profile(other)
    # Sharing fingerprints is part of the rule, so that an index of them loses no pair.
    if not _meet(ours, theirs):
        return False
    return _joins(ours, theirs) and not at_odds(one, other)


def at_odds(one: Sketch, other: Sketch) -> bool:
    """Whether figures or negations forbid that the two stand in one story."""
    ours, theirs = profile(one), profile(other)
    return contradict(ours.headline_sentence, theirs.headline_sentence) or contradict(
        ours.sentences, theirs.sentences
    )


def _meet(ours: Profile, theirs: Profile) -> bool:
    if not ours.keys.isdisjoint(theirs.keys):
        return True
    smaller = min(len(ours.fingerprints), len(theirs.fingerprints))
    common = len(ours.fingerprints & theirs.fingerprints)
    return common >= min(rules.ENOUGH_SHARED, rules.SHARED * smaller) and common > 0


def _joins(ours: Profile, theirs: Profile) -> bool:
    if ours.words and theirs.words and _copies(ours, theirs):
        return True
    if _linked(ours, theirs) and _link_fits(ours, theirs):
        return True
    return not ours.words and not theirs.words and _same_headline(ours, theirs)


def _copies(ours: Profile, theirs: Profile) -> bool:
    size = rules.SHORT_SHINGLE if ours.short or theirs.short else rules.SHINGLE
    small, large = sorted((ours.set_of(size), theirs.set_of(size)), key=len)
    common = small & large
    agree = _headlines_agree(ours, theirs)
    if size == rules.SHORT_SHINGLE and len(common) < (
        rules.LEAST_WITH_HEADLINE if agree else rules.LEAST_SHARED
    ):
        return False
    of_small, of_large = len(common) / len(small), len(common) / len(large)
    if not agree and _one_house(ours, theirs):
        whole = of_large >= rules.HOUSE_WHOLE and len(common) >= rules.HOUSE_LEAST
        if not whole and len(common) < rules.HOUSE_SHARED:
            return False
    enough = rules.SHORT_COPY if size == rules.SHORT_SHINGLE else rules.COPY
    if of_small >= enough and of_large >= rules.WHOLE:
        return True
    if size == rules.SHORT_SHINGLE and _headlined(ours, theirs, common, of_small):
        return True
    if of_small < rules.CUT_COPY:
        return False
    return agree or (
        _leads(common, ours.runs(size))
        and _leads(common, theirs.runs(size))
        and _same_subject(ours, theirs)
    )


def _headlined(ours: Profile, theirs: Profile, common: Set[int], of_small: float) -> bool:
    """Whether one long headline over partly common words makes two short entries one text."""
    enough = of_small >= rules.HEADLINED and len(common) >= rules.LEAST_SHARED
    return enough and _same_headline(ours, theirs) and not _one_house(ours, theirs)


def _leads(common: Set[int], runs: Sequence[int]) -> bool:
    """Whether the overlap starts in the lead: its middle lies half its length behind its start,
    and unlike the first common shingle the middle is never there by chance."""
    places = [place for place, shingle in enumerate(runs) if shingle in common]
    return places[len(places) // 2] - len(common) / 2 < rules.LEAD_WORDS


def _same_subject(ours: Profile, theirs: Profile) -> bool:
    """Whether the longer text's headline speaks of what the shorter says: the first item of a
    digest leads it as a teaser leads its article, but does not name it."""
    short, long = sorted((ours, theirs), key=lambda side: len(side.words))
    told = {_stem(word) for word in (*short.words, *short.title)}
    return any(_stem(word) in told for word in long.title if _stem(word))


def _stem(word: str) -> str:
    """Enough of a content word to know it again; "" for one that says nothing. Hangul carries
    its particles at the end, so its first two syllables count."""
    if "가" <= word[0] <= "힣":
        return word[:2] if len(word) > 1 else ""
    return word[:6] if len(word) > 3 or not word.isascii() else ""


def _linked(ours: Profile, theirs: Profile) -> bool:
    if ours.link_keys.isdisjoint(theirs.link_keys):
        return False
    return not (ours.fragment and theirs.fragment and ours.fragment != theirs.fragment)


def _link_fits(ours: Profile, theirs: Profile) -> bool:
    """Whether texts under one link can be one: a page tells more than one thing at a time."""
    if _headlines_agree(ours, theirs):
        return True
    small, large = sorted(
        (ours.set_of(rules.SHORT_SHINGLE), theirs.set_of(rules.SHORT_SHINGLE)), key=len
    )
    if containment(small, large) >= rules.LINKED:
        return True
    return ours.sketch.feed != theirs.sketch.feed and (ours.short or theirs.short)


def _same_headline(ours: Profile, theirs: Profile) -> bool:
    return (
        ours.headline is not None
        and ours.headline == theirs.headline
        and ours.sketch.feed != theirs.sketch.feed
        and abs(ours.sketch.at - theirs.sketch.at) <= rules.HEADLINE_WINDOW
    )


def _headlines_agree(ours: Profile, theirs: Profile) -> bool:
    small, large = sorted((set(ours.title), set(theirs.title)), key=len)
    return bool(small) and len(small & large) >= rules.HEADLINES_AGREE * len(small)


def _one_house(ours: Profile, theirs: Profile) -> bool:
    if ours.sketch.feed == theirs.sketch.feed:
        return True
    return bool(ours.host) and ours.host == theirs.host
