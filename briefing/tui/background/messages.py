"""What happened elsewhere, told to the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.domain.proposal import Proposal
    from briefing.domain.refresh_report import Progress
    from briefing.tui.model.snapshot import Snapshot


class SnapshotLoaded(Message):
    """The desk was read again; ``renewed``: by another configuration."""

    def __init__(self, snapshot: Snapshot, *, renewed: bool = False) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.renewed = renewed


class ProposalsFound(Message):
    """Summits were found that the feeds speak of and nobody follows."""

    def __init__(self, proposals: tuple[Proposal, ...]) -> None:
        super().__init__()
        self.proposals = proposals


class RefreshProgressed(Message):
    """A running refresh is one feed further; only the newest of these counts."""

    def __init__(self, progress: Progress | None) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """An older progress that is still queued is dropped."""
        return isinstance(message, RefreshProgressed)


class RefreshEnded(Message):
    """A refresh is over. ``code`` is its exit code, ``said`` the last line it wrote about it."""

    def __init__(self, code: int, said: str = "") -> None:
        super().__init__()
        self.code = code
        self.said = said


class ConfigReloaded(Message):
    """feeds.toml was edited and is in order."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config


class ConfigBroken(Message):
    """feeds.toml was edited and cannot be used: what it said before goes on."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__()
        self.problems = problems


class CacheSettled(Message):
    """Nobody writes into the cache any more."""


class TaskFailed(Message):
    """The desk could not do what it was asked."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said
