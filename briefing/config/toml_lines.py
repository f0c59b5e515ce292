"""Find the line of each key of a TOML text."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.config.toml_scan import KeyPath, scan


def positions(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of every table header, key and array element of ``text``.

    ``text`` must be valid TOML 1.0 (tomllib has parsed it). If a table appears in several places,
    the first counts.
    """
    breaks = [match.start() for match in re.finditer("\n", text)]
    return {path: bisect_left(breaks, span.start) + 1 for path, span in scan(text).spans.items()}
