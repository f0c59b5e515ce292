"""What a reader wrote on a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Annotation:
    """A reader's own text on a point, as it was written, and short words to find it by."""

    note: str = ""
    labels: tuple[str, ...] = ()

    @classmethod
    def together(cls, notes: Iterable[str], labels: Iterable[str]) -> Annotation:
        """That of a point whose passages have these, each text once: it may have been several
        points."""
        return cls("\n\n".join(dict.fromkeys(filter(None, notes))), tuple(sorted(set(labels))))

    def __bool__(self) -> bool:
        return bool(self.note or self.labels)


NO_ANNOTATION = Annotation()


class Annotatable(Protocol):
    """What an annotation is written on: a point, shown or not; ``keys`` are its passages."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def keys(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class AnnotatedPoint:
    """A point with an annotation, as it was when that was written.

    ``id`` is the point's id at that time, ``text`` its text, ``keys`` are the passages that have
    the annotation, ``at`` is the last change, None if a damaged cache no longer tells.
    """

    id: str
    text: str
    keys: tuple[int, ...]
    annotation: Annotation
    at: datetime | None
