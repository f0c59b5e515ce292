from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.config.load import load
from briefing.config.model import Config
from briefing.errors import ConfigError

Written = Callable[[str | bytes], Path]
Loaded = Callable[..., Config]
Problems = Callable[..., list[str]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a feeds.toml and give its path."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "feeds.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def loaded(written: Written) -> Loaded:
    """Write a feeds.toml and load it."""
    return lambda text, **options: load(written(text), **options)


@pytest.fixture
def problems(written: Written) -> Problems:
    """Write a feeds.toml that cannot be used and give its problems, without the folder."""

    def report(text: str | bytes, **options: Any) -> list[str]:
        path = written(text)
        with pytest.raises(ConfigError) as caught:
            load(path, **options)
        return [problem.replace(f"{path.parent}/", "") for problem in caught.value.problems]

    return report
