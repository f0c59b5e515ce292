"""A publisher, and a reader who follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
