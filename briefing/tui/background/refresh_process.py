"""A refresh in another process, so that keys stay quick: argv in, progress lines out."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from dataclasses import fields
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


async def refresh(argv: Sequence[str], on_progress: Callable[[Progress], None]) -> tuple[int, str]:
    """Run ``argv`` to its end. Returns its exit code and the last line of its standard error.

    Each line of its standard output is one JSON object with the fields of `Progress`; other lines
    are ignored. Cancelling it ends the process.
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
    errors = asyncio.create_task(child.stderr.read())
    try:
        async for raw in child.stdout:
            progress = read_progress(raw)
            if progress:
                on_progress(progress)
        lines = (await errors).decode(errors="replace").strip().splitlines()
        return await child.wait(), line(lines[-1]) if lines else ""
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
        # Both pipes are read to their ends; otherwise they would outlive the loop.
        await asyncio.gather(errors, child.stdout.read(), child.wait(), return_exceptions=True)


def read_progress(raw: bytes) -> Progress | None:
    """Parse one line of the child's output; None for anything that is not progress."""
    try:
        values = json.loads(raw)
        names = [field.name for field in fields(Progress) if field.name in values]
        return Progress(**{name: int(values[name]) for name in names})
    except (ValueError, KeyError, TypeError):
        return None


def running_since(message: str, now: datetime) -> datetime | None:
    """When the refresh that holds the lock began, if ``message`` says so; without a day, today."""
    match = _SINCE.search(message)
    if match is None:
        return None
    day = match[1] or f"{now.astimezone(UTC):%Y-%m-%d}"
    try:
        return datetime.fromisoformat(f"{day}T{match[2]}+00:00")
    except ValueError:
        return None


def arguments(argv: Sequence[str], feeds: Sequence[str] = (), *, force: bool) -> list[str]:
    """The child's argv: refresh what is due, everything (``force``), or only some feeds."""
    forced = [*argv, "--force"] if force else list(argv)
    separator = ["--"] if any(name.startswith("-") for name in feeds) else []
    return [*forced, *separator, *feeds]
