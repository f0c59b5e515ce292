"""docs/formats.md shows the JSON that the program writes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.domain.agenda import UpcomingDate
from briefing.domain.annotation import AnnotatedPoint, Annotation
from briefing.domain.article import Article, ArticleBlock, Run
from briefing.domain.correction import Correction
from briefing.domain.entry import EntryState
from briefing.domain.event import Event, OutsideEvent
from briefing.domain.explanation import Explanation, SeparateStory, Similarity, StoryMember
from briefing.domain.feed import Feed, FeedHealth
from briefing.domain.health_check import HealthCheck
from briefing.domain.proposal import EntryReport, Evidence, Proposal
from briefing.domain.refresh_report import FeedResult, RefreshReport
from briefing.domain.search_hit import Hit
from briefing.domain.summit import Assignment, Summit
from briefing.domain.summit_check import (
    Addition,
    MissedEntry,
    NearMiss,
    RecentEntry,
    SummitCheck,
    WordUse,
)
from briefing.render import agenda, article, health_check, summit_check
from briefing.render import explanation as why
from briefing.render import json as render
from tests.builders.briefings import point, source

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.briefing import Briefing
    from briefing.domain.story import Story

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = [
    json.loads(example)
    for example in re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
]


@pytest.fixture
def outputs(full: Briefing, story: Story, now: datetime) -> dict[tuple[str, ...], Any]:
    """What the program writes, by its keys."""
    event = Event("e1", "t", ("o",), 2, 3)
    hit = Hit("e", "s", "f", "o", "t", None, None, ("a",), "x", event)
    report = RefreshReport((FeedResult("A", "https://a.example", "failed", error="why"),), 0, 1.0)
    told_by = ((1, 2, 3), (1, 2, 3, 4), (2, 3, 4))
    points = (
        point("A fact.", *(source(n, f"Outlet {n}") for n in numbers), id=f"w{place}")
        for place, numbers in enumerate(told_by)
    )
    drawn = replace(full, points=(*full.points, *points))
    outside = [OutsideEvent(event, (0,) * 7)]
    written = (
        render.briefings([drawn], now=now, outside=outside, pictures=True),
        render.stories([story], [event]),
        render.search("x", [hit]),
        render.annotated([(AnnotatedPoint("p", "t", (1,), Annotation("n", ("a",)), now), True)]),
        render.report(report),
        render.feeds([FeedHealth(Feed("https://a.example", tags=("t",)), "A", None)]),
        why.as_json(explanation(story, now), full.lead),
        article.as_json(
            Article(
                story.entries[0],
                (ArticleBlock("text", (Run("x"),)),),
                ("https://a.example",),
                (EntryState(now, "t", ("x",)),),
                "",
            )
        ),
        agenda.upcoming([UpcomingDate(now, None, full.summit, None)], now),
        agenda.followed([full]),
        agenda.proposed([proposal(full.summit, now)], ["[[summits]]"]),
        summit_check.as_json([checked(full.summit, now)], now),
        health_check.as_json([HealthCheck("cache", ok=True, message="undamaged")], None),
    )
    return {tuple(output): output for output in map(json.loads, written)}


def explanation(story: Story, now: datetime) -> Explanation:
    entry = story.entries[0]
    return Explanation(
        story,
        (
            StoryMember(
                entry,
                entry.id,
                Similarity(1.0, headline=True, link=False),
                corrected=False,
                states=(EntryState(now, entry.title, entry.paragraphs),),
            ),
        ),
        (SeparateStory("s", "t", "o", "ours", "theirs"),),
        tuple(
            Assignment(cached.id, p, "g", 1.0, ("a",)) for cached in story.entries for p in (-1, 0)
        ),
        (Correction(1, "split", ("e",), now, others=("f",)),),
        Event("e1", "t", ("o",), 2, 3),
        (NearMiss("h", ("a",), ("b",), 1.0),),
    )


def checked(summit: Summit, now: datetime) -> SummitCheck:
    entry = RecentEntry("e", "s", "o", "t", now, now, (), frozenset())
    return SummitCheck(
        summit,
        now,
        (WordUse("people", "a", "second", "b"),),
        ("w",),
        1,
        (("person a", 1),),
        1,
        1,
        (MissedEntry(entry, NearMiss("g", ("a",), ("b",), 1.0)),),
        (Addition("place", "a", "place = 'a'", 1, ("t",)),),
    )


def proposal(summit: Summit, now: datetime) -> Proposal:
    report = EntryReport("e", "s", "o", "t", None, now, ("x",))
    return Proposal(summit, (Evidence(report, "x"),), 1)


def test_all_outputs_are_shown(outputs: dict[tuple[str, ...], Any]) -> None:
    assert [tuple(example) for example in EXAMPLES] == list(outputs)


@pytest.mark.parametrize("example", EXAMPLES, ids="-".join)
def test_an_example_has_the_keys_of_the_output_in_their_order(
    example: dict[str, Any], outputs: dict[tuple[str, ...], Any]
) -> None:
    assert_like(example, outputs[tuple(example)])


def assert_like(shown: Any, written: Any) -> None:
    """Every object shown has exactly the keys of the one written in its place."""
    if isinstance(shown, dict) and isinstance(written, dict):
        assert list(shown) == list(written)
        for key in shown:
            assert_like(shown[key], written[key])
    elif isinstance(shown, list) and shown:
        assert written
        for element in shown:
            assert_like(element, written[0])
    else:
        assert shown is None or not isinstance(shown, dict)
