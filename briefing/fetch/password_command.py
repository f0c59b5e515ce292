"""A password printed by the user's own command; it is never stored or shown."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.fetch.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 10.0
"""Seconds that a command may take."""

_MAX_OUTPUT = 4096
_GRACE = 0.5  # seconds for the last output of a command to arrive through the pipe


async def password(words: Sequence[str]) -> bytes:
    """The first line that the command ``words`` prints; ``FetchError`` when there is none.

    It runs without a shell, without input and without a terminal, and its stderr is
    discarded. It does not outlive the call.
    """
    loop = asyncio.get_running_loop()
    try:
        process, command = await loop.subprocess_exec(
            _CommandProtocol,
            *words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        raise FetchError("its password_command cannot be started") from error
    try:
        async with asyncio.timeout(LIMIT):
            await command.ended.wait()
        return _first_line(bytes(command.output), process.get_returncode())
    except TimeoutError as error:
        raise FetchError(f"its password_command took longer than {LIMIT:g} s") from error
    finally:
        _kill(process)
        process.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(_GRACE):
                await command.exited.wait()


def _first_line(output: bytes, status: int | None) -> bytes:
    if status:
        how = f"exit status {status}" if status > 0 else f"signal {-status}"
        raise FetchError(f"its password_command failed ({how})")
    line = output.split(b"\n", 1)[0].removesuffix(b"\r")
    if not line:
        raise FetchError("its password_command printed no password")
    if len(line) >= _MAX_OUTPUT:
        raise FetchError("its password_command printed more than a password")
    return line


def _kill(process: asyncio.SubprocessTransport) -> None:
    if process.get_returncode() is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.get_pid(), signal.SIGKILL)  # and what it has started
        else:
            process.kill()


class _CommandProtocol(asyncio.SubprocessProtocol):
    """``ended``: all its output has arrived; ``exited``: the process has ended."""

    def __init__(self) -> None:
        self.output = bytearray()
        self.ended = asyncio.Event()
        self.exited = asyncio.Event()

    def pipe_data_received(self, _fd: int, data: bytes) -> None:
        self.output += data[: _MAX_OUTPUT - len(self.output)]

    def process_exited(self) -> None:
        self.exited.set()
        # A process that it leaves behind may hold the pipe open for days.
        asyncio.get_running_loop().call_later(_GRACE, self.ended.set)

    def connection_lost(self, _exc: Exception | None) -> None:
        self.ended.set()
