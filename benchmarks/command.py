"""Runs whole commands and measures what they cost: CPU time, wall-clock time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BRIEFING = (sys.executable, "-m", "briefing")
_SAMPLED_EVERY_S = 0.02
_TIMEOUT_S = 1_800
_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
_INHERITED = ("BRIEFING", "XDG", "PYTHON")
"""Variables that begin like this change what the commands do, so they are not passed on."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    ``cpu`` and ``wall`` are seconds; ``cpu`` is user and system time of the command and of all
    processes that it waited for. ``peak`` is the largest sum of the resident memory of the command
    and its descendants in bytes, sampled; memory that they share counts in each. Without /proc it
    is that of the largest process.
    """

    cpu: float
    wall: float
    peak: int

    def as_dict(self) -> dict[str, float]:
        """For JSON."""
        return asdict(self)


class CommandFailed(Exception):
    """A command did not end with status 0."""


def run(argv: Sequence[str], home: Path, *, fails: bool = False) -> Cost:
    """Run a command in the folder ``home``, which is also its home.

    Raises `CommandFailed` with the end of what it printed, unless it may fail (``fails``).
    """
    with (home / "output").open("w+b") as output:
        started = perf_counter()
        process = subprocess.Popen(
            argv, cwd=home, env=environment(home), stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        with _Sampler(process.pid) as sampler, _time_limit(process):
            _, status, usage = os.wait4(process.pid, 0)
            wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not fails:
            output.seek(0)
            text = output.read()[-2_000:].decode(errors="replace")
            raise CommandFailed(f"{' '.join(argv)}: status {process.returncode}\n{text}")
    # On Linux ru_maxrss also counts this process, as it was when it started the command.
    peak = sampler.peak or usage.ru_maxrss * _MAXRSS_UNIT
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak)


def median_cost(costs: Iterable[Cost]) -> Cost:
    """The median of each figure by itself."""
    cpu, wall, peak = zip(*((cost.cpu, cost.wall, cost.peak) for cost in costs), strict=True)
    return Cost(median(cpu), median(wall), round(median(peak)))


def _peak_of(root: int) -> int:
    """Bytes of the largest resident memory that a process has had so far; 0 without /proc."""
    with suppress(OSError):
        for line in (_PROC / str(root) / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def _resident(root: int) -> int:
    """Bytes of resident memory of a process and all its descendants; 0 without /proc."""
    total, waiting = 0, [root]
    while waiting:
        process = _PROC / str(waiting.pop())
        with suppress(OSError):  # it may end at any moment
            total += int((process / "statm").read_text().split()[1]) * _PAGE
            waiting += _children(process)
    return total


def _children(process: Path) -> Iterator[int]:
    for task in (process / "task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def environment(home: Path) -> dict[str, str]:
    """The variables that a command is run with."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(_INHERITED)}
    return own | {"HOME": str(home)}


@contextmanager
def _time_limit(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill a process that takes far too long."""
    timer = threading.Timer(_TIMEOUT_S, process.kill)
    timer.start()
    yield
    timer.cancel()


class _Sampler:
    """Watches the memory of a process and its descendants inside a ``with`` block."""

    def __init__(self, root: int) -> None:
        self.peak = 0
        self._root = root
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Sampler:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_SAMPLED_EVERY_S):
            self.peak = max(self.peak, _resident(self._root), _peak_of(self._root))
