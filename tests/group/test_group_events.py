"""Which stories are one event, and that the partition is a function of stories and links alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.group import rules
from briefing.group.average_link_clustering import ClusterSize, average_link_clusters
from briefing.group.event_likelihood import EventModel, StoryFeatures
from briefing.group.events import DatedStory, regroup
from briefing.group.term_vector import TermVector, idf, index_terms, tf_idf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from random import Random

T = TypeVar("T")

DAY = 739_000
SEOUL = (
    "Finance ministers of nine nations opened a conference in Harbour City on Wednesday to settle "
    "how a shared fund for damaged coasts will be paid for, with the two largest donors at odds."
)
AGAIN = (
    "The conference on a fund for damaged coasts began in Harbour City with the two largest donors "
    "at odds over who pays; ministers of nine nations are to talk until Friday."
)
FERRY = (
    "Rescuers searched through the night for a ferry that lost contact with the port on Tuesday "
    "after its crew reported water in the engine room, and relatives gathered near the pier."
)


class Memory:
    """The cache, in memory: stories with the links between them."""

    def __init__(self) -> None:
        self.held: dict[str, DatedStory] = {}
        self.near: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def dated_stories(self, stories: Collection[str]) -> list[DatedStory]:
        return [self.held[story] for story in stories if story in self.held]

    def members(self, events: Collection[str]) -> list[DatedStory]:
        return [placed for placed in self.held.values() if placed.event in events]

    def links(self, stories: Collection[str]) -> dict[str, dict[str, float]]:
        return {story: dict(self.near[story]) for story in stories}

    def put(self, stories: Iterable[str], world: World) -> None:
        """Add stories, with the links of ``world`` to what is held."""
        added = list(stories)
        for story in added:
            self.held[story] = world.stories[story]
        for (story, other), likely in world.links.items():
            if story in self.held and other in self.held:
                self.near[story][other] = self.near[other][story] = likely
        self.decide(added)

    def remove(self, story: str) -> None:
        gone = self.held.pop(story)
        members = {name for name, placed in self.held.items() if placed.event == gone.event}
        concerned = {*members, *self.near.pop(story, {})}
        for others in self.near.values():
            others.pop(story, None)
        self.decide(concerned | {other for member in members for other in self.near[member]})

    def decide(self, stories: Collection[str]) -> None:
        for story, event in regroup(stories, self).items():
            self.held[story] = replace(self.held[story], event=event)

    @property
    def events(self) -> dict[str, str | None]:
        return {story: placed.event for story, placed in self.held.items()}


class World:
    """Stories on some days, and how likely pairs of them are one event."""

    def __init__(self, days: Sequence[int], seen: Sequence[int], likely: Sequence[int]) -> None:
        names = [f"s{number:02}" for number in range(len(days))]
        self.stories = {
            name: DatedStory(name, DAY + day, f"{first:02}", bool(day % 3), None)
            for name, day, first in zip(names, days, seen, strict=True)
        }
        pairs = [(story, other) for story in names for other in names if story < other]
        self.links = {
            pair: level / 10
            for pair, level in zip(pairs, likely, strict=False)
            if level and self._near(*pair)
        }

    def _near(self, story: str, other: str) -> bool:
        return abs(self.stories[story].day - self.stories[other].day) <= rules.EVENT_DAYS


@st.composite
def worlds(draw: st.DrawFn) -> World:
    size = draw(st.integers(1, 11))
    days = draw(st.lists(st.integers(0, 20), min_size=size, max_size=size))
    seen = draw(st.lists(st.integers(0, 30), min_size=size, max_size=size))
    levels = st.sampled_from([0, 0, 0, 1, 3, 5, 9])
    pairs = size * (size - 1) // 2
    return World(days, seen, draw(st.lists(levels, min_size=pairs, max_size=pairs)))


unhurried = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@unhurried
@given(worlds(), st.randoms(use_true_random=False))
def test_order_and_portions_of_arrival_change_nothing(world: World, random: Random) -> None:
    whole, bit_by_bit = Memory(), Memory()
    whole.put(world.stories, world)
    shuffled = random.sample(sorted(world.stories), len(world.stories))
    while shuffled:
        size = random.randint(1, 3)
        bit_by_bit.put(shuffled[:size], world)
        shuffled = shuffled[size:]
    assert bit_by_bit.events == whole.events


@unhurried
@given(worlds(), st.randoms(use_true_random=False))
def test_a_cache_that_lost_stories_is_as_if_they_had_never_come(
    world: World, random: Random
) -> None:
    lived, fresh = Memory(), Memory()
    lived.put(world.stories, world)
    for story in sorted(world.stories):
        if random.random() < 0.3:
            lived.remove(story)
    fresh.put(lived.held, world)
    assert lived.events == fresh.events


@unhurried
@given(worlds())
def test_every_story_is_in_one_event_and_a_second_run_changes_nothing(world: World) -> None:
    memory = Memory()
    memory.put(world.stories, world)
    assert None not in memory.events.values()
    for start in ([], list(world.stories), list(world.stories)[::2]):
        assert regroup(start, memory) == {}


@unhurried
@given(worlds())
def test_an_event_is_named_after_the_first_seen_story_of_its_first_days(world: World) -> None:
    memory = Memory()
    memory.put(world.stories, world)
    members = defaultdict(list)
    for story, event in memory.events.items():
        assert event is not None
        members[event].append(memory.held[story])
    for event, placed in members.items():
        first = min(story.block for story in placed)
        founders = [story for story in placed if story.block == first]
        founder = min(founders, key=lambda story: (story.first_seen, story.story))
        assert event == f"e{founder.story[1:]}"


def test_an_event_keeps_its_id_as_it_grows_over_days() -> None:
    world = World([0, 1, 5, 9, 14], range(5), [9] * 10)
    memory = Memory()
    for story in world.stories:
        memory.put([story], world)
        assert set(memory.events.values()) == {"e00"}


def test_one_likeness_does_not_chain_two_events() -> None:
    near = {
        "a1": {"a2": 0.9, "a3": 0.9},
        "a2": {"a3": 0.9, "b1": 0.6},
        "b1": {"b2": 0.9, "b3": 0.9},
    }
    near["b2"] = {"b3": 0.9}
    links: dict[str, dict[str, float]] = {
        name: dict(near.get(name, {})) for name in ("a1", "a2", "a3", "b1", "b2", "b3")
    }
    for story, others in near.items():
        for other, likely in others.items():
            links[other][story] = likely
    grouped = average_link_clusters(dict.fromkeys(links, ClusterSize(1)), links, frozenset())
    assert sorted(grouped) == [["a1", "a2", "a3"], ["b1", "b2", "b3"]]


def same_for_all(value: T) -> defaultdict[int, T]:
    return defaultdict(lambda: value)


IDFS = same_for_all(idf(100, 2))


def report(title: str, text: str, at: float = DAY, *, dated: bool = True) -> StoryFeatures:
    return StoryFeatures.of(at, TermVector.of(title, [text]), IDFS, dated=dated)


def event_likelihood(first: StoryFeatures, other: StoryFeatures) -> float:
    return EventModel(first, IDFS).likelihood(other)


FUND = report("Ministers open talks on a fund for damaged coasts", SEOUL)


def test_two_reports_of_an_event_are_likely_one_and_another_event_is_not() -> None:
    assert (
        event_likelihood(FUND, report("Donors at odds as coast fund conference opens", AGAIN)) > 0.8
    )
    assert (
        event_likelihood(FUND, report("Ferry missing after a call from its engine room", FERRY))
        < 0.05
    )


@pytest.mark.parametrize("days", [1, 3, 7])
def test_the_further_apart_the_less_likely(days: int) -> None:
    other = report("Donors at odds as coast fund conference opens", AGAIN, DAY + days)
    nearer = replace(other, at=DAY + days - 1)
    assert event_likelihood(FUND, other) < event_likelihood(FUND, nearer)


def test_beyond_the_window_only_what_has_no_date_may_be_the_same() -> None:
    later = replace(FUND, at=DAY + rules.EVENT_DAYS + 1)
    assert event_likelihood(FUND, later) == 0
    undated = replace(later, dated=False)
    assert event_likelihood(FUND, undated) > rules.SAME_EVENT
    assert event_likelihood(replace(FUND, dated=False), later) == 0


@pytest.mark.parametrize(
    "title",
    [
        SEOUL,
        f"{SEOUL[:70]}…",
        f"{SEOUL[:67]}…",
        "Finance Ministers of Nine Nations Opened a Conference",
    ],
)
def test_the_beginning_of_the_text_is_no_headline(title: str) -> None:
    assert report(title, SEOUL) == report("", SEOUL)
    assert event_likelihood(report(title, SEOUL), FUND) == event_likelihood(report("", SEOUL), FUND)


def test_a_headline_over_a_label_is_a_headline() -> None:
    title = "Ministers open talks on a fund"
    assert report(title, "Ministers open talks") == report(title, "")


@unhurried
@given(st.data())
def test_likelihood_is_symmetric_and_between_nought_and_one(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(SEOUL.split() + FERRY.split() + ["경주", "峰会", "3,500"]))
    first, other = (
        report(
            " ".join(data.draw(words)), " ".join(data.draw(words)), DAY + data.draw(st.floats(0, 9))
        )
        for _ in range(2)
    )
    assert event_likelihood(first, other) == pytest.approx(event_likelihood(other, first))
    assert 0 <= event_likelihood(first, other) <= 1


@unhurried
@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_text_has_a_wording_that_can_be_stored(title: str, paragraphs: list[str]) -> None:
    wording = TermVector.of(title, paragraphs)
    assert TermVector.unpacked(wording.packed()) == wording
    weights = tf_idf(wording, same_for_all(1.0))
    assert len(index_terms(weights, same_for_all(1))) == min(len(weights), rules.EVENT_TERMS)


@pytest.mark.parametrize(("having", "chosen"), [(10, 20), (1_000, 4), (2_000, 0)])
def test_a_story_is_indexed_under_so_many_words_as_a_look_up_can_bear(
    having: int, chosen: int
) -> None:
    weights = tf_idf(TermVector.of("", [SEOUL]), same_for_all(1.0))
    assert len(index_terms(weights, same_for_all(having))) == min(chosen, len(weights))


def test_words_that_say_nothing_link_nothing() -> None:
    first = report("It is what they said it would be", "And so on. " * 9)
    assert first.vector.words > 0
    assert (
        event_likelihood(
            first, report("And so we were there with them", "It was what it was. " * 9)
        )
        < 0.05
    )
