"""The views that are saved searches: what they list, and when newer hits are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.domain.briefing import Source
from briefing.tui.model.items import Item, Section

if TYPE_CHECKING:
    from briefing.domain.saved_search import ViewHits
    from briefing.domain.search_hit import Hit
    from briefing.tui.model.items import Sections
    from briefing.tui.model.snapshot import Snapshot

_PREFIX = "@view/"
"""What the name of a saved search follows in the id of its view; no summit's id begins so."""


def view_id(view: ViewHits) -> str:
    """The id of the view of a saved search."""
    return _PREFIX + view.search.name


def saved_view(snapshot: Snapshot, view: str) -> ViewHits | None:
    """The saved search whose view has this id, if it is one."""
    return next((known for known in snapshot.views if view_id(known) == view), None)


def sections(view: ViewHits) -> Sections:
    """The hits, each story once, the newest first; its copies are further sources of the item."""
    stories: dict[str, list[Hit]] = {}
    for hit in view.hits:
        stories.setdefault(hit.story or hit.entry, []).append(hit)
    numbers: dict[str, int] = {}
    items = tuple(_item(view_id(view), hits, numbers) for hits in stories.values())
    return (Section(view_id(view), items),) if items else ()


def _item(view: str, hits: list[Hit], numbers: dict[str, int]) -> Item:
    sources = tuple(_source(hit, numbers) for hit in hits)
    first = hits[0]
    return Item(f"{view}/{first.story or first.entry}", "hit", None, sources, hit=first)


def _source(hit: Hit, numbers: dict[str, int]) -> Source:
    return Source(
        n=numbers.setdefault(hit.outlet, len(numbers) + 1),
        entry=hit.entry,
        feed=hit.feed,
        outlet=hit.outlet,
        title=hit.title,
        url=hit.url,
        published=hit.published,
        first_seen=hit.first_seen or hit.published or datetime.min.replace(tzinfo=UTC),
        passage=hit.snippet,
        copy_of=None,
        published_title=hit.published_title,
    )


def with_views(snapshot: Snapshot, views: tuple[ViewHits, ...]) -> Snapshot:
    """The snapshot with what the saved searches find now."""
    return replace(snapshot, views=views)
