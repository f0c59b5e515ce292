"""The set ``commands``: what it runs, and its table."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.command import Cost, median_cost, run
from benchmarks.commands.loaded import Loaded, loaded_by
from benchmarks.document_server import DocumentServer
from benchmarks.news import END, News
from benchmarks.refresh.programs import Briefing
from benchmarks.report import MEGABYTE, SetReport, Table
from benchmarks.stored_briefings import delete_briefings, store_briefings
from benchmarks.syndication import document
from briefing.config.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.options import Options

_EMPTY = "python -c pass"


class _Command(NamedTuple):
    """A command of the program, and whether briefings have to be composed for it."""

    arguments: tuple[str, ...]
    composes: bool = False


def measure(options: Options) -> SetReport:
    """Run each command on the cache of a few refreshed feeds, in turns with an empty Python."""
    news = News(options.command_feeds, options.entries)
    program = Briefing(news.summits, interval="1h")
    commands = {
        "--help": _Command(("--help",)),
        "show, briefings stored": _Command(("show",)),
        "show, briefings composed": _Command(("show",), composes=True),
        "search": _Command(("search", "tariffs")),
        "stories": _Command(("stories",)),
        "refresh, nothing due": _Command(("refresh",)),
    }
    with TemporaryDirectory() as name, DocumentServer() as server:
        folder = Path(name)
        for feed in range(news.feeds):
            body, content_type = document(feed, news.listed(feed))
            server.set_document(feed, body, content_type)
        program.prepare(folder, [server.url(feed) for feed in range(news.feeds)])
        run(program.refresh(folder, END), folder)
        # These first runs also bring into memory what the measured ones read.
        loads = {
            label: loaded_by(program.arguments(folder, END, *command.arguments), folder)
            for label, command in commands.items()
        }
        costs = _run_all(program, folder, commands, options.command_rounds)
    figures = {
        "costs": {label: [cost.as_dict() for cost in runs] for label, runs in costs.items()},
        "loaded": {label: loaded._asdict() for label, loaded in loads.items()},
    }
    return SetReport([_table(costs, loads)], figures)


def _run_all(
    program: Briefing, folder: Path, commands: Mapping[str, _Command], rounds: int
) -> Mapping[str, list[Cost]]:
    """The costs of each command, in turns."""
    config = load(folder / "feeds.toml")
    costs = defaultdict(list)
    for _ in range(rounds):
        costs[_EMPTY].append(run([sys.executable, "-c", "pass"], folder))
        for label, command in commands.items():
            if command.composes:
                delete_briefings(config)
            else:
                store_briefings(config, END)
            argv = program.command(folder, END, *command.arguments)
            costs[label].append(run(argv, folder))
    return costs


def _table(costs: Mapping[str, list[Cost]], loads: Mapping[str, Loaded]) -> Table:
    rows = []
    for label, runs in costs.items():
        cost = median_cost(runs)
        ratios = [run.cpu / empty.cpu for run, empty in zip(runs, costs[_EMPTY], strict=True)]
        loaded = loads.get(label)
        rows.append(
            (
                label,
                f"{1000 * cost.cpu:.0f}",
                f"{1000 * cost.wall:.0f}",
                f"{median(ratios):.1f}",
                f"{cost.peak / MEGABYTE:.0f}",
                f"{loaded.modules:,}" if loaded else "–",
                f"{loaded.patterns:,}" if loaded else "–",
            )
        )
    head = ("command", "CPU ms", "wall ms", "CPU, empty Python = 1", "peak MB")
    return Table("Whole commands", (*head, "modules loaded", "patterns compiled"), rows)
