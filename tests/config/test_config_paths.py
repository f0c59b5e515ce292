"""Which feeds.toml is used, and whether it is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.config.paths import ConfigLocation, default_cache, find, user_config

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A working directory and a config directory of the user, both with a feeds.toml."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    here, own = tmp_path / "here" / "feeds.toml", tmp_path / "config" / "briefing" / "feeds.toml"
    for path in (here, own):
        path.parent.mkdir(parents=True)
        path.touch()
    return here, own


def test_the_order_is_option_variable_working_directory_user(
    places: tuple[Path, Path], tmp_path: Path
) -> None:
    here, own = places
    option, variable = tmp_path / "option.toml", tmp_path / "variable.toml"
    environ = {"BRIEFING_CONFIG": str(variable)}
    assert find(option, environ, here.parent) == ConfigLocation(option, trusted=True)
    assert find(None, environ, here.parent) == ConfigLocation(variable, trusted=True)
    assert find(None, {"BRIEFING_CONFIG": ""}, here.parent) == ConfigLocation(here, trusted=False)
    here.unlink()
    assert find(None, {}, here.parent) == ConfigLocation(own, trusted=True)
    own.unlink()
    assert find(None, {}, here.parent) is None


def test_a_directory_called_feeds_toml_is_no_configuration(places: tuple[Path, Path]) -> None:
    here, own = places
    here.unlink()
    here.mkdir()
    assert find(None, {}, here.parent) == ConfigLocation(own, trusted=True)


def test_the_variable_knows_the_home_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    found = find(None, {"BRIEFING_CONFIG": "~/mine.toml"}, tmp_path)
    assert found == ConfigLocation(tmp_path / "mine.toml", trusted=True)


def test_the_users_own_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    assert user_config() == tmp_path / "c" / "briefing" / "feeds.toml"
    assert default_cache() == tmp_path / "d" / "briefing" / "briefing.db"
