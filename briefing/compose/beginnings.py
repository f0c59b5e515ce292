"""Sentences that were cut off in one feed, and the whole ones that they begin in another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.rules import FEWEST_WORDS
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.compose.statements import Statement

_WHOLE = lazy_regex(r"[.!?。！？][\"'”’»」』)\]）]*$")
_ELLIPSIS = lazy_regex(r"(?:…|\.{3}|\[\+\d+ chars\])[\"'”’»」』)\]]*$")


def is_cut(text: str) -> bool:
    """Whether ``text`` does not end as a sentence does: a feed cut it off, or it is a headline."""
    line = text.rstrip()
    if line.endswith((".", "!", "?")) and not line.endswith("..."):
        return False
    return _WHOLE.search(line) is None or _ELLIPSIS.search(line) is not None


def begins(cut: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the normal words ``cut`` are the beginning of the longer ``full``.

    The last word may be cut too. Fewer than ``FEWEST_WORDS`` words begin too many sentences.
    """
    last = len(cut) - 1
    return (
        FEWEST_WORDS <= len(cut) < len(full)
        and cut[:last] == full[:last]
        and full[last].startswith(cut[last])
    )


def without_beginnings(statements: Sequence[Statement]) -> list[Statement]:
    """``statements`` without those that were cut off and begin another one: it says more."""
    by_start: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for statement in statements:
        by_start[statement.words[: FEWEST_WORDS - 1]].add(statement.words)

    def begins_another(statement: Statement) -> bool:
        others = by_start[statement.words[: FEWEST_WORDS - 1]]
        return (
            len(others) > 1
            and is_cut(statement.text)
            and any(begins(statement.words, other) for other in others)
        )

    return [statement for statement in statements if not begins_another(statement)]
