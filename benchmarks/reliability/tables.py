"""The set ``reliability``: refreshes that are killed, that run at once, and that run very often."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.command import environment, run
from benchmarks.document_server import DocumentServer
from benchmarks.news import END, News
from benchmarks.refresh.programs import Briefing
from benchmarks.report import MEGABYTE, SetReport, Table
from benchmarks.syndication import document
from briefing.store.cache_integrity import check

if TYPE_CHECKING:
    from datetime import datetime

    from benchmarks.options import Options

_FEEDS = 12
_KILLS_PER_CACHE = 10
"""Kills before a refresh is left to end, and its cache is compared with one that saw no kill."""
_AT_ONCE = 4
_NEW_SHARE = 0.05
_END_S = 10
"""Seconds in which the processes of a refresh must have ended after it was killed."""


def measure(options: Options) -> SetReport:
    """Kill refreshes at random moments, start several at once, and repeat one many times."""
    figures: dict[str, Any] = {}
    with DocumentServer() as server:
        world = _World(server, options.entries)
        figures["kills"] = _kills(world, options.kills)
        figures["at_once"] = _at_once(world, max(1, options.kills // _KILLS_PER_CACHE))
        figures["soak"] = _soak(world, options.soak)
    return SetReport([_failures(figures), _drift(figures["soak"])], figures)


class _World:
    """Feeds on a server, and the program that refreshes them."""

    def __init__(self, server: DocumentServer, entries: int) -> None:
        self.news = News(_FEEDS, entries)
        self.program = Briefing(self.news.summits)
        self._server = server

    def prepare(self, folder: Path) -> None:
        """Write feeds.toml, and list the first entries in all feeds."""
        folder.mkdir(exist_ok=True)
        self.program.prepare(folder, [self._server.url(feed) for feed in range(_FEEDS)])
        for feed in range(_FEEDS):
            self.publish(feed, 0)

    def publish(self, feed: int, new: int) -> None:
        """List so many new entries in a feed."""
        self._server.set_document(feed, *document(feed, self.news.listed(feed, new)))

    def stories(self, folder: Path, at: datetime) -> object:
        """All stories with their entries and summits."""
        command = self.program.command(folder, at, "stories", "--json")
        done = subprocess.run(
            command, cwd=folder, env=environment(folder), capture_output=True, check=True
        )
        return json.loads(done.stdout)["stories"]


def _kills(world: _World, kills: int) -> Counter[str]:
    """Counts of refreshes killed, of these while running, of damaged caches, of processes left
    behind, and of caches that in the end differ from one that saw no kill."""
    counts = Counter(dict.fromkeys(("killed", "running", "damaged", "left behind", "differ"), 0))
    chance = random.Random(kills)
    with TemporaryDirectory() as name:
        undisturbed = Path(name, "undisturbed")
        world.prepare(undisturbed)
        duration = run(world.program.refresh(undisturbed, END), undisturbed).wall
        expected = world.stories(undisturbed, END)
        for number in range(0, kills, _KILLS_PER_CACHE):
            folder = Path(name, str(number))
            world.prepare(folder)
            for _ in range(min(_KILLS_PER_CACHE, kills - number)):
                counts["killed"] += 1
                counts["running"] += _killed(world, folder, chance.uniform(0, duration), counts)
                counts["damaged"] += check(folder / "cache.db").state not in ("ok", "missing")
            run(world.program.refresh(folder, END), folder)
            counts["differ"] += world.stories(folder, END) != expected
    return counts


def _killed(world: _World, folder: Path, after: float, counts: Counter[str]) -> bool:
    """Start a refresh and kill it, but not what it has started, after so many seconds; whether it
    was still running."""
    process = subprocess.Popen(
        world.program.refresh(folder, END), cwd=folder, env=environment(folder),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    running = process.poll() is None
    process.kill()
    process.wait()
    deadline = time.monotonic() + _END_S
    while _group_exists(process.pid):
        if time.monotonic() > deadline:
            counts["left behind"] += 1
            os.killpg(process.pid, signal.SIGKILL)
            break
        time.sleep(0.02)
    return running


def _group_exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _at_once(world: _World, rounds: int) -> Counter[str]:
    """Counts of refreshes that were started at once, that ran, that found another one running, and
    of damaged caches."""
    counts = Counter(dict.fromkeys(("started", "ran", "held", "damaged"), 0))
    with TemporaryDirectory() as name:
        for number in range(rounds):
            folder = Path(name, str(number))
            world.prepare(folder)
            processes = [
                subprocess.Popen(
                    world.program.refresh(folder, END), cwd=folder, env=environment(folder),
                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                )
                for _ in range(_AT_ONCE)
            ]  # fmt: skip
            for process in processes:
                _, errors = process.communicate()
                counts["started"] += 1
                counts["ran"] += process.returncode == 0
                counts["held"] += process.returncode != 0 and "refresh" in errors
            counts["damaged"] += check(folder / "cache.db").state != "ok"
    return counts


def _soak(world: _World, refreshes: int) -> dict[str, Any]:
    """CPU seconds and peak bytes of each of many refreshes of one cache, the first left out."""
    costs = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        world.prepare(folder)
        run(world.program.refresh(folder, END), folder)
        for turn in range(1, refreshes + 1):
            feed = turn % _FEEDS
            world.publish(feed, 1 + turn // _FEEDS)
            costs.append(run(world.program.refresh(folder, END + timedelta(hours=turn)), folder))
        state = check(folder / "cache.db").state
    return {"costs": [cost.as_dict() for cost in costs], "state": state}


def _failures(figures: dict[str, Any]) -> Table:
    kills, at_once = figures["kills"], figures["at_once"]
    rows = [
        ("refreshes killed", str(kills["killed"])),
        ("of these while they were running", str(kills["running"])),
        ("caches damaged by it", str(kills["damaged"])),
        ("processes left behind", str(kills["left behind"])),
        ("caches that differ in the end from one without kills", str(kills["differ"])),
        (f"refreshes started {_AT_ONCE} at once", str(at_once["started"])),
        ("of these ran", str(at_once["ran"])),
        ("of these found another one running", str(at_once["held"])),
        ("caches damaged by it", str(at_once["damaged"])),
    ]
    return Table("What killing refreshes and starting several at once does", ("", "number"), rows)


def _drift(soak: dict[str, Any]) -> Table:
    costs = soak["costs"]
    tenth = max(1, len(costs) // 10)
    parts = (("the first tenth", costs[:tenth]), ("the last tenth", costs[-tenth:]))
    rows = [
        (
            name,
            f"{mean(cost['cpu'] for cost in part):.2f}",
            f"{mean(cost['peak'] for cost in part) / MEGABYTE:.0f}",
        )
        for name, part in parts
    ]
    caption = f"{len(costs)} refreshes of one cache, each with one new entry; it is {soak['state']}"
    return Table(caption, ("mean of", "CPU s", "peak MB"), rows)
