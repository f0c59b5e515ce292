"""Whether two entries carry the same text.

Containment of word shingles on both sides (Broder, "On the resemblance and containment of
documents", 1997), never a ratio of lengths. A link may stand in for the text; a headline only if
neither entry has a text, or if one is brief and mentions the same. Nothing joins what
`briefing.group.contradiction` keeps apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.contradiction import (
    contradict,
    other_names,
    report_other_acts,
    share_only_the_end,
    versions,
)
from briefing.group.overlap import Overlap
from briefing.group.text_profile import profile
from briefing.text.shingles import containment
from briefing.text.stemmer import prefix_stem

if TYPE_CHECKING:
    from briefing.group.comparison_form import ComparisonForm
    from briefing.group.text_profile import TextProfile


def fingerprints(form: ComparisonForm) -> frozenset[int]:
    """The hashes to index ``form`` under: signed, of 64 bits, about 50 for 600 words.

    Two entries with the same text share one of their `keys`, or enough of the others
    (`story_rules.SHARED`).
    """
    return profile(form).fingerprints


def keys(form: ComparisonForm) -> frozenset[int]:
    """The fingerprints of which one in common is enough to compare two entries."""
    return profile(form).keys


def same_text(first: ComparisonForm, second: ComparisonForm) -> bool:
    """Whether the two entries are one story: symmetric, and a function of the two alone."""
    return copies(profile(first), profile(second)) or headline_match(first, second)


def share_headline(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether one of them is brief and both have one headline: `headline_match` may hold."""
    if ours.headlines.isdisjoint(theirs.headlines):
        return False
    return _same_headline_and_brief(ours, theirs) or _is_flash_or_stub(ours, theirs)


def headline_match(first: ComparisonForm, second: ComparisonForm) -> bool:
    """Whether one of them is brief, and its headline and subjects show that it is the text of the
    other. `briefing.group.same_headline` decides what follows from that."""
    ours, theirs = profile(first), profile(second)
    if _is_flash_or_stub(ours, theirs):
        return not contradictory(first, second)
    if not _same_headline_and_brief(ours, theirs):
        return False
    shared = len(ours.subjects & theirs.subjects)
    least = rules.SHARED_SUBJECTS * min(len(ours.subjects), len(theirs.subjects))
    return shared >= max(rules.LEAST_SHARED_SUBJECTS, least) and not contradictory(first, second)


def is_brief(form: ComparisonForm) -> bool:
    """Whether its text is too short to be recognised by its words, or all captions."""
    own = profile(form)
    return len(own.words) < rules.BRIEF or own.only_captions


def copies(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether the words of the two, or their link, show that they are one text; symmetric."""
    if abs(ours.form.at - theirs.form.at) > rules.WINDOW:
        return False
    # Sharing fingerprints is part of the rule, so that an index of them misses no pair. Computing
    # those of an entry takes longer than ruling out most pairs by their words.
    return (
        _is_one_text(ours, theirs)
        and _share_fingerprints(ours, theirs)
        and not contradictory(ours.form, theirs.form)
    )


def surely_differ(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether the two cannot be one text since they have no key in common and too few words:
    decides most pairs, in a small part of the time that `copies` takes."""
    if not ours.keys.isdisjoint(theirs.keys):
        return False
    short = ours.short or theirs.short
    size = rules.SHORT_SHINGLE if short else rules.SHINGLE
    # Only the own set is held for all its pairs: a set takes ten times the memory of a sequence.
    common = len(ours.shingle_set(size).intersection(theirs.shingle_sequence(size)))
    if _too_little(ours, theirs, common):
        return True
    if not short:
        return False
    least = rules.LEAST_SHARED if _headlines_agree(ours, theirs) else rules.LEAST_DOVETAIL
    may_dovetail = ours.short and theirs.short and common >= least
    share = common / min(ours.shingle_count(size), theirs.shingle_count(size))
    return (
        share < rules.SHORT_COPY and not may_dovetail and not _of_one_running_report(ours, theirs)
    )


def contradictory(first: ComparisonForm, second: ComparisonForm) -> bool:
    """Whether the two cannot be one story: see `conflict`."""
    return conflict(first, second) is not None


def conflict(first: ComparisonForm, second: ComparisonForm) -> tuple[str, str] | None:
    """Versions of a sentence, one from each, by which the two cannot be one story; else None.

    They differ in a figure or a negation; in short texts, in what was done by whom; in texts of
    one outlet, in the names. Whether there is a conflict is symmetric.
    """
    ours, theirs = profile(first), profile(second)
    headlines = versions(ours.headline_sentence, theirs.headline_sentence)
    sentences = versions(ours.sentences, theirs.sentences)
    for own, other in (*headlines, *sentences):
        if contradict(own, other):
            return own.text, other.text
    if (ours.short or theirs.short) and not _of_one_running_report(ours, theirs):
        for own, other in sentences:
            if report_other_acts(own, other):
                return own.text, other.text
    if _same_outlet(ours, theirs):
        for own, other in (*other_names(headlines), *other_names(sentences)):
            return own.text, other.text
    return None


def mutual_containment(first: ComparisonForm, second: ComparisonForm) -> float:
    """How much of each text the other contains, 0 to 2; 2 if neither has a text. Symmetric."""
    ours, theirs = profile(first), profile(second)
    if not ours.words and not theirs.words:
        return 2.0
    overlap = Overlap(ours, theirs)
    return overlap.of_small + overlap.of_large


def _share_fingerprints(ours: TextProfile, theirs: TextProfile) -> bool:
    if not ours.keys.isdisjoint(theirs.keys):
        return True
    smaller = min(len(ours.fingerprints), len(theirs.fingerprints))
    common = len(ours.fingerprints & theirs.fingerprints)
    return common >= min(rules.ENOUGH_SHARED, rules.SHARED * smaller) and common > 0


def _is_one_text(ours: TextProfile, theirs: TextProfile) -> bool:
    if ours.words and theirs.words and _shared_words_suffice(ours, theirs):
        return True
    if _linked(ours, theirs) and _link_fits(ours, theirs):
        return True
    if ours.words or theirs.words:
        return False
    return _same_headline(ours, theirs) or _same_house_headline(ours, theirs)


def _shared_words_suffice(ours: TextProfile, theirs: TextProfile) -> bool:
    overlap = Overlap(ours, theirs)
    if _too_little(ours, theirs, len(overlap)):
        return False
    agree = _headlines_agree(ours, theirs)
    if overlap.short and len(overlap) < (
        rules.LEAST_WITH_HEADLINE if agree else rules.LEAST_SHARED
    ):
        return False
    if _same_outlet(ours, theirs) and share_only_the_end(ours.sentences, theirs.sentences):
        return False
    if not agree and _same_outlet(ours, theirs):
        whole = overlap.of_large >= rules.OUTLET_WHOLE and len(overlap) >= rules.OUTLET_LEAST
        if not whole and len(overlap) < rules.OUTLET_SHARED:
            return False
    enough = rules.SHORT_COPY if overlap.short else rules.COPY
    if overlap.of_small >= enough and overlap.of_large >= rules.WHOLE:
        return True
    if _same_long_headline(ours, theirs, overlap) or (
        overlap.short and _short_running_report(ours, theirs)
    ):
        return True
    least = rules.LEAST_SHARED if agree else rules.LEAST_DOVETAIL
    if ours.short and theirs.short and overlap.dovetails(least) and _same_subject(ours, theirs):
        return True
    if overlap.of_small < rules.CUT_COPY:
        return False
    return agree or (
        (overlap.in_leads or _long_running_report(ours, theirs)) and _same_subject(ours, theirs)
    )


def _too_little(ours: TextProfile, theirs: TextProfile, common: int) -> bool:
    """Whether none of the ways to be one text is open to two that share ``common`` shingles:
    decides most pairs, before anything that takes longer to compute."""
    short = ours.short or theirs.short
    if short and common < rules.LEAST_WITH_HEADLINE:
        return True
    size = rules.SHORT_SHINGLE if short else rules.SHINGLE
    share = common / min(ours.shingle_count(size), theirs.shingle_count(size))
    if not short:
        return share < rules.COPY
    return (
        share < rules.HEADLINED
        and common < rules.LEAST_SHARED
        and not _of_one_running_report(ours, theirs)
    )


def _same_long_headline(ours: TextProfile, theirs: TextProfile, overlap: Overlap) -> bool:
    """Whether one long headline and partly common words make two entries one text."""
    share = rules.HEADLINED if overlap.short else rules.COPY
    enough = overlap.of_small >= share and len(overlap) >= rules.LEAST_HEADLINED
    return enough and _same_headline(ours, theirs) and not _same_outlet(ours, theirs)


def _short_running_report(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether two short entries are versions of one running report: it has a label before its
    headlines ("The latest: …"), or begins with it, and a fixed sentence before its news."""
    return (
        _of_one_running_report(ours, theirs)
        and not _same_outlet(ours, theirs)
        and abs(ours.form.at - theirs.form.at) <= rules.HEADLINE_WINDOW
    )


def _is_flash_or_stub(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether one is a flash or a stub of the other: one outlet's headline within hours, over a
    text and over next to nothing."""
    return is_brief(ours.form) != is_brief(theirs.form) and _same_house_headline(ours, theirs)


def _same_house_headline(ours: TextProfile, theirs: TextProfile) -> bool:
    return (
        ours.house_headline is not None
        and ours.house_headline == theirs.house_headline
        and abs(ours.form.at - theirs.form.at) <= rules.HOUSE_WINDOW
    )


def _of_one_running_report(ours: TextProfile, theirs: TextProfile) -> bool:
    opening = ours.words[: rules.SHORT_OPENING]
    label = ours.label or theirs.label
    labelled = ours.label == theirs.label or opening[: len(label)] == label
    return bool(label and labelled) and opening == theirs.words[: rules.SHORT_OPENING]


def _same_headline_and_brief(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether two outlets have one headline over entries of which one is brief."""
    return (
        _same_headline(ours, theirs)
        and (is_brief(ours.form) or is_brief(theirs.form))
        and not _same_outlet(ours, theirs)
    )


def _long_running_report(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether the two are versions of one running report, which keeps its opening and puts the
    newest before what it already said."""
    opening = ours.words[: rules.OPENING]
    return not (ours.short or theirs.short) and opening == theirs.words[: rules.OPENING]


def _same_subject(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether the longer text's headline has a word of the shorter text: the first item of a digest
    begins it as a teaser begins its text, but the digest's headline does not name it."""
    short, long = sorted((ours, theirs), key=lambda side: len(side.words))
    if not any(map(prefix_stem, long.title)):  # a date, or no headline
        short, long = long, short
    stems = {prefix_stem(word) for word in (*short.words, *short.title)}
    return any(prefix_stem(word) in stems for word in long.title if prefix_stem(word))


def _linked(ours: TextProfile, theirs: TextProfile) -> bool:
    if ours.link_keys.isdisjoint(theirs.link_keys):
        return False
    return not (ours.fragment and theirs.fragment and ours.fragment != theirs.fragment)


def _link_fits(ours: TextProfile, theirs: TextProfile) -> bool:
    """Whether texts under one link can be one: a page may contain several texts over time."""
    if _headlines_agree(ours, theirs):
        return True
    small, large = sorted(
        (ours.shingle_set(rules.SHORT_SHINGLE), theirs.shingle_set(rules.SHORT_SHINGLE)), key=len
    )
    if containment(small, large) >= rules.LINKED:
        return True
    return ours.form.feed != theirs.form.feed and (ours.short or theirs.short)


def _same_headline(ours: TextProfile, theirs: TextProfile) -> bool:
    return (
        ours.headline is not None
        and ours.headline == theirs.headline
        and ours.form.feed != theirs.form.feed
        and abs(ours.form.at - theirs.form.at) <= rules.HEADLINE_WINDOW
    )


def _headlines_agree(ours: TextProfile, theirs: TextProfile) -> bool:
    small, large = sorted((ours.title_words, theirs.title_words), key=len)
    return bool(small) and len(small & large) >= rules.HEADLINES_AGREE * len(small)


def _same_outlet(ours: TextProfile, theirs: TextProfile) -> bool:
    if ours.form.feed == theirs.form.feed:
        return True
    return bool(ours.host) and ours.host == theirs.host
