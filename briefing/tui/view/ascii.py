"""One table of plain characters for terminals that cannot draw ours; every cell stays a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = str.maketrans(
    "●○▾◷≠✗✓★▲⚠▌▏▕│┃─━·–—…→↔←↑↓⇧‹›“”‘’«»▁▂▃▄▅▆▇█░\u00a0",
    "#oV@!x+*^!|||||-=.--~>~<^v^<>\"\"''<>__..-=+#. ",
)


def needs_plain(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Whether the terminal cannot draw our characters, or the reader said so.

    Python writes UTF-8 even in the C locale, so the locale is asked for by name.
    """
    utf8 = (encoding or "").lower().replace("-", "") == "utf8"
    told = environ.get("BRIEFING_ASCII", "") not in ("", "0")
    locale = next(filter(None, map(environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return told or not utf8 or locale in ("C", "POSIX") or environ.get("TERM") == "linux"


def plain(text: str) -> str:
    """``text`` with our own marks, rules and bars in ASCII; letters of any script stay."""
    return text.translate(_PLAIN)
