"""Retry-After (RFC 9110, 10.2.3): how long a server asks for a pause, and for which domain.

One server speaks for its whole registrable domain.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from briefing.fetch.ip_address import canonical_host, parse_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_PAUSE = timedelta(days=7)
"""A server that asks for a longer pause is asked again after this."""

_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def retry_at(value: str | None, now: datetime) -> datetime | None:
    """The instant (UTC) before which ``value`` asks not to be requested again.

    None without a value, for an invalid one, and for an instant that is not after ``now``.
    """
    if value is None:
        return None
    text = value.strip()
    if _SECONDS.fullmatch(text):
        return _after(now, float(text))
    from email.utils import parsedate_to_datetime  # not needed by a run with nothing due

    try:
        at = parsedate_to_datetime(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return _after(now, (at - now).total_seconds())


def _after(now: datetime, seconds: float) -> datetime | None:
    if seconds <= 0:
        return None
    pause = timedelta(seconds=min(seconds, MAX_PAUSE.total_seconds()))
    return (now + pause).astimezone(UTC)


def registrable_domain(host: str) -> str | None:
    """The registrable domain of ``host`` (publicsuffix.org), in one spelling.

    None for an address, ``localhost`` and a public suffix itself: the names below those have
    nothing in common.
    """
    name = canonical_host(host)
    if parse_address(name) is not None:
        return None
    return _private_suffix()(name)


class Pauses:
    """The end of the pause of each registrable domain; instants are aware UTC."""

    def __init__(self, until: Mapping[str, datetime] | None = None) -> None:
        self._until = dict(until or {})

    def extend(self, domain: str, until: datetime) -> None:
        """Pause ``domain`` until then, unless it already has a longer pause."""
        self._until[domain] = max(until, self._until.get(domain, until))

    def until(self, host: str) -> datetime | None:
        """When the pause for ``host`` ends; None where no server asked for one."""
        if not self._until:  # the list of suffixes is read only where it is needed
            return None
        domain = registrable_domain(host)
        return None if domain is None else self._until.get(domain)


@cache
def _private_suffix() -> Callable[[str], str | None]:
    from publicsuffixlist import PublicSuffixList  # 0.1 s that a run without pauses spares

    find: Callable[[str], str | None] = PublicSuffixList().privatesuffix
    return find
