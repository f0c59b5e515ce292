"""The demo: sample feeds on a local server, fetched, parsed and stored like any other feed.

The outlets are invented and the times of day arranged; the people and what they said are on the
public record of late October 2025.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from briefing import desk, refresh
from briefing.config.load import load
from briefing.demo.clock import AFTERNOON, MORNING, NOW, READ
from briefing.demo.server import FEEDS, Server
from briefing.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_NOWHERE = "http://127.0.0.1:0"
"""The placeholder for the server's address in the sample feeds.toml."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo: a feeds.toml, its filled cache, the fixed time, the server's address."""

    config_path: Path
    cache: Path
    now: datetime
    url: str


@contextmanager
def opened() -> Iterator[Demo]:
    """Serve the sample feeds and fill a temporary cache from them; delete both at the end.

    The server keeps running meanwhile, so that a refresh in the demo can fetch the feeds.
    Raises `CacheError` if no temporary folder can be written or no port is free.
    """
    with ExitStack() as stack:
        try:
            demo, server = _set_up(stack)
        except OSError as error:
            raise CacheError(f"cannot set up the demo: {error}") from error
        fill(demo, server)
        yield demo


def fill(demo: Demo, server: Server) -> None:
    """Replay the day up to the time of the demo: a refresh, a reading, a second refresh."""
    config = load(demo.config_path, cache=demo.cache)
    server.edition = "morning"
    refresh.run(config, now=MORNING, force=True)
    with desk.Desk(config, READ) as reader:
        for summit in config.summits:
            reader.mark_summit(summit.id, READ)
    server.edition = "afternoon"
    refresh.run(config, now=AFTERNOON, force=True)


def _set_up(stack: ExitStack) -> tuple[Demo, Server]:
    folder = stack.enter_context(
        TemporaryDirectory(prefix="briefing-demo-", ignore_cleanup_errors=True)
    )
    server = stack.enter_context(Server())
    config_path = Path(folder, "feeds.toml")
    template = (FEEDS / "feeds.toml").read_text(encoding="utf-8")
    config_path.write_text(template.replace(_NOWHERE, server.url), encoding="utf-8")
    return Demo(config_path, Path(folder, "cache", "briefing.db"), NOW, server.url), server
