"""Stories in no summit: counted exactly, marked as read, single ones folded by tag or feed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.desk import Desk
from briefing.domain.event import Event
from briefing.tui.model import navigation, opening
from briefing.tui.model.effects import ListOlder, MarkStories
from briefing.tui.model.snapshot import MORE_STORIES, take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.model.views import UNASSIGNED
from briefing.tui.pages.page import page
from briefing.tui.pages.sidebar import sidebar
from tests.tui.cursor import item_at
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import opened, opened_cache
from tests.tui.sample_briefings import at, point, story
from tests.tui.test_tui_pages import SETTING, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.story import Story
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State


class LooseDesk(FakeDesk):
    """A desk with ``count`` stories in no summit: five on one event, two on another, the others
    single, from feeds of which some have tags."""

    def __init__(self, count: int) -> None:
        super().__init__()
        events = ("storm",) * 5 + ("ferry",) * 2
        self.loose = tuple(
            story(
                point(f"loose{n}", f"Story {n} is told.", at(13, 59 - n % 60), n % 14 + 1),
                (),
                f"Story {n}",
                events[n] if n < len(events) else None,
            )
            for n in range(count)
        )
        self.health = tuple(
            replace(
                health,
                name=f"{health.name} feed",
                feed=replace(health.feed, tags=("world",) if place < 5 else ()),
            )
            for place, health in enumerate(self.health)
        )

    def unassigned(self, limit: int = 200) -> tuple[Story, ...]:
        return self.loose[:limit]

    def events(self, ids: Iterable[str | None]) -> dict[str, Event]:
        known = {
            "ferry": Event("ferry", "A ferry opens", ("World Wire", "Lantern"), 2, 2),
            "storm": Event("storm", "A storm comes", ("World Wire", "Lantern", "Post"), 5, 9),
        }
        return {id: known[id] for id in ids if id in known}


def shown(count: int) -> State:
    state = opening.initial_state(take_snapshot(LooseDesk(count)))
    return opening.open_view(state, UNASSIGNED, 0.0)


def on(state: State, end: str) -> State:
    """The cursor on the item whose id ends so."""
    item = next(item.id for item in state.items if item.id.endswith(end))
    return navigation.move_to(state, item, 0.0)


def pressed(state: State, *commands: str) -> State:
    for command in commands:
        state = TRANSITIONS[command](state, 0.0)
    return state


def group(state: State, name: str) -> Item:
    return next(item for item in state.items if item.kind == "group" and item.group == name)


def test_the_sidebar_counts_what_there_is() -> None:
    state = shown(2_345)
    assert len(state.snapshot.unassigned) == MORE_STORIES
    assert "2,345" in text(sidebar(state, SETTING))
    assert "+" not in text(sidebar(state, SETTING)).partition("In no summit")[2]
    assert "… 1,345 more" in text(page(state, SETTING))
    asked = pressed(state, "end", "open")
    assert asked.effects[0] == ListOlder()


async def test_older_stories_are_read_on_request() -> None:
    desk = LooseDesk(1_200)
    async with opened(desk=desk) as app:
        await app.finish()
        assert "1,200" in app.text()
        await app.press("K", "G")
        assert "… 200 more" in app.text()
        await app.press("enter")
        await app.finish()
        assert len(app.state.snapshot.unassigned) == 1_200
        assert "… 200 more" not in app.text()
        await app.main.watcher.read()
        await app.finish()
        assert len(app.state.snapshot.unassigned) == 1_200


def test_events_come_largest_first_and_fold_their_stories() -> None:
    drawn = text(page(shown(60), SETTING))
    assert drawn.index("A storm comes") < drawn.index("A ferry opens")
    assert "5 unread · 5 stories · 3 outlets" in drawn
    assert "… 2 more" in drawn
    unfolded = pressed(on(shown(60), "storm/more"), "open")
    assert item_at(unfolded).id == f"{UNASSIGNED}/story-loose3"


def test_single_stories_fold_by_tag_or_feed() -> None:
    state = shown(60)
    assert group(state, "world").count > group(state, "Farm Futures feed").count
    drawn = text(page(state, SETTING))
    assert "▸ world" in drawn
    assert "unread" in drawn.partition("▸ world")[2].splitlines()[0]
    line = group(state, "world")
    unfolded = pressed(on(state, line.id), "open")
    assert item_at(unfolded).story is not None
    assert item_at(unfolded).group == "world"
    assert pressed(unfolded, "pane.out").cursor == line.id
    folded = pressed(unfolded, "pane.out", "pane.out")
    assert group(folded, "world").folded


def test_few_single_stories_are_listed_in_one_piece() -> None:
    assert not any(item.kind == "group" for item in shown(12).items)


def test_a_story_is_read_as_a_point_is() -> None:
    state = shown(12)
    assert "12 unread" in text(page(state, SETTING))
    left = navigation.move(state, 1, 2.0)
    assert left.effects == (MarkStories((item_at(state).story.id,), True),)  # type: ignore[union-attr]
    assert "11 unread" in text(page(left, SETTING))
    again = pressed(pressed(left, "item.previous"), "mark.item")
    assert "12 unread" in text(page(again, SETTING))
    all_read = pressed(again, "mark.summit")
    assert "all read" in text(page(all_read, SETTING))
    assert "12 unread" in text(page(pressed(all_read, "undo"), SETTING))


def test_the_key_for_new_points_goes_to_unread_stories() -> None:
    state = shown(12)
    following = pressed(state, "new.next")
    assert following.cursor != state.cursor
    assert not following.is_unread(state.snapshot.unassigned[0])


@pytest.mark.parametrize("key", ["o", "1", "N"])
async def test_what_was_read_stays_read(demo: Demo, settings: Config, key: str) -> None:
    async with opened_cache(settings, demo.now) as app:
        await app.finish()
        await app.press("K")
        first = app.item.story
        assert first is not None
        assert app.state.is_unread(first)
        await app.press(key)
        await app.finish()
        assert not app.state.is_unread(first)
    with Desk(settings, demo.now) as desk:
        assert {story.id: story.read for story in desk.unassigned()}[first.id]
        desk.mark_stories([first.id], False)
    with Desk(settings, demo.now) as desk:
        assert desk.unassigned_count() == len(desk.unassigned(10_000))
        assert not any(story.read for story in desk.unassigned())
