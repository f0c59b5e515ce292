"""The part of the desk that stores what the reader writes on points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.annotation import NO_ANNOTATION
from briefing.store import notes
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.domain.annotation import Annotatable, AnnotatedPoint, Annotation
    from briefing.store.sqlite import Connection


class NoteDesk:
    """Notes and labels; a part of `briefing.desk.Desk`, which has the connections."""

    _db: Connection | None
    _now: datetime

    def _writable(self) -> Connection:
        raise NotImplementedError

    def annotation(self, point: Annotatable) -> Annotation:
        """The note and the labels of a point, as they are stored now."""
        return notes.of_keys(self._db, point.keys) if self._db else NO_ANNOTATION

    def annotated(self) -> list[AnnotatedPoint]:
        """Every point with a note or a label, the latest first, in a briefing or not."""
        return notes.everything(self._db) if self._db else []

    def labels(self) -> tuple[str, ...]:
        """Every label that a point has."""
        return notes.known_labels(self._db) if self._db else ()

    def write_note(self, point: Annotatable, text: str) -> None:
        """Make ``text`` the note on a point; an empty one removes it."""
        with transaction(self._writable()):
            notes.write_note(self._writable(), point, text, self._now)

    def set_labels(self, point: Annotatable, labels: Iterable[str]) -> None:
        """Make ``labels`` those of a point."""
        with transaction(self._writable()):
            notes.set_labels(self._writable(), point, labels, self._now)
