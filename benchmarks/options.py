"""How large the benchmarks are; the sizes of the tests are far smaller."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The sizes of a run.

    ``feeds``: how many feeds are refreshed, of ``entries`` each; ``articles`` and ``notices``: how
    many long articles and notices of one template. ``command_feeds``: how many feeds the cache of
    other commands holds. ``counts``: entries in the caches to which ``added`` new ones are added.
    ``tui_count``: entries in the large caches of the TUI. ``peers``: other programs to compare
    with. ``rounds``: how often refreshes are repeated, except large ones; ``command_rounds``: how
    often other commands are, and steps in the TUI. ``kills``: how many refreshes are killed;
    ``soak``: how many are made of one cache.
    """

    feeds: tuple[int, ...] = (200,)
    entries: int = 30
    articles: int = 300
    notices: int = 1_000
    counts: tuple[int, ...] = (10_000, 100_000)
    added: int = 1_500
    command_feeds: int = 30
    tui_count: int = 100_000
    peers: tuple[str, ...] = ()
    rounds: int = 3
    command_rounds: int = 7
    kills: int = 100
    soak: int = 100
