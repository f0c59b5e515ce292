"""A refresh is a child process that tells its progress."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.domain.refresh_report import Progress
from briefing.tui.background.refresh_process import (
    CANNOT_START,
    arguments,
    read_progress,
    refresh,
    running_since,
)

if TYPE_CHECKING:
    from pathlib import Path


async def run(script: str) -> tuple[int, str, list[Progress]]:
    told: list[Progress] = []
    code, said = await refresh([sys.executable, "-c", script], told.append)
    return code, said, told


async def test_progress_lines_are_told_and_other_lines_ignored() -> None:
    line = '{"done": 1, "total": 2, "new": 3, "failed": 0}'
    code, said, told = await run(f"print('hello'); print('{line}')")
    assert (code, said, told) == (0, "", [Progress(1, 2, 3, 0)])


async def test_the_exit_code_and_the_last_word_come_back() -> None:
    code, said, _ = await run("import sys; sys.stderr.write('a\\n\\x1b[31mheld'); sys.exit(75)")
    assert (code, said) == (75, "held")


async def test_a_program_that_is_not_there_is_no_crash() -> None:
    code, said = await refresh(["/nowhere/briefing"], lambda _: None)
    assert code == CANNOT_START
    assert said


async def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    started = asyncio.Event()
    script = (
        "import os, time\n"
        'print(\'{"done": 0, "total": 1, "new": 0, "failed": 0}\', flush=True)\n'
        "time.sleep(60)\n"
    )
    task = asyncio.create_task(refresh([sys.executable, "-c", script], lambda _: started.set()))
    await started.wait()
    task.cancel()
    done, _ = await asyncio.wait([task], timeout=10)
    assert done


def test_what_is_no_progress_is_none() -> None:
    for raw in (b"", b"[]", b'"x"', b'{"done": 1}', b"\xff", b'{"done": null, "total": 1}'):
        assert read_progress(raw) is None


def test_feeds_are_named_after_force() -> None:
    assert arguments(["b", "refresh"], force=False) == ["b", "refresh"]
    assert arguments(["b"], ["BBC World"], force=True) == ["b", "--force", "BBC World"]
    assert arguments(["b"], ["-x"], force=True) == ["b", "--force", "--", "-x"]


def test_the_child_tells_since_when_the_lock_is_held() -> None:
    now = datetime(2025, 10, 29, 5, 32, tzinfo=UTC)
    said = "briefing: a refresh is already running: process 7 since"
    assert running_since(f"{said} 05:31:00 UTC", now) == now.replace(minute=31)
    assert running_since(f"{said} 2025-10-28 23:59:30 UTC", now) == datetime(
        2025, 10, 28, 23, 59, 30, tzinfo=UTC
    )
    assert running_since("briefing: a refresh is already running: another process", now) is None
    assert running_since(f"{said} 99:99:99 UTC", now) is None
