"""What a search asks for: words, and operators that narrow it."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from datetime import timedelta

_DURATION = re.compile(r"(\d+)(m|h|d|w)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_OPERATORS = ("feed", "tag", "summit", "since", "is")


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. ``problems`` are operators that could not be understood, in words."""

    words: tuple[str, ...] = ()
    feed: str | None = None
    tag: str | None = None
    summit: str | None = None
    since: timedelta | None = None
    new: bool = False
    problems: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Read ``word "a phrase" feed: tag: summit: since:24h is:new``; never raises."""
    words: list[str] = []
    found: dict[str, str] = {}
    problems: list[str] = []
    for part in _parts(text):
        name, colon, value = part.partition(":")
        if not colon or name.lower() not in _OPERATORS:
            words.append(part)
        elif value:
            found[name.lower()] = value
    since = duration(found["since"]) if "since" in found else None
    if "since" in found and since is None:
        problems.append(f"since:{found['since']} is not a time such as 24h or 7d")
    if found.get("is", "new") != "new":
        problems.append(f"is:{found['is']} is not known, only is:new")
    return Query(
        words=tuple(words),
        feed=found.get("feed"),
        tag=found.get("tag"),
        summit=found.get("summit"),
        since=since,
        new=found.get("is") == "new",
        problems=tuple(problems),
    )


def duration(text: str) -> timedelta | None:
    """``30m``, ``24h``, ``7d``, ``2w`` as a time span; None for anything else."""
    match = _DURATION.fullmatch(text.strip().lower())
    if not match or len(match[1]) > 6:
        return None
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def _parts(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return text.replace('"', " ").replace("'", " ").split()
