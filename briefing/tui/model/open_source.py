"""The keys that lead to a source: digits, ``o``, ``O``, and the citation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import Copy, Open, Tell
from briefing.tui.model.navigation import step
from briefing.tui.model.state import asked, marked
from briefing.tui.terminal.browser import safe

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.domain.briefing import Source
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item


def digit(state: State, pressed: str) -> State:
    """``1``-``9``: open that source of the item; wait for a second digit where one could follow."""
    item = state.item
    if item is None:
        return state
    typed = state.digits + pressed
    longer = any(str(one.n).startswith(typed) and str(one.n) != typed for one in item.sources)
    state = replace(state, digits=typed)
    return state if longer else settled(state)


def settled(state: State) -> State:
    """No further digit came: open what was typed."""
    item, typed = state.item, state.digits
    state = replace(state, digits="")
    if item is None or not typed:
        return state
    source = newest(item, int(typed))
    if source is None:
        return asked(state, Tell(f"No source [{typed}] here"))
    return _opened(state, item, source.url)


def best(state: State) -> State:
    """``o``: the source to read first: the first that has a link and copies no other."""
    item = state.item
    if item is None:
        return state
    if item.feed:
        return _opened(state, item, item.feed.feed.url)
    linked = [source for source in item.sources if source.url]
    own = [source for source in linked if source.copy_of is None]
    return _opened(state, item, next((source.url for source in own or linked), None))


def best_and_on(state: State, at: float) -> State:
    """``O``: open, mark read, go on to the next item."""
    item = state.item
    state = best(state)
    if item and item.point:
        state = marked(state, (item.point,), read=True)
    return step(state, 1, at)


def cite(state: State, zone: tzinfo) -> State:
    """``y``: the point with its sources onto the clipboard."""
    text = cited(state.item, zone) if state.item else ""
    return asked(state, Copy(text, "Citation copied")) if text else state


def cited(item: Item, zone: tzinfo) -> str:
    """What an item says, and a line on each of its sources; nothing where it says nothing."""
    if not (item.point or item.sources):
        return ""
    text = item.point.text if item.point else item.sources[0].passage
    return "\n".join([text, *(citation(source, zone) for source in item.sources)])


def citation(source: Source, zone: tzinfo) -> str:
    """``World Wire, "Title", 2025-10-29, https://…``."""
    day = f"{source.published.astimezone(zone):%Y-%m-%d}" if source.published else None
    parts = (source.outlet, f"“{source.title}”" if source.title else None, day, source.url)
    return ", ".join(part for part in parts if part)


def newest(item: Item, n: int) -> Source | None:
    """The newest report of outlet ``n`` on an item."""
    reports = [source for source in item.sources if source.n == n]
    return max(reports, key=lambda source: source.at, default=None)


def links(item: Item) -> tuple[tuple[str, str], ...]:
    """(address, who has it) for every link of the item that can be opened, each once."""
    found: dict[str, str] = {}
    if item.feed:
        found[item.feed.feed.url] = item.feed.name
    for source in item.sources:
        if source.url:
            found.setdefault(source.url, f"[{source.n}] {source.outlet}: {source.title}")
    return tuple((url, said) for url, said in found.items() if safe(url))


def follow(state: State, url: str) -> State:
    """Open one of the item's links."""
    return _opened(state, state.item, url) if state.item else state


def summits_of(item: Item, state: State) -> frozenset[str]:
    """Ids of the summits that the story of an item has its part in."""
    story = story_of(item)
    return frozenset(
        briefing.summit.id
        for briefing in state.snapshot.briefings
        for one in briefing.stories
        if story == one.id or story in {entry.id for entry in one.entries}
    )


def story_of(item: Item) -> str | None:
    """The id of the story that an item was taken from, or of an entry of it."""
    if item.story or item.point:
        return item.story.id if item.story else item.point.story if item.point else None
    return item.sources[0].entry if item.sources else None


def _opened(state: State, item: Item, url: str | None) -> State:
    if url is None or not safe(url):
        return asked(state, Tell("This entry has no link that can be opened"))
    if item.point and state.auto != "manual":
        state = marked(state, (item.point,), read=True, of_itself=True)
    return asked(state, Open(url))
