"""What each view holds: sections of items in reading order. ``pages`` lays them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from briefing.domain.briefing import Source
from briefing.domain.earlier import by_day
from briefing.domain.sections import sections
from briefing.render.feed_health import diagnose
from briefing.tui.model import saved_views
from briefing.tui.model import spoken as speakers
from briefing.tui.model.items import Item, Section, day_line
from briefing.tui.model.snapshot import is_failing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point
    from briefing.domain.feed import FeedHealth
    from briefing.domain.proposal import Proposal
    from briefing.domain.sections import BriefingSection
    from briefing.domain.story import Story
    from briefing.tui.model.items import Kind, Sections
    from briefing.tui.model.snapshot import Snapshot

TODAY, STARRED, UNASSIGNED, FEEDS = "@today", "@starred", "@unassigned", "@feeds"
"""The views that are not summits; a summit's view is its id."""

LISTS = (STARRED, UNASSIGNED, FEEDS)
"""The views under LISTS in the sidebar."""

PROPOSED = "proposed"
"""The key of the section with proposed summits."""

OUTSIDE = "outside"
"""The key of the section with events that no summit has a part in."""

OLDER = "older"
"""The key of the section that counts the older stories in no summit."""

HEAD = "head"
"""The key of the section that holds the lead and why it matters."""

OTHERS = "other feeds"
"""The group of stories whose feeds have none of their own."""

_FEWEST_OF_GROUP = 3
"""Single stories of a feed that are worth a line of their own."""

_FEW = 8
"""Earlier points that are listed in one piece: as many are taken in at a glance."""


def sections_of(
    snapshot: Snapshot, view: str, unfolded: Iterable[str] = (), zone: tzinfo = UTC
) -> Sections:
    """The sections of a view with all their items; an unknown summit has none."""
    if view == TODAY:
        return today(snapshot)
    if view == STARRED:
        items = tuple(_point(point, None) for point in snapshot.starred)
        return (Section("starred", items),) if items else ()
    if view == UNASSIGNED:
        return (*_proposed_section(snapshot.proposals), *_story_sections(snapshot))
    if saved := saved_views.saved_view(snapshot, view):
        return saved_views.sections(saved)
    if view == FEEDS:
        return (
            Section("feeds", tuple(map(_feed, worst_first(snapshot.feeds, snapshot.refreshed_at)))),
        )
    briefing = snapshot.briefing(view)
    return summit(briefing, frozenset(unfolded), zone) if briefing else ()


def today(snapshot: Snapshot) -> Sections:
    """The new points of every summit; summits without any are left out. Then the largest events
    outside them."""
    summits = tuple(
        Section(briefing.summit.id, tuple(_new_items(briefing)))
        for briefing in snapshot.briefings
        if briefing.new_points
    )
    events = tuple(
        Item(f"{TODAY}/{outside.event.id}", "event", event=outside) for outside in snapshot.outside
    )
    return (*summits, Section(OUTSIDE, events)) if events else summits


def _new_items(briefing: Briefing) -> Iterable[Item]:
    kinds: dict[int, Kind] = {id(briefing.lead): "lead", id(briefing.why): "why"}
    for point in briefing.new_points:
        yield _point(point, briefing.summit.id, kinds.get(id(point), "point"))


def summit(briefing: Briefing, unfolded: frozenset[str], zone: tzinfo) -> Sections:
    """The sections of a briefing in their fixed order, without the empty ones."""
    id_ = briefing.summit.id
    points = {point.id: point for point in reversed(briefing.shown)}
    items: dict[str, list[Item]] = {}
    for section in sections(briefing, speakers.spoken(briefing)):
        if section.name == "earlier":
            items["earlier"] = list(_earlier(section.points, briefing, zone))
            continue
        if section.name == "also_reported" and briefing.earlier_left_out:
            items.setdefault("earlier", [])  # for the line that counts them
        key = HEAD if section.name in ("lead", "why") else section.name
        items.setdefault(key, []).extend(_items(section, id_, points, unfolded))
    if briefing.earlier_left_out:
        items.setdefault("earlier", [])
    return _with_unique_ids(Section(key, tuple(listed)) for key, listed in items.items())


def _earlier(points: tuple[Point, ...], briefing: Briefing, zone: tzinfo) -> Iterator[Item]:
    """Earlier points; those of several days, if they are many, with a line above each older day."""
    id_ = briefing.summit.id
    days = by_day(points, briefing.stories, zone)
    divided = len(points) > _FEW and len(days) > 1
    for place, day in enumerate(days):
        if divided and place:
            yield day_line(id_, day.date)
        for point in day.points:
            yield replace(_point(point, id_), day=day.date if divided else None)


def _items(
    section: BriefingSection,
    summit_id: str,
    points: Mapping[str, Point],
    unfolded: frozenset[str],
) -> Iterator[Item]:
    """The items of one section, which fills only one of these fields."""
    kind: Kind = section.name if section.name in ("lead", "why") else "point"
    yield from (_point(point, summit_id, kind) for point in section.points)
    for dispute in section.disputes:
        item = _dispute(dispute, summit_id)
        yield item
        if item.id in unfolded:
            shown = (points.get(claim.point or "") for claim in dispute.claims)
            yield from _references(item, (point for point in shown if point))
    for number in section.numbers:
        yield replace(_number(number, summit_id), target=points.get(number.point or ""))
    for date in section.dates:
        yield replace(_next(date, summit_id), target=points.get(date.point or ""))
    for spoken in section.speakers:
        item = Item(f"{summit_id}/speaker/{spoken[0]}", "speaker", summit_id, spoken=spoken)
        yield item
        if item.id in unfolded:
            yield from _references(item, spoken[1])
    yield from (_report(report, summit_id) for report in section.reports)


def _references(item: Item, points: Iterable[Point]) -> Iterator[Item]:
    """The points that an unfolded item leads to, each as an item of its own."""
    for point in points:
        id_ = f"{item.id}/{point.id}"
        yield Item(id_, "reference", item.summit, point.sources, target=point)


def _with_unique_ids(listed: Iterable[Section]) -> Sections:
    """The sections with a suffix on every id that repeats, whatever the desk returns."""
    used: set[str] = set()
    unique: list[Section] = []
    for section in listed:
        items = []
        for item in section.items:
            id_ = item.id
            while id_ in used:
                id_ += "+"
            used.add(id_)
            items.append(item if id_ == item.id else replace(item, id=id_))
        unique.append(Section(section.key, tuple(items)))
    return tuple(unique)


def worst_first(feeds: Iterable[FeedHealth], at: datetime | None) -> list[FeedHealth]:
    """Feeds by how much they need attention.

    First those that are gone, then failing (longest first), silent or in other trouble ``at`` that
    time, never fetched, and OK.
    """

    def rank(health: FeedHealth) -> tuple[int, int, str]:
        state = health.state
        if is_failing(health):
            gone = bool(health.feed.problem or (state and state.gone))
            return (0 if gone else 1, -(state.failures if state else 0), health.name.casefold())
        if state is None or state.checked is None:
            return (3, 0, health.name.casefold())
        healthy = at is None or diagnose(health, at).healthy
        return (4 if healthy else 2, 0, health.name.casefold())

    return sorted(feeds, key=rank)


def _point(point: Point, summit_id: str | None, kind: Kind = "point") -> Item:
    id_ = f"{summit_id or STARRED}/{point.id}"
    return Item(id_, kind, summit_id, point.sources, point=point)


def _dispute(dispute: Dispute, summit_id: str) -> Item:
    sources = {source.n: source for claim in dispute.claims for source in reversed(claim.sources)}
    ordered = tuple(sources[n] for n in sorted(sources))
    texts = "/".join(claim.text for claim in dispute.claims)
    id_ = f"{summit_id}/disputed/{texts}"
    return Item(id_, "dispute", summit_id, ordered, dispute=dispute)


def _number(number: Number, summit_id: str) -> Item:
    id_ = f"{summit_id}/number/{number.value}/{number.text}"
    return Item(id_, "number", summit_id, number.sources, number=number)


def _next(coming: NextDate, summit_id: str) -> Item:
    id_ = f"{summit_id}/next/{coming.date}/{coming.text}"
    return Item(id_, "next", summit_id, coming.sources, next=coming)


def _report(report: Source, summit_id: str) -> Item:
    return Item(f"{summit_id}/also/{report.entry}", "report", summit_id, (report,))


def _feed(health: FeedHealth) -> Item:
    return Item(f"{FEEDS}/{health.feed.url}", "feed", feed=health)


def _proposed_section(proposals: tuple[Proposal, ...]) -> Sections:
    items = tuple(map(_proposal, proposals))
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
    id_ = f"{UNASSIGNED}/proposed/{proposal.summit.id}"
    return Item(id_, "proposal", None, sources, proposal=proposal)


def _story_sections(snapshot: Snapshot) -> Sections:
    """Stories in no summit: first those that share an event, the events with most outlets before
    others and of equals the newest; then all single ones, by the tag of their feed, or by the feed
    where it has none; last the stories that were not read from the cache."""
    stories = snapshot.unassigned
    numbers: dict[str, int] = {}
    sizes = Counter(story.event for story in stories if story.event)
    events: dict[str, list[Item]] = {}
    single: list[Item] = []
    for story in stories:
        listed = _story(story, numbers)
        if story.event and sizes[story.event] > 1:
            events.setdefault(story.event, []).append(listed)
        else:
            single.append(listed)
    known = {id: (len(event.outlets), event.stories) for id, event in snapshot.events.items()}
    largest = sorted(events, key=lambda event: known.get(event, (0, 0)), reverse=True)
    sections = [Section(event, tuple(events[event])) for event in largest]
    if single:
        sections.append(Section(UNASSIGNED, tuple(_grouped(single, snapshot))))
    if (older := snapshot.unassigned_count - len(stories)) > 0:
        line = Item(f"{UNASSIGNED}/older/{len(stories)}", "more", count=older, left_out=older)
        sections.append(Section(OLDER, (line,)))
    return tuple(sections)


def _grouped(single: list[Item], snapshot: Snapshot) -> Iterable[Item]:
    """Many single stories get a group each, and stand by it: the largest group first."""
    if len(single) <= _FEW:
        return single
    tags = {health.name: health.feed.tags for health in snapshot.feeds}
    groups: dict[str, list[Item]] = {}
    for item in single:
        feed = item.sources[0].feed if item.sources else ""
        group = next(iter(tags.get(feed, ())), feed) or OTHERS
        groups.setdefault(group, []).append(replace(item, group=group))
    rare = [group for group, items in groups.items() if len(items) < _FEWEST_OF_GROUP]
    others = [replace(item, group=OTHERS) for group in rare for item in groups.pop(group)]
    largest = sorted(groups, key=lambda group: len(groups[group]), reverse=True)
    return [*(item for group in largest for item in groups[group]), *others]


def _story(story: Story, numbers: dict[str, int]) -> Item:
    sources = tuple(
        Source.of(
            entry,
            numbers.setdefault(entry.outlet, len(numbers) + 1),
            entry.paragraphs[0] if entry.paragraphs else entry.title,
        )
        for entry in story.entries
    )
    return Item(f"{UNASSIGNED}/{story.id}", "story", None, sources, story=story)
