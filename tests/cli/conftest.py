"""Command lines within the process of the tests; test_cli_streams holds them against processes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Workspace


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """A home for many command lines."""
    workspace.within = True
    return workspace


def run_on_full_disk(workspace: Workspace, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a standard output that cannot take a byte."""
    with open("/dev/full", "w") as full:  # noqa: PTH123
        return subprocess.run(
            workspace.command(*args),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=workspace.path,
            env=workspace.environment(),
            check=False,
        )
