"""How values are written to columns: one text form for times, one for lists of paragraphs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK_LINE = "\n\n"


@overload
def encode_time(value: datetime) -> str: ...
@overload
def encode_time(value: None) -> None: ...
def encode_time(value: datetime | None) -> str | None:
    """An aware datetime as UTC text with fixed microseconds, so that text sorts as time does."""
    # strftime writes the year 800 as "800" on some platforms, isoformat never does.
    return (
        None
        if value is None
        else value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"
    )


@overload
def decode_time(text: str) -> datetime: ...
@overload
def decode_time(text: None) -> None: ...
def decode_time(text: str | None) -> datetime | None:
    """The time that `encode_time` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def encode_paragraphs(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text; a cleaned paragraph holds no blank line of its own."""
    return _BLANK_LINE.join(paragraphs)


def decode_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs that `encode_paragraphs` joined."""
    return tuple(text.split(_BLANK_LINE)) if text else ()
