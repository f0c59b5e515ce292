"""What a reader wrote on a point, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.sanitize import clean

if TYPE_CHECKING:
    from briefing.domain.annotation import Annotation

NOTE = "Note:"
"""What stands before a note where it is not alone."""


def note_lines(annotation: Annotation) -> tuple[str, ...]:
    """The lines of a note, safe to show; none if there is no note."""
    text = clean(annotation.note).strip("\n")
    return tuple(line.rstrip() for line in text.split("\n")) if text.strip() else ()


def label_words(annotation: Annotation) -> str:
    """``#follow-up #tariffs``."""
    return " ".join(f"#{clean(label)}" for label in annotation.labels)
