"""The set ``tui``: the terminal interface over a hundred entries and over many, in turns.

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
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App

from benchmarks.report import SetReport, Table
from benchmarks.stored_briefings import delete_briefings, store_briefings
from benchmarks.tui.cache import NOW, config, fill
from briefing.desk import Desk
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from benchmarks.options import Options
    from briefing.config.model import Config

_FEW = 100
_FRESH = 2400
"""Newest entries: enough to give two summits as many as a briefing is made of."""
_KEYS = "jkjk"
_PAINT = "first paint, including the cache's answer"
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


async def _first_paint(settings: Config) -> tuple[Duration, Duration]:
    """From the first query of the cache until the first screen is painted, and until it is
    complete: every briefing composed and shown."""
    _freeze_garbage()
    stopwatch = _Stopwatch()
    app, desk_thread = _open_app(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(desk_thread.submit(lambda _: None))
        await pilot.pause()
        painted = stopwatch.elapsed()
        await app.workers.wait_for_complete()
        await pilot.pause()
        complete = stopwatch.elapsed()
    desk_thread.close()
    return painted, complete


async def _first_paints(
    caches: Sequence[Config], rounds: int, *, stored: bool
) -> list[list[tuple[Duration, Duration]]]:
    """For each cache, measured in turns, with its briefings ``stored`` or to compose."""
    paints = []
    for _ in range(rounds):
        for settings in caches:
            store_briefings(settings, NOW) if stored else delete_briefings(settings)
        paints.append([await _first_paint(settings) for settings in caches])
    return [list(times) for times in zip(*paints, strict=True)]


async def _pressed(pilot: Any, *keys: str) -> Duration:
    return _median([await _timed(pilot.press(key)) for key in keys])


async def _resized(pilot: Any, rounds: int) -> Duration:
    return _median([await _timed(pilot.resize_terminal(*size)) for size in _SIZES * rounds])


async def _empty(rounds: int) -> tuple[Duration, Duration]:
    """A key and another size, in an empty app."""
    app: App[None] = App()
    async with app.run_test(size=_SIZE) as pilot:
        return await _pressed(pilot, *_KEYS * rounds), await _resized(pilot, rounds)


async def _interactions(settings: Config, rounds: int) -> tuple[Duration, list[Duration], Duration]:
    """A key; every letter of a search, until its results are shown; another size."""
    _freeze_garbage()
    app, desk_thread = _open_app(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(desk_thread.submit(lambda _: None))
        await pilot.pause()
        key = await _pressed(pilot, *_KEYS * rounds)
        size = await _resized(pilot, rounds)
        await pilot.press("slash")

        async def type_letter(letter: str) -> None:
            await pilot.press(letter)
            await app.workers.wait_for_complete()

        letters = [await _timed(type_letter(letter)) for letter in "tariffs"]
    desk_thread.close()
    return key, letters, size


async def _measure(caches: Sequence[Config], rounds: int) -> dict[str, list[list[Duration]]]:
    """The durations of each step, by its name, for each cache."""
    composed = await _first_paints(caches, rounds, stored=False)
    loaded = await _first_paints(caches, rounds, stored=True)
    key, size = await _empty(rounds)
    measured = [await _interactions(settings, rounds) for settings in caches]
    letters = [[letter.above(key) for letter in letters] for _, letters, _ in measured]
    return {
        _PAINT: [[painted for painted, _ in own] for own in loaded],
        "the same without a stored briefing": [[painted for painted, _ in own] for own in composed],
        "until every briefing is composed": [[complete for _, complete in own] for own in composed],
        "key to paint, above a key in an empty app": [[keys.above(key)] for keys, _, _ in measured],
        "letter of a search to its answer, above the same": letters,
        "the slowest letter": [[max(own)] for own in letters],
        "resize, above an empty app's": [[sizes.above(size)] for _, _, sizes in measured],
        "an empty app: a key": [[key]] * len(caches),
        "an empty app: a resize": [[size]] * len(caches),
    }


def measure(options: Options) -> SetReport:
    """Fill the caches and measure."""
    count = options.tui_count
    shapes = ((_FEW, _FEW, False), (count, _FEW, False), (count, _FRESH, True))
    with tempfile.TemporaryDirectory() as folder:
        caches = [config(Path(folder), name) for name in ("few", "many", "fresh")]
        for cache, (size, newest, older) in zip(caches, shapes, strict=True):
            fill(cache, size, newest=min(newest, size), older=older)
        steps = asyncio.run(_measure(caches, options.command_rounds))
    rows = [(name, *(_cell(_median(own)) for own in by_cache)) for name, by_cache in steps.items()]
    head = ("ms (of CPU time)", f"{_FEW} entries", f"{count:,}", f"{count:,}, busy summits")
    ratios = [_ratio(own, steps[_PAINT][0]) for own in steps[_PAINT]]
    table = Table("The terminal interface", head, [*rows, (f"{_PAINT}, ratio of CPU", *ratios)])
    return SetReport([table], {"ms": steps, "entries": [size for size, _, _ in shapes]})


def _ratio(own: Sequence[Duration], first: Sequence[Duration]) -> str:
    return f"{_median(own).cpu / _median(first).cpu:.2f}"


def _cell(duration: Duration) -> str:
    return f"{duration.clock:.0f} ({duration.cpu:.0f})"
