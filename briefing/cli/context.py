"""What every command needs: the configuration and the current time."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.streams import write_stderr
from briefing.config.load import load
from briefing.config.model import NOWHERE, Config
from briefing.config.paths import ConfigLocation, find, user_config
from briefing.errors import CacheError, ConfigError, UsageError

if TYPE_CHECKING:
    import argparse
    from contextlib import ExitStack
    from datetime import tzinfo

    from briefing.desk import Desk


NO_FEEDS = "feeds.toml has no feeds; `briefing feeds add URL` adds one"
_YEARS = range(1970, 2101)
_WIDEST = 100
"""Cells of the longest line that is comfortable to read."""


@dataclass(frozen=True, slots=True)
class Context:
    """A loaded configuration; ``fixed_now`` is set by ``--as-of`` and ``--demo``.

    ``cache`` overrides that of feeds.toml. For the TUI the configuration may be empty: ``problems``
    say why feeds.toml cannot be used, ``missing`` that there is none.
    """

    config: Config
    fixed_now: datetime | None
    trusted: bool = True
    cache: Path | None = None
    problems: tuple[str, ...] = ()
    missing: bool = False

    def reload(self) -> Config:
        """Read feeds.toml again. Raises `ConfigError`."""
        return load(self.config.path, trusted=self.trusted, cache=self.cache)

    def now(self) -> datetime:
        """The current time, aware UTC."""
        return self.fixed_now or datetime.now(UTC)

    def desk(self) -> Desk:
        """Open a desk on the cache; prints a notice if there is no cache yet."""
        from briefing.desk import Desk  # takes 0.1 s, which a refresh saves

        desk = Desk(self.config, self.now())
        if desk.empty and self.config.feeds:
            print_notice("no entries yet; `briefing refresh` fetches the feeds")
        elif desk.empty:
            print_notice(f"no entries yet; {NO_FEEDS}")
        return desk


def load_context(args: argparse.Namespace, stack: ExitStack) -> Context:
    """Find and load feeds.toml according to ``args``; ``stack`` closes the demo at the end.

    Raises `ConfigError`, `UsageError` if there is no feeds.toml, and `CacheError` if the cache is a
    directory.
    """
    if args.demo:
        from briefing.demo import opened

        if at_terminal():
            print_notice("fetching the sample feeds into a temporary cache")
        demo = stack.enter_context(opened())
        config = load(demo.config_path, cache=demo.cache)
        return Context(config, _as_of(args.as_of, config.zone) or demo.now, cache=demo.cache)
    location = find(args.config, os.environ, _working_directory())
    opens_tui = args.command is None and at_terminal()
    missing = location is None
    if location is None and (args.creates or opens_tui):
        location = ConfigLocation(user_config(), trusted=True)
    if location is None:
        raise UsageError(
            f"no feeds.toml found: create one here or at {user_config()}, name one with --config, "
            "or let `briefing feeds add URL` create one; `briefing --demo` tries the program out "
            "with sample feeds"
        )
    problems: tuple[str, ...] = ()
    try:
        config = load(
            location.path,
            trusted=location.trusted,
            cache=args.cache,
            absent=missing or args.creates,
            check_words=not (args.only_reads or args.quiet or opens_tui),
        )
    except ConfigError as error:
        if not (opens_tui and location.path.is_file()):
            raise
        config = Config(location.path.absolute(), NOWHERE)
        problems = error.problems
    if opens_tui and missing:
        config = replace(config, cache=NOWHERE)
    for warning in () if args.quiet else config.warnings:  # cron would mail them at each run
        print_notice(warning)
    if config.cache.is_dir():
        raise CacheError(f"the cache {config.cache} is a directory, not a file")
    now = _as_of(args.as_of, config.zone)
    return Context(config, now, location.trusted, args.cache, problems, missing)


def _working_directory() -> Path | None:
    """None if it was deleted: a command whose paths are absolute does not need it."""
    try:
        return Path.cwd()
    except OSError:
        return None


def at_terminal() -> bool:
    """Whether a person can see the output and type."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def output_width() -> int:
    """How many cells wide text is printed: the terminal's width, within reason."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def print_notice(message: str) -> None:
    """Print a message for the reader, on stderr."""
    write_stderr(f"briefing: {message}")


def store_composed(desk: Desk, context: Context) -> None:
    """Store what was composed, for the next reader; at another time than now it would be of none,
    and take the place of a briefing that is."""
    if context.fixed_now is None:
        sys.stdout.flush()  # this reader does not wait for it
        desk.save_briefings_if_free()


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
