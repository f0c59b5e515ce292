"""Who covers a summit: reports by slot, and who tells which point."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing.domain.briefing import Briefing, Counts, Point, Source
from briefing.domain.coverage import coverage
from briefing.domain.entry import CachedEntry
from briefing.domain.story import Story
from briefing.domain.summit import Summit

NOON = datetime(2025, 10, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SUMMIT = Summit("g", "Gyeongju", starts=date(2025, 10, 29), zone=UTC)


def story(outlet: str, at: datetime) -> Story:
    id_ = f"{outlet}{at:%d%H}"
    entry = CachedEntry(id_, outlet, outlet, id_, "t", None, at, at, ())
    return Story(f"s{id_}", "t", at, False, ("g",), None, (entry,))


def source(outlet: str, n: int, copy_of: int | None = None) -> Source:
    return Source(n, outlet, outlet, outlet, "t", None, NOON, NOON, "p", copy_of)


def point(id_: str, *sources: Source, also: tuple[Source, ...] = ()) -> Point:
    return Point(
        id=id_,
        text=id_,
        new=True,
        starred=False,
        first_seen=NOON,
        published=NOON,
        independent=1,
        sources=sources,
        keys=(),
        story="s",
        also=also,
    )


WIRE, POST, DAILY = source("Wire", 1), source("Post", 2), source("Daily", 3)
COPY = source("Post", 2, copy_of=1)
SHARED = point("shared", WIRE, COPY, also=(DAILY,))


def briefing(*stories: Story, points: tuple[Point, ...] = ()) -> Briefing:
    counts = Counts(entries=len(stories), stories=len(stories), outlets=1, new=0)
    return Briefing(SUMMIT, "ongoing", None, counts, points=points, stories=stories)


def test_two_days_are_drawn_by_hour_and_more_by_day() -> None:
    first, last = story("Wire", NOON), story("Post", NOON + 3 * HOUR)
    drawn = coverage(briefing(first, last), UTC)
    assert drawn.by_hour
    assert drawn.slots == tuple(NOON + n * HOUR for n in range(4))
    assert drawn.reports == (1, 0, 0, 1)
    assert drawn.during == (True,) * 4
    older = story("Wire", NOON - timedelta(days=3))
    drawn = coverage(briefing(older, first, last), UTC)
    assert not drawn.by_hour
    assert [slot.day for slot in drawn.slots] == [26, 27, 28, 29]
    assert drawn.during == (False, False, False, True)
    assert {o.name: o.reports for o in drawn.outlets} == {
        "Wire": (1, 0, 0, 1),
        "Post": (0, 0, 0, 1),
    }


def test_only_the_last_weeks_of_a_long_life_are_drawn() -> None:
    stories = [story("Wire", NOON - timedelta(days=n)) for n in (0, 5, 400)]
    drawn = coverage(briefing(*stories), UTC)
    assert len(drawn.slots) == 28
    assert sum(drawn.reports) == 2


def test_days_of_a_zone_with_summer_time_are_each_drawn_once() -> None:
    """Clocks in Berlin went back on Sunday 26 October 2025."""
    zone = ZoneInfo("Europe/Berlin")
    stories = [story("Wire", NOON - timedelta(days=n)) for n in range(6)]
    drawn = coverage(briefing(*stories), zone)
    assert [slot.day for slot in drawn.slots] == [24, 25, 26, 27, 28, 29]
    assert drawn.reports == (1,) * 6


def test_who_tells_a_point_and_how() -> None:
    alone = point("alone", WIRE)
    drawn = coverage(briefing(story("Wire", NOON), points=(alone, SHARED)), UTC)
    assert [shown.id for shown, _ in drawn.points] == ["shared", "alone"]
    assert drawn.points[0][1] == {"Wire": "own", "Post": "copy", "Daily": "other"}
    outlets = {outlet.name: outlet for outlet in drawn.outlets}
    assert (outlets["Wire"].n, outlets["Wire"].told, outlets["Post"].told) == (1, 2, 1)
    assert outlets["Wire"].alone == (alone,)
    assert outlets["Post"].alone == ()


def test_who_leaves_out_what_many_tell() -> None:
    times = source("Times", 4)
    points = (SHARED, point("b", times), point("c", times, WIRE), point("d", POST))
    drawn = coverage(briefing(points=points), UTC)
    assert [(shown.id, names) for shown, names in drawn.left_out] == [("shared", ("Times",))]


def test_a_lead_that_is_listed_again_counts_once() -> None:
    drawn = coverage(replace(briefing(points=(SHARED,)), lead=SHARED), UTC)
    assert len(drawn.points) == 1


def test_without_a_report_nothing_is_drawn() -> None:
    drawn = coverage(briefing(), UTC)
    assert (drawn.slots, drawn.outlets, drawn.reports) == ((), (), ())
