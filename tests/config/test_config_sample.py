"""The feeds.toml that is shipped."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import briefing
from briefing.cli import arguments
from briefing.config.load import load

if TYPE_CHECKING:
    from briefing.config.model import Config

ROOT = Path(__file__).parents[2]
SAMPLE = Path(briefing.__file__).parent / "config" / "sample.toml"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(Path(shutil.copy(SAMPLE, tmp_path / "feeds.toml")))


def test_the_sample_is_the_repositorys_own_feeds_toml() -> None:
    assert SAMPLE.read_bytes() == (ROOT / "feeds.toml").read_bytes()


def test_the_sample_has_nothing_to_complain_of(config: Config, tmp_path: Path) -> None:
    assert config.warnings == ()
    assert all(feed.problem is None for feed in config.feeds)
    assert config.cache == tmp_path / "cache" / "briefing.db"


def test_the_sample_follows_asia_and_washington(config: Config) -> None:
    tags = [tag for feed in config.feeds for tag in feed.tags]
    assert 18 <= len(config.feeds) <= 24
    assert tags.count("asia") >= 8
    assert tags.count("us") >= 4
    assert "ko" in tags
    assert all(feed.name and feed.tags for feed in config.feeds)
    assert all(feed.url.startswith("https://") for feed in config.feeds)
    assert len({feed.name for feed in config.feeds}) == len(config.feeds)
    assert any(feed.url.startswith("https://news.google.com/") for feed in config.feeds)


def test_the_sample_follows_two_summits(config: Config) -> None:
    gyeongju, trump_xi = config.summits
    assert (gyeongju.id, gyeongju.starts, gyeongju.ends) == (
        "gyeongju",
        date(2025, 10, 29),
        date(2025, 11, 1),
    )
    assert (trump_xi.id, trump_xi.starts, trump_xi.ends) == ("trump-xi", None, None)
    assert {"이재명", "李在明"} <= set(gyeongju.people[1])
    assert {"시진핑", "习近平"} <= set(trump_xi.people[1])


def test_the_sample_names_only_commands_that_there_are() -> None:
    for line in re.findall(r"`briefing ([^`]*)`", " ".join(SAMPLE.read_text("utf-8").split())):
        args = arguments.parse(shlex.split(line.replace("# ", "")))
        assert args.command
