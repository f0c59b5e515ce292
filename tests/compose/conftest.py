from __future__ import annotations

import pytest

from tests.compose.newsroom import Newsroom


@pytest.fixture
def news() -> Newsroom:
    """A newsroom that has collected nothing yet."""
    return Newsroom()
