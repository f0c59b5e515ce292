"""What each view holds: sections of items in reading order. How they look is ``pages``' affair."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from briefing.domain.briefing import Source
from briefing.tui.model.snapshot import is_failing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point
    from briefing.domain.feed import FeedHealth
    from briefing.domain.proposal import Proposal
    from briefing.domain.story import Story
    from briefing.tui.model.snapshot import Snapshot

TODAY, STARRED, LOOSE, FEEDS = "@today", "@starred", "@loose", "@feeds"
"""Views that are no summit; a summit's view is its id."""

PROPOSED = "proposed"
SHELVES = (STARRED, LOOSE, FEEDS)
EARLIER_SHOWN = 40

Kind = Literal[
    "point", "lead", "why", "dispute", "number", "next", "story", "feed", "proposal", "more"
]


@dataclass(frozen=True, slots=True)
class Item:
    """Something the cursor can stand on. ``id`` is the same for the same thing after a refresh."""

    id: str
    kind: Kind
    summit: str | None = None
    sources: tuple[Source, ...] = ()
    point: Point | None = None
    dispute: Dispute | None = None
    number: Number | None = None
    next: NextDate | None = None
    story: Story | None = None
    feed: FeedHealth | None = None
    proposal: Proposal | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's worth of items; ``key`` says which heading."""

    key: str
    items: tuple[Item, ...]


Contents = tuple[Section, ...]


def contents(snapshot: Snapshot, view: str, unfolded: Iterable[str] = ()) -> Contents:
    """The sections of a view; an unknown summit has none."""
    if view == TODAY:
        return today(snapshot)
    if view == STARRED:
        items = tuple(_point(point, None) for point in snapshot.starred)
        return (Section("starred", items),) if items else ()
    if view == LOOSE:
        return (*_proposed(snapshot.proposed), *_events(snapshot.loose))
    if view == FEEDS:
        return (Section("feeds", tuple(map(_feed, worst_first(snapshot.feeds)))),)
    briefing = snapshot.briefing(view)
    return summit(briefing, whole=f"{view}/more" in unfolded) if briefing else ()


def today(snapshot: Snapshot) -> Contents:
    """The new points of every summit; summits without any are left out."""
    return tuple(
        Section(one.summit.id, tuple(_news(one))) for one in snapshot.briefings if one.new_points
    )


def _news(briefing: Briefing) -> Iterable[Item]:
    kinds: dict[int, Kind] = {id(briefing.lead): "lead", id(briefing.why): "why"}
    for point in briefing.new_points:
        yield _point(point, briefing.summit.id, kinds.get(id(point), "point"))


def summit(briefing: Briefing, *, whole: bool) -> Contents:
    """The sections of a briefing in their fixed order, those without content left out.

    Of the earlier points the first forty are listed, unless ``whole``.
    """
    own = briefing.summit.id
    head = []
    if briefing.lead:
        head.append(_point(briefing.lead, own, "lead"))
    if briefing.why:
        head.append(_point(briefing.why, own, "why"))
    earlier = [_point(point, own) for point in briefing.points if not point.new]
    if not whole and len(earlier) > EARLIER_SHOWN + 1:
        rest = len(earlier) - EARLIER_SHOWN
        earlier[EARLIER_SHOWN:] = [Item(f"{own}/more", "more", own, count=rest)]
    sections = (
        Section("head", tuple(head)),
        Section("new", tuple(_point(point, own) for point in briefing.points if point.new)),
        Section("disputed", tuple(_dispute(one, own) for one in briefing.disputed)),
        Section("numbers", tuple(_number(one, own) for one in briefing.numbers)),
        Section("next", tuple(_next(one, own) for one in briefing.next)),
        Section("earlier", tuple(earlier)),
    )
    return _distinct(section for section in sections if section.items)


def _distinct(sections: Iterable[Section]) -> Contents:
    """No two items of a view share an id, whatever the desk repeats."""
    met: set[str] = set()
    kept: list[Section] = []
    for section in sections:
        items = []
        for item in section.items:
            own = item.id
            while own in met:
                own += "+"
            met.add(own)
            items.append(item if own == item.id else replace(item, id=own))
        kept.append(Section(section.key, tuple(items)))
    return tuple(kept)


def worst_first(feeds: Iterable[FeedHealth]) -> list[FeedHealth]:
    """Feeds by how much they need attention: gone, failing (longest first), never fetched, well."""

    def weight(health: FeedHealth) -> tuple[int, int, str]:
        state = health.state
        if is_failing(health):
            gone = bool(health.feed.problem or (state and state.gone))
            return (0 if gone else 1, -(state.failures if state else 0), health.name.casefold())
        return (2 if state is None or state.checked is None else 3, 0, health.name.casefold())

    return sorted(feeds, key=weight)


def _point(point: Point, own: str | None, kind: Kind = "point") -> Item:
    return Item(f"{own or STARRED}/{point.id}", kind, own, point.sources, point=point)


def _dispute(one: Dispute, own: str) -> Item:
    sources = {source.n: source for claim in one.claims for source in reversed(claim.sources)}
    ordered = tuple(sources[n] for n in sorted(sources))
    said = "/".join(claim.text for claim in one.claims)
    return Item(f"{own}/disputed/{said}", "dispute", own, ordered, dispute=one)


def _number(one: Number, own: str) -> Item:
    return Item(f"{own}/number/{one.value}/{one.text}", "number", own, one.sources, number=one)


def _next(one: NextDate, own: str) -> Item:
    return Item(f"{own}/next/{one.date}/{one.text}", "next", own, one.sources, next=one)


def _feed(health: FeedHealth) -> Item:
    return Item(f"{FEEDS}/{health.feed.url}", "feed", feed=health)


def _proposed(proposals: tuple[Proposal, ...]) -> Contents:
    items = tuple(_proposal(one) for one in proposals)
    return (Section(PROPOSED, items),) if items else ()


def _proposal(proposal: Proposal) -> Item:
    numbers: dict[str, int] = {}
    sources = tuple(
        Source(
            n=numbers.setdefault(report.outlet, len(numbers) + 1),
            entry=report.entry,
            feed="",
            outlet=report.outlet,
            title=report.title,
            url=report.url,
            published=report.at,
            first_seen=report.at,
            passage=evidence.text,
            copy_of=None,
        )
        for evidence in proposal.evidence
        for report in (evidence.report,)
    )
    own = f"{LOOSE}/proposed/{proposal.summit.id}"
    return Item(own, "proposal", None, sources, proposal=proposal)


def _events(stories: tuple[Story, ...]) -> Contents:
    """Stories of no summit: those of one event together, then those that stand alone."""
    numbers: dict[str, int] = {}
    sizes = Counter(story.event for story in stories if story.event)
    groups: dict[str, list[Item]] = {}
    for story in stories:
        together = story.event if story.event and sizes[story.event] > 1 else LOOSE
        groups.setdefault(together, []).append(_story(story, numbers))
    alone = groups.pop(LOOSE, [])
    events = [Section(key, tuple(items)) for key, items in groups.items()]
    return (*events, Section(LOOSE, tuple(alone))) if alone else tuple(events)


def _story(story: Story, numbers: dict[str, int]) -> Item:
    sources = tuple(
        Source.of(
            entry,
            numbers.setdefault(entry.outlet, len(numbers) + 1),
            entry.paragraphs[0] if entry.paragraphs else entry.title,
        )
        for entry in story.entries
    )
    return Item(f"{LOOSE}/{story.id}", "story", None, sources, story=story)
