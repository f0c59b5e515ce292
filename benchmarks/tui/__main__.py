"""``python -m benchmarks.tui [COUNT]``: the TUI over a hundred entries and over many, in turns.

The first two caches have the same entries about their summits and differ only in size; in the third
the summits have as many recent entries as a briefing is made of, and older ones besides.

Figures are medians of one run and can only be compared with each other. For each step the table
shows the wall-clock time, which includes the driver's own wait for an idle app, and in parentheses
the CPU time, which other running programs change little. The times for keys, letters and sizes
exclude what the same driver needs for a key or a size of an empty app.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App

from benchmarks.tui.cache import NOW, config, fill
from briefing.desk import Desk
from briefing.store import composed_briefings
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from briefing.config.model import Config

_FEW, _MANY = 100, 100_000
_FRESH = 2400
"""Newest entries: enough to give two summits as many as a briefing is made of."""
_ROUNDS = 7
_KEYS = 30
_SIZE = (120, 36)
_SIZES = ((80, 24), (200, 50))


class Duration(NamedTuple):
    """Milliseconds of wall-clock time and of CPU time."""

    clock: float
    cpu: float

    def above(self, other: Duration) -> Duration:
        """How much longer this is than ``other``."""
        return Duration(self.clock - other.clock, self.cpu - other.cpu)


class _Stopwatch:
    def __init__(self) -> None:
        self._started = perf_counter(), process_time()

    def elapsed(self) -> Duration:
        clock, cpu = self._started
        return Duration((perf_counter() - clock) * 1000, (process_time() - cpu) * 1000)


async def _timed(step: Awaitable[Any]) -> Duration:
    stopwatch = _Stopwatch()
    await step
    return stopwatch.elapsed()


def _median(steps: Iterable[Duration]) -> Duration:
    clock, cpu = zip(*steps, strict=True)
    return Duration(median(clock), median(cpu))


def _open_app(settings: Config) -> tuple[BriefingApp, DeskThread]:
    desk_thread = DeskThread(lambda own: Desk(own, NOW), settings)
    app = BriefingApp(
        Launch(
            settings,
            desk_thread=desk_thread,
            first_read=desk_thread.read(),
            now=lambda: NOW,
            idle_seconds=3600,
        )
    )
    return app, desk_thread


def _freeze_garbage() -> None:
    """Exclude what earlier apps have left from garbage collection, as in a new process."""
    gc.collect()
    gc.freeze()


async def _first_paint(settings: Config) -> Duration:
    """From the first query of the cache until the page is painted."""
    _freeze_garbage()
    stopwatch = _Stopwatch()
    app, desk_thread = _open_app(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(desk_thread.submit(lambda _: None))
        await pilot.pause()
        duration = stopwatch.elapsed()
    desk_thread.close()
    return duration


async def _first_paints(caches: Sequence[Config], *, stored: bool) -> list[Duration]:
    """Medians for each cache, measured in turns, with its briefings ``stored`` or to compose."""
    rounds = []
    for _ in range(_ROUNDS):
        for settings in caches:
            _store_briefings(settings) if stored else _delete_briefings(settings)
        rounds.append([await _first_paint(settings) for settings in caches])
    return [_median(times) for times in zip(*rounds, strict=True)]


def _store_briefings(settings: Config) -> None:
    with Desk(settings, NOW) as desk:
        desk.briefings()
        desk.save_briefings()


def _delete_briefings(settings: Config) -> None:
    db = open_writable(settings.cache)
    with transaction(db):
        composed_briefings.delete_except(db, [])
    db.close()


async def _pressed(pilot: Any, *keys: str) -> Duration:
    return _median([await _timed(pilot.press(key)) for key in keys])


async def _resized(pilot: Any) -> Duration:
    return _median([await _timed(pilot.resize_terminal(*size)) for size in _SIZES * 3])


async def _empty() -> tuple[Duration, Duration]:
    """A key and another size, in an empty app."""
    app: App[None] = App()
    async with app.run_test(size=_SIZE) as pilot:
        return await _pressed(pilot, *"jk" * (_KEYS // 2)), await _resized(pilot)


async def _interactions(settings: Config) -> tuple[Duration, list[Duration], Duration]:
    """A key; every letter of a search, until its results are shown; another size."""
    _freeze_garbage()
    app, desk_thread = _open_app(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(desk_thread.submit(lambda _: None))
        await pilot.pause()
        key = await _pressed(pilot, *"jk" * (_KEYS // 2))
        size = await _resized(pilot)
        await pilot.press("slash")

        async def type_letter(letter: str) -> None:
            await pilot.press(letter)
            await app.workers.wait_for_complete()

        letters = [await _timed(type_letter(letter)) for letter in "tariffs"]
    desk_thread.close()
    return key, letters, size


async def _measure(caches: Sequence[Config], heads: Sequence[str]) -> None:
    composed = await _first_paints(caches, stored=False)
    loaded = await _first_paints(caches, stored=True)
    key, size = await _empty()
    measured = [await _interactions(settings) for settings in caches]
    rows = {
        "first paint": loaded,
        "first paint, briefings composed": composed,
        "key to paint, above an empty app": [keys.above(key) for keys, _, _ in measured],
        "letter of a search to its results": [
            _median(letters).above(key) for _, letters, _ in measured
        ],
        "  the slowest letter": [max(letters).above(key) for _, letters, _ in measured],
        "another size, above an empty app": [sizes.above(size) for _, _, sizes in measured],
    }
    print(f"{'ms (of CPU time)':36}" + "".join(f"{head:>20}" for head in heads))
    for name, figures in rows.items():
        print(f"{name:36}" + "".join(_cell(*figure, ".0f") for figure in figures))
    base = loaded[0]
    ratios = [(paint.clock / base.clock, paint.cpu / base.cpu) for paint in loaded]
    print(
        f"{'first paint, ratio to the first':36}"
        + "".join(_cell(*ratio, ".2f") for ratio in ratios)
    )
    print(f"{'an empty app: a key, another size':36}{_cell(*key, '.0f')}{_cell(*size, '.0f')}")


def _cell(clock: float, cpu: float, form: str) -> str:
    return f"{f'{clock:{form}} ({cpu:{form}})':>20}"


def main() -> int:
    """Fill the caches, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _MANY
    shapes = ((_FEW, _FEW, False), (count, _FEW, False), (count, _FRESH, True))
    with tempfile.TemporaryDirectory() as folder:
        before = perf_counter()
        caches = [config(Path(folder), name) for name in ("few", "many", "fresh")]
        for cache, (size, newest, older) in zip(caches, shapes, strict=True):
            fill(cache, size, newest=newest, older=older)
        print(f"filled in {perf_counter() - before:.0f} s", file=sys.stderr)
        heads = (f"{_FEW}", f"{count}", f"{_FRESH // 4} a summit")
        asyncio.run(_measure(caches, heads))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
