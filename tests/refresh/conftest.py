"""A publisher, and a reader who follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.store.connection import open_writable
from tests.refresh.documents import Documents
from tests.refresh.publisher import Publisher, Reader, publishing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as publisher:
        yield publisher


@pytest.fixture
def reader(tmp_path: Path, publisher: Publisher) -> Reader:
    return Reader(tmp_path, publisher)


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[Documents]:
    """The feed of someone whose cache is still empty."""
    db = open_writable(tmp_path / "c.db")
    yield Documents(db)
    db.close()
