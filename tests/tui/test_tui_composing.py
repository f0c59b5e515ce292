"""The first screen waits for no briefing: each is shown when it is composed."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.desk import Desk
from briefing.errors import CacheError
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch
from briefing.tui.model.snapshot_updates import receive_briefings
from briefing.tui.model.views import STARRED, TODAY
from tests.tui.running_app import IDLE_S, Opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.briefing import Briefing
    from tests.tui.running_app import Size

SUMMITS = ("gyeongju", "trump-xi", "tokyo")


class Gate:
    """Lets briefings be composed when a test says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._free = threading.Semaphore(0)
        self.fault: CacheError | None = None

    def pass_through(self, summit: str) -> None:
        self.asked.append(summit)
        self._free.acquire()
        if self.fault:
            raise self.fault

    def open(self, count: int = 100) -> None:
        self._free.release(count)


class GatedDesk(Desk):
    """A desk whose composing a test can hold up."""

    gate: Gate

    def briefing(self, summit_id: str) -> Briefing:
        self.gate.pass_through(summit_id)
        return super().briefing(summit_id)


def following_three(config: Config) -> Config:
    """The sample summits, and one that nothing is reported about."""
    gyeongju, xi = config.summits
    assert (gyeongju.id, xi.id) == SUMMITS[:2]
    tokyo = replace(gyeongju, id="tokyo", name="Tokyo stop", people=(), place=("Tokyo",), terms=())
    return replace(config, summits=(gyeongju, xi, tokyo))


def forget_briefings(config: Config) -> None:
    with closing(sqlite3.connect(config.cache)) as db:
        db.execute("DELETE FROM kept_briefings")
        db.commit()


def stored(config: Config) -> set[str]:
    with closing(sqlite3.connect(config.cache)) as db:
        return {row[0] for row in db.execute("SELECT summit FROM kept_briefings")}


def readings(config: Config) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(config.cache)) as db:
        return db.execute("SELECT summit, at FROM readings ORDER BY summit").fetchall()


@asynccontextmanager
async def held_up(
    config: Config, demo: Demo, size: Size = (120, 36), *, keep: tuple[str, ...] = ()
) -> AsyncIterator[tuple[Opened, Gate]]:
    """The app over a cache with the stored briefings of ``keep`` only; none is composed yet."""
    forget_briefings(config)
    if keep:
        with Desk(config, demo.now) as desk:
            for summit in keep:
                desk.briefing(summit)
            desk.save_briefings()
    gate = Gate()

    def desk_of(config: Config) -> Desk:
        desk = GatedDesk(config, demo.now)
        desk.gate = gate
        return desk

    desk_thread = DeskThread(desk_of, config)
    first = desk_thread.read()
    first.result()
    app = BriefingApp(
        Launch(
            config,
            desk_thread=desk_thread,
            first_read=first,
            now=lambda: demo.now,
            open_url=lambda _: None,
            seconds=lambda: 0.0,
            idle_seconds=IDLE_S,
        )
    )
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Opened(app, pilot, None, [], [0.0]), gate
    finally:
        desk_thread.close()
        gate.open()


async def until(at: Opened, condition: Callable[[], object]) -> None:
    while not condition():
        await at.pilot.pause(0.01)


async def composed(at: Opened, gate: Gate, count: int = 1) -> None:
    """Let ``count`` briefings be composed, and wait until they are in the state."""
    left = len(at.state.awaited) - count
    gate.open(count)
    await until(at, lambda: len(at.state.awaited) == left)
    await at.pilot.pause()


@pytest.fixture
def three(config: Config) -> Config:
    return following_three(config)


@pytest.mark.parametrize("size", [(120, 36), (200, 50)])
async def test_the_first_screen_has_every_name_and_says_what_is_to_come(
    three: Config, demo: Demo, size: Size
) -> None:
    async with held_up(three, demo, size) as (at, _):
        shown = at.text()
        for summit in three.summits:
            assert summit.name[:20] in shown
        assert "Composing the briefings…  0 of 3 summits" in shown
        for false in ("No feeds yet", "othing new", "all read", "0 new", "All read", "No feed has"):
            assert false not in shown
        assert at.state.view == TODAY


async def test_what_is_stored_is_shown_at_once(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, keep=("gyeongju",)) as (at, gate):
        shown = at.text()
        assert "so far · 1 of 3 summits composed" in shown
        assert "Composing the other briefings…" in shown
        assert "that is all for now" not in shown
        assert "+ new" in shown
        await composed(at, gate, 2)
        assert gate.asked == ["tokyo", "trump-xi"]  # the ongoing one first
        await at.press("G")
        assert "that is all for now" in at.text()
        assert "omposing" not in at.text()


async def test_the_most_urgent_summit_comes_first_then_the_one_that_is_open(
    three: Config, demo: Demo
) -> None:
    three = replace(three, summits=tuple(reversed(three.summits)))
    async with held_up(three, demo) as (at, gate):
        await until(at, lambda: gate.asked)
        assert gate.asked == [at.state.tabs[1]]
        last = at.state.tabs[-1]
        at.main.visit(last)
        await at.pilot.pause()
        shown = at.text()
        assert "Composing the briefing…  0 of 3 summits" in shown
        assert "Nothing about this summit yet" not in shown
        await composed(at, gate)
        await until(at, lambda: len(gate.asked) > 1)
        assert gate.asked[1] == last
        await composed(at, gate)
        assert at.state.snapshot.briefing(last)
        assert "Composing the briefing…" not in at.text()


async def test_every_briefing_is_stored_as_soon_as_it_is_composed(
    three: Config, demo: Demo
) -> None:
    async with held_up(three, demo) as (at, gate):
        await composed(at, gate)
        await until(at, lambda: len(gate.asked) > 1)  # the first is stored before the second
        assert stored(three) == {gate.asked[0]}


async def test_what_comes_in_moves_neither_cursor_nor_page(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, (80, 24), keep=("trump-xi",)) as (at, gate):
        await at.press("j", "j", "j", "j", "j")
        item, page = at.item, at.main.page
        rows = page.layout_.rows_of(item.id)
        assert rows
        row = rows[0] - page.top
        await composed(at, gate, 2)
        assert at.state.cursor == item.id
        rows = page.layout_.rows_of(item.id)
        assert rows
        assert rows[0] - page.top == row
        assert at.state.sections[0].key == "gyeongju"


async def test_who_has_touched_nothing_begins_at_the_top(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, (80, 24), keep=("trump-xi",)) as (at, gate):
        await composed(at, gate, 2)
        assert at.main.page.top == 0
        assert at.state.cursor == at.state.items[0].id


async def test_a_mark_does_not_wait_for_the_briefings(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, keep=("trump-xi",)) as (at, gate):
        await until(at, lambda: gate.asked)
        await at.press("N")
        key = at.point.keys[0]
        with closing(sqlite3.connect(three.cache)) as db:
            assert db.execute("SELECT count(*) FROM marks WHERE key = ?", (key,)).fetchone()[0] == 1
        assert at.state.snapshot.pending


async def test_a_mark_is_in_a_briefing_that_was_read_before_it(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, keep=("trump-xi",)) as (at, gate):
        await until(at, lambda: gate.asked)
        await at.press("N")
        point = at.point
        at.main.visit(STARRED)
        with Desk(three, demo.now) as desk:
            briefing = desk.briefing("trump-xi")
        unread = replace(briefing, points=(replace(point, id="copy", new=True), *briefing.points))
        state = receive_briefings(at.state, [unread], 0.0, at_once=True)
        shown = state.snapshot.briefing("trump-xi")
        assert shown
        assert [copy.new for copy in shown.points if copy.id == "copy"] == [False]


async def test_a_reload_keeps_the_old_briefing_until_the_new_one_is_there(
    three: Config, demo: Demo
) -> None:
    async with held_up(three, demo, keep=SUMMITS) as (at, gate):
        await at.press("J")
        before = at.text()
        shown = at.briefing("gyeongju")
        forget_briefings(three)
        at.main.work(at.main.watcher.read, "read")
        await until(at, lambda: gate.asked)
        assert at.state.awaited
        assert at.text() == before
        await at.press("full_stop", "0", "J")  # whatever the reader does meanwhile
        assert at.briefing("gyeongju").points == shown.points
        assert not at.state.snapshot.pending
        assert "omposing" not in at.text()
        await composed(at, gate, 3)
        assert at.text() == before


async def test_no_reading_moves_while_a_newer_briefing_is_to_come(
    three: Config, demo: Demo
) -> None:
    async with held_up(three, demo, keep=SUMMITS) as (at, gate):
        await at.press("J")
        before = readings(three)
        forget_briefings(three)
        at.main.work(at.main.watcher.read, "read")
        await until(at, lambda: gate.asked)
        await at.press("A", "J")
        assert readings(three) == before


async def test_keys_say_that_briefings_are_still_to_come(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, keep=("trump-xi",)) as (at, _):
        at.main.visit("gyeongju")
        for key in ("A", "e", "C", "n"):
            await at.press(key)
        said = [note.message for note in at.app._notifications]
        assert said[-1].startswith("No other new point yet") or "composed" in said[-1]
        assert not any("Nothing new here" in text or "all summits" in text for text in said)
        at.main.visit(STARRED)
        await at.pilot.pause()
        assert "Nothing starred yet" not in at.text()
        assert "Composing the briefings…" in at.text()


async def test_quitting_gives_up_what_is_being_composed(three: Config, demo: Demo) -> None:
    async with held_up(three, demo, keep=("trump-xi",)) as (at, gate):
        await until(at, lambda: gate.asked)
        await at.pilot.press("N", "Q")
    # Nothing was let through, and yet everything has ended: only then is the gate opened.
    assert at.app.return_code == 0
    assert len(gate.asked) == 1
    with closing(sqlite3.connect(three.cache)) as db:
        assert db.execute("SELECT count(*) FROM marks").fetchone()[0] > 0


async def test_what_cannot_be_composed_is_said(three: Config, demo: Demo) -> None:
    async with held_up(three, demo) as (at, gate):
        gate.fault = CacheError("the cache cannot be used: disk I/O error")
        gate.open()
        await until(at, lambda: at.state.not_composed)
        await at.pilot.pause()
        assert "The briefings could not be composed: the cache cannot be used" in at.text()


@pytest.mark.parametrize("ascii_", [True, False])
async def test_the_words_are_there_in_ascii_and_for_screen_readers(
    three: Config, demo: Demo, ascii_: bool
) -> None:
    plain = replace(three, tui=replace(three.tui, ascii=ascii_, reader=not ascii_))
    async with held_up(plain, demo) as (at, _):
        assert "Composing the briefings" in at.text()
        assert "0 of 3 summits" in at.text()
        await at.press("h")
        shown = at.text()
        for summit in three.summits:
            assert summit.name[:12] in shown
        if ascii_:
            assert shown.isascii()


async def test_an_edit_of_feeds_toml_shows_names_first_too(three: Config, demo: Demo) -> None:
    two = replace(three, summits=three.summits[:2])
    async with held_up(two, demo, keep=SUMMITS[:2]) as (at, gate):
        before = at.briefing("gyeongju")
        at.main.follow(three)
        await until(at, lambda: "tokyo" in at.state.tabs)
        assert at.briefing("gyeongju").points == before.points
        at.main.visit("tokyo")
        await at.pilot.pause()
        assert "Composing the briefing…" in at.text()
        gate.open()
        await until(at, lambda: not at.state.awaited)
        await asyncio.wait_for(at.finish(), 60)
        assert "Nothing about this summit yet." in at.text() or at.briefing("tokyo").shown


FIRST_SCREEN = """
import sys
from datetime import datetime
from pathlib import Path
from briefing.cli import open_tui
from briefing.config.load import load
from briefing.desk import Desk
from briefing.tui import app
from briefing.tui.background.desk_thread import DeskThread
path, cache, now = sys.argv[1:]
config = load(Path(path), cache=Path(cache))
thread = DeskThread(lambda config: Desk(config, datetime.fromisoformat(now)), config)
snapshot = thread.read([summit.id for summit in config.summits]).result()
assert snapshot.pending and snapshot.unassigned and not snapshot.briefings
print(*sorted(sys.modules))
thread.close()
"""
NOT_BEFORE_IT = (
    "briefing.compose.",
    "briefing.corrections",
    "briefing.fetch.",
    "briefing.group.events",
    "briefing.group.stories",
    "briefing.parse.",
    "briefing.subscriptions",
    "briefing.tui.dialogs.",
)


def test_the_first_screen_loads_nothing_that_it_can_do_without(three: Config, demo: Demo) -> None:
    forget_briefings(three)
    arguments = (str(demo.config_path), str(three.cache), demo.now.isoformat())
    done = subprocess.run(
        [sys.executable, "-c", FIRST_SCREEN, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    loaded = {name for name in done.stdout.split() if name.startswith(NOT_BEFORE_IT)}
    assert loaded == {"briefing.compose.rules"}  # the constants alone


async def test_stories_in_no_summit_get_the_titles_of_their_events(
    three: Config, demo: Demo
) -> None:
    desk_thread = DeskThread(lambda config: Desk(config, demo.now), three)
    first = desk_thread.read([])
    assert not first.result().events
    launch = Launch(
        three, desk_thread=desk_thread, first_read=first, now=lambda: demo.now, idle_seconds=IDLE_S
    )
    app = BriefingApp(launch)
    try:
        async with app.run_test(size=(120, 36)) as pilot:
            at = Opened(app, pilot, None, [], [0.0])
            await until(at, lambda: not at.state.awaited and at.state.snapshot.events)
            stories = at.state.snapshot.unassigned
            assert {story.event for story in stories if story.event} >= {*at.state.snapshot.events}
    finally:
        desk_thread.close()
