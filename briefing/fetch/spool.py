"""Response bytes held until they are needed: a few in memory, many in a temporary file."""

from __future__ import annotations

from weakref import finalize

from briefing.fetch.errors import FetchError

_MAX_IN_MEMORY = 1024 * 1024
_DISK_FULL = "there is no room for its answer in the temporary folder"


class Spool:
    """Takes bytes and returns them once.

    Dozens of responses are received at once and wait to be parsed one after the other. A long one
    waits in an unnamed temporary file, which is removed with the spool.
    """

    def __init__(self) -> None:
        from tempfile import SpooledTemporaryFile  # not needed where nothing is new

        self._file = SpooledTemporaryFile(_MAX_IN_MEMORY)  # noqa: SIM115 (closed below)
        finalize(self, self._file.close)

    def add(self, piece: bytes) -> None:
        """Take ``piece``; ``FetchError`` when the disk is full."""
        try:
            self._file.write(piece)
        except OSError as error:
            raise FetchError(_DISK_FULL) from error

    def read(self) -> bytes:
        """Everything that was added, in order; the spool is closed afterwards."""
        try:
            self._file.seek(0)
            content = self._file.read()
        except OSError as error:
            raise FetchError(_DISK_FULL) from error
        self._file.close()
        return content
