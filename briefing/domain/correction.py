"""A correction by the reader. It names entries, which last, not stories, which are derived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

CorrectionKind = Literal["split", "merge", "assign", "bar"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; a higher ``number`` is later, and where two contradict each other it wins.

    ``split``: ``entries`` are one story, and never one with any of ``others``. ``merge``:
    ``entries`` are one story, whatever the rules say. ``assign`` and ``bar``: all paragraphs of
    ``entries``, and of what is one story with them, belong to ``summit`` (an id), or never do.
    """

    number: int
    kind: CorrectionKind
    entries: tuple[str, ...]
    at: datetime
    others: tuple[str, ...] = ()
    summit: str | None = None

    @property
    def all_entries(self) -> tuple[str, ...]:
        """Every entry that it names."""
        return (*self.entries, *self.others)
