from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.store.connection import Connection, open_writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """A cache that is open for writing."""
    opened = open_writer(tmp_path / "briefing.db")
    yield opened
    opened.close()
