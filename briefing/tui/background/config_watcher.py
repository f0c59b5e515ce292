"""Watches feeds.toml while the TUI is open: an editor, a command or the TUI itself changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import ConfigError
from briefing.tui.background.messages import ConfigBroken, ConfigReloaded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.message import Message

    from briefing.config.model import Config

FileStamp = tuple[int, int, int] | None
"""Modification time in nanoseconds, size in bytes, inode; None: there is no file."""


class ConfigWatcher:
    """Posts one message for each edit of ``path``; ``reload`` reads the file again."""

    def __init__(
        self,
        path: Path,
        reload: Callable[[], Config] | None,
        post: Callable[[Message], object],
    ) -> None:
        self._path = path
        self._reload = reload
        self._post = post
        self._seen = self._stamp()

    def look(self) -> None:
        """Read the file if it changed since the last look."""
        stamp = self._stamp()
        if self._reload is None or stamp == self._seen or stamp is None:
            return
        self._seen = stamp
        try:
            config = self._reload()
        except ConfigError as error:
            self._post(ConfigBroken(error.problems))
        except OSError:
            return  # gone for a moment: an editor is replacing it
        else:
            self._post(ConfigReloaded(config))

    def _stamp(self) -> FileStamp:
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino
