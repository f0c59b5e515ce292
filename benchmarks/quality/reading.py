"""What a reader gets of labelled rows: grouped by the program's own refresh, told by its desk."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.quality.press import Press
from briefing import refresh
from briefing.config.load import load
from briefing.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.quality.press import Row

_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
_MOST_A_FEED = 1_000


@dataclass(frozen=True, slots=True)
class Grouped:
    """Story and event (the story where it has none) of every row id; CPU seconds of refreshing."""

    stories: dict[str, str]
    events: dict[str, str]
    seconds: float


def grouped(rows: Sequence[Row]) -> Grouped:
    """Refresh once for every day on which something was published, and read all stories."""
    days: defaultdict[str, defaultdict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    sources = {name: place for place, name in enumerate(sorted({row.source for row in rows}))}
    for row in sorted(rows, key=lambda row: (row.published or _UNDATED, row.id)):
        days[f"{row.published or _UNDATED:%Y-%m-%d}"][sources[row.source]].append(row)
    with TemporaryDirectory() as folder, Press() as press:
        config = _config(Path(folder), press, len(sources))
        started = time.process_time()
        for day, by_source in sorted(days.items()):
            evening = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=23)
            for start in range(0, max(map(len, by_source.values())), _MOST_A_FEED):
                for number, told in by_source.items():
                    press.publish(number, told[start : start + _MOST_A_FEED])
                refresh.run(config, now=evening, only=[press.url(n) for n in by_source])
        seconds = time.process_time() - started
        with Desk(config, evening) as desk:
            found = desk.stories()
    return Grouped(
        {entry.guid: story.id for story in found for entry in story.entries},
        {entry.guid: story.event or story.id for story in found for entry in story.entries},
        seconds,
    )


def briefed(documents: Sequence[Row], words: int) -> str:
    """The briefing of a summit that each of these rows, from an outlet of its own, is about."""
    with TemporaryDirectory() as folder, Press() as press:
        for number, row in enumerate(documents):
            press.publish(number, [row])
        feeds = ", ".join(f'"{press.url(number)}"' for number in range(len(documents)))
        summit = f'[[summits]]\nid = "it"\nname = "It"\nfeeds = [{feeds}]\n'
        config = _config(Path(folder), press, len(documents), summit)
        refresh.run(config, now=_UNDATED)
        with Desk(config, _UNDATED) as desk:
            (briefing,) = desk.briefings(["it"], max_words=words)
    told = [briefing.lead, briefing.why, *briefing.points]
    return "\n".join(point.text for point in told if point is not None)


def _config(folder: Path, press: Press, feeds: int, more: str = ""):  # type: ignore[no-untyped-def]
    blocks = "".join(f'[[feeds]]\nurl = "{press.url(number)}"\n' for number in range(feeds))
    path = folder / "feeds.toml"
    path.write_text(
        '[briefing]\ncache = "cache.db"\ninterval = "0s"\nkeep = "36500d"\ntimezone = "UTC"\n'
        f"{blocks}{more}",
        encoding="utf-8",
    )
    return load(path)
