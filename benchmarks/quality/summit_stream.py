"""Runs the program over a stream of entries with several summits configured, at two moments."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.quality.feed_server import FeedServer
from benchmarks.quality.reading import configure
from benchmarks.quality.summit_labels import AssignedPassage
from briefing import refresh
from briefing.desk import Desk
from briefing.domain.entry import HEADLINE
from briefing.refresh.story_grouping import StoryGrouping
from briefing.store import assignments
from briefing.store.connection import open_read_only, open_writable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from benchmarks.quality.feed_server import LabelledEntry
    from briefing.config.model import Config
    from briefing.domain.story import Story

ZONE = "America/New_York"
PORT = 18_718
"""An entry's id depends on its feed's address and decides between equals, so the port is fixed."""
_LISTED = 80
"""Entries that a feed lists at once, the newest."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When briefings are read: after the last of some refreshes."""

    name: str
    refreshes: tuple[datetime, ...]


def _moment(name: str, *times: str) -> Moment:
    return Moment(name, tuple(datetime.fromisoformat(f"2018-{at}-04:00") for at in times))


MOMENTS = (
    _moment(
        "A", "06-02T12:00", "07-15T07:30", "07-15T10:00", "07-15T14:00", "07-15T18:00",
        "07-15T23:00",
    ),
    _moment(
        "B", "07-16T02:00", "07-16T05:30", "07-16T07:00", "07-16T08:30", "07-16T10:00",
        "07-16T11:00",
    ),
)  # fmt: skip
"""The evening before the summit in Helsinki, and the evening of its day there."""


@dataclass(frozen=True, slots=True)
class SummitReading:
    """What a reader gets.

    ``summits`` are their ids, as configured. ``points`` are the texts of a briefing in reading
    order, by moment and summit; ``assigned`` are all passages at the last moment, ``assigned_rest``
    the same without one summit. The rest are CPU seconds, of stories and events and of assigning,
    for one entry.
    """

    summits: tuple[str, ...]
    points: Mapping[tuple[str, str], tuple[str, ...]]
    assigned: tuple[AssignedPassage, ...]
    assigned_rest: tuple[AssignedPassage, ...]
    grouping: float
    assigning: float


def read_summits(
    entries: Sequence[LabelledEntry],
    summits: str,
    without: str,
    moments: Sequence[Moment] = MOMENTS,
    port: int = PORT,
) -> SummitReading:
    """Serve one feed for each outlet, refresh at each time, and read at each moment.

    ``summits`` are the ``[[summits]]`` blocks; at the end the one with the id ``without`` is taken
    out. Raises `OSError` if the port is in use.
    """
    outlets = sorted({entry.source for entry in entries})
    by_outlet: defaultdict[str, list[LabelledEntry]] = defaultdict(list)
    for entry in entries:
        by_outlet[entry.source].append(entry)
    points: dict[tuple[str, str], tuple[str, ...]] = {}
    with TemporaryDirectory() as folder, FeedServer(port) as server, _timed_grouping() as grouping:
        urls = {name: server.url(number) for number, name in enumerate(outlets)}
        config = configure(Path(folder), urls.values(), names=outlets, more=summits, timezone=ZONE)
        for moment in moments:
            for now in moment.refreshes:
                for number, name in enumerate(outlets):
                    server.publish(number, _listed(by_outlet[name], now))
                refresh.run(config, now=now)
            with Desk(config, moment.refreshes[-1]) as desk:
                for briefing in desk.briefings():
                    shown = tuple(point.text for point in briefing.shown)
                    points[moment.name, briefing.summit.id] = shown
                stories = desk.stories()
        assigned = tuple(_assigned(config, stories))
        assigning = _assigning_seconds(config)
        rest = tuple(summit for summit in config.summits if summit.id != without)
        # A desk assigns everything again when the summits have changed.
        Desk(replace(config, summits=rest), moments[-1].refreshes[-1]).close()
        assigned_rest = tuple(_assigned(config, stories))
    count = sum(len(story.entries) for story in stories)
    return SummitReading(
        tuple(summit.id for summit in config.summits),
        points,
        assigned,
        assigned_rest,
        sum(grouping) / count,
        assigning / count,
    )


def _listed(entries: Sequence[LabelledEntry], now: datetime) -> list[LabelledEntry]:
    """What a feed lists at ``now``, newest first."""
    published = [entry for entry in entries if entry.published and entry.published <= now]
    published.sort(key=lambda entry: entry.published or now)
    return published[-_LISTED:][::-1]


def _assigned(config: Config, stories: Sequence[Story]) -> Iterator[AssignedPassage]:
    db = open_read_only(config.cache)
    assert db is not None
    try:
        for entry in (entry for story in stories for entry in story.entries):
            summits: defaultdict[int, set[str]] = defaultdict(set)
            for assignment in assignments.of_entries(db, [entry.id]):
                summits[assignment.paragraph].add(assignment.summit)
            for place, text in enumerate((entry.title, *entry.paragraphs), HEADLINE):
                yield AssignedPassage(entry.guid, text, frozenset(summits[place]))
    finally:
        db.close()


def _assigning_seconds(config: Config) -> float:
    """CPU seconds for assigning every entry of the cache again."""
    db = open_writable(config.cache)
    try:
        started = time.process_time()
        assignments.assign_all(db, config.summits, {})
        return time.process_time() - started
    finally:
        db.close()


@contextmanager
def _timed_grouping() -> Iterator[list[float]]:
    """The CPU seconds that each refresh needs for stories and events."""
    finish, seconds = StoryGrouping.finish, list[float]()

    def timed(grouping: StoryGrouping, on_progress: Callable[[], None]) -> None:
        started = time.process_time()
        try:
            finish(grouping, on_progress)
        finally:
            seconds.append(time.process_time() - started)

    with patch.object(StoryGrouping, "finish", timed):
        yield seconds
