"""A cache of any size from made-up news: some of it as a refresh stores it, the rest multiplied."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.room.multiply import FRAME, MODEL, multiply, room_before
from briefing.config.model import Config
from briefing.domain.change import FeedChange
from briefing.domain.entry import Entry
from briefing.domain.feed import Feed, FeedState
from briefing.domain.summit import Summit, wholly_about
from briefing.group.comparison_form import Sketch
from briefing.group.stories import fingerprints
from briefing.group.summits import Matcher
from briefing.parse.passages import passages
from briefing.refresh.story_grouping import follow_config, group
from briefing.store import assignments, entries, feeds, refreshes
from briefing.store.connection import open_writer, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.store.connection import Connection

NOW = datetime(2025, 10, 29, 5, 30, tzinfo=UTC)
_FEEDS = 40
_AT_ONCE = 500
_APART = timedelta(minutes=2, seconds=24)
"""A hundred thousand entries are the news of about half a year."""
_SYLLABLES = "ka lo mi ren du sa tor vel ni gra po ze bel un far ti os ma chi dor".split()
_OLDER = 20
"""Of what is older than the newest, one entry in so many is about a summit, where any is."""


def config(folder: Path, name: str) -> Config:
    """Two summits and forty feeds over a cache in ``folder``."""
    summits = (
        Summit("isle", "Isle summit", (("Ada Merrow",), ("Ilan Voss",)), ("Port Isle",),
               date(2025, 10, 29), date(2025, 10, 30)),
        Summit("pass", "Pass talks", (("Bea Quill",), ("Oda Tarn",)), ("High Pass",),
               date(2025, 10, 31), None),
    )  # fmt: skip
    listed = tuple(Feed(f"https://{n}.example/feed", f"Outlet {n}") for n in range(_FEEDS))
    return Config(folder / "feeds.toml", folder / f"{name}.db", listed, summits)


def fill(settings: Config, count: int, *, newest: int, older: bool) -> None:
    """``count`` entries, one every few minutes up to ``NOW``.

    Every fourth of the ``newest`` is about one summit, every fourth about the other; of what is
    older a few are (``older``) or none. The newest and some more are stored, assigned and grouped
    as a refresh does it; what is older than these is the oldest of them again in other words.
    """
    real = min(count, newest + MODEL + (count - newest) % MODEL)
    db = open_writer(settings.cache)
    try:
        follow_config(db, settings, feeds.states(db))
        with transaction(db):
            for feed in settings.feeds:
                feeds.save(db, FeedState(feed.url, checked=NOW, http=200))
        with room_before(db, count - real):
            numbers = range(real - 1, -1, -1)
            for start in range(0, real, _AT_ONCE):
                told = [
                    _entry(settings, n, _about(n, newest, older))
                    for n in numbers[start : start + _AT_ONCE]
                ]
                _store(db, settings, told)
            group(db, settings)
        multiply(db, count - real, _APART * MODEL)
        with transaction(db):
            refreshes.log(db, NOW, new=count, failed=0)
    finally:
        db.close()


def _store(db: Connection, settings: Config, told: Sequence[Entry]) -> None:
    names = [(feed.url, feed.name or feed.url) for feed in settings.feeds]
    whole = wholly_about(settings.summits, names)
    marks = {one.id: fingerprints(_sketch(one)) for one in told}
    seen = max(one.published or NOW for one in told)
    with transaction(db):
        entries.apply(db, FeedChange(tuple(told), (), ()), marks, seen)
        assignments.assign(db, Matcher(settings.summits), whole, [one.id for one in told])


def _about(number: int, newest: int, older: bool) -> str:
    """The lead of an entry, which decides on its summit."""
    every = 4 if number < newest else 2 * _OLDER if older else 0
    if every and number % every == 0:
        return "Ada Merrow and Ilan Voss speak of {} in Port Isle."
    if every and number % every == every // 2:
        return "Bea Quill and Oda Tarn speak of {} in High Pass."
    return ""


def _entry(settings: Config, number: int, lead: str) -> Entry:
    """The same at every call; each of its words is its own but for the frame."""
    chance = random.Random(number)
    feed = settings.feeds[number % _FEEDS]
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(60)]
    text = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, 60, 12)]
    body = (f"{lead.format(words[0])} {text[0]} {text[1]}".strip(), " ".join(text[2:]))
    title = f"{words[1].capitalize()} {words[2]} and{FRAME}on {words[3]}"
    url = f"{feed.url}/{number}"
    told = passages(title, body, None)
    return Entry(feed.url, str(number), url, title, None, NOW - _APART * number, None, body, told)


def _sketch(entry: Entry) -> Sketch:
    at = entry.published or NOW
    return Sketch(
        entry=entry.id,
        feed=entry.feed,
        url=entry.url,
        title=entry.title,
        paragraphs=entry.paragraphs,
        at=at,
        first_seen=NOW,
    )
