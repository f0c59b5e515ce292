"""Spans of time as feeds.toml writes them: ``20s``, ``30m``, ``1h``, ``180d``."""

from __future__ import annotations

import re
from datetime import timedelta

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_PART = re.compile(r"(\d{1,9})\s*([smhdw])\s*", re.ASCII)
_WHOLE = re.compile(rf"\s*(?:{_PART.pattern})+", re.ASCII)
LONGEST = timedelta(days=36_500)


def duration(text: str) -> timedelta | None:
    """The span that ``text`` names, parts added up (``1h30m``); None when it names none.

    More than ``LONGEST`` is none: no date could be reckoned with it.
    """
    if not _WHOLE.fullmatch(text):
        return None
    span = timedelta(seconds=sum(int(n) * _SECONDS[unit] for n, unit in _PART.findall(text)))
    return span if span <= LONGEST else None
