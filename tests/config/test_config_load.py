"""What a good feeds.toml gives."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import pytest

from briefing.config.load import load
from briefing.config.model import Settings, TuiSettings
from briefing.domain.feed import Feed
from briefing.text import place_zones

if TYPE_CHECKING:
    from tests.config.conftest import Loaded, Written

ONE_FEED = '[[feeds]]\nurl = "https://wire.example/rss"\n'


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", b"\xef\xbb\xbf", "[briefing]\n"])
def test_an_empty_file_is_a_configuration(loaded: Loaded, text: str) -> None:
    config = loaded(text)
    assert (config.feeds, config.summits, config.warnings) == ((), (), ())
    assert config.settings == Settings(
        interval=timedelta(hours=1),
        concurrency=32,
        timeout=timedelta(seconds=20),
        keep=timedelta(days=180),
        timezone="local",
    )
    assert config.tui == TuiSettings()
    assert config.keys == {}


def test_every_key_of_a_feed_is_read(loaded: Loaded) -> None:
    config = loaded(
        """
        [[feeds]]
        url = " https://wire.example/rss "
        name = "연합  Wire"
        tags = ["korea", "", "en"]
        outlet = "World Wire"
        interval = "1h30m"
        prefer = 10
        headers = {Accept-Language = "ko", "X-Desk" = "asia"}
        user_agent = "reader/1"
        username = "ann"
        password_command = "pass show wire"
        proxy = "http://proxy.example:3128"
        ca_file = "house.pem"
        legacy_tls = true
        allow_private = true
        full_text = true
        """
    )
    (warning,) = config.warnings
    assert "there is no file" in warning
    assert config.feeds == (
        Feed(
            url="https://wire.example/rss",
            name="연합 Wire",
            tags=("korea", "en"),
            outlet="World Wire",
            interval=timedelta(minutes=90),
            prefer=10,
            headers=(("Accept-Language", "ko"), ("X-Desk", "asia")),
            user_agent="reader/1",
            username="ann",
            password_command=("pass", "show", "wire"),
            proxy="http://proxy.example:3128",
            ca_file=str(config.path.parent / "house.pem"),
            legacy_tls=True,
            allow_private=True,
            full_text=True,
        ),
    )


def test_a_feed_that_says_only_its_url_inherits_everything_else(loaded: Loaded) -> None:
    assert loaded(ONE_FEED).feeds == (Feed(url="https://wire.example/rss"),)


def test_an_interval_of_nothing_is_not_the_same_as_no_interval(loaded: Loaded) -> None:
    (feed,) = loaded(ONE_FEED + 'interval = "0s"').feeds
    assert feed.interval == timedelta(0)


def test_every_key_of_a_summit_is_read(loaded: Loaded) -> None:
    (summit,) = loaded(
        """
        [[feeds]]
        url = "https://wire.example/rss"
        name = "Wire"
        [[summits]]
        id = "gyeongju"
        name = "Gyeongju summit"
        people = ["Donald Trump", ["Lee Jae Myung", "이재명"], []]
        place = ["Gyeongju", "경주"]
        starts = 2025-10-29
        ends = 2025-11-01T12:00:00+09:00
        terms = ["APEC"]
        feeds = ["Wire", "https://wire.example/rss"]
        """
    ).summits
    assert summit.people == (("Donald Trump",), ("Lee Jae Myung", "이재명"))
    assert summit.place == ("Gyeongju", "경주")
    assert summit.starts == date(2025, 10, 29)
    assert summit.ends == datetime(2025, 11, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    assert summit.terms == ("APEC",)
    assert summit.feeds == ("https://wire.example/rss",)


def test_a_feed_may_be_named_by_a_title_that_only_a_fetch_will_tell(loaded: Loaded) -> None:
    (summit,) = loaded(
        ONE_FEED + '[[summits]]\nid = "a"\nname = "A"\nfeeds = ["World  Wire"]'
    ).summits
    assert summit.feeds == ("World Wire",)


def test_a_place_may_be_one_name(loaded: Loaded) -> None:
    (summit,) = loaded('[[summits]]\nid = "a"\nname = "A"\nplace = "Busan"').summits
    assert summit.place == ("Busan",)


@pytest.mark.parametrize(
    ("keys", "zone"),
    [
        ('place = ["Gyeongju", "경주"]', "Asia/Seoul"),
        ('place = "東京"', "Asia/Tokyo"),
        ('place = "camp  david"', "America/New_York"),
        ('place = ["London", "Britain", "Windsor"]', "Europe/London"),
        ('place = ["Cornwall", "St Ives"]\ntimezone = "Europe/London"', "Europe/London"),
        ('place = "Seoul"\ntimezone = "Asia/Tokyo"', "Asia/Tokyo"),
        ('place = ["Helsinki", "Saariselkä"]', "Europe/Helsinki"),
        ('place = "Washington"', None),
        ('place = ["Geneva", "Singapore"]', None),
        ('place = "Northport"', None),
        ("", None),
    ],
)
def test_a_summit_has_the_zone_of_its_place_where_that_is_sure(
    loaded: Loaded, keys: str, zone: str | None
) -> None:
    (summit,) = loaded(f'[[summits]]\nid = "a"\nname = "A"\n{keys}').summits
    assert (str(summit.zone) if summit.zone else None) == zone


def test_every_zone_of_the_known_places_exists_and_no_place_has_two() -> None:
    zones = available_timezones()
    names = [name for text in place_zones.PLACES.values() for name in text.split("; ")]
    assert set(place_zones.PLACES) <= zones
    assert len({name.casefold() for name in names}) == len(names)


def test_the_sections_of_the_program_are_read(loaded: Loaded) -> None:
    config = loaded(
        """
        [briefing]
        interval = "30m"
        concurrency = 4
        timeout = "5s"
        keep = "2w"
        timezone = "Asia/Seoul"
        languages = ["KO", "en", "ko"]
        contact = "https://me.example/"
        [tui]
        theme = "paper"
        mark_read = "manual"
        ascii = true
        reader = true
        [keys]
        next-summit = "J, ctrl+n"
        """
    )
    assert config.settings == Settings(
        timedelta(minutes=30),
        4,
        timedelta(seconds=5),
        timedelta(days=14),
        "Asia/Seoul",
        ("ko", "en"),
        "https://me.example/",
    )
    assert config.tui == TuiSettings("paper", "manual", ascii=True, reader=True)
    assert config.keys == {"next-summit": ("J", "ctrl+n")}
    assert config.zone.utcoffset(datetime(2025, 10, 29, tzinfo=UTC)) == timedelta(hours=9)


def test_line_ends_and_a_mark_of_byte_order_are_no_matter(loaded: Loaded) -> None:
    text = "﻿" + (ONE_FEED + 'tags = ["a"]\nurll = 1\n').replace("\n", "\r\n")
    config = loaded(text)
    assert config.feeds[0].tags == ("a",)
    assert "feeds.toml:4: " in config.warnings[0]


def test_names_reach_no_terminal_with_an_escape_sequence(loaded: Loaded) -> None:
    config = loaded(ONE_FEED + 'name = "Wire\\u001b[31m red"\ntags = ["a\\u202eb"]')
    assert config.feeds[0].name == "Wire red"
    assert config.feeds[0].tags == ("ab",)


def test_the_cache_lies_beside_the_file_unless_told_otherwise(
    written: Written, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = written('[briefing]\ncache = "cache/briefing.db"')
    assert load(path).cache == tmp_path / "cache" / "briefing.db"
    monkeypatch.chdir(tmp_path)
    assert load(Path("feeds.toml")).cache == tmp_path / "cache" / "briefing.db"
    assert load(path, cache=Path("other.db")).cache == tmp_path / "other.db"


def test_the_cache_of_a_file_that_names_none_is_the_users_own(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert loaded("").cache == tmp_path / "data" / "briefing" / "briefing.db"


def test_a_cache_in_the_home_directory_is_found_there(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert loaded('[briefing]\ncache = "~/b.db"').cache == tmp_path / "home" / "b.db"


def test_a_time_zone_the_system_gives_no_name_still_works(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "KST-9")
    assert loaded("").zone.utcoffset(datetime(2025, 10, 29, tzinfo=UTC)) is not None


def test_loading_starts_none_of_the_big_libraries(written: Written) -> None:
    path = written('[briefing]\ncache = "c.db"\n' + ONE_FEED)
    script = (
        "import sys; from pathlib import Path; from briefing.config.load import load;"
        f"load(Path({str(path)!r}));"
        "big = ['textual', 'rich', 'httpx', 'feedparser', 'sqlite_utils', 'tomlkit',"
        " 'platformdirs', 'tzlocal', 'selectolax'];"
        "print([name for name in big if name in sys.modules])"
    )
    loaded_modules = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded_modules.stdout.strip() == "[]"
