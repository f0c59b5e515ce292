"""Write values as JSON.

Instants are RFC 3339 in UTC, days ``YYYY-MM-DD``. Every string is cleaned once more on output, so
that it cannot control the terminal of whoever prints it; what the reader wrote is complete, its
controls as escapes of JSON.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from briefing.text.sanitize import clean, with_controls

Shape = dict[str, Any]


class Verbatim(str):
    """A text that is written as it is, not cleaned."""

    __slots__ = ()


def dumped(shape: Shape) -> str:
    """``shape`` as a JSON text in UTF-8 letters, two spaces per level, no trailing newline."""
    return with_controls(
        json.dumps(_cleaned(shape), ensure_ascii=False, indent=2),
        lambda char: json.dumps(char).strip('"'),
    )


def instant(moment: datetime) -> str:
    """``2025-10-29T05:20:00Z`` (RFC 3339); a fraction of a second only where there is one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(moment: date | datetime | None) -> str | None:
    """An instant, a day, or nothing."""
    if moment is None:
        return None
    return instant(moment) if isinstance(moment, datetime) else moment.isoformat()


def _cleaned(value: Any) -> Any:
    match value:
        case Verbatim():
            return value
        case str():
            return clean(value)
        case dict():
            return {key: _cleaned(inner) for key, inner in value.items()}
        case list():
            return [_cleaned(inner) for inner in value]
        case _:
            return value
