"""On which line each key of a TOML text stands."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.config.toml_scan import Path, scan


def positions(text: str) -> dict[Path, int]:
    """The line, from 1, of every table header, key and array element of ``text``.

    ``text`` must be valid TOML 1.0 (tomllib has read it); of a table told in several places the
    first counts.
    """
    breaks = [match.start() for match in re.finditer("\n", text)]
    return {path: bisect_left(breaks, span.start) + 1 for path, span in scan(text).spans.items()}
