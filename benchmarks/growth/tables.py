"""The set ``growth``: what it runs, and its table."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.command import Cost, run
from benchmarks.document_server import DocumentServer
from benchmarks.growth.copied_indexes import copy_indexes
from benchmarks.multiply import multiply, reserved_rows, story_rows
from benchmarks.news import END, SPAN, News
from benchmarks.refresh.programs import Briefing
from benchmarks.report import MEGABYTE, Plot, SetReport, Table
from benchmarks.syndication import document
from briefing.config.load import load
from briefing.domain.feed import FeedState
from briefing.refresh.story_grouping import update_for_config
from briefing.store import feeds
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from benchmarks.options import Options

_SEVERAL_ROUNDS_TO = 100_000
"""Entries up to which a refresh is repeated; each time, the cache is copied."""


class GrowingNews:
    """Feeds that first list two thirds of their entries, and later as many new ones as they can."""

    def __init__(self, entries: int, added: int) -> None:
        self.news = News(added // entries, entries)
        self.listed = entries * 2 // 3
        self.program = Briefing(self.news.summits)

    @property
    def first(self) -> int:
        """How many entries are listed first."""
        return self.news.feeds * self.listed

    def publish(self, server: DocumentServer, *, new: bool) -> None:
        """Publish the new entries, or those before."""
        for feed in range(self.news.feeds):
            reports = self.news.listed(feed, self.news.entries if new else 0)
            body, content_type = document(feed, reports if new else reports[: self.listed])
            server.set_document(feed, body, content_type)

    def fill(self, server: DocumentServer, folder: Path, count: int) -> None:
        """Refresh the first entries into a cache, and copy them until there are ``count``."""
        urls = [server.url(feed) for feed in range(self.news.feeds)]
        self.program.prepare(folder, urls)
        copies = count // self.first - 1
        span = SPAN * self.listed / self.news.entries
        config = load(folder / "feeds.toml")
        db = open_writable(config.cache)
        update_for_config(db, config, {})
        with transaction(db):
            feeds.save(db, FeedState(urls[0]))
        self.publish(server, new=False)
        with reserved_rows(db, copies * self.first):
            run(self.program.refresh(folder, END), folder)
        stories = story_rows(db)
        multiply(db, copies * self.first, span, self.first)
        copy_indexes(db, copies, span, self.first, stories)
        db.close()

    def add(self, server: DocumentServer, folder: Path) -> tuple[Cost, int]:
        """Refresh the new entries; what it cost, and how many there were."""
        self.publish(server, new=True)
        before = self.program.count_entries(folder)
        cost = run(self.program.refresh(folder, END + SPAN), folder)
        return cost, self.program.count_entries(folder) - before


def measure(options: Options) -> SetReport:
    """Add the same new entries to caches of each size."""
    news = GrowingNews(options.entries, options.added)
    costs: dict[int, list[Cost]] = {}
    added = 0
    for count in options.counts:
        rounds = options.rounds if count <= _SEVERAL_ROUNDS_TO else 1
        with TemporaryDirectory() as name, DocumentServer() as server:
            filled = Path(name, "filled")
            filled.mkdir()
            news.fill(server, filled, count)
            cached = news.program.count_entries(filled)
            for turn in range(rounds):
                folder = Path(name, str(turn))
                (shutil.move if turn == rounds - 1 else shutil.copytree)(filled, folder)
                cost, added = news.add(server, folder)
                costs.setdefault(cached, []).append(cost)
                shutil.rmtree(folder)
    per_entry = {
        cached: 1000 * median(cost.cpu for cost in runs) / added for cached, runs in costs.items()
    }
    figures = {
        "added": added,
        "costs": {cached: [cost.as_dict() for cost in runs] for cached, runs in costs.items()},
        "cpu_ms_per_entry": per_entry,
    }
    plot = Plot(
        per_entry,
        "Cost of a new entry against the size of the cache",
        sizes="entries in the cache",
        unit="CPU milliseconds for each new entry",
    )
    return SetReport([_table(costs, per_entry, added)], figures, plot)


def _table(costs: dict[int, list[Cost]], per_entry: dict[int, float], added: int) -> Table:
    first = per_entry[min(per_entry)]
    rows = [
        (
            f"{cached:,}",
            f"{median(cost.cpu for cost in runs):.1f}",
            f"{median(cost.wall for cost in runs):.1f}",
            f"{median(cost.peak for cost in runs) / MEGABYTE:.0f}",
            f"{per_entry[cached]:.2f}",
            f"{per_entry[cached] / first:.2f}",
        )
        for cached, runs in costs.items()
    ]
    head = ("entries in the cache", "CPU s", "wall s", "peak MB", "CPU ms a new entry")
    return Table(f"A refresh with {added:,} new entries", (*head, "first row = 1"), rows)
