"""The process in which documents are parsed, so that a hostile one affects nothing else.

Started by `briefing.parse.parser_process` as ``python -m briefing.parse.parser_worker SECONDS
BYTES``. It reads pickled jobs from its standard input, each preceded by its length in four bytes,
and writes the results in the same way to its standard output, until its input ends.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
import struct
import sys
from importlib import import_module
from typing import IO, Any

LENGTH = struct.Struct(">I")
_JOBS = {
    "feed": "briefing.parse.feed",
    "article": "briefing.parse.article_page",
    "page": "briefing.parse.page_links",
}


def main() -> None:
    """Run jobs until the input ends."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    _limit(memory)
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
    jobs, results = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but results may reach the parent
    while (job := receive(jobs)) is not None:
        _set_alarm(seconds)
        name, arguments = job
        send(results, import_module(_JOBS[name]).parse(**arguments))
        _set_alarm(0)


def send(stream: IO[bytes], message: object) -> None:
    """Write ``message``, preceded by its length."""
    pickled = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(pickled)))
    stream.write(pickled)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message of a stream; None where it ends, even within a message."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    pickled = stream.read(length)
    if len(pickled) < length:
        return None
    return pickle.loads(pickled)  # noqa: S301 - written by our own process


def _limit(memory: int) -> None:
    """Limit the address space, where the platform can (Windows cannot, macOS does not)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        return


def _set_alarm(seconds: int) -> None:
    """Let the system end this process in ``seconds``, since a killed parent cannot. 0: never."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
