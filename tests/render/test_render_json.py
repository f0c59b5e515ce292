"""The shapes that scripts rely on."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

import pytest

from briefing.domain.event import Event
from briefing.domain.feed import Feed, FeedHealth, FeedState
from briefing.domain.refresh_report import FeedResult, RefreshReport
from briefing.domain.search_hit import Hit
from briefing.render import json as render

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing
    from briefing.domain.story import Story

SOURCE = {"n", "entry", "feed", "outlet", "title", "url", "published", "passage", "copy_of"}
ENTRY = {
    "id",
    "feed",
    "outlet",
    "guid",
    "title",
    "url",
    "original_url",
    "published",
    "first_seen",
    "text",
}
UNSAFE = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\ud800]"


def test_show_has_the_shape_of_the_contract(full: Briefing, now: datetime) -> None:
    answer = json.loads(render.briefings([full], now=now))
    assert answer["generated"] == "2025-10-29T05:32:00Z"
    (summit,) = answer["summits"]
    assert {key: summit[key] for key in list(summit)[:9]} == {
        "id": "gyeongju",
        "name": "Gyeongju summit",
        "status": "ongoing",
        "starts": "2025-10-29",
        "ends": "2025-11-01",
        "place": "Gyeongju",
        "people": ["Donald Trump", "Lee Jae Myung"],
        "read_at": "2025-10-29T00:12:00Z",
        "counts": {"entries": 38, "stories": 11, "outlets": 3, "new": 2},
    }
    sections = ["lead", "why", "points", "disputed", "numbers", "next"]
    rest = ["also_reported", "also_reported_total", "stories", "coverage", "timeline"]
    assert list(summit)[9:] == [*sections, *rest]
    lead = summit["lead"]
    assert {key: value for key, value in lead.items() if key != "sources"} == {
        "id": "p1",
        "text": "Lee received Trump in Gyeongju.",
        "new": True,
        "changed": False,
        "was": None,
        "first_seen": "2025-10-29T05:30:00Z",
        "published": "2025-10-29T05:20:00Z",
        "outlets": 2,
        "independent": 1,
        "speaker": None,
        "opinion": False,
        "also": [],
        "reach": 2,
        "other_reports": [],
        "note": None,
        "labels": [],
    }
    assert [set(source) for source in lead["sources"]] == [SOURCE, SOURCE]
    assert [source["copy_of"] for source in lead["sources"]] == [None, 1]
    assert [point["new"] for point in summit["points"]] == [True, False]
    assert set(summit["disputed"][0]["claims"][0]) == {"speaker", "text", "point", "sources"}
    number = summit["numbers"][0]
    assert set(number) == {"value", "text", "point", "sources", "others", "course", "moved"}
    assert [date["date"] for date in summit["next"]] == ["2025-10-30T02:00:00Z", "2025-10-31"]
    assert set(summit["next"][0]) == {"date", "ends", "vague", "text", "point", "sources"}


def test_an_empty_briefing_has_every_key_too(full: Briefing, bare: Briefing, now: datetime) -> None:
    (summit,) = json.loads(render.briefings([bare], now=now))["summits"]
    assert set(summit) == set(json.loads(render.briefings([full], now=now))["summits"][0])
    assert summit["lead"] is summit["why"] is summit["read_at"] is None
    assert summit["points"] == summit["disputed"] == summit["stories"] == []
    assert json.loads(render.briefings([], now=now))["summits"] == []


def test_what_pictures_show_is_data(distinct: Briefing, now: datetime, zone: tzinfo) -> None:
    (without,) = json.loads(render.briefings([distinct], now=now))["summits"]
    assert without["coverage"] is without["timeline"] is None
    text = render.briefings([distinct], now=now, zone=zone, pictures=True)
    (summit,) = json.loads(text)["summits"]
    covered = summit["coverage"]
    assert covered["by"] == "hour"
    assert covered["slots"] == ["2025-10-29T05:00:00Z"]
    wire = next(outlet for outlet in covered["outlets"] if outlet["outlet"] == "World Wire")
    assert set(wire) == {"outlet", "n", "reports", "told", "alone"}
    lead = next(row["told_by"] for row in covered["points"] if row["point"] == "p1")
    assert {row["outlet"]: row["words"] for row in lead} == {
        "World Wire": "own",
        "Seoul Daily": "copy",
    }
    days = summit["timeline"]
    assert [day["date"][-2:] for day in days] == ["28", "29", "30", "31", "01"]
    assert [day["day"] for day in days] == [None, 1, 2, 3, 4]
    assert set(days[0]) == {"date", "during", "day", "days", "points", "next"}
    assert days[1]["points"] == ["p1", "p2", "p3"]
    assert [date["text"] for date in days[3]["next"]] == ["The leaders of APEC meet."]


def test_a_summit_without_dates_has_no_status(hostile: Briefing, now: datetime) -> None:
    assert json.loads(render.briefings([hostile], now=now))["summits"][0]["status"] is None


def test_stories_have_the_shape_of_the_contract(story: Story) -> None:
    answer = render.stories([story])
    assert "금관과 훈장" in answer
    assert json.loads(answer) == {
        "stories": [
            {
                "id": "s1",
                "title": "금관과 훈장",
                "first_seen": "2025-10-29T05:30:00Z",
                "read": False,
                "summits": ["gyeongju"],
                "event": None,
                "entries": [
                    {
                        "id": "0123456789ab",
                        "feed": "Wire Asia",
                        "outlet": "World Wire",
                        "guid": "tag:wire,1",
                        "title": "금관과 훈장",
                        "url": "https://wire.example/1",
                        "original_url": None,
                        "published": None,
                        "first_seen": "2025-10-29T05:30:00Z",
                        "text": ["첫 문단.", "Second paragraph."],
                    }
                ],
            }
        ],
        "events": [],
    }


def test_search_has_the_shape_of_the_contract() -> None:
    seoul = timezone(timedelta(hours=9))
    at = datetime(2025, 10, 29, 14, 20, tzinfo=seoul)
    hit = Hit("e1", "s1", "Wire", "World Wire", "T", "https://w.example/", at, ("a",), "… x …")
    assert json.loads(render.search("tariff", [hit])) == {
        "query": "tariff",
        "view": None,
        "by": "date",
        "results": [
            {
                "entry": "e1",
                "story": "s1",
                "feed": "Wire",
                "title": "T",
                "url": "https://w.example/",
                "published": "2025-10-29T05:20:00Z",
                "summits": ["a"],
                "snippet": "… x …",
                "new": True,
                "event": None,
            }
        ],
        "events": [],
    }
    empty = json.loads(render.search("", [], view="v", by="rank"))
    assert empty == {"query": "", "view": "v", "by": "rank", "results": [], "events": []}


def test_an_event_is_listed_once_however_many_results_report_it() -> None:
    event = Event("e1", "Quarry appeal heard", ("World Wire", "Lantern"), 2, 3)
    hit = Hit("e", "s", "f", "o", "t", None, None, (), "x", event)
    answer = json.loads(render.search("x", [hit, replace(hit, entry="f")]))
    assert [result["event"] for result in answer["results"]] == ["e1", "e1"]
    assert answer["events"] == [
        {
            "event": "e1",
            "title": "Quarry appeal heard",
            "outlets": ["World Wire", "Lantern"],
            "stories": 2,
            "entries": 3,
        }
    ]


@pytest.fixture
def report() -> RefreshReport:
    retry = datetime(2025, 10, 29, 6, 0, 0, 500_000, tzinfo=UTC)
    return RefreshReport(
        results=(
            FeedResult("A", "https://a.example/", "updated", 200, 10, 3, 2),
            FeedResult(
                "B", "https://b.example/", "unchanged", 304, 5, moved_to="https://c.example/"
            ),
            FeedResult("C", "https://d.example/", "not_due", retry_at=retry),
            FeedResult(
                "https://ann:hunter2@e.example/",
                "https://ann:hunter2@e.example/",
                "failed",
                error="no answer from https://ann:hunter2@e.example/ within 20 s",
            ),
        ),
        new_stories=2,
        elapsed_s=1.23456,
    )


def test_a_refresh_has_the_shape_of_the_contract(report: RefreshReport) -> None:
    answer = json.loads(render.report(report))
    assert list(answer) == ["feeds", "entries", "stories", "results", "errors", "elapsed_s"]
    assert answer["feeds"] == {"total": 4, "updated": 1, "unchanged": 1, "not_due": 1, "failed": 1}
    assert answer["entries"] == {"new": 3, "updated": 2}
    assert answer["stories"] == {"new": 2}
    assert answer["elapsed_s"] == 1.235
    assert answer["results"][0] == {
        "feed": "A",
        "url": "https://a.example/",
        "status": "updated",
        "http": 200,
        "entries": 10,
        "new": 3,
        "error": None,
        "moved_to": None,
        "retry_at": None,
    }
    assert answer["results"][1]["moved_to"] == "https://c.example/"
    assert answer["results"][2]["retry_at"] == "2025-10-29T06:00:00.500000Z"
    assert answer["errors"] == [
        {
            "feed": "https://e.example/",
            "url": "https://e.example/",
            "error": "no answer from https://e.example/ within 20 s",
        }
    ]


def test_feeds_are_told_with_how_they_are() -> None:
    secret = "https://ann:hunter2@a.example/"
    checked = datetime(2025, 10, 29, 5, 30, tzinfo=UTC)
    answer = render.feeds(
        [
            FeedHealth(Feed(secret, tags=("asia",)), secret, None),
            FeedHealth(
                Feed("https://b.example/"),
                "B",
                FeedState("https://b.example/", checked=checked, http=200, entries=7),
            ),
            FeedHealth(Feed("ftp://c.example/", problem="feeds.toml:3: no http"), "C", None),
            FeedHealth(
                Feed("https://d.example/"),
                "D",
                FeedState("https://d.example/", checked=checked, http=503, error="overloaded"),
            ),
        ]
    )
    assert "hunter2" not in answer
    listed = json.loads(answer)["feeds"]
    assert [feed["status"] for feed in listed] == ["new", "ok", "failing", "failing"]
    assert [feed["error"] for feed in listed] == [None, None, "feeds.toml:3: no http", "overloaded"]
    assert listed[1] == {
        "feed": "B",
        "url": "https://b.example/",
        "tags": [],
        "status": "ok",
        "http": 200,
        "entries": 7,
        "checked": "2025-10-29T05:30:00Z",
        "changed": None,
        "error": None,
        "retry_at": None,
    }


def test_no_password_comes_out(report: RefreshReport, hostile: Briefing, now: datetime) -> None:
    assert "hunter2" not in render.report(report) + render.briefings([hostile], now=now)


def test_nothing_a_terminal_obeys_comes_out_even_after_reading_the_json(
    hostile: Briefing, now: datetime
) -> None:
    answer = render.briefings([hostile], now=now)
    assert not re.search(UNSAFE, answer)
    assert not re.search(UNSAFE, repr_of(json.loads(answer)))
    answer.encode()


def test_only_addresses_of_the_web_are_links(hostile: Briefing, now: datetime) -> None:
    (summit,) = json.loads(render.briefings([hostile], now=now))["summits"]
    urls = [source["url"] for source in summit["lead"]["sources"]]
    assert urls[0] is None
    assert urls[1].startswith("https://odd.example/")


def repr_of(value: object) -> str:
    """Every string in ``value``, one after the other."""
    if isinstance(value, dict):
        return "".join(map(repr_of, value.values()))
    if isinstance(value, list):
        return "".join(map(repr_of, value))
    return value if isinstance(value, str) else ""
