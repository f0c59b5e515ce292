from __future__ import annotations

import pytest

from briefing.config.load import load
from briefing.errors import ConfigError


@pytest.fixture
def written(tmp_path):
    """Write a feeds.toml and give its path."""

    def write(text: str | bytes):
        path = tmp_path / "feeds.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def loaded(written):
    """Write a feeds.toml and load it."""
    return lambda text, **options: load(written(text), **options)


@pytest.fixture
def problems(written):
    """Write a feeds.toml that cannot be used and give what is said of it, without the folder."""

    def tell(text: str | bytes, **options) -> list[str]:
        path = written(text)
        with pytest.raises(ConfigError) as caught:
            load(path, **options)
        return [problem.replace(f"{path.parent}/", "") for problem in caught.value.problems]

    return tell
