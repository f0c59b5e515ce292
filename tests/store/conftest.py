from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.store.connection import open_writable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.store.sqlite import Connection


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """A cache that is open for writing."""
    opened = open_writable(tmp_path / "briefing.db")
    yield opened
    opened.close()
