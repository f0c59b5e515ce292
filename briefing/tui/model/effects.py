"""What a change of state asks the main screen to do, and the changes that ``z`` can undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.config.config_file import FileEdit
    from briefing.domain.briefing import Point


@dataclass(frozen=True, slots=True)
class Mark:
    """Store that these points were read, or were not."""

    points: tuple[Point, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class MarkStories:
    """Store that these stories (ids), which no summit has a part in, were read, or were not."""

    stories: tuple[str, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class ListOlder:
    """Read more of the stories in no summit."""


@dataclass(frozen=True, slots=True)
class Star:
    """Store a star, or remove it."""

    point: Point
    on: bool


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Store the note on a point; an empty text removes it."""

    point: Point
    text: str


@dataclass(frozen=True, slots=True)
class SetLabels:
    """Store the labels of a point."""

    point: Point
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hide:
    """Store that a point is hidden, or no longer is."""

    point: Point
    on: bool


@dataclass(frozen=True, slots=True)
class MoveReading:
    """Move the reading of a summit to now: it was left with everything read."""

    summit: str


@dataclass(frozen=True, slots=True)
class UndoCorrection:
    """Undo the correction with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class RestoreFeedsFile:
    """Restore feeds.toml byte for byte, unless it was written since."""

    written: FileEdit


@dataclass(frozen=True, slots=True)
class Open:
    """Open an address in the reader's browser; ``marked`` are points that became read by it."""

    url: str
    marked: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy text to the clipboard and show ``notice``."""

    text: str
    notice: str


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """Compose the briefing of the event with this id, and open it."""

    event: str


@dataclass(frozen=True, slots=True)
class ComposeWhole:
    """Compose the briefing of a summit or event (id) with everything that it leaves out."""

    summit: str


@dataclass(frozen=True, slots=True)
class Notify:
    """Show a short message that goes away by itself."""

    text: str


Effect = (
    Mark
    | MarkStories
    | ListOlder
    | Star
    | WriteNote
    | SetLabels
    | Hide
    | MoveReading
    | UndoCorrection
    | RestoreFeedsFile
    | Open
    | Copy
    | OpenEvent
    | ComposeWhole
    | Notify
)


@dataclass(frozen=True, slots=True)
class ReadChange:
    """Points were marked read or unread; ``automatic``: by reading on, not by a key that marks."""

    points: tuple[Point, ...]
    read: bool
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class StoryReadChange:
    """Stories in no summit (ids) were marked read or unread."""

    stories: tuple[str, ...]
    read: bool
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class StarChange:
    """A star was set or removed."""

    point: Point
    on: bool


@dataclass(frozen=True, slots=True)
class NoteChange:
    """The note on a point was written or removed; ``before`` is what it was."""

    point: Point
    before: str


@dataclass(frozen=True, slots=True)
class LabelChange:
    """The labels of a point were changed; ``before`` is what they were."""

    point: Point
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HideChange:
    """A point was hidden."""

    point: Point


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """A story was split, merged or assigned; ``number`` is that of the logged correction."""

    number: int


@dataclass(frozen=True, slots=True)
class FeedsFileChange:
    """The program wrote feeds.toml; ``summary`` says what was done."""

    written: FileEdit
    summary: str


Change = (
    ReadChange
    | StoryReadChange
    | StarChange
    | NoteChange
    | LabelChange
    | HideChange
    | CorrectionChange
    | FeedsFileChange
)
