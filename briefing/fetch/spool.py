"""Bytes that wait: a few in memory, many in a file."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from weakref import finalize

from briefing.fetch.errors import Trouble

_MOST_IN_MEMORY = 1024 * 1024
_FULL = "there is no room for its answer in the temporary folder"


class Spool:
    """Takes bytes and gives them back once.

    Dozens of answers are received at once, and wait for each other to be read. What is long waits
    in an unnamed temporary file, which goes when the spool goes.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_MOST_IN_MEMORY)  # noqa: SIM115 (closed below)
        finalize(self, self._file.close)

    def add(self, piece: bytes) -> None:
        """Take ``piece``; ``Trouble`` when the disk does not."""
        try:
            self._file.write(piece)
        except OSError as error:
            raise Trouble(_FULL) from error

    def whole(self) -> bytes:
        """Everything in its order; there is nothing in the spool any more."""
        try:
            self._file.seek(0)
            content = self._file.read()
        except OSError as error:
            raise Trouble(_FULL) from error
        self._file.close()
        return content
