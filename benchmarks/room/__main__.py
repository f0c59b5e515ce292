"""``python -m benchmarks.room [COUNT]``: the room over a hundred entries and over many, in turns.

The first two caches tell the same of their summits and differ in size alone; in the third the
summits have as many recent entries as a briefing is made of, and older ones besides.

Figures are medians of one run and mean something only beside each other. Of each step the time by
the clock is told, which the driver's own wait for an idle app is part of, and behind it the time
of the processor, which other programs at work change little. Keys, letters and sizes are told above
what the same driver needs for a key or a size of an empty app.
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

from benchmarks.room.cache import NOW, config, fill
from briefing.desk import Desk
from briefing.store import composed_briefings
from briefing.store.connection import open_writer, transaction
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from briefing.config.model import Config

_FEW, _MANY = 100, 100_000
_FRESH = 2400
"""Newest entries that fill two summits with as many as a briefing is made of."""
_ROUNDS = 7
_KEYS = 30
_SIZE = (120, 36)
_SIZES = ((80, 24), (200, 50))


class Taken(NamedTuple):
    """Milliseconds by the clock and of the processor."""

    clock: float
    cpu: float

    def above(self, other: Taken) -> Taken:
        """What this is more than ``other``."""
        return Taken(self.clock - other.clock, self.cpu - other.cpu)


class _Watch:
    def __init__(self) -> None:
        self._began = perf_counter(), process_time()

    def taken(self) -> Taken:
        clock, cpu = self._began
        return Taken((perf_counter() - clock) * 1000, (process_time() - cpu) * 1000)


async def _timed(done: Awaitable[Any]) -> Taken:
    watch = _Watch()
    await done
    return watch.taken()


def _middle(steps: Iterable[Taken]) -> Taken:
    clock, cpu = zip(*steps, strict=True)
    return Taken(median(clock), median(cpu))


def _room(settings: Config) -> tuple[BriefingApp, DeskThread]:
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


def _forget() -> None:
    """Let the collector look through nothing that earlier rooms have left: a reader's process is
    new."""
    gc.collect()
    gc.freeze()


async def _first_paint(settings: Config) -> Taken:
    """From the first question to the cache until the page is painted."""
    _forget()
    watch = _Watch()
    app, desk_thread = _room(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(desk_thread.submit(lambda _: None))
        await pilot.pause()
        taken = watch.taken()
    desk_thread.close()
    return taken


async def _first_paints(caches: Sequence[Config], *, kept_: bool) -> list[Taken]:
    """Of each cache, its briefings as a refresh keeps them or to be composed first; in turns."""
    rounds = []
    for _ in range(_ROUNDS):
        for each in caches:
            _keep(each) if kept_ else _let_go(each)
        rounds.append([await _first_paint(each) for each in caches])
    return [_middle(times) for times in zip(*rounds, strict=True)]


def _keep(settings: Config) -> None:
    with Desk(settings, NOW) as desk:
        desk.briefings()
        desk.keep()


def _let_go(settings: Config) -> None:
    db = open_writer(settings.cache)
    with transaction(db):
        composed_briefings.forget(db, [])
    db.close()


async def _pressed(pilot: Any, *keys: str) -> Taken:
    return _middle([await _timed(pilot.press(key)) for key in keys])


async def _resized(pilot: Any) -> Taken:
    return _middle([await _timed(pilot.resize_terminal(*size)) for size in _SIZES * 3])


async def _empty() -> tuple[Taken, Taken]:
    """A key and another size, in an app of nothing."""
    app: App[None] = App()
    async with app.run_test(size=_SIZE) as pilot:
        return await _pressed(pilot, *"jk" * (_KEYS // 2)), await _resized(pilot)


async def _at_work(settings: Config) -> tuple[Taken, list[Taken], Taken]:
    """A key, every letter of a search with its answer, another size."""
    _forget()
    app, desk_thread = _room(settings)
    async with app.run_test(size=_SIZE) as pilot:
        await asyncio.wrap_future(desk_thread.submit(lambda _: None))
        await pilot.pause()
        key = await _pressed(pilot, *"jk" * (_KEYS // 2))
        size = await _resized(pilot)
        await pilot.press("slash")

        async def typed(letter: str) -> None:
            await pilot.press(letter)
            await app.workers.wait_for_complete()

        letters = [await _timed(typed(letter)) for letter in "tariffs"]
    desk_thread.close()
    return key, letters, size


async def _measure(caches: Sequence[Config], heads: Sequence[str]) -> None:
    anew = await _first_paints(caches, kept_=False)
    first = await _first_paints(caches, kept_=True)
    key, size = await _empty()
    told = [await _at_work(each) for each in caches]
    rows = {
        "first paint": first,
        "first paint, briefings composed anew": anew,
        "key to paint, above an empty app": [each.above(key) for each, _, _ in told],
        "letter of a search to its answer": [_middle(each).above(key) for _, each, _ in told],
        "  the slowest letter": [max(each).above(key) for _, each, _ in told],
        "another size, above an empty app": [each.above(size) for _, _, each in told],
    }
    print(f"{'ms (of the processor)':36}" + "".join(f"{head:>20}" for head in heads))
    for name, figures in rows.items():
        print(f"{name:36}" + "".join(_cell(*figure, ".0f") for figure in figures))
    ratios = [(each.clock / first[0].clock, each.cpu / first[0].cpu) for each in first]
    print(
        f"{'first paint, ratio to the first':36}" + "".join(_cell(*each, ".2f") for each in ratios)
    )
    print(f"{'an empty app: a key, another size':36}{_cell(*key, '.0f')}{_cell(*size, '.0f')}")


def _cell(clock: float, cpu: float, form: str) -> str:
    return f"{f'{clock:{form}} ({cpu:{form}})':>20}"


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
        heads = (f"{_FEW}", f"{count}", f"{_FRESH // 4} a summit")
        asyncio.run(_measure(caches, heads))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
