"""What a reader puts together or apart stays so, whatever comes and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.correction import Correction
from briefing.group.constraints import StoryCorrections
from briefing.group.stories import Component, regroup
from tests.group.comparison_forms import NOON, OTHER, WIRE, form, forms, unhurried
from tests.group.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Collection
    from random import Random

    from briefing.group.comparison_form import ComparisonForm

DEARER = tuple(text.replace("$350 billion", "$550 billion") for text in WIRE)


def split(number: int, entries: str, others: str) -> Correction:
    return Correction(number, "split", tuple(entries), NOON, others=tuple(others))


def merge(number: int, entries: str) -> Correction:
    return Correction(number, "merge", tuple(entries), NOON)


class Corrected(Memory):
    """A cache whose reader corrects."""

    def __init__(self, *corrections: Correction) -> None:
        super().__init__()
        self.corrections = corrections

    def regroup(self, changed: Collection[str]) -> tuple[Component, ...]:
        return regroup(changed, self, StoryCorrections(self.corrections))

    def correct(self, *corrections: Correction) -> None:
        named = [
            name
            for correction in (*self.corrections, *corrections)
            for name in correction.all_entries
        ]
        self.corrections = corrections
        self.put(*(self.held[name] for name in dict.fromkeys(named) if name in self.held))


def together(memory: Memory) -> set[str]:
    return {"".join(sorted(members)) for members in memory.stories.values()}


def test_a_split_entry_never_joins_again_and_its_copies_go_with_it() -> None:
    near = (*WIRE[:5], "The band played on until the guests had left the museum by the back door.")
    memory = Corrected(split(1, "c", "ab"))
    memory.put(form("a"), form("b", hours=1), form("c", near, "A band plays on", hours=2))
    assert together(memory) == {"ab", "c"}
    memory.put(form("d", near, "A band plays on", hours=-3), form("e", hours=4))
    assert together(memory) == {"abe", "cd"}
    memory.put(form("c", hours=2))  # even with the very same words
    assert {"c"} <= {"".join(sorted(set(story) & set("abc"))) for story in together(memory)}


def test_merged_stories_are_one_whatever_the_veto_says_and_take_their_copies_along() -> None:
    memory = Corrected(merge(1, "ab"))
    memory.put(form("a"), form("b", DEARER, hours=1))
    assert together(memory) == {"ab"}
    memory.put(form("c", DEARER, hours=2), form("d", hours=3), form("e", OTHER, "Ferry lost"))
    assert together(memory) == {"abcd", "e"}
    memory.put(form("b", OTHER[:1], "Nothing of the kind", hours=1))
    assert {"ab"} <= {"".join(sorted(set(story) & set("ab"))) for story in together(memory)}


def test_entries_with_nothing_in_common_can_be_one_story() -> None:
    memory = Corrected(merge(1, "ae"))
    memory.put(form("e", OTHER, "Ferry lost", hours=24 * 40))
    memory.put(form("a"))
    assert together(memory) == {"ae"}
    memory.correct()
    assert together(memory) == {"a", "e"}


def test_of_corrections_that_contradict_the_latest_counts() -> None:
    memory = Corrected(split(1, "b", "a"))
    memory.put(form("a"), form("b", hours=1), form("c", hours=2))
    memory.correct(split(1, "b", "a"), merge(2, "abc"))
    assert together(memory) == {"abc"}
    memory.correct(split(1, "b", "a"), merge(2, "abc"), split(3, "b", "ac"))
    assert together(memory) == {"ac", "b"}
    memory.correct(split(1, "b", "a"), merge(2, "abc"))
    assert together(memory) == {"abc"}
    memory.correct(merge(2, "abc"))
    memory.correct()
    assert together(memory) == {"abc"}


def test_a_way_round_a_later_correction_is_none() -> None:
    links = StoryCorrections((merge(1, "ab"), merge(2, "bc"), split(3, "a", "c")))
    constraints = links.constraints("abc")
    assert constraints.cluster("b") == constraints.cluster("c") != constraints.cluster("a")


entries_of = st.lists(forms, min_size=2, max_size=9, unique_by=lambda form: form.entry)
names = st.lists(st.sampled_from([f"e{n:02}" for n in range(16)]), max_size=4, unique=True)


@st.composite
def corrections(draw: st.DrawFn) -> tuple[Correction, ...]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        chosen = draw(names)
        cut = draw(st.integers(0, len(chosen)))
        kind = draw(st.sampled_from(["split", "merge"]))
        made.append(
            Correction(number, "split", tuple(chosen[:cut]), NOON, others=tuple(chosen[cut:]))
            if kind == "split"
            else Correction(number, "merge", tuple(chosen), NOON)
        )
    return tuple(made)


def homes(memory: Memory) -> dict[str, str]:
    return {name: story for story, members in memory.stories.items() for name in members}


@unhurried
@given(entries_of, corrections(), st.randoms(use_true_random=False))
def test_entries_and_corrections_alone_decide_in_whatever_order_they_come(
    reports: list[ComparisonForm], history: tuple[Correction, ...], random: Random
) -> None:
    whole, bit_by_bit = Corrected(*history), Corrected()
    whole.put(*reports)
    waiting = random.sample(reports, len(reports))
    known: list[Correction] = []
    left = list(history)
    while waiting or left:
        if left and (not waiting or random.random() < 0.5):
            known.append(left.pop(random.randrange(len(left))))
            bit_by_bit.correct(*known)
        else:
            size = random.randint(1, 3)
            bit_by_bit.put(*waiting[:size])
            waiting = waiting[size:]
    assert bit_by_bit.stories == whole.stories
    assert bit_by_bit.home == whole.home


@unhurried
@given(entries_of, corrections())
def test_the_latest_correction_always_holds(
    reports: list[ComparisonForm], history: tuple[Correction, ...]
) -> None:
    memory = Corrected(*history)
    memory.put(*reports)
    at = homes(memory)
    last = history[-1]
    for name, other in combinations(last.entries, 2):
        assert name not in at or other not in at or at[name] == at[other]
    for name, other in product(last.entries, last.others):
        assert name not in at or other not in at or at[name] != at[other]


@unhurried
@given(entries_of, corrections())
def test_corrections_taken_back_leave_no_trace(
    reports: list[ComparisonForm], history: tuple[Correction, ...]
) -> None:
    memory, untouched = Corrected(*history), Memory()
    memory.put(*reports)
    untouched.put(*reports)
    memory.correct()
    assert memory.stories == untouched.stories
    assert memory.home == untouched.home


def test_the_copy_shown_and_the_id_follow_the_rules_in_a_merged_story() -> None:
    memory = Corrected(merge(1, "ae"))
    memory.put(form("e", OTHER, "Ferry lost", hours=3), form("a"), form("b", hours=1))
    assert memory.stories == {"sa": ("a", "b", "e")}
    memory.put(replace(form("e", OTHER, "Ferry lost", hours=3), prefer=1))
    assert memory.stories == {"sa": ("e", "a", "b")}
