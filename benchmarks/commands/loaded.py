"""What a command loads: how many modules, and how many regular expressions it compiles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.command import environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_COUNT = """
import json, os, re, sys

at_start = len(sys.modules)
compile, patterns = re._compiler.compile, []

def counting(*args, **options):
    patterns.append(args[0])
    return compile(*args, **options)

re._compiler.compile = counting
counts = int(sys.argv.pop(1))
try:
    from briefing.cli.main import main
    main(sys.argv[1:])
finally:
    loaded = len(sys.modules) - at_start
    os.write(counts, json.dumps([loaded, len(patterns)]).encode())
"""


class Loaded(NamedTuple):
    """Modules beyond those of an empty Python, and patterns compiled."""

    modules: int
    patterns: int


def loaded_by(arguments: Sequence[str], home: Path) -> Loaded:
    """What one command of the program loads in its main process."""
    read, write = os.pipe()
    try:
        subprocess.run(
            [sys.executable, "-c", _COUNT, str(write), *arguments],
            cwd=home, env=environment(home), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=[write], check=False,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read, "rb", closefd=False) as counts:
            return Loaded(*json.loads(counts.read()))
    finally:
        os.close(read)
