"""What a reader gets of labelled entries: grouped by the program's refresh, read by its desk."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.quality.feed_server import FeedServer
from briefing import refresh
from briefing.config.load import load
from briefing.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.quality.feed_server import LabelledEntry
    from briefing.config.model import Config

_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
_MOST_PER_FEED = 1_000


@dataclass(frozen=True, slots=True)
class Grouped:
    """Story and event (the story if it has none) of each entry id; CPU seconds of refreshing."""

    stories: dict[str, str]
    events: dict[str, str]
    seconds: float


def grouped(entries: Sequence[LabelledEntry]) -> Grouped:
    """Refresh once for each day on which something was published, and read all stories."""
    days: defaultdict[str, defaultdict[int, list[LabelledEntry]]] = defaultdict(
        lambda: defaultdict(list)
    )
    sources = {
        name: place for place, name in enumerate(sorted({entry.source for entry in entries}))
    }
    for entry in sorted(entries, key=lambda entry: (entry.published or _UNDATED, entry.id)):
        days[f"{entry.published or _UNDATED:%Y-%m-%d}"][sources[entry.source]].append(entry)
    with TemporaryDirectory() as folder, FeedServer() as server:
        config = configure(Path(folder), map(server.url, range(len(sources))))
        started = time.process_time()
        for day, by_source in sorted(days.items()):
            evening = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=23)
            for start in range(0, max(map(len, by_source.values())), _MOST_PER_FEED):
                for number, published in by_source.items():
                    server.publish(number, published[start : start + _MOST_PER_FEED])
                refresh.run(config, now=evening, only=[server.url(n) for n in by_source])
        seconds = time.process_time() - started
        with Desk(config, evening) as desk:
            stories = desk.stories()
    return Grouped(
        {entry.guid: story.id for story in stories for entry in story.entries},
        {entry.guid: story.event or story.id for story in stories for entry in story.entries},
        seconds,
    )


def briefed(documents: Sequence[LabelledEntry], words: int) -> str:
    """The briefing on a summit that all of these entries, each from its own outlet, are about."""
    with TemporaryDirectory() as folder, FeedServer() as server:
        for number, entry in enumerate(documents):
            server.publish(number, [entry])
        urls = [server.url(number) for number in range(len(documents))]
        feeds = ", ".join(f'"{url}"' for url in urls)
        summit = f'[[summits]]\nid = "it"\nname = "It"\nfeeds = [{feeds}]\n'
        config = configure(Path(folder), urls, more=summit)
        refresh.run(config, now=_UNDATED)
        with Desk(config, _UNDATED) as desk:
            (briefing,) = desk.briefings(["it"], max_words=words)
    points = [briefing.lead, briefing.why, *briefing.points]
    return "\n".join(point.text for point in points if point is not None)


def configure(
    folder: Path,
    urls: Iterable[str],
    *,
    names: Iterable[str] = (),
    more: str = "",
    timezone: str = "UTC",
) -> Config:
    """A configuration with a cache of its own, feeds that are always due, and the blocks in
    ``more``; ``names`` are those of the first feeds."""
    blocks = "".join(
        f'[[feeds]]\nurl = "{url}"\n' + (f"name = {json.dumps(name)}\n" if name else "")
        for url, name in zip_longest(urls, names, fillvalue="")
    )
    path = folder / "feeds.toml"
    path.write_text(
        f'[briefing]\ncache = "cache.db"\ninterval = "0s"\nkeep = "36500d"\n'
        f'timezone = "{timezone}"\n{blocks}{more}',
        encoding="utf-8",
    )
    return load(path)
