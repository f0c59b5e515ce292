"""The programs that refresh feeds: this one, and others to compare it with."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from benchmarks.command import BRIEFING, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from benchmarks.news import InventedSummit

_THREADS = 20
"""At once, for the peers, as many as the rest of the machine can serve."""

_OPEN_READER = "from reader import make_reader\nreader = make_reader('reader.db')"


class Program(Protocol):
    """A program, whose configuration and cache for a run are in a folder of their own."""

    name: str
    settles: bool
    """Whether it needs a second refresh before it asks for what has changed only."""

    def is_installed(self) -> bool:
        """Whether it can be run here."""

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        """Write its configuration."""

    def refresh(self, folder: Path, at: datetime) -> list[str]:
        """The command that refreshes all feeds as if it were ``at``, if it can be told so."""

    def count_entries(self, folder: Path) -> int:
        """How many entries its cache holds."""

    def cache_size(self, folder: Path) -> int:
        """Bytes of its cache."""


class Briefing:
    """This program, with summits that a part of the entries are about."""

    name = "briefing"
    settles = False

    def __init__(self, summits: Iterable[InventedSummit] = (), interval: str = "0s") -> None:
        self._blocks = "\n".join(summit.block for summit in summits)
        self._interval = interval

    def is_installed(self) -> bool:
        """It always is."""
        return True

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        """Write feeds.toml."""
        feeds = "\n".join(f'[[feeds]]\nurl = "{url}"\n' for url in urls)
        (folder / "feeds.toml").write_text(
            f'[briefing]\ncache = "cache.db"\ninterval = "{self._interval}"\nkeep = "36500d"\n'
            f'timezone = "UTC"\n\n{feeds}\n{self._blocks}',
            encoding="utf-8",
        )

    def refresh(self, folder: Path, at: datetime) -> list[str]:
        """``briefing refresh``."""
        return self.command(folder, at, "refresh", "--quiet")

    def command(self, folder: Path, at: datetime, *arguments: str) -> list[str]:
        """A command of the program on this configuration, as if it were ``at``."""
        return [*BRIEFING, *self.arguments(folder, at, *arguments)]

    def arguments(self, folder: Path, at: datetime, *arguments: str) -> list[str]:
        """The same without the program itself."""
        config = str(folder / "feeds.toml")
        return [*arguments, "--config", config, "--as-of", at.isoformat()]

    def count_entries(self, folder: Path) -> int:
        """The rows of the table of entries."""
        return _count(folder / "cache.db", "entries")

    def cache_size(self, folder: Path) -> int:
        """The file of the cache and what SQLite keeps beside it."""
        return _size(folder, "cache.db*")


class Newsboat:
    """Newsboat; 2.21 keeps the ETag of a feed only from its second refresh on."""

    name = "newsboat"
    settles = True

    def is_installed(self) -> bool:
        """Whether there is such a command."""
        return shutil.which("newsboat") is not None

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        """Write its list of feeds, and settings under which it keeps all entries."""
        (folder / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        (folder / "config").write_text(
            f"reload-threads {_THREADS}\nmax-items 0\nauto-reload no\nrefresh-on-startup no\n"
        )

    def refresh(self, folder: Path, at: datetime) -> list[str]:  # noqa: ARG002
        """A reload without the terminal interface."""
        paths = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        options = [word for name, path in paths.items() for word in (name, str(folder / path))]
        return ["newsboat", *options, "-x", "reload"]

    def count_entries(self, folder: Path) -> int:
        """The rows of its table of items."""
        return _count(folder / "cache.db", "rss_item")

    def cache_size(self, folder: Path) -> int:
        """The file of its cache."""
        return _size(folder, "cache.db*")


class Reader:
    """The library `reader` of lemon24, run by the same Python."""

    name = "reader"
    settles = False

    def is_installed(self) -> bool:
        """Whether it can be imported."""
        return importlib.util.find_spec("reader") is not None

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        """Add the feeds to a new cache."""
        (folder / "urls").write_text("\n".join(urls), encoding="utf-8")
        added = "for url in open('urls').read().split(): reader.add_feed(url)"
        run([sys.executable, "-c", f"{_OPEN_READER}\n{added}"], folder)

    def refresh(self, folder: Path, at: datetime) -> list[str]:  # noqa: ARG002
        """A script, since its command line is an extra."""
        script = f"{_OPEN_READER}\nreader.update_feeds(scheduled=False, workers={_THREADS})"
        return [sys.executable, "-c", script]

    def count_entries(self, folder: Path) -> int:
        """The rows of its table of entries."""
        return _count(folder / "reader.db", "entries")

    def cache_size(self, folder: Path) -> int:
        """The file of its cache and what SQLite keeps beside it."""
        return _size(folder, "reader.db*")


PEERS: dict[str, Program] = {program.name: program for program in (Newsboat(), Reader())}


def _count(cache: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as db:
        return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def _size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern))
