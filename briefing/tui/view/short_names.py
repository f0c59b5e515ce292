"""Short forms of names, for tabs and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.domain.summit import Summit

_GENERIC = frozenset(
    [
        "summit",
        "meeting",
        "talks",
        "week",
        "visit",
        "conference",
        "dialogue",
        "forum",
        "session",
        "stop",
        "leaders",
    ]
)


def short(name: str) -> str:
    """A summit's name up to the word that only says what kind of event it is."""
    kept: list[str] = []
    for word in name.split():
        if kept and word.lower().rstrip("'’s").rstrip("'’") in _STEMS:
            break
        kept.append(word)
    return " ".join(kept) or name


_STEMS = frozenset(word.rstrip("s") for word in _GENERIC)


def people(summit: Summit) -> str:
    """``Trump · Lee``: each person by a one-word name where the reader configured one.

    Which word of a name is the family's differs by country, so none is guessed.
    """
    return " · ".join(_known_as(names) for names in summit.people if names)


def _known_as(names: tuple[str, ...]) -> str:
    full = names[0]
    words = full.split()
    return next((name for name in names[1:] if name in words), full)
