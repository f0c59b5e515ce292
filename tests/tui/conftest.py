"""The fake desk is a module beside the tests, found in every import mode."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing.demo import opened

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def demo():
    """The sample feeds and their cache; a test that writes copies them first."""
    with opened() as running:
        yield running
