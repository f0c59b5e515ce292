"""Write briefings, stories, feeds and reports as JSON, in the shapes of docs/formats.md."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from briefing.domain.citation import title_as_published
from briefing.domain.coverage import coverage
from briefing.domain.timeline import timeline
from briefing.render.event import event_shape, outside_shape
from briefing.render.feed_health import diagnose
from briefing.render.json_pictures import coverage_shape, timeline_shape
from briefing.render.json_values import Verbatim, dumped, instant, moment
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.annotation import AnnotatedPoint, Annotation
    from briefing.domain.briefing import Briefing, Claim, NextDate, Number, Point, Source
    from briefing.domain.entry import CachedEntry
    from briefing.domain.event import Event, OutsideEvent
    from briefing.domain.feed import FeedHealth
    from briefing.domain.refresh_report import FeedResult, RefreshReport
    from briefing.domain.saved_search import Order
    from briefing.domain.search_hit import Hit
    from briefing.domain.story import Story
    from briefing.render.json_values import Shape


_NO_PICTURES: dict[str, None] = {"coverage": None, "timeline": None}


def briefings(
    items: Sequence[Briefing],
    *,
    now: datetime,
    zone: tzinfo = UTC,
    outside: Sequence[OutsideEvent] = (),
    pictures: bool = False,
    **_unused: object,
) -> str:
    """``{"generated", "summits": [...], "outside": [...]}``: one object per briefing or event.

    ``pictures``: with what the pictures of each summit show, by the days of ``zone``.
    """
    return dumped(
        {
            "generated": instant(now),
            "summits": [
                _briefing(item) | (_pictures(item, now, zone) if pictures else _NO_PICTURES)
                for item in items
            ],
            "outside": [outside_shape(event) for event in outside],
        }
    )


def stories(items: Sequence[Story], events: Iterable[Event] = ()) -> str:
    """``{"stories": [STORY], "events": [EVENT]}``."""
    return dumped(
        {
            "stories": [_story(item) for item in items],
            "events": [event_shape(event) for event in events],
        }
    )


def search(query: str, hits: Sequence[Hit], *, view: str | None = None, by: Order = "date") -> str:
    """``{"query", "view", "by", "results": […], "events": [EVENT]}``; ``view`` is the name of the
    saved search."""
    events = {hit.event.id: hit.event for hit in hits if hit.event}
    return dumped(
        {
            "query": query,
            "view": view,
            "by": by,
            "results": [_hit(hit) for hit in hits],
            "events": [event_shape(event) for event in events.values()],
        }
    )


def annotated(items: Iterable[tuple[AnnotatedPoint, bool]]) -> str:
    """``{"notes": [{"point", "text", "note", "labels", "written", "shown"}]}``; each item with
    whether a briefing shows its point."""
    return dumped(
        {
            "notes": [
                {
                    "point": item.id,
                    "text": item.text,
                    **annotation_shape(item.annotation),
                    "written": moment(item.at),
                    "shown": shown,
                }
                for item, shown in items
            ]
        }
    )


def report(report: RefreshReport) -> str:
    """The report of a refresh, feed by feed."""
    tally = report.tally
    results = report.results
    outcomes = ("updated", "unchanged", "not_due", "failed")
    return dumped(
        {
            "feeds": {"total": len(results), **{outcome: tally[outcome] for outcome in outcomes}},
            "entries": {
                "new": sum(result.new for result in results),
                "updated": sum(result.updated for result in results),
            },
            "stories": {"new": report.new_stories},
            "results": [_result(result) for result in results],
            "errors": [
                {key: shape[key] for key in ("feed", "url", "error")}
                for shape in map(_result, results)
                if shape["status"] == "failed"
            ],
            "elapsed_s": round(report.elapsed_s, 3),
        }
    )


def feeds(items: Sequence[FeedHealth]) -> str:
    """``{"feeds": […]}``: the configured feeds and their state, in the order of feeds.toml."""
    return dumped({"feeds": [_feed(item) for item in items]})


def checked(items: Sequence[FeedHealth], now: datetime) -> str:
    """``{"feeds": […]}`` with the health of each at ``now``, in the order of feeds.toml."""
    return dumped({"feeds": [_feed(item) | _diagnosis(item, now) for item in items]})


def _diagnosis(item: FeedHealth, now: datetime) -> Shape:
    diagnosis = diagnose(item, now)
    proposed = item.state.proposed_url if item.state else None
    return {
        "verdict": diagnosis.kind,
        "words": masked(diagnosis.words),
        "remedy": masked(diagnosis.remedy) or None,
        "moved_to": None if proposed is None else masked(proposed),
    }


def _briefing(item: Briefing) -> Shape:
    summit = item.summit
    return {
        "id": summit.id,
        "name": summit.name,
        "status": item.status,
        "starts": moment(summit.starts),
        "ends": moment(summit.ends),
        "place": next(iter(summit.place), None),
        "people": [names[0] for names in summit.people if names],
        "read_at": moment(item.read_at),
        "counts": {
            "entries": item.counts.entries,
            "stories": item.counts.stories,
            "outlets": item.counts.outlets,
            "new": item.counts.new,
        },
        "lead": _point(item.lead) if item.lead else None,
        "why": _point(item.why) if item.why else None,
        "points": [_point(point) for point in item.points],
        "disputed": [
            {"claims": [_claim(claim) for claim in dispute.claims]} for dispute in item.disputed
        ],
        "numbers": [_number(number) for number in item.numbers],
        "next": [_next(date) for date in item.next],
        "also_reported": sources_of(item.also_reported),
        "also_reported_total": item.also_reported_total,
        "stories": [_story(story) for story in item.stories],
    }


def _pictures(item: Briefing, now: datetime, zone: tzinfo) -> Shape:
    return {
        "coverage": coverage_shape(coverage(item, zone)),
        "timeline": timeline_shape(timeline(item, now, zone)),
    }


def _point(point: Point) -> Shape:
    return {
        "id": point.id,
        "text": point.text,
        "new": point.new,
        "changed": point.changed,
        "was": point.previous_text,
        "first_seen": instant(point.first_seen),
        "published": moment(point.published),
        "outlets": point.outlets,
        "independent": point.independent,
        "sources": sources_of(point.sources),
        "speaker": point.speaker,
        "opinion": point.opinion,
        "also": sources_of(point.also),
        "reach": point.reach,
        "other_reports": sources_of(point.other_reports),
        **annotation_shape(point.annotation),
    }


def annotation_shape(annotation: Annotation) -> Shape:
    """``{"note": TEXT|null, "labels": [TEXT]}``; the note as it was written."""
    return {
        "note": Verbatim(annotation.note) if annotation.note else None,
        "labels": list(annotation.labels),
    }


def sources_of(sources: Sequence[Source]) -> list[Shape]:
    """``[SOURCE]``, as in a point."""
    return [
        {
            "n": source.n,
            "entry": source.entry,
            "feed": masked(source.feed),
            "outlet": masked(source.outlet),
            "title": title_as_published(source),
            "url": safe_link(source.url),
            "published": moment(source.published),
            "passage": source.passage,
            "copy_of": source.copy_of,
        }
        for source in sources
    ]


def _claim(claim: Claim) -> Shape:
    return {
        "speaker": claim.speaker,
        "text": claim.text,
        "point": claim.point,
        "sources": sources_of(claim.sources),
    }


def _number(number: Number) -> Shape:
    return {
        "value": number.value,
        "text": number.text,
        "point": number.point,
        "sources": sources_of(number.sources),
        "others": sources_of(number.others),
        "course": [
            {
                "value": report.value,
                "at": instant(report.at),
                "source": sources_of([report.source])[0],
            }
            for report in number.course
        ],
        "moved": number.moved,
    }


def _next(item: NextDate) -> Shape:
    return {
        "date": moment(item.date),
        "ends": moment(item.ends),
        "vague": item.vague,
        "text": item.text,
        "point": item.point,
        "sources": sources_of(item.sources),
    }


def _story(story: Story) -> Shape:
    return {
        "id": story.id,
        "title": story.title,
        "first_seen": instant(story.first_seen),
        "read": story.read,
        "summits": list(story.summits),
        "event": story.event,
        "entries": [_entry(entry) for entry in story.entries],
    }


def _entry(entry: CachedEntry) -> Shape:
    return {
        "id": entry.id,
        "feed": masked(entry.feed),
        "outlet": masked(entry.outlet),
        "guid": masked(entry.guid),
        "title": title_as_published(entry),
        "url": safe_link(entry.url),
        "original_url": safe_link(entry.original),
        "published": moment(entry.published),
        "first_seen": instant(entry.first_seen),
        "text": list(entry.paragraphs),
    }


def _hit(hit: Hit) -> Shape:
    return {
        "entry": hit.entry,
        "story": hit.story,
        "feed": masked(hit.feed),
        "title": title_as_published(hit),
        "url": safe_link(hit.url),
        "published": moment(hit.published),
        "summits": list(hit.summits),
        "snippet": hit.snippet,
        "new": hit.new,
        "event": hit.event.id if hit.event else None,
    }


def _result(result: FeedResult) -> Shape:
    return {
        "feed": masked(result.feed),
        "url": masked(result.url),
        "status": result.status,
        "http": result.http,
        "entries": result.entries,
        "new": result.new,
        "error": None if result.error is None else masked(result.error),
        "moved_to": None if result.moved_to is None else masked(result.moved_to),
        "retry_at": moment(result.retry_at),
    }


def _feed(health: FeedHealth) -> Shape:
    feed, state = health.feed, health.state
    error = feed.problem or (state.error if state else None)
    checked = state.checked if state else None
    return {
        "feed": masked(health.name),
        "url": masked(feed.url),
        "tags": list(feed.tags),
        "status": "failing" if error else "ok" if checked else "new",
        "http": state.http if state else None,
        "entries": state.entries if state else 0,
        "checked": moment(checked),
        "changed": moment(state.changed if state else None),
        "error": None if error is None else masked(error),
        "retry_at": moment(state.retry_at if state else None),
    }
