"""A refresh in a process of its own, so that keys stay quick: argv in, progress lines out."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.domain.refresh_report import Progress
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HELD = 75
ALL_FAILED = 1
CANNOT_START = 127
_SINCE = re.compile(r"since (?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d:\d\d) UTC")


async def refresh(argv: Sequence[str], progressed: Callable[[Progress], None]) -> tuple[int, str]:
    """Run ``argv`` to its end. Returns its exit code and the last line of its standard error.

    Each line of its standard output is one JSON object ``{"done","total","new","failed"}``; other
    lines are ignored. Cancelling ends the process.
    """
    try:
        child = await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except OSError as error:
        return CANNOT_START, str(error)
    assert child.stdout is not None  # noqa: S101  both were asked for
    assert child.stderr is not None  # noqa: S101
    talk = asyncio.create_task(child.stderr.read())
    try:
        async for raw in child.stdout:
            progress = read_progress(raw)
            if progress:
                progressed(progress)
        said = (await talk).decode(errors="replace").strip().splitlines()
        return await child.wait(), line(said[-1]) if said else ""
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
        # Both pipes are read to their ends, or they would outlive the loop.
        await asyncio.gather(talk, child.stdout.read(), child.wait(), return_exceptions=True)


def read_progress(raw: bytes) -> Progress | None:
    """One line of the child's output; None for anything that is no progress."""
    try:
        told = json.loads(raw)
        return Progress(*(int(told[name]) for name in ("done", "total", "new", "failed")))
    except (ValueError, KeyError, TypeError):
        return None


def began(said: str, now: datetime) -> datetime | None:
    """When the refresh began that holds the lock, if the child said so; without a day, today."""
    found = _SINCE.search(said)
    if found is None:
        return None
    day = found[1] or f"{now.astimezone(UTC):%Y-%m-%d}"
    try:
        return datetime.fromisoformat(f"{day}T{found[2]}+00:00")
    except ValueError:
        return None


def arguments(argv: Sequence[str], feeds: Sequence[str] = (), *, force: bool) -> list[str]:
    """The child's argv: what is due, or all (``force``), or only some feeds."""
    forced = [*argv, "--force"] if force else list(argv)
    guard = ["--"] if any(name.startswith("-") for name in feeds) else []
    return [*forced, *guard, *feeds]
