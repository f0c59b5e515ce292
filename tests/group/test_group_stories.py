"""Texts that are one make stories, and these are a function of the entries alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefing.group.stories import fingerprints, regroup, same_text
from tests.group.comparison_forms import (
    NOON,
    OTHER,
    WIRE,
    form,
    forms,
    prose,
    unhurried,
)
from tests.group.memory import Memory, stories_of

if TYPE_CHECKING:
    from random import Random

    from briefing.group.comparison_form import ComparisonForm


def test_rewrites_link_to_the_first_text_and_do_not_chain() -> None:
    parts = [tuple(prose(f"{kind} {place}", 30) for place in range(6)) for kind in ("old", "new")]
    drafts = [parts[0], parts[0][:4] + parts[1][:2], parts[0][:2] + parts[1][:4], parts[1]]
    made = [
        form(name, draft, f"Harbour talks {name}", hours=hour)
        for hour, (name, draft) in enumerate(zip("abcd", drafts, strict=True))
    ]
    assert same_text(made[0], made[1])
    assert same_text(made[2], made[3])
    assert not same_text(made[0], made[3])
    partition = stories_of(*made)
    assert not any({"a", "d"} <= story for story in partition)


def test_the_text_that_most_others_carry_is_the_centre_of_a_story() -> None:
    parts = [prose(f"part {place}", 60) for place in range(8)]
    drafts = {"a": parts[:4], "b": parts[:7], "c": parts[3:], "d": parts[1:6]}
    made = {
        name: form(name, tuple(draft), f"Harbour talks {name}", hours=hour)
        for hour, (name, draft) in enumerate(drafts.items())
    }
    assert not same_text(made["a"], made["c"])
    assert stories_of(*made.values()) == {frozenset("abcd")}


def test_what_is_alike_to_two_texts_goes_to_the_nearer() -> None:
    old, new = (tuple(prose(f"{kind} {place}", 30) for place in range(6)) for kind in ("o", "n"))
    between = form("c", (*old[:2], *new[:4]), "Harbour talks, a draft", hours=2)
    texts = [
        *(form(name, old, f"Harbour talks {name}") for name in "ab"),
        *(form(name, (*new[:4], *old[2:4]), f"Harbour news {name}", hours=3) for name in "de"),
    ]
    assert {frozenset("ab"), frozenset("cde")} <= stories_of(between, *texts)


def test_the_copy_shown_first_is_the_preferred_then_the_longest() -> None:
    memory = Memory()
    memory.put(form("a", WIRE[:3]), form("b", WIRE, hours=1), form("c", WIRE[:2], hours=2))
    assert memory.stories == {"sa": ("b", "a", "c")}
    memory.put(form("c", WIRE[:2], hours=2, prefer=10))
    assert memory.stories == {"sa": ("c", "a", "b")}


def test_standing_words_make_no_copy_the_longest() -> None:
    memory = Memory()
    footer = prose("footer", 200)
    padded = form("b", (*WIRE[:3], footer), hours=1, recurring=(footer,))
    memory.put(form("a", WIRE), padded)
    assert memory.stories == {"sa": ("a", "b")}
    memory.put(replace(padded, recurring=()))
    assert memory.stories == {"sa": ("b", "a")}


def test_a_text_is_compared_without_its_standing_words() -> None:
    footer = prose("footer", 60)
    first = form("a", (f"{WIRE[0]} {footer}",), "Seoul greets its guest")
    other = form("b", (f"{OTHER[0]} {footer}",), "Ferry missing in the north")
    assert same_text(first, other)
    assert not same_text(replace(first, recurring=(footer,)), other)
    assert fingerprints(replace(first, recurring=(footer,))) == fingerprints(first)
    copy = form("c", (WIRE[0],), "A guest is greeted")
    assert same_text(replace(first, recurring=(footer,)), copy)
    alone = replace(first, paragraphs=(footer,), recurring=(footer,))
    assert same_text(alone, other)


def test_a_story_keeps_its_id_when_an_older_copy_arrives_later() -> None:
    memory = Memory()
    memory.put(form("b", hours=5))
    assert set(memory.stories) == {"sb"}
    memory.put(form("a", first_seen=NOON + timedelta(hours=6)))
    assert memory.stories == {"sb": ("a", "b")}


def test_an_entry_that_changes_its_text_leaves_its_story() -> None:
    memory = Memory()
    memory.put(form("a"), form("b", hours=1), form("c", hours=2))
    memory.put(form("b", OTHER, "Ferry missing in the north", hours=1))
    assert memory.stories == {"sa": ("a", "c"), "sb": ("b",)}


def test_a_removed_entry_makes_its_old_mates_be_decided_again() -> None:
    memory = Memory()
    memory.put(form("a"), form("b", hours=1))
    groups = memory.put(remove=("a",))
    assert [story.entries for group in groups for story in group.stories] == [("b",)]
    assert memory.stories == {"sb": ("b",)}


def test_an_unknown_entry_is_no_error() -> None:
    assert regroup(["nobody"], Memory()) == ()
    assert regroup([], Memory()) == ()


def test_the_cost_of_an_entry_does_not_grow_with_the_cache() -> None:
    memory = Memory()
    for number in range(60):
        body = (prose(f"one {number}", 40), prose(f"two {number}", 40))
        memory.put(form(f"e{number}", body, f"Report {number} of the harbour office"))
    memory.lookups = 0
    memory.put(form("new", OTHER, "Ferry missing in the north"))
    assert memory.lookups <= 2


some = st.lists(forms, max_size=9, unique_by=lambda form: form.entry)


@unhurried
@given(forms, forms)
def test_likeness_is_symmetric_and_found_by_the_index(
    first: ComparisonForm, other: ComparisonForm
) -> None:
    assert same_text(first, other) == same_text(other, first)
    if same_text(first, other):
        assert fingerprints(first) & fingerprints(other)


@unhurried
@given(some, st.randoms(use_true_random=False))
def test_order_and_portions_of_arrival_change_nothing(
    entries: list[ComparisonForm], random: Random
) -> None:
    whole, bit_by_bit = Memory(), Memory()
    whole.put(*entries)
    shuffled = random.sample(entries, len(entries))
    while shuffled:
        size = random.randint(1, 3)
        bit_by_bit.put(*shuffled[:size])
        shuffled = shuffled[size:]
    assert bit_by_bit.stories == whole.stories
    assert bit_by_bit.home == whole.home


@unhurried
@given(some, some, st.randoms(use_true_random=False))
def test_updates_and_removals_end_where_a_fresh_start_would(
    first: list[ComparisonForm], later: list[ComparisonForm], random: Random
) -> None:
    lived, fresh = Memory(), Memory()
    lived.put(*first)
    lived.put(*later)
    removed = tuple(name for name in sorted(lived.held) if random.random() < 0.3)
    lived.put(remove=removed)
    fresh.put(*lived.held.values())
    assert lived.stories == fresh.stories
    assert lived.home == fresh.home


@unhurried
@given(some)
def test_every_entry_is_in_one_story_and_a_second_run_changes_nothing(
    entries: list[ComparisonForm],
) -> None:
    memory = Memory()
    memory.put(*entries)
    members = [name for story in memory.stories.values() for name in story]
    assert sorted(members) == sorted(memory.held)
    before = dict(memory.stories)
    memory.put(*entries[::2])
    assert memory.stories == before


@unhurried
@given(some)
def test_no_story_holds_both_amounts_for_one_sentence(entries: list[ComparisonForm]) -> None:
    memory = Memory()
    memory.put(*entries)
    for members in memory.stories.values():
        texts = {text for name in members for text in memory.held[name].paragraphs}
        whole = [
            name
            for name in members
            if {WIRE[2], WIRE[2].replace("$350", "$550")} <= set(memory.held[name].paragraphs)
        ]
        if not whole:
            assert not {WIRE[2], WIRE[2].replace("$350", "$550")} <= texts


def test_six_hundred_words_need_some_fifty_fingerprints() -> None:
    body = tuple(prose(f"part {row}", 60) for row in range(10))
    assert 20 <= len(fingerprints(form("a", body))) <= 60
