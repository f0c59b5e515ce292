"""The keys that open or cite sources: digits, ``o``, ``O``, ``u``, ``y``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.domain.citation import title_as_published
from briefing.tui.model.effects import Copy, Notify, Open
from briefing.tui.model.navigation import move
from briefing.tui.model.state import mark_items, mark_points, with_effects

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.domain.briefing import Point, Source
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State

SECOND_DIGIT = 0.5
"""Seconds that a digit of a number waits for another one."""


def is_web_address(url: str) -> bool:
    """Whether ``url`` is http or https, names a host and holds no control character."""
    if any(not char.isprintable() or char.isspace() for char in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def type_digit(state: State, pressed: str) -> State:
    """``1``-``9``: open that source of the item; wait if a second digit could follow."""
    item = state.item
    if item is None:
        return state
    typed = state.digits + pressed
    numbers = {str(source.n) for source in item.reports}
    state = replace(state, digits=typed)
    longer = any(number.startswith(typed) and number != typed for number in numbers)
    return state if longer else finish_digits(state)


def finish_digits(state: State) -> State:
    """Open the source typed so far: no further digit came."""
    item, typed = state.item, state.digits
    state = replace(state, digits="")
    if item is None or not typed:
        return state
    source = newest_report(item, int(typed))
    if source is None:
        return with_effects(state, Notify(f"No source [{typed}] here"))
    return _open(state, item, source.url)


def open_best(state: State) -> State:
    """``o``: open the first source with a link that is not a copy, else the first with a link."""
    item = state.item
    if item is None:
        return state
    if item.feed:
        return _open(state, item, item.feed.feed.url)
    linked = [source for source in item.sources if source.url]
    originals = [source for source in linked if source.copy_of is None]
    return _open(state, item, next((source.url for source in originals or linked), None))


def open_best_and_move_on(state: State, at: float) -> State:
    """``O``: open the best source, mark the point read, move to the next item."""
    item = state.item
    state = open_best(state)
    if item:
        state = mark_items(state, (item,), automatic=False)
    return move(state, 1, at)


def copy_citation(state: State, zone: tzinfo) -> State:
    """``y``: copy the point with its sources to the clipboard."""
    text = citation_text(state.item, zone) if state.item else ""
    return with_effects(state, Copy(text, "Citation copied")) if text else state


def citation_text(item: Item, zone: tzinfo) -> str:
    """The text of an item and a line for each of its sources; empty if the item has no text."""
    if not (item.point or item.sources):
        return ""
    text = item.point.text if item.point else item.sources[0].passage
    return "\n".join([text, *(citation(source, zone) for source in item.sources)])


def citation(source: Source, zone: tzinfo) -> str:
    """``World Wire, "Title", 2025-10-29, https://…``."""
    day = f"{source.published.astimezone(zone):%Y-%m-%d}" if source.published else None
    title = title_as_published(source)
    parts = (source.outlet, f"“{title}”" if title else None, day, source.url)
    return ", ".join(part for part in parts if part)


def newest_report(item: Item, n: int) -> Source | None:
    """The newest report of outlet ``n`` on an item."""
    reports = [source for source in item.reports if source.n == n]
    return max(reports, key=lambda source: source.order_at, default=None)


def links(item: Item) -> tuple[tuple[str, str], ...]:
    """(URL, label) for every link of the item that can be opened, each URL once."""
    labels: dict[str, str] = {}
    if item.feed:
        labels[item.feed.feed.url] = item.feed.name
    for source in item.reports:
        if source.url:
            labels.setdefault(source.url, f"[{source.n}] {source.outlet}: {source.title}")
    return tuple((url, label) for url, label in labels.items() if is_web_address(url))


def open_link(state: State, url: str) -> State:
    """Open one of the item's links."""
    return _open(state, state.item, url) if state.item else state


def summits_of(item: Item, state: State) -> frozenset[str]:
    """Ids of the summits that an item's story contributes to."""
    wanted = story_of(item)
    return frozenset(
        briefing.summit.id
        for briefing in state.snapshot.briefings
        for story in briefing.stories
        if wanted == story.id or wanted in {entry.id for entry in story.entries}
    )


def story_of(item: Item) -> str | None:
    """The id of the story that an item was taken from, or of an entry in that story."""
    if item.story or item.point:
        return item.story.id if item.story else item.point.story if item.point else None
    return item.sources[0].entry if item.sources else None


def entry_of(item: Item) -> str | None:
    """The id of the entry to read for an item: its first source, or the copy that a story shows."""
    if item.sources:
        return item.sources[0].entry
    return item.story.entries[0].id if item.story else None


def open_report(state: State, item: Item, report: Source) -> State:
    """Open a report of an item, which becomes read by it."""
    return _open(state, item, report.url)


def _open(state: State, item: Item, url: str | None) -> State:
    if url is None or not is_web_address(url):
        return with_effects(state, Notify("This entry has no link that can be opened"))
    marked: tuple[Point, ...] = ()
    if item.point and state.mark_read != "manual" and state.is_new(item.point):
        marked = (item.point,)
        state = mark_points(state, marked, read=True, automatic=True)
    if item.story and state.mark_read != "manual":
        state = mark_items(state, (item,))
    return with_effects(state, Open(url, marked))
