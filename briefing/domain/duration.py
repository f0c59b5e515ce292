"""Durations: read as people type them (``90s``, ``1h30m``, ``7d``), written as ``1 d 18 h``."""

from __future__ import annotations

import re
from datetime import timedelta

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_PART = re.compile(r"(\d{1,9})\s*([smhdwSHDW])\s*", re.ASCII)  # a capital M could mean months
_WHOLE = re.compile(rf"\s*(?:{_PART.pattern})+", re.ASCII)
_LONGEST_SECONDS = 36_500 * _SECONDS["d"]

EXPECTED = 'a duration such as "90s", "30m", "1h30m" or "7d", at most 100 years'
"""What a message says it expected where `parse` returns None."""


def parse(text: str) -> timedelta | None:
    """The duration that ``text`` names, its parts added up; None where it names none.

    ``s``, ``m``, ``h``, ``d`` and ``w`` are seconds, minutes, hours, days and weeks. More than
    100 years is None too: adding it to a date could overflow.
    """
    if not _WHOLE.fullmatch(text):
        return None
    seconds = sum(int(count) * _SECONDS[unit.lower()] for count, unit in _PART.findall(text))
    return timedelta(seconds=seconds) if seconds <= _LONGEST_SECONDS else None


def span(duration: timedelta) -> str:
    """The two largest units, without a zero: ``1 d 18 h``, ``20 h 28 m``, ``3 d``, ``<1 m``."""
    minutes = max(int(duration.total_seconds() // 60), 0)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = ((days, "d"), (hours, "h")) if days else ((hours, "h"), (minutes, "m"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "<1 m"
