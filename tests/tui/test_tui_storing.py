"""Marks while another program holds the cache, and marks that another program makes."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.desk import Desk
from briefing.errors import CacheError
from briefing.tui.background.desk_thread import DeskThread
from tests.tui.running_app import opened_cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.briefing import Point
    from briefing.tui.model.snapshot import DeskProtocol

WAIT = timedelta(milliseconds=20)


@contextmanager
def held(config: Config) -> Iterator[None]:
    """Another program has begun to write to the cache."""
    with closing(sqlite3.connect(config.cache, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def first_point(config: Config, now: datetime) -> Point:
    with Desk(config, now) as desk:
        return next(point for briefing in desk.briefings() for point in briefing.shown)


def starred(config: Config, now: datetime) -> set[str]:
    with Desk(config, now) as desk:
        return {point.id for point in desk.starred()}


def star(point: Point, on: bool) -> Callable[[DeskProtocol], None]:
    return lambda desk: desk.star(point, on)


def desk_thread(config: Config, now: datetime) -> DeskThread:
    return DeskThread(lambda known: Desk(known, now, write_wait=WAIT), config)


def test_what_could_not_be_stored_is_stored_later_in_order(demo: Demo, config: Config) -> None:
    point = first_point(config, demo.now)
    thread = desk_thread(config, demo.now)
    with held(config):
        for on in (True, False, True):
            with pytest.raises(CacheError, match="locked"):
                thread.store(star(point, on)).result()
        assert thread.read().result().summits
    thread.store_again().result()
    assert starred(config, demo.now) == {point.id}
    thread.close()


def test_the_end_tries_once_more(demo: Demo, config: Config) -> None:
    point = first_point(config, demo.now)
    thread = desk_thread(config, demo.now)
    with held(config), pytest.raises(CacheError):
        thread.store(lambda desk: desk.star(point, on=True)).result()
    thread.close()
    assert starred(config, demo.now) == {point.id}


def test_the_end_says_what_is_lost(demo: Demo, config: Config) -> None:
    point = first_point(config, demo.now)
    thread = desk_thread(config, demo.now)
    with held(config):
        thread.store(lambda desk: desk.star(point, on=True))
        with pytest.raises(CacheError, match=r"1 change .* is lost: .*locked"):
            thread.close()
    assert starred(config, demo.now) == set()


async def test_the_reader_is_told_once_and_again_when_it_is_stored(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now, write_wait=WAIT) as at:
        with held(config):
            await at.press("s", "j", "s")
            await at.finish()
            await at.main.watcher.poll()
            await at.finish()
            assert at.text().count("Not stored yet, and tried again") == 1
        await at.main.watcher.poll()
        await at.finish()
        assert "Everything is stored now" in at.text()
        assert len(starred(config, demo.now)) == 2


async def test_what_is_marked_elsewhere_shows_where_it_is(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.finish()
        await at.press("j", "k")
        await at.main.watcher.poll()
        point, places = at.point, [item.id for item in at.state.items]
        assert at.state.is_new(point)

        def mark() -> None:
            with Desk(config, demo.now) as other:
                other.mark([point], read=True)
                other.star(point, on=True)

        await asyncio.to_thread(mark)
        await at.main.watcher.poll()
        await at.finish()
        assert not at.state.is_new(point)
        assert at.state.is_starred(point)
        assert [item.id for item in at.state.items] == places
        assert at.state.new_waiting == 0


async def test_own_marks_are_no_reason_to_read_again(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.finish()
        await at.press("s")
        await at.finish()
        assert await at.app.launch.desk_thread.changes() == (at.state.snapshot.version, False)
