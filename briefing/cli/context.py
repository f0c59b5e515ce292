"""What every command is given: the configuration and the time it is."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.streams import talk
from briefing.config.load import load
from briefing.config.model import NOWHERE, Config
from briefing.config.paths import Found, find, user_config
from briefing.errors import CacheError, ConfigError, UsageError

if TYPE_CHECKING:
    import argparse
    from contextlib import ExitStack
    from datetime import tzinfo

    from briefing.desk import Desk


NO_FEEDS = "feeds.toml has no feeds: `briefing feeds add URL` adds one"
_YEARS = range(1970, 2101)


@dataclass(frozen=True, slots=True)
class Context:
    """A loaded configuration; ``fixed_now`` is set by ``--as-of`` and ``--demo``.

    ``cache`` overrides that of feeds.toml. For the reading room the configuration may be an empty
    one: ``problems`` say why feeds.toml cannot be used, ``absent`` that there is none.
    """

    config: Config
    fixed_now: datetime | None
    trusted: bool = True
    cache: Path | None = None
    problems: tuple[str, ...] = ()
    absent: bool = False

    def reload(self) -> Config:
        """What feeds.toml says by now. Raises `ConfigError`."""
        return load(self.config.path, trusted=self.trusted, cache=self.cache)

    def now(self) -> datetime:
        """The time it is, aware UTC."""
        return self.fixed_now or datetime.now(UTC)

    def desk(self) -> Desk:
        """A desk on the cache; says on stderr when there is no cache yet."""
        from briefing.desk import Desk  # 0.1 s that a refresh spares

        desk = Desk(self.config, self.now())
        if desk.empty and self.config.feeds:
            say("nothing is cached yet; `briefing refresh` fetches the feeds")
        elif desk.empty:
            say(f"nothing is cached yet and there is nothing to refresh; {NO_FEEDS}")
        return desk


def context(args: argparse.Namespace, stack: ExitStack) -> Context:
    """Find and load feeds.toml as ``args`` ask; ``stack`` closes what has to be closed.

    Raises `ConfigError`, `UsageError` where there is no feeds.toml, and `CacheError` where the
    cache is a directory.
    """
    if args.demo:
        from briefing.demo import opened

        if at_terminal():
            say("fetching the sample feeds into a cache of their own")
        demo = stack.enter_context(opened())
        config = load(demo.config_path, cache=demo.cache)
        return Context(config, _as_of(args.as_of, config.zone) or demo.now, cache=demo.cache)
    found = find(args.config, os.environ, Path.cwd())
    room = args.command is None and at_terminal()
    absent = found is None
    if found is None and (args.creates or room):
        found = Found(user_config(), trusted=True)
    if found is None:
        raise UsageError(
            f"no feeds.toml: make one here or at {user_config()}, name one with --config, or let "
            "`briefing feeds add URL` make one; `briefing --demo` shows the program with samples"
        )
    problems: tuple[str, ...] = ()
    try:
        config = load(
            found.path, trusted=found.trusted, cache=args.cache, absent=absent or args.creates
        )
    except ConfigError as error:
        if not (room and found.path.is_file()):
            raise
        config = Config(found.path.absolute(), NOWHERE)
        problems = error.problems
    if room and absent:
        config = replace(config, cache=NOWHERE)
    for warning in config.warnings:
        say(warning)
    if config.cache.is_dir():
        raise CacheError(f"the cache {config.cache} is a directory, not a file")
    now = _as_of(args.as_of, config.zone)
    return Context(config, now, found.trusted, args.cache, problems, absent)


def at_terminal() -> bool:
    """Whether somebody sits in front of a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(message: str) -> None:
    """A line of talk, on stderr."""
    talk(f"briefing: {message}")


def _as_of(text: str | None, zone: tzinfo) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--as-of {text}: expected a time such as 2025-10-29T14:30 or 2025-10-29T05:30Z"
        ) from None
    if moment.year not in _YEARS:
        raise UsageError(f"--as-of {text}: expected a time between 1970 and 2100")
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
