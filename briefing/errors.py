"""Every error that stops a command. What is normal, such as a feed that fails, is a value instead.

BriefingError
├── ConfigError      feeds.toml cannot be used; carries every problem found        exit 2
├── UsageError       the command line names something that does not exist         exit 2
├── CacheError       the cache cannot be read or written                           exit 74
│   ├── CacheNewer   the cache was written by a newer version; left untouched      exit 74
│   └── DamagedValue a value in the cache cannot be decoded                        exit 74
└── RefreshHeld      another refresh holds the lock                                exit 75
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import datetime


class BriefingError(Exception):
    """An error with a message for the reader and its exit code."""

    exit_code: ClassVar[int] = 2


class ConfigError(BriefingError):
    """feeds.toml cannot be used.

    ``problems`` are ready lines ``file:line: what is wrong``, in file order.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UsageError(BriefingError):
    """The command line names something that does not exist or cannot be done."""


class CacheError(BriefingError):
    """The cache cannot be read or written."""

    exit_code = 74


class CacheNewer(CacheError):
    """The cache was written by a newer version of the program; it was not touched."""


class DamagedValue(CacheError):
    """A value in the cache cannot be decoded, though SQLite can read its page.

    A caller that can make the value again does that instead.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"the cache holds {kind} that cannot be read; `briefing doctor --repair` saves what "
            "can be saved"
        )


class RefreshHeld(BriefingError):
    """Another refresh is running on the same cache, ``since`` an instant in UTC.

    The message gives the day too, unless it is that of ``now``.
    """

    exit_code = 75

    def __init__(
        self, pid: int | None, since: datetime | None, now: datetime | None = None
    ) -> None:
        who = f"process {pid}" if pid else "another process"
        day = f"{since:%Y-%m-%d} " if since and now and since.date() != now.date() else ""
        when = f" since {day}{since:%H:%M:%S} UTC" if since else ""
        super().__init__(f"a refresh is already running: {who}{when}")
        self.pid = pid
        self.since = since
