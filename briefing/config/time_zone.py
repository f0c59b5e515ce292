"""Time zones by their names in feeds.toml."""

from __future__ import annotations

import os
import time
from datetime import timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

LOCAL = "local"

_LINK = "/etc/localtime"
_OTHER_FILES = ("/etc/timezone", "/var/db/zoneinfo", "/etc/sysconfig/clock", "/etc/conf.d/clock")
"""Files that may name another zone than the link."""


def zone(name: str) -> tzinfo:
    """The zone called ``name``: ``local``, or an IANA name. Raises KeyError for an unknown one."""
    if name == LOCAL:
        return _local()
    from zoneinfo import ZoneInfo  # most commands need no named zone

    try:
        return ZoneInfo(name)
    except (
        OSError,
        ValueError,
        KeyError,
    ) as error:  # "Asia" is a directory, "../x" not a valid key
        raise KeyError(name) from error


def nearest(name: str) -> str | None:
    """The zone that was probably meant: ``Asia/Seoul`` for ``Seoul`` and ``Asia/Soul``."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(available_timezones())}
    city = name.rpartition("/")[2].replace(" ", "_").casefold()
    close = get_close_matches(city, cities, n=1)
    return cities[close[0]] if close else None


def suggestion(name: str) -> str:
    """``(did you mean "Asia/Seoul"?)`` with a space before it; nothing if no zone is near."""
    near = nearest(name)
    return f' (did you mean "{near}"?)' if near else ""


def _local() -> tzinfo:
    if linked := _linked_zone():
        return linked
    from tzlocal import get_localzone  # loads more than most commands need

    try:
        return get_localzone()
    except (OSError, ValueError, KeyError):  # TZ=KST-9, or two system files that disagree
        return timezone(timedelta(seconds=-time.timezone))


def _linked_zone() -> tzinfo | None:
    """The zone that the system's link names, unless something may name another one."""
    if "TZ" in os.environ or any(map(_names_another, _OTHER_FILES)):
        return None
    name = _linked_name()
    try:
        return zone(name) if name else None
    except KeyError:
        return None


def _linked_name() -> str:
    try:
        return Path(_LINK).readlink().as_posix().partition("/zoneinfo/")[2]
    except OSError:  # a copy of the zone's file, or no such file
        return ""


def _names_another(file: str) -> bool:
    path = Path(file)
    try:
        return path.read_text(encoding="ascii").strip() != _linked_name()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
