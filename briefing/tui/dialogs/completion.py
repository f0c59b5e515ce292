"""Completes the operators of a query and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from briefing.domain.search_query import STATES
from briefing.text.language import LANGUAGES
from briefing.tui.model.filters import tag_counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.config.model import Config
    from briefing.domain.feed import FeedHealth

Values = dict[str, tuple[str, ...]]


def values(config: Config, feeds: Sequence[FeedHealth], labels: Sequence[str] = ()) -> Values:
    """The values that each operator can have here."""
    return {
        "feed": tuple(health.name for health in feeds),
        "outlet": tuple(dict.fromkeys(health.feed.outlet or health.name for health in feeds)),
        "tag": tuple(tag_counts(feeds)),
        "summit": tuple(summit.id for summit in config.summits),
        "from": tuple(dict.fromkeys(n[0] for summit in config.summits for n in summit.people if n)),
        "since": ("24h", "3d", "7d"),
        "is": STATES,
        "lang": LANGUAGES,
        "label": tuple(labels),
    }


def completions(query: str, known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Completions of the last word of ``query``, an operator with its value.

    Each is the whole word: ``feed:"World Wire"``. Empty if the word is complete or no operator.
    """
    last = _last(query, known)
    name, colon, typed = last.partition(":")
    prefix = typed.lstrip('"').casefold()
    if not colon or name not in known or ('"' not in typed and " " in typed):
        return ()
    words = tuple(
        f'{name}:"{value}"' if " " in value else f"{name}:{value}"
        for value in known[name]
        if value.casefold().startswith(prefix) and '"' not in value
    )
    return () if last in words else words


def completed(query: str, known: Mapping[str, Sequence[str]]) -> str | None:
    """The query with its last word completed, by the first completion that starts with it."""
    start = query.removesuffix(_last(query, known))
    candidates = (f"{start}{word}" for word in completions(query, known))
    typed = query.casefold()
    return next((text for text in candidates if text.casefold().startswith(typed)), None)


def _last(query: str, known: Mapping[str, Sequence[str]]) -> str:
    """The query from its last operator on."""
    return query[max(query.rfind(f" {name}:") for name in known) + 1 :]


class Completer(Suggester):
    """Shows the first completion in grey behind the cursor; the right arrow accepts it."""

    def __init__(self, known: Values) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The whole input with its completion, or None."""
        return completed(value, self._known)


class LabelCompleter(Suggester):
    """Shows a known label in grey that the last word begins."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._labels = labels

    async def get_suggestion(self, value: str) -> str | None:
        """The whole input with its last word completed, or None."""
        start, last = value[: value.rfind(" ") + 1], value[value.rfind(" ") + 1 :]
        listed = value.casefold().split()
        begun = (
            label
            for label in self._labels
            if last and label.startswith(last) and label.casefold() not in listed
        )
        label = next(begun, None)
        return start + label if label else None
