"""Keep a search as a view in feeds.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.config import edit
from briefing.config.toml_blocks import view_block
from briefing.domain.saved_search import SavedSearch
from briefing.text.beginning import beginning
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from briefing.config.edit import Appended
    from briefing.config.model import Config

_NAME = 26
"""Cells of a name that the sidebar shows whole beside a count."""


def draft_block(config: Config, query: str) -> str:
    """The text of a ``[[views]]`` block for a query, under a name that no view has yet."""
    query = line(query)
    taken = {view.name.casefold() for view in config.views}
    short = beginning(query, _NAME)
    name, number = short, 2
    while name.casefold() in taken:
        name, number = f"{short} {number}", number + 1
    return view_block(SavedSearch(name, query))


def keep(config: Config, block: str) -> Appended:
    """Add the text of a ``[[views]]`` block to feeds.toml. Raises `ConfigError`."""
    return edit.append_view_block(config.path, block)
