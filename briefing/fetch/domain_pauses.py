"""Whom a server asked to leave alone: one Retry-After speaks for a whole registrable domain."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.fetch.ip_address import canonical, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime


def domain(host: str) -> str | None:
    """The registrable domain of ``host`` (publicsuffix.org), in one spelling.

    None for an address, ``localhost`` and what is itself a public suffix: nothing joins the names
    below those.
    """
    plain = canonical(host)
    if parsed(plain) is not None:
        return None
    return _suffixes()(plain)


class Pauses:
    """Until when each registrable domain is left alone; instants are aware UTC."""

    def __init__(self, until: Mapping[str, datetime] | None = None) -> None:
        self._until = dict(until or {})

    def hold(self, name: str, until: datetime) -> None:
        """Leave the domain ``name`` alone until then; a longer pause stands."""
        self._until[name] = max(until, self._until.get(name, until))

    def until(self, host: str) -> datetime | None:
        """When the pause ends that holds for ``host``; None where nobody asked for one."""
        if not self._until:  # the list of suffixes is read only where it is needed
            return None
        name = domain(host)
        return None if name is None else self._until.get(name)


@cache
def _suffixes() -> Callable[[str], str | None]:
    from publicsuffixlist import PublicSuffixList  # 0.1 s that a run without pauses spares

    find: Callable[[str], str | None] = PublicSuffixList().privatesuffix
    return find
