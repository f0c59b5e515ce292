"""The first words of a text, where the whole of it stands elsewhere or is too long."""

from __future__ import annotations

from briefing.text.cells import cell_width, fitting

_REFERENCE = 40
"""Cells of a text that is only named: about six words, enough to know a sentence again."""


def beginning(text: str, width: int) -> str:
    """``text`` if it fits into ``width`` cells, else its first words and an ellipsis."""
    if cell_width(text) <= width:
        return text
    cut = text[: max(fitting(text, width), 1)]
    if " " in cut and not text[len(cut)].isspace():
        cut = cut.rsplit(" ", 1)[0]
    return f"{cut.rstrip()} …"


def first_words(text: str) -> str:
    """Enough of ``text`` to know it again, never the whole of it."""
    return beginning(text, min(_REFERENCE, cell_width(text) // 2))
