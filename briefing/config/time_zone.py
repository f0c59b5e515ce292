"""Time zones by their names in feeds.toml."""

from __future__ import annotations

import time
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

LOCAL = "local"


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
    from tzlocal import get_localzone

    try:
        return get_localzone()
    except (OSError, ValueError, KeyError):  # TZ=KST-9, or two system files that disagree
        return timezone(timedelta(seconds=-time.timezone))
