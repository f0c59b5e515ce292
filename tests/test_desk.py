"""The desk answers from the cache and stores what the reader does; run on the sample feeds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.demo import opened
from briefing.desk import Desk
from briefing.errors import UsageError
from briefing.refresh import run as refresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.briefing import Briefing, Point


@pytest.fixture
def demo() -> Iterator[Demo]:
    with opened() as running:
        yield running


@pytest.fixture
def config(demo: Demo) -> Config:
    return load(demo.config_path, cache=demo.cache)


@pytest.fixture
def desk(config: Config, demo: Demo) -> Iterator[Desk]:
    with Desk(config, demo.now) as reading:
        yield reading


def points(briefing: Briefing) -> tuple[Point, ...]:
    return (*filter(None, (briefing.lead,)), *briefing.points)


def new(desk: Desk, summit: str = "gyeongju") -> set[str]:
    return {point.text for point in points(desk.briefing(summit)) if point.new}


def test_a_marked_point_is_read_in_a_new_desk_and_can_be_unread(
    desk: Desk, config: Config, demo: Demo
) -> None:
    before = new(desk)
    point = next(point for point in points(desk.briefing("gyeongju")) if point.new)
    desk.mark([point], read=True)
    with Desk(config, demo.now) as later:
        assert new(later) == before - {point.text}
        later.mark([point], read=False)
        assert new(later) == before


def test_a_reading_makes_everything_known_and_can_be_taken_back(desk: Desk, demo: Demo) -> None:
    desk.mark_summit("gyeongju", demo.now)
    assert not new(desk)
    desk.mark_summit("gyeongju", None)
    assert new(desk) == {point.text for point in points(desk.briefing("gyeongju"))}


def test_a_refresh_of_the_same_bytes_changes_nothing_that_is_read(
    desk: Desk, config: Config, demo: Demo
) -> None:
    before = desk.briefings()
    version = desk.version()
    refresh(config, now=demo.now, force=True)
    assert desk.version() > version
    assert desk.briefings() == before


def test_stars_stay_until_they_are_taken_away(desk: Desk) -> None:
    point = points(desk.briefing("trump-xi"))[0]
    desk.star(point, on=True)
    assert [starred.text for starred in desk.starred()] == [point.text]
    desk.star(point, on=False)
    assert desk.starred() == ()


def test_a_hidden_point_stays_away_until_it_is_wanted_again(desk: Desk) -> None:
    before = desk.briefing("gyeongju")
    point = points(before)[1]
    desk.hide(point, on=True)
    assert point.text not in [other.text for other in points(desk.briefing("gyeongju"))]
    assert desk.briefing("gyeongju").counts.new == before.counts.new - 1
    desk.hide(point, on=False)
    assert desk.briefing("gyeongju") == before
    desk.hide(point, on=True)
    desk.mark_summit("gyeongju", None)
    assert point.text in [other.text for other in points(desk.briefing("gyeongju"))]


def test_what_is_in_no_summit_stays_reachable(desk: Desk) -> None:
    grouped = {story.id for story in desk.stories()}
    apart = {story.id for story in desk.unassigned()}
    assert apart
    assert grouped == apart.union(
        *({story.id for story in desk.stories(summit)} for summit in ("gyeongju", "trump-xi"))
    )
    assert not any(story.summits for story in desk.unassigned())


def test_stories_can_be_narrowed_to_the_last_hours(desk: Desk) -> None:
    recent = desk.stories(since=timedelta(hours=2))
    assert 0 < len(recent) < len(desk.stories())


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("tariffs", True),
        ("tariffs feed:wire", True),
        ("tariffs feed:nobody", False),
        ("tariffs summit:trump-xi", True),
        ("tariffs is:new", True),
        ("tariffs since:1m", False),
        ("트럼프", True),
        ("zeppelin", False),
    ],
)
def test_search_narrows(desk: Desk, query: str, matches: bool) -> None:
    assert bool(desk.search(query)) is matches


def test_an_unknown_summit_is_named(desk: Desk) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        desk.briefing("nowhere")
    with pytest.raises(UsageError, match="nowhere"):
        desk.mark_summit("nowhere", None)


def test_a_failing_feed_is_told_with_its_reason(desk: Desk) -> None:
    failing = [health for health in desk.feeds() if health.state and health.state.error]
    assert [(health.name, health.state.http) for health in failing if health.state] == [
        ("Island Observer", 503)
    ]


def test_a_marked_point_knows_when_it_was_read(desk: Desk, demo: Demo) -> None:
    point = points(desk.briefing("gyeongju"))[1]
    desk.mark([point], read=True)
    (again,) = [other for other in points(desk.briefing("gyeongju")) if other.id == point.id]
    assert (point.read_at, again.read_at) == (None, demo.now)
