"""The page of feeds: what each brought on the last fourteen days, and how the refreshes went."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.desk import Desk
from briefing.domain.feed_activity import DAYS, FeedActivity, LoggedRefresh
from briefing.store import connection, refreshes
from briefing.store.sqlite import transaction
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import Size, opened, opened_cache
from tests.tui.sample_briefings import NOW

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo


@pytest.mark.parametrize("size", [(120, 36), (200, 50)])
async def test_a_bar_for_each_day(demo: Demo, config: Config, size: Size) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.press("exclamation_mark")
        await at.finish()
        activity = at.state.snapshot.feed_activity
        assert activity
        page = at.text()
        assert "14 days" in page
        assert "refreshes in the last 24 hours; feeds failed in" in page
        wire = next(feed for feed in at.state.snapshot.feeds if feed.name == "World Wire")
        daily = activity.entries[wire.feed.url]
        assert len(daily) == DAYS
        row = next(line for line in page.splitlines() if "World Wire" in line)
        assert sum(row.count(bar) for bar in "▁▂▃▄▅▆▇█") == sum(map(bool, daily))


async def test_days_are_those_of_the_reader(demo: Demo, config: Config) -> None:
    with Desk(config, demo.now) as desk:
        today = {feed: daily[-1] for feed, daily in desk.feed_activity().entries.items()}
    with Desk(config, demo.now + timedelta(days=1)) as desk:
        moved = {feed: daily[-2] for feed, daily in desk.feed_activity().entries.items()}
    assert any(today.values())
    assert {feed: n for feed, n in today.items() if n} == {f: n for f, n in moved.items() if n}


async def test_a_narrow_screen_has_the_days_in_words() -> None:
    desk = FakeDesk()
    url = desk.health[0].feed.url
    desk.activity = FeedActivity({url: (*(0,) * 12, 3, 2)})
    async with opened((80, 24), desk=desk) as at:
        await at.press("exclamation_mark")
        await at.finish()
        assert "14 days" not in at.text()
        assert "No refresh in the last 24 hours" in at.text()
        await at.press("g")
        while at.item.feed and at.item.feed.feed.url != url:
            await at.press("j")
        await at.press("enter")
        words = " ".join(at.text().split())
        assert "in its last document, 5 entries of the last 14 days, 2 today" in words


async def test_failures_of_the_last_night_are_told() -> None:
    desk = FakeDesk()
    hour = timedelta(hours=1)
    desk.activity = FeedActivity(
        refreshes=tuple(LoggedRefresh(NOW - n * hour, 1, 2 if n == 5 else 0) for n in range(9))
    )
    async with opened(desk=desk) as at:
        await at.press("exclamation_mark")
        await at.finish()
        words = "9 refreshes in the last 24 hours; feeds failed in 1 of them, 2 at most, at 09:32"
        assert words in at.text()


async def test_the_counts_follow_the_cache(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark")
        await at.finish()
        activity = at.state.snapshot.feed_activity
        assert activity
        with connection.open_writable(config.cache) as db, transaction(db):
            refreshes.log(db, demo.now, new=0, failed=3)
        await at.main.watcher.poll()
        await at.finish()
        more = len(activity.refreshes) + 1
        assert f"{more} refreshes in the last 24 hours" in at.text()
        assert "3 at most, at 14:32" in at.text()
