"""``python -m benchmarks.room [COUNT]``: the room over a hundred entries and over many, in turns.

The first two caches tell the same of their summits and differ in size alone; in the third the
summits have as many recent entries as a briefing is made of, and older ones besides.

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
    from collections.abc import Awaitable, Sequence

    from briefing.config.model import Config

_FEW, _MANY = 100, 100_000
_FRESH = 2400
"""Newest entries that fill two summits with as many as a briefing is made of."""
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


async def _measure(caches: Sequence[Config], heads: Sequence[str]) -> None:
    rounds = [[await _first_paint(each) for each in caches] for _ in range(_ROUNDS)]
    first = [median(times) for times in zip(*rounds, strict=True)]
    empty, still = await _empty()
    told = [await _at_work(each) for each in caches]
    print(f"{'':36}" + "".join(f"{head:>22}" for head in heads))
    rows: list[tuple[str, list[float]]] = [
        ("first paint", first),
        ("  against the first cache", [each / first[0] for each in first]),
        ("key to paint, above an empty app", [each["key"] - empty for each in told]),
        ("letter of a search to its answer", [each["search"] - empty for each in told]),
        ("  the slowest letter", [each["longest"] - empty for each in told]),
        ("another size, above an empty app", [each["resize"] - still for each in told]),
    ]
    for name, figures in rows:
        print(f"{name:36}" + "".join(f"{figure:22.2f}" for figure in figures))
    print(f"Milliseconds; an empty app: {empty:.1f} a key, {still:.1f} another size.")


def main() -> int:
    """Fill the caches, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _MANY
    wanted = ((_FEW, _FEW, False), (count, _FEW, False), (count, _FRESH, True))
    with tempfile.TemporaryDirectory() as folder:
        before = perf_counter()
        caches = [config(Path(folder), name) for name in ("few", "many", "fresh")]
        for cache, (size, newest, older) in zip(caches, wanted, strict=True):
            fill(cache, size, newest=newest, older=older)
        print(f"filled in {perf_counter() - before:.0f} s", file=sys.stderr)
        heads = (f"{_FEW}", f"{count}", f"{count}, {_FRESH // 4} a summit")
        asyncio.run(_measure(caches, heads))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
