"""What `briefing doctor` found and repaired, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.json_values import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.domain.health_check import HealthCheck, Repair

_MESSAGE_FROM = 11
"""The column of a message, behind its subject and its mark."""


def lines(checks: Iterable[HealthCheck]) -> Iterator[str]:
    """A line for each check, and one below it for what to do about it."""
    for check in checks:
        start = f"{check.subject:<7}{'ok' if check.ok else '!!'}"
        yield f"{start:<{_MESSAGE_FROM}}{check.message}"
        if check.remedy:
            yield f"{'':<{_MESSAGE_FROM}}{check.remedy}"


def summary(repair: Repair) -> str:
    """What was saved, and where the damaged cache is."""
    saved = ", ".join(
        f"{table.replace('_', ' ')} {count:,}" for table, count in repair.saved.items() if count
    )
    return (
        f"the damaged cache is kept as {repair.kept_as}; rows saved: {saved or 'none'}. "
        "The next refresh groups the entries again"
    )


def as_json(checks: Iterable[HealthCheck], repair: Repair | None) -> str:
    """All of it for programs."""
    shapes = [
        {
            "subject": check.subject,
            "ok": check.ok,
            "message": check.message,
            "remedy": check.remedy or None,
        }
        for check in checks
    ]
    repaired = repair and {"kept_as": str(repair.kept_as), "saved": dict(repair.saved)}
    return dumped({"checks": shapes, "repaired": repaired})
