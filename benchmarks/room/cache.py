"""A cache of any size, filled through the store as a refresh fills it, from made-up news."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.config.model import Config
from briefing.domain.change import FeedChange
from briefing.domain.entry import Entry
from briefing.domain.feed import Feed, FeedState
from briefing.domain.summit import Summit, wholly_about
from briefing.group.sketch import Sketch
from briefing.group.stories import fingerprints
from briefing.group.summits import Matcher
from briefing.parse.passages import passages
from briefing.refresh.grouping import follow_config, group
from briefing.store import assignments, entries, feeds, refreshes
from briefing.store.connection import open_writer, transaction

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2025, 10, 29, 5, 30, tzinfo=UTC)
_FEEDS = 40
_AT_ONCE = 500
_SYLLABLES = "ka lo mi ren du sa tor vel ni gra po ze bel un far ti os ma chi dor".split()
_FOLLOWED = 20
"""One entry in so many is about a summit; of the newest hundred every other."""
_NEWEST = 100


def config(folder: Path, name: str) -> Config:
    """Two summits and forty feeds over a cache in ``folder``."""
    summits = (
        Summit("isle", "Isle summit", (("Ada Merrow",), ("Ilan Voss",)), ("Port Isle",),
               date(2025, 10, 29), date(2025, 10, 30)),
        Summit("pass", "Pass talks", (("Ada Merrow",), ("Oda Tarn",)), ("High Pass",),
               date(2025, 10, 31), None),
    )  # fmt: skip
    listed = tuple(Feed(f"https://{n}.example/feed", f"Outlet {n}") for n in range(_FEEDS))
    return Config(folder / "feeds.toml", folder / f"{name}.db", listed, summits)


def fill(settings: Config, count: int) -> None:
    """``count`` entries over half a year, the newest at ``NOW``, stored, assigned and grouped."""
    db = open_writer(settings.cache)
    try:
        follow_config(db, settings, feeds.states(db))
        matcher = Matcher(settings.summits)
        names = [(feed.url, feed.name or feed.url) for feed in settings.feeds]
        whole = wholly_about(settings.summits, names)
        with transaction(db):
            for feed in settings.feeds:
                feeds.save(db, FeedState(feed.url, checked=NOW, http=200))
        for start in range(0, count, _AT_ONCE):
            told = [_entry(settings, n, count) for n in range(start, min(start + _AT_ONCE, count))]
            marks = {one.id: fingerprints(_sketch(one)) for one in told}
            with transaction(db):
                entries.apply(db, FeedChange(tuple(told), (), ()), marks, NOW)
                assignments.assign(db, matcher, whole, [one.id for one in told])
        group(db, settings)
        with transaction(db):
            refreshes.log(db, NOW, new=count, failed=0)
    finally:
        db.close()


def _entry(settings: Config, number: int, count: int) -> Entry:
    """The same at every call; each of its words is its own but for the frame."""
    chance = random.Random(number)
    feed = settings.feeds[number % _FEEDS]
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(60)]
    of_isle = number % (2 if number < _NEWEST else _FOLLOWED) == 0
    lead = f"Ada Merrow and Ilan Voss speak of {words[0]} in Port Isle." if of_isle else ""
    text = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, 60, 12)]
    body = (f"{lead} {text[0]} {text[1]}".strip(), " ".join(text[2:]))
    title = f"{words[1].capitalize()} {words[2]} and tariffs on {words[3]}"
    at = NOW - timedelta(days=170) * (number / count)
    url = f"{feed.url}/{number}"
    told = passages(title, body, None)
    return Entry(feed.url, str(number), url, title, None, at, None, body, told)


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
