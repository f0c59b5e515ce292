"""The process in which documents are read: what they do to it, they do to nothing else.

Started by `briefing.parse.parser_process` as ``python -m briefing.parse.parser_worker SECONDS
BYTES``. It takes one pickled job after the other from its standard input, a length of four bytes
before each, and answers each in the same way on its standard output, until its input ends.
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
    """Answer jobs until there are no more."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    _limit(memory)
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may reach the parent
    while (job := receive(jobs)) is not None:
        _wake(seconds)
        name, arguments = job
        send(answers, import_module(_JOBS[name]).parse(**arguments))
        _wake(0)


def send(stream: IO[bytes], thing: object) -> None:
    """Write ``thing`` with its length before it."""
    told = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(told)))
    stream.write(told)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next thing of a stream; None where it ends, be it in the middle."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    told = stream.read(length)
    return pickle.loads(told) if len(told) == length else None  # noqa: S301 - our own other half


def _limit(memory: int) -> None:
    """Bound the address space, where the platform can (Windows cannot, macOS does not)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        return


def _wake(seconds: int) -> None:
    """Be ended by the system ``seconds`` from now: a killed parent cannot do it. 0: never."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
