"""Run targets for some minutes, and keep what breaks a promise; see the package."""

from __future__ import annotations

import argparse
import importlib.util
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fuzz.mutation import LONGEST, minimised, mutated
from benchmarks.fuzz.seeds import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.fuzz.targets import Target

SLOW_S = 5
"""CPU seconds that no input may take."""
_MOST_MEMORY_MIB = 1_024
_KEPT = Path("build/fuzz")
_KEPT_SHARE, _MOST_KEPT = 0.02, 300
"""Inputs that are mutated again, so that changes add up."""


class TooSlowError(Exception):
    """An input took more than `SLOW_S`."""


@dataclass(slots=True)
class Run:
    """What became of one target. ``slowest`` are CPU seconds; ``finds`` are files."""

    inputs: int = 0
    slowest: float = 0.0
    finds: dict[str, Path] = field(default_factory=dict)


def main(arguments: Sequence[str]) -> int:
    """1 if an input breaks a promise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=5, help="of all targets together")
    parser.add_argument("--seed", type=int, default=None, help="repeats a run without atheris")
    parser.add_argument("--guided", metavar="TARGET", help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.guided:
        _fuzz_guided(args.guided, args.minutes * 60)
    from benchmarks.fuzz.targets import TARGETS

    if unknown := set(args.targets) - set(TARGETS):
        parser.error(f"{', '.join(sorted(unknown))}: expected {', '.join(TARGETS)}")
    chosen = args.targets or list(TARGETS)
    seconds = args.minutes * 60 / len(chosen)
    failed = False
    for name in chosen:
        if importlib.util.find_spec("atheris") and args.seed is None:
            failed |= _guided(name, TARGETS[name], seconds)
            continue
        seed = time.time_ns() if args.seed is None else args.seed
        run = fuzz(name, TARGETS[name], seconds, random.Random(seed))
        failed |= bool(run.finds)
        print(f"{name}: {run.inputs} inputs, slowest {run.slowest:.2f} s, seed {seed}", flush=True)
        for problem, path in run.finds.items():
            print(f"  {path}: {problem}", flush=True)
    return int(failed)


def fuzz(name: str, target: Target, seconds: float, chance: random.Random, finds: int = 20) -> Run:
    """Call ``target`` with its seeds and with mutated ones, until it has broken that many promises;
    what breaks one is kept, minimised."""
    run, pool = Run(), list(target.seeds)
    until = time.monotonic() + seconds
    while len(run.finds) < finds and (run.inputs < len(target.seeds) or time.monotonic() < until):
        fresh = run.inputs < len(target.seeds)
        data = pool[run.inputs] if fresh else mutated(chance.choice(pool), pool, chance)
        run.inputs += 1
        started = time.process_time()
        problem = problem_of(target, data)
        run.slowest = max(run.slowest, time.process_time() - started)
        if problem and problem not in run.finds:
            run.finds[problem] = _keep(name, _shortest(target, data, problem))
        elif chance.random() < _KEPT_SHARE:
            pool[len(target.seeds) :] = [*pool[len(target.seeds) :], data][-_MOST_KEPT:]
    return run


def _shortest(target: Target, data: bytes, problem: str) -> bytes:
    if problem.startswith(TooSlowError.__name__):
        return data  # each shorter one would take as long
    return minimised(data, lambda part: problem_of(target, part) == problem)


def problem_of(target: Target, data: bytes) -> str:
    """The error and the line of ours that it comes from; empty where all is well."""
    signal.signal(signal.SIGVTALRM, _interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW_S)
    try:
        target.call(data)
    except Exception as error:  # noqa: BLE001 - whatever is raised is a find
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "briefing" in frame.filename] or frames
        where = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
        return f"{type(error).__name__} in {where}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _interrupt(*_: object) -> None:
    raise TooSlowError


def _keep(name: str, data: bytes) -> Path:
    folder = _KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / sha256(data).hexdigest()[:12]
    path.write_bytes(data)
    return path


def _guided(name: str, target: Target, seconds: float) -> bool:
    """Run a target under atheris in a process of its own, which ends with its first find."""
    minutes = str(seconds / 60)
    argv = [sys.executable, "-m", "benchmarks.fuzz", "--guided", name, "--minutes", minutes]
    failed = subprocess.run(argv, check=False).returncode != 0
    for found in (_KEPT / name).glob("crash-*"):
        data = found.read_bytes()
        if problem := problem_of(target, data):
            found.unlink()
            print(f"{name}: {_keep(name, _shortest(target, data, problem))}: {problem}", flush=True)
    return failed


def _fuzz_guided(name: str, seconds: float) -> None:
    """Let atheris call the target; it ends the process, at the first find with an error."""
    import atheris

    with atheris.instrument_imports(include=["briefing"]):
        from benchmarks.fuzz.targets import TARGETS
    kept = _KEPT / name
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        for number, data in enumerate(TARGETS[name].seeds):
            (corpus / str(number)).write_bytes(data)
        quoted = ("".join(rf"\x{byte:02x}" for byte in _encoded(word)) for word in WORDS if word)
        words.write_text("".join(f'"{word}"\n' for word in quoted))
        options = {
            "max_total_time": int(seconds),
            "max_len": LONGEST,
            "timeout": SLOW_S,
            "rss_limit_mb": _MOST_MEMORY_MIB,
            "dict": words,
            "artifact_prefix": f"{kept}/",
            "verbosity": 0,
            "print_final_stats": 1,
        }
        atheris.Setup([name, *(f"-{key}={value}" for key, value in options.items()), str(corpus)],
                      TARGETS[name].call)  # fmt: skip
        atheris.Fuzz()


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
