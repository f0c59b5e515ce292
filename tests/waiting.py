"""How tests wait: for what happens, never for time to pass."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_S = 60.0
"""How long a busy machine may take for anything. No test passes by this time having gone by."""


async def until(condition: Callable[[], object]) -> None:
    """Let the event loop run until ``condition`` is true."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it never happened"
        await asyncio.sleep(0.005)


async def turns(count: int = 100) -> None:
    """Let the event loop go round ``count`` times, so that whatever is ready to happen does."""
    for _ in range(count):
        await asyncio.sleep(0)
