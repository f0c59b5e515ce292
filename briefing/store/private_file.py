"""New files of the cache, which nobody else may read: addresses of feeds may hold passwords."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = 0o600


def create(path: Path, mode: int = PRIVATE) -> None:
    """Create an empty file for SQLite to fill; one that exists stays as it is.

    SQLite itself would give it the mode that the umask leaves. The files that it adds beside a
    cache have the mode of the cache. Where this fails, SQLite will fail too and say why. A file
    that exists is not even opened: closing it would release the locks of this process on it.
    """
    with suppress(OSError):
        os.close(os.open(os.path.realpath(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
