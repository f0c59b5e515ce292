"""What happened elsewhere, as messages to the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.model import Config
    from briefing.domain.briefing import Briefing
    from briefing.domain.event import Event, OutsideEvent
    from briefing.domain.feed_activity import FeedActivity
    from briefing.domain.proposal import Proposal
    from briefing.domain.refresh_report import Progress
    from briefing.domain.saved_search import ViewHits
    from briefing.domain.story import Story
    from briefing.tui.model.snapshot import Snapshot


class SnapshotLoaded(Message):
    """The cache was read again; ``at_once``: to be shown now, as the configuration is another."""

    def __init__(self, snapshot: Snapshot, *, at_once: bool = False) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.at_once = at_once


class BriefingsLoaded(Message):
    """Briefings that were pending in a snapshot; ``at_once``: to be shown now, as it was."""

    def __init__(self, briefings: tuple[Briefing, ...], *, at_once: bool = False) -> None:
        super().__init__()
        self.briefings = briefings
        self.at_once = at_once


class StoriesListed(Message):
    """More stories in no summit, the events of them, how many there are in all, and the largest
    events of the last day that no summit has a part in."""

    def __init__(
        self,
        stories: tuple[Story, ...],
        count: int,
        events: Mapping[str, Event],
        outside: tuple[OutsideEvent, ...],
    ) -> None:
        super().__init__()
        self.stories = stories
        self.count = count
        self.events = events
        self.outside = outside


class FeedsCounted(Message):
    """What the feeds brought lately was counted, for their page."""

    def __init__(self, activity: FeedActivity) -> None:
        super().__init__()
        self.activity = activity


class EventOpened(Message):
    """The briefing of an event that the reader wants to read."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self.briefing = briefing


class EventFailed(Message):
    """The briefing of an event could not be composed; ``reason`` is a sentence for the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class ComposingFailed(Message):
    """No further briefing can be composed; ``reason`` is a sentence for the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class WholeComposed(Message):
    """A briefing with everything that it leaves out was composed, as the reader had asked."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self.briefing = briefing


class ProposalsFound(Message):
    """Meetings were found that the feeds report and no configured summit covers."""

    def __init__(self, proposals: tuple[Proposal, ...]) -> None:
        super().__init__()
        self.proposals = proposals


class ViewsSearched(Message):
    """What the saved searches find now."""

    def __init__(self, views: tuple[ViewHits, ...]) -> None:
        super().__init__()
        self.views = views


class RefreshProgressed(Message):
    """A running refresh finished one more feed; only the newest of these messages counts."""

    def __init__(self, progress: Progress | None) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Drop an older progress message that is still queued."""
        return isinstance(message, RefreshProgressed)


class RefreshEnded(Message):
    """A refresh is over. ``last_line`` is the last line it wrote to standard error."""

    def __init__(self, code: int, last_line: str = "") -> None:
        super().__init__()
        self.code = code
        self.last_line = last_line


class ConfigReloaded(Message):
    """feeds.toml was edited and is valid."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config


class ConfigBroken(Message):
    """feeds.toml was edited and cannot be used: the last valid configuration stays in force."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__()
        self.problems = problems


class CacheSettled(Message):
    """No other process is writing to the cache any more."""


class ChangesStored(Message):
    """What could not be stored for a while is stored."""


class TaskFailed(Message):
    """Something in the background failed; ``reason`` is a sentence for the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
