"""A feed is added from the reading room: two keys and the address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Input

from briefing.config.load import load
from briefing.domain.feed import FeedState
from briefing.store import feeds
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction
from briefing.tui.dialogs.add_feed import AddFeedScreen
from briefing.tui.dialogs.pick import PickScreen
from tests.builders.rss import item, rss
from tests.tui.running_app import Opened, Running, opened_cache

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config
    from tests.conftest import Site

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
PAGE = (
    "<html><head><link rel='alternate' type='application/rss+xml' href='/world.xml'>"
    "<link rel='alternate' type='application/rss+xml' href='/asia.xml'></head></html>"
)


def talks(outlet: str) -> bytes:
    return rss(outlet, item("Talks go on", published="Wed, 29 Oct 2025 05:00:00 GMT"))


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    path = tmp_path / "feeds.toml"
    path.write_text("# mine\n", encoding="utf-8")
    return load(path, cache=tmp_path / "cache.db")


def room(settings: Config) -> Running:
    return opened_cache(settings, NOW, reload=lambda: load(settings.path, cache=settings.cache))


async def pasted(at: Opened, address: str) -> None:
    await at.press("a")
    at.app.post_message(Paste(address))
    await at.press("enter")
    await at.finish()


def urls(settings: Config) -> list[str]:
    return [feed.url for feed in load(settings.path, cache=settings.cache).feeds]


async def test_the_feed_at_an_address_is_added_and_taken_out_again(
    settings: Config, site: Site
) -> None:
    site.documents["/a.xml"] = talks("World Wire")
    async with room(settings) as at:
        await pasted(at, f"{site.url}/a.xml")
        assert not isinstance(at.app.screen, AddFeedScreen)
        assert urls(settings) == [f"{site.url}/a.xml"]
        assert settings.path.read_text(encoding="utf-8").startswith("# mine\n")
        await at.settle()
        await at.finish()
        assert [one.name for one in at.state.snapshot.feeds] == ["World Wire"]
        await at.press("z")
        await at.finish()
        assert urls(settings) == []


async def test_of_several_feeds_of_a_page_one_is_chosen(settings: Config, site: Site) -> None:
    site.documents |= {"/": PAGE, "/world.xml": talks("World"), "/asia.xml": talks("Asia")}
    async with room(settings) as at:
        await pasted(at, f"{site.url}/")
        assert isinstance(at.app.screen, PickScreen)
        wanted = [one.id for one in at.front(PickScreen)._choices if "asia" in one.id]
        await at.press(str([one.id for one in at.front(PickScreen)._choices].index(wanted[0]) + 1))
        await at.finish()
        assert urls(settings) == wanted


@pytest.mark.parametrize(
    ("address", "said"),
    [("", "The address of a feed"), ("ftp://x.example/", "http"), ("/nothing", "No feed found")],
)
async def test_what_cannot_be_added_is_told_and_nothing_is_lost(
    settings: Config, site: Site, address: str, said: str
) -> None:
    async with room(settings) as at:
        await pasted(at, site.url + address if address.startswith("/") else address)
        assert isinstance(at.app.screen, AddFeedScreen)
        assert said in at.text()
        assert at.app.screen.query_one("#address", Input).value.endswith(address)
        await at.press("escape")
        assert settings.path.read_text(encoding="utf-8") == "# mine\n"


async def test_a_feed_that_is_there_is_not_added_twice(settings: Config, site: Site) -> None:
    site.documents["/a.xml"] = talks("World Wire")
    async with room(settings) as at:
        await pasted(at, f"{site.url}/a.xml")
        await at.settle()
        await at.finish()
        await pasted(at, f"{site.url}/a.xml")
        assert "already have this feed" in at.text()
        assert urls(settings) == [f"{site.url}/a.xml"]


async def test_a_feed_is_removed_and_put_back_byte_for_byte(settings: Config, site: Site) -> None:
    site.documents["/a.xml"] = talks("World Wire")
    mine = (
        f'# mine\n[[feeds]]  # the best\nurl = "{site.url}/a.xml"\nprefer = 3\n\n'
        '[[summits]]\nid = "g"\nname = "Gyeongju summit"\n'
    )
    settings.path.write_text(mine, encoding="utf-8")
    async with room(load(settings.path, cache=settings.cache)) as at:
        await at.press("exclamation_mark", "D")
        await at.finish()
        assert urls(settings) == []
        assert "Removed " in at.text()
        await at.press("z")
        await at.finish()
        assert settings.path.read_text(encoding="utf-8") == mine


async def test_what_was_edited_since_is_not_undone(settings: Config, site: Site) -> None:
    site.documents["/a.xml"] = talks("World Wire")
    async with room(settings) as at:
        await pasted(at, f"{site.url}/a.xml")
        await at.finish()
        with settings.path.open("a", encoding="utf-8") as file:
            file.write("# and more\n")
        await at.press("z")
        await at.finish()
        assert "was edited since" in at.text()
        assert urls(settings) == [f"{site.url}/a.xml"]


async def test_a_feed_that_has_moved_gets_its_new_address(settings: Config) -> None:
    old, new = "https://old.example/f.xml", "https://new.example/f.xml"
    mine = f'# mine\n[[feeds]]\nurl = "{old}"  # since 2019\nname = "World Wire"\n'
    settings.path.write_text(mine, encoding="utf-8")
    db = open_writable(settings.cache)
    with transaction(db):
        feeds.save(db, FeedState(old, checked=NOW, http=200, moved_to=new, moves=3))
    db.close()
    async with room(load(settings.path, cache=settings.cache)) as at:
        await at.press("exclamation_mark", "g", "enter")
        assert "a puts the new address into feeds.toml" in " ".join(at.text().split())
        await at.press("a")
        await at.finish()
        assert settings.path.read_text(encoding="utf-8") == mine.replace(old, new)
        await at.press("z")
        await at.finish()
        assert settings.path.read_text(encoding="utf-8") == mine
