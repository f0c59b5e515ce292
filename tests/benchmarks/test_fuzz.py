"""The fuzzer finds what breaks a promise, makes it short, and its targets hold for their seeds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from benchmarks.fuzz import __main__ as fuzz
from benchmarks.fuzz.mutation import LONGEST, minimised, mutated
from benchmarks.fuzz.targets import TARGETS, Target

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_break_no_promise(name: str) -> None:
    target = TARGETS[name]
    assert target.seeds
    assert [fuzz.problem_of(target, data) for data in target.seeds] == [""] * len(target.seeds)


def test_what_breaks_a_promise_is_kept_as_short_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(data: bytes) -> None:
        assert b"<p>" not in data

    monkeypatch.chdir(tmp_path)
    run = fuzz.fuzz("p", Target(call, [b"one two three"]), 20, random.Random(1), finds=1)
    (path,) = run.finds.values()
    assert path.read_bytes() == b"<p>"


def test_an_input_that_takes_too_long_is_a_find(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(_: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "SLOW_S", 0.05)
    assert fuzz.problem_of(Target(call, []), b"").startswith("TooSlowError in ")


def test_mutation_is_bounded_and_repeatable() -> None:
    inputs = [mutated(b"a b", [b"<item>"], random.Random(seed)) for seed in range(200)]
    assert inputs == [mutated(b"a b", [b"<item>"], random.Random(seed)) for seed in range(200)]
    assert max(map(len, inputs)) <= LONGEST
    assert len(set(inputs)) > 150


def test_the_shortest_input_still_fails() -> None:
    assert minimised(b"aaaXaaaaYaa", lambda data: b"X" in data and b"Y" in data) == b"XY"
