"""``python -m benchmarks.room [COUNT]``: the room over a hundred entries and over many, in turns.

Figures are medians of one run and mean something only beside each other. Keys and searches are told
above what the same driver needs for a key of an empty app.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from textual.app import App

from benchmarks.room.cache import NOW, config, fill
from briefing.desk import Desk
from briefing.tui.app import BriefingApp
from briefing.tui.clerk import Clerk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.config.model import Config

_FEW, _MANY = 100, 100_000
_ROUNDS = 7
_KEYS = 30
_SIZE = (120, 36)
_SIZES = ((80, 24), (200, 50))


async def _timed(done: Awaitable[Any]) -> float:
    """Milliseconds."""
    before = perf_counter()
    await done
    return (perf_counter() - before) * 1000


def _room(settings: Config) -> tuple[BriefingApp, Clerk]:
    clerk = Clerk(lambda own: Desk(own, NOW), settings)
    app = BriefingApp(settings, clerk=clerk, first=clerk.read(), clock=lambda: NOW, refresh=None)
    return app, clerk


async def _first_paint(settings: Config) -> float:
    """From the first question to the cache until the page is painted."""
    before = perf_counter()
    app, clerk = _room(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(clerk.submit(lambda _: None))
        await pilot.pause()
        taken = (perf_counter() - before) * 1000
    clerk.close()
    return taken


async def _pressed(pilot: Any, *keys: str) -> float:
    return median([await _timed(pilot.press(key)) for key in keys])


async def _empty() -> tuple[float, float]:
    """A key and another size, in an app of nothing."""
    app: App[None] = App()
    async with app.run_test(size=_SIZE) as pilot:
        key = await _pressed(pilot, *"jk" * (_KEYS // 2))
        return key, median([await _timed(pilot.resize_terminal(*size)) for size in _SIZES * 3])


async def _at_work(settings: Config) -> dict[str, float]:
    """A key, a letter of a search with its answer, another size."""
    app, clerk = _room(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(clerk.submit(lambda _: None))
        await pilot.pause()
        key = await _pressed(pilot, *"jk" * (_KEYS // 2))
        resize = [await _timed(pilot.resize_terminal(*size)) for size in _SIZES * 3]
        await pilot.press("slash")

        async def typed(letter: str) -> None:
            await pilot.press(letter)
            await app.workers.wait_for_complete()

        search = [await _timed(typed(letter)) for letter in "tariffs"]
    clerk.close()
    return {"key": key, "search": median(search), "longest": max(search), "resize": median(resize)}


async def _measure(few: Config, many: Config, count: int) -> None:
    rounds = [(await _first_paint(few), await _first_paint(many)) for _ in range(_ROUNDS)]
    small, large = (median(side) for side in zip(*rounds, strict=True))
    empty, still = await _empty()
    one, other = await _at_work(few), await _at_work(many)
    print(f"{'':38}{_FEW:>10}{count:>10}")
    rows: list[tuple[str, Callable[[dict[str, float]], float]]] = [
        ("key to paint, above an empty app", lambda told: told["key"] - empty),
        ("letter of a search to its answer", lambda told: told["search"] - empty),
        ("  the slowest letter", lambda told: told["longest"] - empty),
        ("another size, above an empty app", lambda told: told["resize"] - still),
    ]
    print(f"{'first paint, ms':38}{small:10.0f}{large:10.0f}   ratio {large / small:.2f}")
    for name, figure in rows:
        print(f"{name + ', ms':38}{figure(one):10.1f}{figure(other):10.1f}")
    print(f"an empty app: {empty:.1f} ms a key, {still:.1f} ms another size")


def main() -> int:
    """Fill both caches, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _MANY
    with tempfile.TemporaryDirectory() as folder:
        few, many = (config(Path(folder), name) for name in ("few", "many"))
        before = perf_counter()
        fill(few, _FEW)
        fill(many, count)
        print(f"filled in {perf_counter() - before:.0f} s", file=sys.stderr)
        asyncio.run(_measure(few, many, count))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
