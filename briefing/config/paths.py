"""Where feeds.toml and the cache lie."""

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
    """A feeds.toml; ``trusted`` when a person put it or named it, not when it merely lies there."""

    path: Path
    trusted: bool


def find(explicit: Path | None, environ: Mapping[str, str], cwd: Path) -> ConfigLocation | None:
    """The feeds.toml to use; None where there is none.

    In this order: ``--config``, ``$BRIEFING_CONFIG`` (both even when they name no file, so that
    the reader hears of it), feeds.toml in ``cwd``, the user's own.
    """
    if explicit is not None:
        return ConfigLocation(explicit, trusted=True)
    if named := environ.get("BRIEFING_CONFIG"):
        return ConfigLocation(Path(os.path.expanduser(named)), trusted=True)  # noqa: PTH111  # never raises
    for path, trusted in ((cwd / NAME, False), (user_config(), True)):
        if os.path.isfile(path):  # noqa: PTH113  # is_file() raises where a directory is shut
            return ConfigLocation(path, trusted)
    return None


def default_cache() -> Path:
    """The cache of a feeds.toml that names none: in the user's data directory."""
    from platformdirs import user_data_path  # not needed by a feeds.toml that names its cache

    return user_data_path("briefing", appauthor=False) / "briefing.db"


def user_config() -> Path:
    """The feeds.toml in the user's config directory, whether it exists or not."""
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False) / NAME


def written_path(table: Table, key: str, folder: Path) -> Path | None:
    """The absolute path that ``key`` names, as seen from ``folder``; None where it names none.

    ``~`` is the home directory. What cannot be a path is told.
    """
    if table.text(key) is None:
        return None
    written = str(table.data[key])
    if clean(written) != written or "\n" in written:
        table.wrong(key, f"a path without control characters ({BACKSLASH})")
        return None
    try:
        wanted = Path(written).expanduser()
    except RuntimeError:
        table.wrong(key, "a path whose home directory exists")
        return None
    return Path(os.path.abspath(folder / wanted))  # noqa: PTH100  # resolve() would follow links
