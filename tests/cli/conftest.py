"""Command lines within the process of the tests; test_cli_streams holds them against processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Workspace


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """A home for many command lines."""
    workspace.within = True
    return workspace
