"""Find feeds.toml and the cache."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config.toml_hints import BACKSLASH
from briefing.text.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.table_reader import Table

NAME = "feeds.toml"


@dataclass(frozen=True, slots=True)
class ConfigLocation:
    """A feeds.toml; ``trusted`` unless it was merely found in the working directory."""

    path: Path
    trusted: bool


def find(
    explicit: Path | None, environ: Mapping[str, str], cwd: Path | None
) -> ConfigLocation | None:
    """The feeds.toml to use; None if there is none.

    In this order: ``--config``, ``$BRIEFING_CONFIG`` (both even if the file does not exist, so that
    the user is told), feeds.toml in ``cwd`` if there is such a directory, the one in the user's
    config directory.
    """
    if explicit is not None:
        return ConfigLocation(explicit, trusted=True)
    if named := environ.get("BRIEFING_CONFIG"):
        return ConfigLocation(Path(os.path.expanduser(named)), trusted=True)  # noqa: PTH111  # never raises
    here = [(cwd / NAME, False)] if cwd else []
    for path, trusted in (*here, (user_config(), True)):
        if os.path.isfile(path):  # noqa: PTH113  # is_file() raises for an unreadable directory
            return ConfigLocation(path, trusted)
    return None


def default_cache() -> Path:
    """The cache of a feeds.toml that does not name one: in the user's data directory."""
    from platformdirs import user_data_path  # not needed if feeds.toml names its cache

    return user_data_path("briefing", appauthor=False) / "briefing.db"


def user_config() -> Path:
    """The feeds.toml in the user's config directory, whether it exists or not."""
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False) / NAME


def written_path(table: Table, key: str, folder: Path) -> Path | None:
    """The absolute path in ``key``, relative to ``folder``; None if there is none.

    ``~`` is the home directory. An invalid path is reported.
    """
    if table.text(key) is None:
        return None
    value = str(table.data[key])
    if clean(value) != value or "\n" in value:
        table.wrong(key, f"a path without control characters ({BACKSLASH})")
        return None
    try:
        path = Path(value).expanduser()
    except RuntimeError:
        table.wrong(key, "a path whose home directory exists")
        return None
    return Path(os.path.abspath(folder / path))  # noqa: PTH100  # resolve() would follow links
