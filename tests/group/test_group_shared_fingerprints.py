"""How many fingerprints two texts must share before they are compared at all.

The cache is asked only for entries that share so many, so the rule itself must not join others:
stories would then depend on what else brought two entries together.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings

from briefing.group.same_text import fingerprints, same_text, share_headline, surely_differ
from briefing.group.text_profile import profile
from tests.group.comparison_forms import form, forms, prose, unhurried

if TYPE_CHECKING:
    from briefing.group.comparison_form import ComparisonForm

SEEDS = range(60)


def rewritten(text: str, seed: int) -> str:
    """``text`` with every tenth word replaced: six of ten shingles of five words stay."""
    words = text.split()
    for place in range(9, len(words), 10):
        words[place] = prose(f"{seed} {place}", 1).strip(".").lower()
    return " ".join(words)


def long_copies(seed: int) -> tuple[ComparisonForm, ComparisonForm]:
    """A text, and a copy with another lead and scattered changes."""
    text = prose(f"{seed}", 400)
    return (
        form("a", (text,), title="Harbour talks go on in the old town"),
        form(
            "b",
            (prose(f"{seed} lead", 100), rewritten(text, seed)),
            title="Ministers leave the island without a word",
        ),
    )


def short_reports(seed: int) -> tuple[ComparisonForm, ComparisonForm]:
    """Two states of one running report: a label and the first twelve words in common."""
    opening = " ".join(prose(f"{seed}", 40).split()[:12])
    return (
        form(
            "a",
            (f"{opening} {prose(f'{seed} a', 28).lower()}",),
            title="The harbour talks: ministers are speaking again now",
        ),
        form(
            "b",
            (f"{opening} {prose(f'{seed} b', 28).lower()}",),
            title="The harbour talks: ministers are speaking again today",
        ),
    )


def sharing(first: ComparisonForm, other: ComparisonForm) -> tuple[int, int]:
    """How many fingerprints the two share, and how many the one with fewer has."""
    ours, theirs = fingerprints(first), fingerprints(other)
    return len(ours & theirs), min(len(ours), len(theirs))


def test_long_texts_are_compared_when_they_share_five_fingerprints() -> None:
    seen = set()
    for first, other in map(long_copies, SEEDS):
        common, smaller = sharing(first, other)
        assert smaller > 25  # a fifth would be more than five
        assert same_text(first, other) is (common >= 5)
        seen.add(common)
    assert {4, 5} <= seen


def test_short_texts_are_compared_when_they_share_a_fifth_of_their_fingerprints() -> None:
    seen = set()
    for first, other in map(short_reports, SEEDS):
        common, smaller = sharing(first, other)
        assert common > 0
        assert smaller < 25  # a fifth is less than five
        assert same_text(first, other) is (5 * common >= smaller)
        seen.add(5 * common - smaller)
    assert {-1, 0} <= seen


def test_one_long_headline_in_common_is_enough_to_compare_two_texts() -> None:
    compared = 0
    for first, other in map(long_copies, SEEDS):
        if not same_text(first, other):
            assert same_text(first, replace(other, title=first.title))
            compared += 1
    assert compared


@settings(unhurried, max_examples=400)
@given(first=forms, other=forms)
def test_two_that_surely_differ_are_neither_copies_nor_of_one_headline(
    first: ComparisonForm, other: ComparisonForm
) -> None:
    ours, theirs = profile(first), profile(other)
    assert surely_differ(ours, theirs) is surely_differ(theirs, ours)
    if surely_differ(ours, theirs):
        assert not same_text(first, other)
        assert not share_headline(ours, theirs)


def test_few_of_many_pairs_are_compared_sentence_by_sentence() -> None:
    pairs = map(short_reports, SEEDS)
    reports = [
        replace(report, url=f"https://a.example/{number}", title=f"The harbour talks: {number}")
        for number, report in enumerate(chain.from_iterable(pairs))
    ]
    undecided = sum(
        not surely_differ(profile(first), profile(other))
        for first, other in combinations(reports, 2)
    )
    assert undecided == len(SEEDS)  # the two of one seed, of 7,140 pairs
