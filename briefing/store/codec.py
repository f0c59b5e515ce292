"""How values are written: one form for instants, one for lists of paragraphs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK_LINE = "\n\n"


@overload
def instant(value: datetime) -> str: ...
@overload
def instant(value: None) -> None: ...
def instant(value: datetime | None) -> str | None:
    """An aware datetime as UTC text with fixed microseconds, so that text sorts as time does."""
    # strftime writes the year 800 as "800" on some platforms, isoformat never does.
    return (
        None
        if value is None
        else value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"
    )


@overload
def moment(text: str) -> datetime: ...
@overload
def moment(text: None) -> None: ...
def moment(text: str | None) -> datetime | None:
    """The instant that `instant` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def body(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text; a cleaned paragraph holds no blank line of its own."""
    return _BLANK_LINE.join(paragraphs)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs that `body` joined."""
    return tuple(text.split(_BLANK_LINE)) if text else ()
