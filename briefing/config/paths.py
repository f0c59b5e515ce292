"""Where feeds.toml and the cache lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "feeds.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A feeds.toml; ``trusted`` when a person put it or named it, not when it merely lies there."""

    path: Path
    trusted: bool


def find(explicit: Path | None, environ: Mapping[str, str], cwd: Path) -> Found | None:
    """The feeds.toml to use; None where there is none.

    In this order: ``--config``, ``$BRIEFING_CONFIG`` (both even when they name no file, so that
    the reader hears of it), feeds.toml in ``cwd``, the user's own.
    """
    if explicit is not None:
        return Found(explicit, trusted=True)
    if named := environ.get("BRIEFING_CONFIG"):
        return Found(Path(os.path.expanduser(named)), trusted=True)  # noqa: PTH111  # never raises
    for path, trusted in ((cwd / NAME, False), (user_config(), True)):
        if os.path.isfile(path):  # noqa: PTH113  # is_file() raises where a directory is shut
            return Found(path, trusted)
    return None


def default_cache() -> Path:
    """The cache of a feeds.toml that names none: in the user's data directory."""
    from platformdirs import user_data_path  # not needed by a feeds.toml that names its cache

    return user_data_path("briefing", appauthor=False) / "briefing.db"


def user_config() -> Path:
    """The feeds.toml in the user's config directory, whether it exists or not."""
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False) / NAME
