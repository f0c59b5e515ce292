"""feeds.toml while the program is open: edited by hand, by a command, by the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import ConfigError
from briefing.tui.background.messages import ConfigReloaded, ConfigBroken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.message import Message

    from briefing.config.model import Config

Stamp = tuple[int, int, int] | None


class ConfigWatcher:
    """Posts what an edit of ``path`` comes to, once an edit; ``reload`` reads it again."""

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
        """Read the file if it is another one than when last looked at."""
        stamp = self._stamp()
        if self._reload is None or stamp == self._seen or stamp is None:
            return
        self._seen = stamp
        try:
            config = self._reload()
        except ConfigError as error:
            self._post(ConfigBroken(error.problems))
        except OSError:
            return  # gone between two glances: an editor puts the new file in its place
        else:
            self._post(ConfigReloaded(config))

    def _stamp(self) -> Stamp:
        try:
            told = self._path.stat()
        except OSError:
            return None
        return told.st_mtime_ns, told.st_size, told.st_ino
