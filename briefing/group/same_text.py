"""Whether two entries carry the same text.

Containment of word shingles on both sides (Broder, "On the resemblance and containment of
documents", 1997), never a ratio of lengths; a link may stand for the text, a headline only where
neither entry has any, or where one says little and speaks of the same; nothing joins what
`briefing.group.contradiction` keeps apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.contradiction import contradict
from briefing.group.overlap import Overlap
from briefing.group.text_profile import profile
from briefing.text.shingles import containment
from briefing.text.stemmer import prefix_stem

if TYPE_CHECKING:
    from briefing.group.comparison_form import Sketch
    from briefing.group.text_profile import Profile


def fingerprints(sketch: Sketch) -> frozenset[int]:
    """What to index ``sketch`` under: signed 64-bit hashes, some 50 for 600 words.

    Two entries with the same text share one of their `keys`, or enough of the others
    (`story_rules.SHARED`).
    """
    return profile(sketch).fingerprints


def keys(sketch: Sketch) -> frozenset[int]:
    """Those of the fingerprints of which one in common is enough to compare two entries."""
    return profile(sketch).keys


def same_text(one: Sketch, other: Sketch) -> bool:
    """Whether the two entries are one story: symmetric, and a function of the two alone."""
    return copies(one, other) or hinted(one, other)


def related(one: Sketch, other: Sketch) -> bool:
    """Whether the two are decided together: all that are one story are, and more."""
    return copies(one, other) or _namesakes(profile(one), profile(other))


def hinted(one: Sketch, other: Sketch) -> bool:
    """Whether one of them says little, and its headline and what it speaks of say that it is the
    text of the other. `briefing.group.same_headline` weighs that."""
    ours, theirs = profile(one), profile(other)
    if not _namesakes(ours, theirs):
        return False
    spoken = len(ours.subjects & theirs.subjects)
    least = rules.HINTED * min(len(ours.subjects), len(theirs.subjects))
    return spoken >= max(rules.LEAST_HINTED, least) and not at_odds(one, other)


def says_little(sketch: Sketch) -> bool:
    """Whether its text is too short to be known by its words."""
    return len(profile(sketch).words) < rules.LITTLE


def copies(one: Sketch, other: Sketch) -> bool:
    """Whether the words of the two, or their link, show one text: symmetric."""
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


def likeness(one: Sketch, other: Sketch) -> float:
    """How much of each text the other holds, 0 to 2; 2 where neither has any. Symmetric."""
    ours, theirs = profile(one), profile(other)
    if not ours.words and not theirs.words:
        return 2.0
    both = Overlap(ours, theirs)
    return both.of_small + both.of_large


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
    both = Overlap(ours, theirs)
    agree = _headlines_agree(ours, theirs)
    if both.short and len(both) < (rules.LEAST_WITH_HEADLINE if agree else rules.LEAST_SHARED):
        return False
    if not agree and _one_house(ours, theirs):
        whole = both.of_large >= rules.HOUSE_WHOLE and len(both) >= rules.HOUSE_LEAST
        if not whole and len(both) < rules.HOUSE_SHARED:
            return False
    enough = rules.SHORT_COPY if both.short else rules.COPY
    if both.of_small >= enough and both.of_large >= rules.WHOLE:
        return True
    if _headlined(ours, theirs, both) or (both.short and _one_report(ours, theirs)):
        return True
    least = rules.LEAST_SHARED if agree else rules.LEAST_DOVETAIL
    if ours.short and theirs.short and both.dovetails(least) and _same_subject(ours, theirs):
        return True
    if both.of_small < rules.CUT_COPY:
        return False
    return agree or ((both.leads or _runs_on(ours, theirs)) and _same_subject(ours, theirs))


def _headlined(ours: Profile, theirs: Profile, both: Overlap) -> bool:
    """Whether one long headline over partly common words makes two entries one text."""
    share = rules.HEADLINED if both.short else rules.COPY
    enough = both.of_small >= share and len(both) >= rules.LEAST_HEADLINED
    return enough and _same_headline(ours, theirs) and not _one_house(ours, theirs)


def _one_report(ours: Profile, theirs: Profile) -> bool:
    """Whether two short entries are states of one running report: it has a label before its
    headlines ("The latest: …"), or begins with it, and a standing sentence before its news."""
    opening = ours.words[: rules.SHORT_OPENING]
    label = ours.label or theirs.label
    labelled = ours.label == theirs.label or opening[: len(label)] == label
    return (
        bool(label and labelled)
        and opening == theirs.words[: rules.SHORT_OPENING]
        and not _one_house(ours, theirs)
        and abs(ours.sketch.at - theirs.sketch.at) <= rules.HEADLINE_WINDOW
    )


def _namesakes(ours: Profile, theirs: Profile) -> bool:
    """Whether two houses put one headline over entries of which one says little."""
    return (
        _same_headline(ours, theirs)
        and (says_little(ours.sketch) or says_little(theirs.sketch))
        and not _one_house(ours, theirs)
    )


def _runs_on(ours: Profile, theirs: Profile) -> bool:
    """Whether both are states of one running report, which keeps its opening and puts the newest
    before what it told already."""
    opening = ours.words[: rules.OPENING]
    return not (ours.short or theirs.short) and opening == theirs.words[: rules.OPENING]


def _same_subject(ours: Profile, theirs: Profile) -> bool:
    """Whether the longer text's headline speaks of what the shorter says: the first item of a
    digest leads it as a teaser leads its article, but does not name it."""
    short, long = sorted((ours, theirs), key=lambda side: len(side.words))
    if not any(map(prefix_stem, long.title)):  # a date, or none
        short, long = long, short
    told = {prefix_stem(word) for word in (*short.words, *short.title)}
    return any(prefix_stem(word) in told for word in long.title if prefix_stem(word))


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
