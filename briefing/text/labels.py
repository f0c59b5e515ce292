"""The labels that a reader types."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.text.normalize import composed
from briefing.text.sanitize import line

LONGEST = 40
"""Characters of a label: it stands in the line of its point."""


def labels_in(text: str) -> tuple[str, ...]:
    """The labels in ``text``, with spaces or commas between them, each once in any case.

    A ``#`` in front of one is left out. Raises `UsageError` for one that is too long.
    """
    labels: dict[str, str] = {}
    for word in composed(line(text)).replace(",", " ").split():
        label = word.lstrip("#")
        if len(label) > LONGEST:
            raise UsageError(f"a label has at most {LONGEST} characters: {label[:LONGEST]}…")
        if label:
            labels.setdefault(label.casefold(), label)
    return tuple(sorted(labels.values()))
