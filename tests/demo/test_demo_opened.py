from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing import desk, refresh
from briefing.config.load import load
from briefing.demo import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.demo import Demo
    from briefing.domain.briefing import Briefing


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    with opened() as demo:
        yield demo


@pytest.fixture
def reader(demo: Demo) -> Iterator[desk.Desk]:
    with desk.Desk(load(demo.config_path), demo.now) as reader:
        yield reader


def sayings(briefing: Briefing, *, new: bool) -> str:
    points = (briefing.lead, briefing.why, *briefing.points)
    return "\n".join(point.text for point in points if point and point.new is new)


def test_the_clock_stands_at_its_hour(demo: Demo) -> None:
    assert demo.now == datetime(2025, 10, 29, 5, 32, tzinfo=UTC)


def test_the_template_is_a_configuration_without_fault(demo: Demo) -> None:
    config = load(demo.config_path)
    assert config.warnings == ()
    assert config.cache == demo.cache
    assert all(feed.url.startswith(demo.url) and not feed.problem for feed in config.feeds)
    assert [summit.id for summit in config.summits] == ["gyeongju", "trump-xi"]


def test_both_summits_have_news_and_what_was_read_before(reader: desk.Desk) -> None:
    for briefing in reader.briefings():
        assert briefing.read_at == datetime(2025, 10, 29, 0, 12, tzinfo=UTC)
        assert sayings(briefing, new=True)
        assert sayings(briefing, new=False)


def test_the_first_screen_has_room_for_both_summits(reader: desk.Desk) -> None:
    gyeongju, trump_xi = reader.briefings()
    assert 5 <= gyeongju.counts.new <= 8
    assert 4 <= trump_xi.counts.new <= 9


def test_the_ceremony_leads_with_four_copies_counted_once(reader: desk.Desk) -> None:
    lead = reader.briefing("gyeongju").lead
    assert lead
    assert lead.new
    assert lead.text.startswith("Lee Jae Myung gave Trump the Grand Order of Mugunghwa")
    copies = {"World Wire", "Seoul Daily", "Pacific Tide", "Harbour Post"}
    assert copies < {source.outlet for source in lead.sources}
    assert lead.independent == lead.outlets - 3


def test_two_reports_differ_on_whether_there_is_a_deal(reader: desk.Desk) -> None:
    news = sayings(reader.briefing("gyeongju"), new=True)
    assert "“pretty much finalized”" in news
    assert "no agreement on the trade deal with Trump had been signed" in news


def test_look_alike_amounts_are_two_numbers(reader: desk.Desk) -> None:
    values = [number.value for number in reader.briefing("gyeongju").numbers]
    assert {"$350 billion", "$550 billion"} <= set(values)


def test_a_known_fact_in_a_new_report_is_no_news(reader: desk.Desk) -> None:
    briefing = reader.briefing("gyeongju")
    (point,) = [candidate for candidate in briefing.shown if "could destabilise" in candidate.text]
    assert not point.new
    assert {source.outlet for source in point.sources} == {"Seoul Daily", "Capitol Ledger"}


def test_fentanyl_tariffs_are_news_of_the_other_meeting_alone(reader: desk.Desk) -> None:
    fact = "means to lower US tariffs on China"
    assert fact in sayings(reader.briefing("trump-xi"), new=True)
    assert fact not in sayings(reader.briefing("gyeongju"), new=True)


def test_what_belongs_to_no_summit_is_kept(reader: desk.Desk) -> None:
    titles = [story.title for story in reader.unassigned()]
    for word in ("Takaichi", "frost", "영화제"):
        assert any(word in title for title in titles), word


def test_one_feed_fails_and_says_why(reader: desk.Desk) -> None:
    failing = [health for health in reader.feeds() if health.state and health.state.error]
    assert [health.name for health in failing] == ["Island Observer"]
    assert failing[0].state is not None
    assert failing[0].state.http == 503


def test_a_refresh_in_the_demo_finds_its_feeds_unchanged(demo: Demo) -> None:
    report = refresh.run(load(demo.config_path), now=demo.now, force=True)
    assert report.tally == {"unchanged": 8, "failed": 1}


def test_nothing_of_it_stays() -> None:
    with opened() as demo:
        folder = demo.config_path.parent
        assert demo.cache.is_file()
    assert not folder.exists()
