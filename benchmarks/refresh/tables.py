"""The set ``refresh``: what it runs, and its tables."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.command import median_cost
from benchmarks.refresh.measure import (
    ARTICLE_WORDS,
    COLD,
    PHASES,
    Refreshes,
    refresh_articles,
    refresh_feeds,
    refresh_notices,
)
from benchmarks.refresh.programs import PEERS, Briefing
from benchmarks.report import MEGABYTE, SetReport, Table, figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.options import Options

_Results = dict[int, dict[str, Refreshes]]
"""By number of feeds and program."""
_OWN = Briefing.name


def measure(options: Options) -> SetReport:
    """Refresh feeds of each number, then long articles and notices of one template."""
    for name in options.peers:
        if not PEERS[name].is_installed():
            print(f"{name} is not installed and left out")
    results = {feeds: refresh_feeds(options, feeds) for feeds in options.feeds}
    unusual = {
        f"{options.articles:,} articles of {ARTICLE_WORDS:,} words": refresh_articles(options),
        f"{options.notices:,} notices of one template": refresh_notices(options),
    }
    tables = [_own_table(results, options.entries), _unusual_table(unusual)]
    if any(len(programs) > 1 for programs in results.values()):
        tables.append(_peer_table(results))
    figures = {
        "feeds": {
            feeds: {name: result.as_dict() for name, result in programs.items()}
            for feeds, programs in results.items()
        },
        "unusual": {name: result.as_dict() for name, result in unusual.items()},
    }
    return SetReport(tables, figures)


def _own_table(results: _Results, entries: int) -> Table:
    smallest = min(results)
    head = ["refresh", "new", "CPU s", "wall s", "peak MB", "CPU ms a feed", "CPU, cold = 1"]
    if len(results) > 1:
        head.append(f"a feed, {smallest:,} feeds = 1")
    rows = []
    for feeds, programs in results.items():
        costs = programs[_OWN].costs
        for phase in PHASES:
            cpu = median_cost(costs[phase]).cpu
            least = median_cost(results[smallest][_OWN].costs[phase]).cpu
            figures = (
                f"{1000 * cpu / feeds:.1f}",
                f"{cpu / median_cost(costs[COLD]).cpu:.3f}",
                f"{cpu / feeds * smallest / least:.2f}",
            )
            cells = (f"{feeds:,} feeds, {phase}", *_costs(programs[_OWN], phase), *figures)
            rows.append(cells[: len(head)])
    sizes = ", ".join(
        f"{programs[_OWN].size / programs[_OWN].entries:,.0f} bytes at {feeds:,} feeds"
        for feeds, programs in results.items()
    )
    return Table(
        f"Feeds of {entries} entries, each of which takes in the cache: {sizes}", head, rows
    )


def _unusual_table(results: Mapping[str, Refreshes]) -> Table:
    rows = [
        (
            name,
            *_costs(result, COLD),
            f"{1000 * median_cost(result.costs[COLD]).cpu / result.entries:.1f}",
            f"{result.size / result.entries:,.0f}",
        )
        for name, result in results.items()
    ]
    head = ("refresh", "new", "CPU s", "wall s", "peak MB", "CPU ms an entry", "bytes an entry")
    return Table("Unusual news, once", head, rows)


def _peer_table(results: _Results) -> Table:
    rows = [
        (
            f"{feeds:,} feeds, {phase}, {name}",
            *_costs(result, phase),
            f"{result.size / result.entries:,.0f}",
            _ratio(programs[_OWN], result, phase),
        )
        for feeds, programs in results.items()
        for phase in PHASES
        for name, result in programs.items()
        if name != _OWN
    ]
    head = ("refresh", "new", "CPU s", "wall s", "peak MB", "bytes an entry", "CPU of briefing to")
    return Table("Other programs with the same feeds", head, rows)


def _ratio(own: Refreshes, other: Refreshes, phase: str) -> str:
    """The median of the ratios of CPU time, each within one round."""
    pairs = zip(own.costs[phase], other.costs[phase], strict=True)
    return f"{median(mine.cpu / its.cpu for mine, its in pairs):.2f}"


def _costs(result: Refreshes, phase: str) -> Sequence[str]:
    cost = median_cost(result.costs[phase])
    return (
        f"{result.added[phase]:,}",
        figure(cost.cpu),
        figure(cost.wall),
        figure(cost.peak / MEGABYTE),
    )
