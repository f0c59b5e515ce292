"""The sample feeds, each test with a copy of its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config
    from briefing.demo import Demo


@pytest.fixture
def config(demo: Demo, tmp_path: Path) -> Config:
    """The sample feeds with a cache of the test's own."""
    cache = tmp_path / "cache.db"
    shutil.copy(demo.cache, cache)
    return replace(load(demo.config_path), cache=cache)


@pytest.fixture
def settings(demo: Demo, tmp_path: Path) -> Config:
    """A copy of the sample configuration and cache, to be written to."""
    path, cache = tmp_path / "feeds.toml", tmp_path / "cache.db"
    shutil.copy(demo.config_path, path)
    shutil.copy(demo.cache, cache)
    return load(path, cache=cache)
