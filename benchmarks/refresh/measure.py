"""Measures whole refreshes of feeds on loopback."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.command import Cost, run
from benchmarks.document_server import DocumentServer
from benchmarks.news import END, News, Report, in_feeds, template_flood
from benchmarks.refresh.programs import PEERS, Briefing, Program
from benchmarks.syndication import FeedDocument, document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.options import Options

COLD, UNCHANGED, SOME_NEW = PHASES = ("cold", "all unchanged", "5 % new")
ARTICLE_WORDS = 1_500
_NEW_SHARE = 0.05
_ADDRESSES = 250
_SEVERAL_ROUNDS_TO = 200
"""Feeds up to which a refresh is measured several times."""
_PER_FEED = 30
_NOTICES_PER_FEED = 100


@dataclass(slots=True)
class Refreshes:
    """What the refreshes of one program cost, by phase, one of each in a round.

    ``added`` is how many entries each phase added; ``entries`` is how many the cache held at the
    end of a round, and ``size`` its bytes.
    """

    costs: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    added: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    size: int = 0

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        costs = {phase: [cost.as_dict() for cost in run] for phase, run in self.costs.items()}
        return {"costs": costs, "added": self.added, "entries": self.entries, "size": self.size}


def refresh_feeds(options: Options, feeds: int) -> dict[str, Refreshes]:
    """Refresh this many feeds with each program in turns, through all phases, by program."""
    news = News(feeds, options.entries)
    peers = [PEERS[name] for name in options.peers]
    programs: list[Program] = [
        Briefing(news.summits), *(program for program in peers if program.is_installed())
    ]  # fmt: skip
    first = [news.listed(feed) for feed in range(feeds)]
    changed = {
        feed: news.listed(feed, new)
        for feed in range(feeds)
        if (new := news.new_entries(feed, _NEW_SHARE))
    }
    stages = [_documents(enumerate(first)), {}, _documents(changed.items())]
    results = {program.name: Refreshes() for program in programs}
    with DocumentServer(addresses=_ADDRESSES) as server:
        for turn in range(options.rounds if feeds <= _SEVERAL_ROUNDS_TO else 1):
            for program in programs if turn % 2 == 0 else programs[::-1]:
                _refresh(program, server, dict(zip(PHASES, stages, strict=True)), results)
    return results


def refresh_articles(options: Options) -> Refreshes:
    """Refresh feeds of long articles once."""
    per_feed = min(_PER_FEED, options.articles)
    news = News(options.articles // per_feed, per_feed, ARTICLE_WORDS)
    return _refresh_once([news.listed(feed) for feed in range(news.feeds)], Briefing(news.summits))


def refresh_notices(options: Options) -> Refreshes:
    """Refresh feeds of notices that were made from one template once."""
    notices = in_feeds(template_flood(options.notices), _NOTICES_PER_FEED)
    return _refresh_once(notices, Briefing(News(1).summits))


def _refresh_once(listed: Sequence[Sequence[Report]], program: Program) -> Refreshes:
    results = {program.name: Refreshes()}
    with DocumentServer(addresses=_ADDRESSES) as server:
        _refresh(program, server, {COLD: _documents(enumerate(listed))}, results)
    return results[program.name]


def _refresh(
    program: Program,
    server: DocumentServer,
    stages: Mapping[str, Mapping[int, FeedDocument]],
    results: Mapping[str, Refreshes],
) -> None:
    """A round of a program: publish the documents of each phase, refresh, add to ``results``."""
    result = results[program.name]
    with TemporaryDirectory() as name:
        folder = Path(name)
        program.prepare(folder, [server.url(feed) for feed in stages[COLD]])
        result.entries = 0
        for hours, (phase, documents) in enumerate(stages.items()):
            for feed, (body, content_type) in documents.items():
                server.set_document(feed, body, content_type)
            command = program.refresh(folder, END + timedelta(hours=hours))
            if phase == UNCHANGED and program.settles:
                run(command, folder)
            result.costs[phase].append(run(command, folder))
            entries = program.count_entries(folder)
            result.added[phase] = entries - result.entries
            result.entries = entries
        result.size = program.cache_size(folder)


def _documents(listed: Iterable[tuple[int, Sequence[Report]]]) -> dict[int, FeedDocument]:
    return {feed: document(feed, reports) for feed, reports in listed}
