"""What may follow in a query: the operators, and the values that they know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from briefing.tui.model.filters import tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.config.model import Config
    from briefing.domain.feed import FeedHealth

Values = dict[str, tuple[str, ...]]


def values(config: Config, feeds: Sequence[FeedHealth]) -> Values:
    """What each operator can be followed by here."""
    return {
        "feed": tuple(one.name for one in feeds),
        "tag": tuple(tags(feeds)),
        "summit": tuple(one.id for one in config.summits),
        "since": ("24h", "3d", "7d"),
        "is": ("new",),
    }


def completions(query: str, known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Ways in which the last word of ``query`` can go on as an operator with its value.

    The whole word each: ``feed:"World Wire"``. None for a word that is no operator, or is whole.
    """
    last = _last(query, known)
    name, colon, typed = last.partition(":")
    begun = typed.lstrip('"').casefold()
    if not colon or name not in known or ('"' not in typed and " " in typed):
        return ()
    ways = tuple(
        f'{name}:"{value}"' if " " in value else f"{name}:{value}"
        for value in known[name]
        if value.casefold().startswith(begun) and '"' not in value
    )
    return () if last in ways else ways


def completed(query: str, known: Mapping[str, Sequence[str]]) -> str | None:
    """The query with its last word gone on in the first way that begins as it is typed."""
    start = query.removesuffix(_last(query, known))
    wholes = (f"{start}{way}" for way in completions(query, known))
    return next((one for one in wholes if one.casefold().startswith(query.casefold())), None)


def _last(query: str, known: Mapping[str, Sequence[str]]) -> str:
    """From the last operator on."""
    return query[max(query.rfind(f" {name}:") for name in known) + 1 :]


class Completer(Suggester):
    """The first way, in grey behind the cursor: the right arrow takes it."""

    def __init__(self, known: Values) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The whole of the input, or None."""
        return completed(value, self._known)
