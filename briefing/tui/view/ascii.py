"""ASCII for our marks, rules and bars, one cell for one cell, for terminals that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASCII = str.maketrans(
    "●○▾▸◷≠✗✓★✎▲⚠▌▏▕│┃─━·–—…→↔≈←↑↓⇧‹›“”‘’«»▁▂▃▄▅▆▇█░\u00a0",
    "#oV>@!x+*/^!|||||-=.--~>~~<^v^<>\"\"''<>__..-=+#. ",
)


def needs_ascii(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Whether the terminal cannot draw our characters, or ``BRIEFING_ASCII`` is set.

    Python writes UTF-8 even in the C locale, so the locale is checked by name.
    """
    utf8 = (encoding or "").lower().replace("-", "") == "utf8"
    requested = environ.get("BRIEFING_ASCII", "") not in ("", "0")
    locale = next(filter(None, map(environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return requested or not utf8 or locale in ("C", "POSIX") or environ.get("TERM") == "linux"


def to_ascii(text: str) -> str:
    """``text`` with our marks, rules and bars in ASCII; letters of any script stay."""
    return text.translate(_ASCII)
