"""What is written to a terminal that may disappear."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TextIO


class LossyStream:
    """A text stream that drops what can no longer be written.

    Textual writes in a thread with a short queue. An error would end that thread, the queue would
    fill, and the event loop would wait for space in it forever, whatever signal arrives.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write ``text``, or drop it."""
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Flush, if that is possible."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
