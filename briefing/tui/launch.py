"""What the app is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.tui.background.desk_thread import DeskThread
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.terminal.signals import EndingSignals


@dataclass(frozen=True, slots=True)
class Launch:
    """The parts of the app that come from outside it.

    ``first_read`` is the read of the cache that began while the app was being imported. ``now``
    gives the time to show; ``seconds`` is a clock in seconds that only grows. ``refresh_command``
    gives the argv of a child process that refreshes; None: nothing is ever fetched. ``reload``
    reads feeds.toml again; None: the file is not watched. ``problems`` say why feeds.toml cannot
    be used and ``missing`` that there is none; ``config`` is empty in both cases.
    ``light_background`` is what is known of the terminal's background. ``open_url`` replaces the
    browser. Exports are written to ``export_folder``. Work that no screen waits for starts after
    ``idle_seconds``. It ends on ``signals``; None: they are left to others.
    """

    config: Config
    desk_thread: DeskThread
    first_read: Future[Snapshot]
    now: Callable[[], datetime]
    refresh_command: Callable[[Config], Sequence[str]] | None = None
    reload: Callable[[], Config] | None = None
    problems: tuple[str, ...] = ()
    missing: bool = False
    light_background: bool | None = None
    open_url: Callable[[str], None] | None = None
    seconds: Callable[[], float] = monotonic
    export_folder: Path = field(default_factory=Path.cwd)
    idle_seconds: float = 2.0
    signals: EndingSignals | None = None
