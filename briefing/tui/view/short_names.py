"""Short forms of names, for tabs and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.domain.summit import Summit

_GENERIC = (
    *("summit", "meeting", "talks", "week", "visit", "conference", "dialogue", "forum"),
    *("session", "stop", "leaders"),
)
_STEMS = frozenset(word.rstrip("s") for word in _GENERIC)


def short_name(name: str) -> str:
    """A summit's name up to the word that only names the kind of event."""
    words: list[str] = []
    for word in name.split():
        if words and word.lower().rstrip("'’s").rstrip("'’") in _STEMS:
            break
        words.append(word)
    return " ".join(words) or name


def people(summit: Summit) -> str:
    """``Trump · Lee``: each person by a one-word name from feeds.toml if there is one.

    The place of the family name differs by country, so it is not guessed.
    """
    return " · ".join(_known_as(names) for names in summit.people if names)


def _known_as(names: tuple[str, ...]) -> str:
    full = names[0]
    words = full.split()
    return next((name for name in names[1:] if name in words), full)
