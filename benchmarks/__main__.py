"""``python -m benchmarks [SET…]``: measure, print tables, write them to a file and to the docs."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.options import Options
from benchmarks.plot import COLOURS, chart
from benchmarks.refresh.programs import PEERS
from benchmarks.report import SetReport, replace_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SETS = ("refresh", "commands", "growth", "tui")
"""Those that are measured by default."""
_ALL_SETS = (*SETS, "reliability")
_SIZES = ("feeds", "counts", "tui_count", "rounds", "command_rounds", "kills", "soak")
"""Options that the command line may change."""


def main(arguments: Sequence[str], defaults: Options | None = None) -> int:
    """Measure the sets that are named, or all, of the sizes in ``defaults`` or in ``arguments``."""
    args = _arguments(arguments)
    sizes = {name: size for name in _SIZES if (size := getattr(args, name))}
    options = replace(defaults or Options(), **sizes, peers=tuple(args.peers.split()))
    reports: dict[str, SetReport] = {}
    for name in args.sets or SETS:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        reports[name] = import_module(f"benchmarks.{name}.tables").measure(options)
        for table in reports[name].tables:
            print(table.plain(), flush=True)
        if args.json:
            write_json(Path(args.json), options, reports)
        if args.docs:
            write_docs(Path(args.docs), name, reports[name])
    return 0


def write_json(path: Path, options: Options, reports: Mapping[str, SetReport]) -> None:
    """Write all figures of a run, and what it was run with."""
    run: dict[str, Any] = {
        "machine": {
            "python": platform.python_version(),
            "system": platform.platform(),
            "processors": os.cpu_count(),
        },
        "options": asdict(options),
        "sets": {name: report.figures for name, report in reports.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


def write_docs(page: Path, name: str, report: SetReport) -> None:
    """Replace the tables of a set in a page, and its charts in files beside it.

    Raises `ValueError` if the page has no block for the set.
    """
    block = "\n\n".join(table.markdown() for table in report.tables)
    page.write_text(replace_block(page.read_text("utf-8"), name, block), encoding="utf-8")
    if report.plot is not None:
        for scheme, colours in COLOURS.items():
            svg = chart(report.plot, colours=colours)
            page.with_name(f"{page.stem}-{scheme}.svg").write_text(svg, encoding="utf-8")


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(_ALL_SETS))
    parser.add_argument("--feeds", type=_numbers, help="numbers of feeds to refresh")
    parser.add_argument("--counts", type=_numbers, help="entries in the caches of growth")
    parser.add_argument("--tui-count", type=_number, help="entries in the caches of the TUI")
    parser.add_argument("--rounds", type=_number, help="how often a refresh is repeated")
    parser.add_argument("--command-rounds", type=_number, help="the same of other commands")
    parser.add_argument("--kills", type=_number, help="how many refreshes are killed")
    parser.add_argument("--soak", type=_number, help="how many refreshes are made of one cache")
    parser.add_argument("--peers", default="", help=f"other programs: {' '.join(PEERS)}")
    parser.add_argument("--json", help="the file to write all figures to")
    parser.add_argument("--docs", help="the page whose tables to replace")
    args = parser.parse_args(arguments)
    for known, names in ((_ALL_SETS, args.sets), (tuple(PEERS), args.peers.split())):
        if unknown := set(names) - set(known):
            parser.error(f"{', '.join(sorted(unknown))}: expected {', '.join(known)}")
    return args


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


def _number(text: str) -> int | None:
    return int(text) if text else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
