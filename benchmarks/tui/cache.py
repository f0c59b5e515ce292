"""Fills a cache of any size with invented news: some stored by a refresh, the rest copied."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.multiply import COMMON_WORD, MODEL, multiply, reserved_rows
from briefing.config.model import Config
from briefing.domain.change import FeedChange
from briefing.domain.entry import Entry, effective_time
from briefing.domain.feed import Feed, FeedState
from briefing.domain.summit import Summit, wholly_about
from briefing.group.comparison_form import ComparisonForm
from briefing.group.stories import fingerprints
from briefing.group.summits import Matcher
from briefing.parse.passages import passages
from briefing.refresh.story_grouping import group, update_for_config
from briefing.store import assignments, entries, feeds, refreshes
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.store.sqlite import Connection

NOW = datetime(2025, 10, 29, 5, 30, tzinfo=UTC)
_FEEDS = 40
_AT_ONCE = 500
_INTERVAL = timedelta(minutes=2, seconds=24)
"""Between two entries: a hundred thousand then cover about half a year."""
_SYLLABLES = "ka lo mi ren du sa tor vel ni gra po ze bel un far ti os ma chi dor".split()
_OLDER = 20
"""Of the older entries, one in this many is about a summit, if any are."""


def config(folder: Path, name: str) -> Config:
    """A configuration of two summits and forty feeds, with its cache in ``folder``."""
    summits = (
        Summit("isle", "Isle summit", (("Ada Merrow",), ("Ilan Voss",)), ("Port Isle",),
               date(2025, 10, 29), date(2025, 10, 30)),
        Summit("pass", "Pass talks", (("Bea Quill",), ("Oda Tarn",)), ("High Pass",),
               date(2025, 10, 31), None),
    )  # fmt: skip
    listed = tuple(Feed(f"https://{n}.example/feed", f"Outlet {n}") for n in range(_FEEDS))
    return Config(folder / "feeds.toml", folder / f"{name}.db", listed, summits)


def fill(settings: Config, count: int, *, newest: int, older: bool) -> None:
    """Store ``count`` entries, one every few minutes up to ``NOW``.

    Every fourth of the ``newest`` is about one summit, every fourth about the other; of the older
    ones a few are (``older``) or none. The newest and some more are stored, assigned and grouped as
    a refresh does it; all older ones are copies of the oldest of these in other words.
    """
    original = min(count, newest + MODEL + (count - newest) % MODEL)
    db = open_writable(settings.cache)
    try:
        update_for_config(db, settings, feeds.states(db))
        with transaction(db):
            for feed in settings.feeds:
                feeds.save(db, FeedState(feed.url, checked=NOW, http=200))
        with reserved_rows(db, count - original):
            numbers = range(original - 1, -1, -1)
            for start in range(0, original, _AT_ONCE):
                batch = [
                    _entry(settings, n, _about(n, newest, older))
                    for n in numbers[start : start + _AT_ONCE]
                ]
                _store(db, settings, batch)
            group(db, settings)
        multiply(db, count - original, _INTERVAL * MODEL)
        with transaction(db):
            refreshes.log(db, NOW, new=count, failed=0)
    finally:
        db.close()


def _store(db: Connection, settings: Config, batch: Sequence[Entry]) -> None:
    names = [(feed.url, feed.name or feed.url) for feed in settings.feeds]
    whole = wholly_about(settings.summits, names)
    entry_fingerprints = {entry.id: fingerprints(_comparison_form(entry)) for entry in batch}
    seen = max(effective_time(entry.published, NOW) for entry in batch)
    with transaction(db):
        entries.apply(db, FeedChange(tuple(batch), (), ()), entry_fingerprints, seen)
        assignments.assign(db, Matcher(settings.summits), whole, [entry.id for entry in batch])


def _about(number: int, newest: int, older: bool) -> str:
    """The lead of an entry, which decides to which summit it belongs."""
    every = 4 if number < newest else 2 * _OLDER if older else 0
    if every and number % every == 0:
        return "Ada Merrow and Ilan Voss speak of {} in Port Isle."
    if every and number % every == every // 2:
        return "Bea Quill and Oda Tarn speak of {} in High Pass."
    return ""


def _entry(settings: Config, number: int, lead: str) -> Entry:
    """Entry ``number``, the same at every call; only the common word is in other entries too."""
    chance = random.Random(number)
    feed = settings.feeds[number % _FEEDS]
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(60)]
    text = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, 60, 12)]
    body = (f"{lead.format(words[0])} {text[0]} {text[1]}".strip(), " ".join(text[2:]))
    title = f"{words[1].capitalize()} {words[2]} and{COMMON_WORD}on {words[3]}"
    url = f"{feed.url}/{number}"
    sentences = passages(title, body, None)
    return Entry(
        feed.url, str(number), url, title, None, NOW - _INTERVAL * number, None, body, sentences
    )


def _comparison_form(entry: Entry) -> ComparisonForm:
    return ComparisonForm(
        entry=entry.id,
        feed=entry.feed,
        url=entry.url,
        title=entry.title,
        paragraphs=entry.paragraphs,
        at=effective_time(entry.published, NOW),
        first_seen=NOW,
    )
