"""What the pages say, as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.domain.feed import Feed, FeedHealth, FeedState
from briefing.domain.refresh_report import Progress
from briefing.tui.model import opening, snapshot_updates
from briefing.tui.model import state as states
from briefing.tui.model.commands import first_keys
from briefing.tui.model.snapshot import Snapshot, take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.model.views import FEEDS, STARRED, UNASSIGNED
from briefing.tui.pages import footer, header, search_results
from briefing.tui.pages.header import RefreshStatus
from briefing.tui.pages.inspector import inspector
from briefing.tui.pages.page import page
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.sidebar import sidebar
from briefing.tui.view.ascii import needs_ascii, to_ascii
from briefing.tui.view.layout import lay_out
from briefing.tui.view.short_names import people, short_name
from briefing.tui.view.spans import Block, bars, sparkline, text_of, width_of
from tests.tui.fake_desk import FakeDesk, config
from tests.tui.sample_briefings import NEW, NOW, SEOUL, SUMMITS, point

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTING = PageContext(
    now=NOW,
    zone=SEOUL,
    keys=first_keys({}),
    names={one.id: one.name for one in SUMMITS},
    config=Path("feeds.toml"),
)


def text(blocks: Sequence[Block], width: int = 92) -> str:
    layout = lay_out(blocks, width)
    lines = (text_of(line).rstrip() for block in layout.lines for line in block)
    return "\n".join(lines).replace("\u00a0", " ")


def view(name: str, desk: FakeDesk | None = None) -> states.State:
    return opening.open_view(opening.initial_state(take_snapshot(desk or FakeDesk())), name, 0.0)


def test_today_holds_every_new_point_once_and_says_where_it_ends() -> None:
    said = text(page(opening.initial_state(take_snapshot(FakeDesk())), SETTING), 400)
    assert "11 new in 4 summits since you read at 09:12 · about 1 min" in said
    assert said.count(NEW[0].text) == 1
    assert said.index("Gyeongju summit  Trump · Lee") < said.index("Trump–Xi meeting")
    assert "● 14:20  " in said
    assert said.rstrip().endswith("──── that is all for now ────────────")


def test_a_summit_shows_its_sections_in_order_and_none_that_is_empty() -> None:
    said = text(page(view("gyeongju"), SETTING))
    names = ("NEW SINCE 09:12", "DISPUTED", "NUMBERS", "NEXT", "EARLIER", "SOURCES")
    places = [said.index(name) for name in names]
    assert places == sorted(places)
    assert "38 entries → 11 stories · 12 outlets" in said
    bare = text(page(view("apec"), SETTING))
    assert not any(name in bare for name in ("DISPUTED", "NUMBERS", "EARLIER", "Why"))


def test_only_the_exception_is_called_a_single_source() -> None:
    assert text(page(view("xi"), SETTING)).count("single source") == 1
    desk = FakeDesk()
    alone = tuple(point(f"a{n}", f"Fact {n}.", NOW, 1) for n in range(5))
    desk.shown = (replace(desk.shown[0], lead=None, why=None, points=alone),)
    assert "single source" not in text(page(view("gyeongju", desk), SETTING))


def test_a_point_that_was_read_keeps_its_place_with_a_ring() -> None:
    state = TRANSITIONS["new.next"](opening.initial_state(take_snapshot(FakeDesk())), 0.0)
    before = text(page(opening.initial_state(take_snapshot(FakeDesk())), SETTING)).splitlines()
    after = text(page(state, SETTING)).splitlines()
    assert any(line.startswith("○ 14:20") for line in after)
    assert len(before) == len(after)


def test_unfolding_tells_who_reports_it_and_in_whose_words() -> None:
    state = TRANSITIONS["open"](view("gyeongju"), 0.0)
    said = text(page(state, SETTING))
    rows = [row.split("▏ ")[1] for row in said.splitlines() if "▏ [" in row]
    assert [row.split()[0] for row in rows] == ["[1]", "[2]", "[4]", "[6]"]
    assert rows[0].endswith("first")
    assert rows[2].endswith("copy of [1]")
    assert rows[3].endswith("own text")
    assert "the paper is still" in said
    assert "o open · s star · y cite · h fold" in said


def test_the_inspector_shows_who_reports_when_and_what_it_touches() -> None:
    said = text(inspector(view("gyeongju"), SETTING), 66)
    assert "4 sources · first seen 14:20 · 3 independent" in said
    assert "WHO REPORTS IT" in said
    assert "AS IT HAPPENED" in said
    assert "Trump–Xi meeting" in said.split("SUMMITS")[1]


def test_the_sidebar_groups_summits_by_status() -> None:
    said = text(sidebar(opening.initial_state(take_snapshot(FakeDesk())), SETTING), 26)
    heads = ("Today", "ONGOING", "UPCOMING", "CONCLUDED", "LISTS")
    assert [said.index(head) for head in heads] == sorted(said.index(head) for head in heads)
    assert "day 1 of 2" in said
    assert "in 20 h 28 m" in said
    assert "3 failing" in said


def test_a_summit_without_dates_counts_to_the_next_day_that_two_outlets_name() -> None:
    desk = FakeDesk()
    xi = desk.shown[1]
    followed = replace(xi.summit, starts=None)
    dinner, gala = desk.shown[0].next
    assert (dinner.independent, gala.independent) == (1, 2)
    both = replace(dinner, sources=gala.sources)
    for dates, countdown in (((dinner, gala), "in 2 d"), ((both, gala), "in 3 h 28 m")):
        desk.shown = (replace(xi, summit=followed, status=None, next=dates),)
        state = opening.initial_state(take_snapshot(desk))
        said = text(sidebar(state, SETTING), 26)
        assert "FOLLOWED" in said
        assert countdown in said
        assert countdown in text_of(header.title(state, SETTING, 90))


@pytest.mark.parametrize(
    ("snapshot", "refreshing", "said"),
    [
        (Snapshot(), False, "No feeds yet."),
        (Snapshot(feeds=FakeDesk().health), False, "The cache is empty."),
        (Snapshot(feeds=FakeDesk().health), True, "Fetching 40 feeds for the first time"),
    ],
)
def test_an_empty_start_says_what_it_is(snapshot: Snapshot, refreshing: bool, said: str) -> None:
    state = opening.initial_state(snapshot)
    assert said in text(page(state, replace(SETTING, refreshing=refreshing)))


def test_with_all_read_today_says_what_comes_next() -> None:
    state = TRANSITIONS["mark.all"](opening.initial_state(take_snapshot(FakeDesk())), 0.0)
    said = text(page(opening.open_view(state, "@today", 0.0), SETTING))
    assert "Nothing new since 09:12." in said
    assert "You have read all 16 points in 4 summits." in said
    assert "Next: Trump–Xi meeting, Thu 30 Oct 11:00\n(in 20 h 28 m)." in said
    assert "R refresh now" in said


def test_the_feeds_stand_worst_first_with_the_cause_in_words() -> None:
    said = text(page(view(FEEDS), SETTING))
    order = [said.index(name) for name in ("Farm Futures", "Chip Review", "World Wire")]
    assert order == sorted(order)
    assert "3 of 40 need attention" in said
    assert "no answer within 20 s, 4 times in a row" in said


def test_silent_feeds_are_not_all_ok_and_stand_first() -> None:
    desk = FakeDesk()
    well = FeedState("u", checked=NOW, answered=NOW, newest=NOW)
    desk.health = (
        FeedHealth(Feed("u"), "Daily News", well),
        FeedHealth(Feed("v"), "Quiet News", replace(well, newest=NOW - timedelta(days=40))),
    )
    said = text(page(view(FEEDS, desk), SETTING))
    assert said.index("Quiet News") < said.index("Daily News")
    assert "1 of 2 needs attention" in said
    assert "feeds OK" not in said


def test_each_trouble_has_its_remedy_in_the_words_of_feeds_check() -> None:
    desk = FakeDesk()
    desk.health = (
        FeedHealth(Feed("u"), "Gone News", FeedState("u", gone=True, checked=NOW)),
        FeedHealth(Feed("v", problem="no host in the url"), "Wrong News", None),
        FeedHealth(Feed("w"), "New News", None),
    )
    state = view(FEEDS, desk)
    whole = replace(state, unfolded=frozenset(item.id for item in state.items))
    said = " ".join(text(page(whole, SETTING), 400).split())
    assert "410 gone: the publisher removed it" in said
    assert "Its entries stay readable; D removes it, or use a with the site's address to" in said
    assert "no host in the url" in said
    assert "Correct its url." in said
    assert "not fetched yet" in said


def test_the_shelves_say_what_they_are_when_empty() -> None:
    desk = FakeDesk()
    desk.shown = ()
    assert "s stars the point" in text(page(view(STARRED, desk), SETTING))
    assert "every story belongs to a summit" in text(page(view(UNASSIGNED, desk), SETTING))


def test_stories_of_one_event_stand_together() -> None:
    state = view(UNASSIGNED)
    stories = [[item.story for item in section.items] for section in state.sections]
    assert [len(listed) for listed in stories] == [3, 1]  # the single ones are folded
    assert len([item for item in state.all_items if item.story]) == 14
    assert state.items[0].sources[0].n == 1
    assert "A ferry line opens on day 1. " in text(page(state, SETTING))
    assert "3 stories · 2 outlets" in text(page(state, SETTING))


def status(doing: RefreshStatus, **change: Any) -> str:
    state = opening.initial_state(take_snapshot(FakeDesk()))
    return text_of(header.status(state, doing, replace(SETTING, **change)))


def test_the_header_tells_what_the_refresh_is_at() -> None:
    assert status(RefreshStatus()) == "updated 14:30 · 40 feeds · ! 3 failing"
    running = status(RefreshStatus("running", Progress(27, 40, 6, 1)))
    assert running.endswith(" 27/40  1 failing")
    assert running.count("━") == 24
    assert status(RefreshStatus("running", Progress(27, 40, 6, 1)), narrow=True).count("━") == 10
    grouping = status(RefreshStatus("running", Progress(40, 40, 6000, 0, 1200, 6000)))
    assert grouping.endswith(" grouping 1,200 of 6,000")
    assert status(RefreshStatus("offline")) == "⚠ offline · showing the cache of 14:30"
    assert status(RefreshStatus("held")).startswith("refreshed by another process")
    assert status(RefreshStatus("broken")).startswith("refresh failed")


def test_what_arrived_is_told_in_the_header() -> None:
    state = opening.initial_state(take_snapshot(FakeDesk()))
    desk = FakeDesk()
    more = point("fresh", "A date is set.", NOW, 1)
    desk.shown = (replace(desk.shown[0], points=(more, *desk.shown[0].points)), *desk.shown[1:])
    state = snapshot_updates.receive(state, take_snapshot(desk), 0.0)
    assert "▲ 1 new · . shows" in text_of(header.status(state, RefreshStatus(), SETTING))
    narrow = replace(SETTING, narrow=True)
    assert text_of(header.status(state, RefreshStatus("running"), narrow)).startswith(
        "…  ▲ 1 new · . shows"
    )


def test_tabs_show_counts_and_scroll_when_they_do_not_fit() -> None:
    state = opening.initial_state(take_snapshot(FakeDesk()))
    assert text_of(header.tabs(state, 78)).split() == [
        *("Today", "11", "Gyeongju", "5", "Trump–Xi", "4", "APEC", "1", "Tokyo", "1")
    ]
    last = opening.open_view(state, "tokyo", 0.0)
    few = header.tabs(last, 30)
    assert width_of(few) <= 30
    assert text_of(few).startswith("‹")
    assert "Tokyo" in text_of(few)


def test_the_source_line_names_the_outlets_behind_the_digits() -> None:
    state = opening.initial_state(take_snapshot(FakeDesk()))
    assert (
        text_of(footer.source_line(state, 80))
        == " 1 World Wire   2 Seoul Daily   4 Capitol Ledger   6 Delta Business"
    )
    assert text_of(footer.key_hints(state, SETTING)).startswith(
        "Enter open · Space read on · n new"
    )
    assert text_of(footer.key_hints(replace(state, digits="1"), SETTING)) == "open source 1_"


def test_the_key_line_fits_eighty_columns() -> None:
    assert (
        width_of(footer.key_hints(opening.initial_state(take_snapshot(FakeDesk())), SETTING)) <= 80
    )


def test_search_marks_words_where_they_begin() -> None:
    found = FakeDesk().search("the")
    spans = search_results.highlighted("neither The text", ("the",))
    assert [(span.text, span.role) for span in spans if span.role == "match"] == [("The", "match")]
    assert "GYEONGJU SUMMIT" in text(search_results.hits(found, "the", SETTING))
    assert [hit.entry for hit in search_results.in_page_order(found, SETTING)]
    nothing, advice = search_results.summary((), "xyz").splitlines()
    assert nothing == "No entry contains all of: xyz"
    assert advice == "Try fewer or shorter words · Esc close"


@pytest.mark.parametrize(
    ("shown", "word", "matches"),
    [
        ("한미정상회담 결과, 정상회담 후", "회담", ["회담", "회담"]),
        ("韩国APEC峰会 and APEC, not CAPEC", "apec", ["APEC", "APEC"]),
        ("庆州峰会在庆州", "峰会", ["峰会"]),
        ("القِمّة والقمة", "القمة", ["القِمّة", "القمة"]),
        ("ＡＰＥＣ and Capec", "apec", ["ＡＰＥＣ"]),
        ("C++ and C, but no BC++", "C++", ["C++"]),
        ("rare-earths and rare earths", "rare earths", ["rare-earths", "rare earths"]),
        ("snake_case", "case", ["case"]),
        (
            "Erdoğan, ERDOĞAN and Erdog\u0306an's",
            "erdogan",
            ["Erdoğan", "ERDOĞAN", "Erdog\u0306an"],
        ),
        ("Munoz and Muñoz", "Muñoz", ["Munoz", "Muñoz"]),
        ("Hà Nội, Ha Noi", "Nô\u0323i", ["Nội", "Noi"]),
        ("ＣＡＦＥ, café and Kaffee", "cafe", ["ＣＡＦＥ", "café"]),
        ("за́мок and замок, йод", "замок", ["за́мок", "замок"]),
    ],
)
def test_search_marks_every_place_for_which_it_counts(
    shown: str, word: str, matches: list[str]
) -> None:
    spans = search_results.highlighted(shown, (word,))
    assert [span.text for span in spans if span.role == "match"] == matches
    assert "".join(span.text for span in spans) == shown


def test_search_tells_what_it_took_otherwise() -> None:
    found = FakeDesk().search("the")
    told = search_results.summary(found, "the AND feed: title:deal")
    assert "AND was searched as a word" in told
    assert "feed: has no value and was ignored" in told
    assert "title: is no operator" in told
    assert "AND was searched as a word" in search_results.summary((), "no AND such")


def test_a_week_is_drawn_in_proportion_and_silence_not_at_all() -> None:
    assert bars((0, 1, 2, 4)) == "▁▃▅█"
    assert sparkline((0, 0, 0)) == ()


def test_plain_characters_keep_every_cell() -> None:
    drawn = "● 14:20 ▁▂▃▄▅▆▇█ ≠ “x” … 서울"
    assert len(to_ascii(drawn)) == len(drawn)
    assert to_ascii("● LIVE").isascii()
    assert to_ascii("서울") == "서울"


def test_terminals_that_need_plain_characters_are_known() -> None:
    assert not needs_ascii({"TERM": "xterm"}, "utf-8")
    assert needs_ascii({"TERM": "linux"}, "utf-8")
    assert needs_ascii({}, "iso-8859-1")
    assert needs_ascii({"BRIEFING_ASCII": "1"}, "UTF-8")


def test_names_are_short_without_guessing() -> None:
    assert [short_name(one.name) for one in SUMMITS] == ["Gyeongju", "Trump–Xi", "APEC", "Tokyo"]
    assert short_name("Meeting") == "Meeting"
    assert people(SUMMITS[0]) == "Trump · Lee"
    assert people(replace(SUMMITS[0], people=(("Xi Jinping", "习近平"),))) == "Xi Jinping"


def test_hostile_words_change_nothing_but_their_own_letters() -> None:
    desk = FakeDesk()
    bad = point("bad", "[/] [bold] \x1b]8;;x\x07\u202e" + "w" * 5000, NOW, 1)
    desk.shown = (replace(desk.shown[0], points=(bad,)),)
    layout = lay_out(page(opening.initial_state(take_snapshot(desk)), SETTING), 80)
    assert all(width_of(line) <= 80 for block in layout.lines for line in block)
    said = text(page(opening.initial_state(take_snapshot(desk)), SETTING), 80)
    assert "[/] [bold]" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_the_configuration_of_the_tests_is_whole() -> None:
    assert config().zone.utcoffset(NOW) == SEOUL.utcoffset(NOW)


def test_the_source_line_drops_names_before_numbers() -> None:
    state = opening.open_view(opening.initial_state(take_snapshot(FakeDesk())), "gyeongju", 0.0)
    state = replace(state, cursor="gyeongju/medal")
    assert text_of(footer.source_line(state, 34)) == " 1 World Wire   2 3 4 5 7 12"
    assert text_of(footer.source_line(state, 16)) == " 1 2 3 4 5 7 12"
    assert text_of(footer.source_line(state, 12)) == " 1 2 3 4 +3"
    assert text_of(footer.source_line(state, 4)) == " +7"
    for room in range(4, 120):
        assert width_of(footer.source_line(state, room)) <= room


def test_a_long_name_is_cut_in_tabs_and_title_but_never_the_countdown() -> None:
    desk = FakeDesk()
    name = "A Very Long Name For A Gathering Of Nearly All The Powers There Are"
    desk.shown = tuple(replace(one, summit=replace(one.summit, name=name)) for one in desk.shown)
    state = opening.initial_state(take_snapshot(desk))
    tabs = text_of(header.tabs(state, 60))
    assert tabs.count("A Very Long Nam…") >= 2
    title = header.title(state, SETTING, 60)
    assert width_of(title) <= 60
    assert text_of(title).endswith("… in 20 h 28 m")


def test_the_section_counts_a_new_lead_too() -> None:
    desk = FakeDesk()
    first = desk.shown[0]
    assert first.lead
    desk.shown = (replace(first, lead=replace(first.lead, new=True)), *desk.shown[1:])
    state = view("gyeongju", desk)
    assert state.new_in("gyeongju") == 6
    heading = next(line for line in text(page(state, SETTING)).splitlines() if "NEW SINCE" in line)
    assert heading.endswith(" 6")


def test_a_single_source_is_named_on_both_pages_or_on_none() -> None:
    for own in ("gyeongju", "xi", "apec", "tokyo"):
        desk = FakeDesk()
        desk.shown = tuple(one for one in desk.shown if one.summit.id == own)
        here, there = (text(page(view(name, desk), SETTING)) for name in ("@today", own))
        assert ("single source" in here) is ("single source" in there)


def test_copies_of_one_story_are_one_hit() -> None:
    hit = FakeDesk().search("the")[0]
    found = (hit, replace(hit, entry="b"), replace(hit, entry="c"), replace(hit, story="other"))
    assert "+2 copies" in text(search_results.hits(found, "the", SETTING))
    assert [one.entry for one in search_results.in_page_order(found, SETTING)] == [
        hit.entry,
        hit.entry,
    ]
    narrow = text(search_results.hits((replace(hit, title="word " * 20),), "the", SETTING), 60)
    assert narrow.splitlines()[1].endswith(hit.outlet)


def test_a_headline_is_said_once() -> None:
    desk = FakeDesk()
    headline = "Ministers sign the paper in Busan"
    one = point("same", headline + ".", NOW, 1, 2, 3)
    same = tuple(replace(source, title=headline) for source in one.sources)
    desk.shown = (replace(desk.shown[0], points=(replace(one, sources=same),), lead=None),)
    state = TRANSITIONS["open"](view("gyeongju", desk), 0.0)
    assert text(page(state, SETTING)).count(headline) == 1
    assert text(inspector(state, SETTING)).count(headline) == 1


def test_feeds_that_are_well_were_last_good_when_last_asked() -> None:
    desk = FakeDesk()
    well = desk.health[0]
    assert well.state
    desk.health = (replace(well, state=replace(well.state, changed=NOW.replace(day=1))),)
    assert "14:30" in text(page(view(FEEDS, desk), SETTING))
    keys = text_of(footer.key_hints(view(FEEDS, desk), SETTING))
    assert "r retry" in keys
    assert len(keys) <= 80


def test_all_read_is_said_in_the_right_number() -> None:
    desk = FakeDesk()
    old = tuple(replace(one, new=False) for one in desk.shown[0].points[:1])
    desk.shown = (replace(desk.shown[0], points=old, lead=None, why=None),)
    assert "the one point in 1 summit." in text(page(view("@today", desk), SETTING))
    desk.shown = (replace(desk.shown[0], points=()),)
    assert "No feed has reported anything" in text(page(view("@today", desk), SETTING))
    snapshot = replace(take_snapshot(desk), briefings=())
    assert "No summit is followed yet" in text(page(opening.initial_state(snapshot), SETTING))


def test_a_held_lock_says_since_when() -> None:
    assert "another process since 14:30" in status(
        RefreshStatus("held", since=NOW - timedelta(minutes=2))
    )


def test_ascii_tells_new_points_from_stars() -> None:
    assert to_ascii("●") != to_ascii("★") != to_ascii("○")
    assert to_ascii("▕").isascii()


@pytest.mark.parametrize("name", ["LC_ALL", "LC_CTYPE", "LANG"])
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_locale_without_letters_asks_for_ascii(name: str, locale: str) -> None:
    assert needs_ascii({name: locale, "TERM": "xterm"}, "utf-8")
    assert not needs_ascii({name: "C.UTF-8", "TERM": "xterm"}, "utf-8")


def test_an_outlet_that_came_to_a_read_point_is_counted_in_its_tail() -> None:
    desk = FakeDesk()
    briefing = desk.shown[0]
    read_at = briefing.read_at
    assert read_at
    old = next(one for one in briefing.points if not one.new and len(one.sources) > 1)
    first, *others = old.sources
    sources = (
        replace(first, first_seen=read_at - timedelta(hours=1)),
        *(replace(one, first_seen=read_at + timedelta(hours=1)) for one in others),
    )
    late = replace(old, sources=sources)
    points = tuple(late if one is old else one for one in briefing.points)
    desk.shown = (replace(briefing, points=points), *desk.shown[1:])
    shown = text(page(view(briefing.summit.id, desk), SETTING), 120)
    assert f"]+{len(others)}" in shown
    assert shown.count("]+") == 1
    marked = replace(late, read_at=read_at + timedelta(hours=2))
    points = tuple(marked if one is late else one for one in points)
    desk.shown = (replace(briefing, points=points), *desk.shown[1:])
    assert "]+" not in text(page(view(briefing.summit.id, desk), SETTING), 120)


def test_what_was_just_read_counts_no_outlet_as_late() -> None:
    desk = FakeDesk()
    briefing = desk.shown[0]
    read_at = briefing.read_at
    assert read_at
    fresh = next(one for one in briefing.points if one.new and len(one.sources) > 1)
    sources = tuple(
        replace(one, first_seen=read_at + timedelta(hours=hours))
        for hours, one in enumerate(fresh.sources, -1)
    )
    points = tuple(
        replace(one, sources=sources) if one is fresh else one for one in briefing.points
    )
    desk.shown = (replace(briefing, points=points), *desk.shown[1:])
    read = TRANSITIONS["mark.summit"](view(briefing.summit.id, desk), 0.0)
    assert "]+" not in text(page(read, SETTING), 120)
    back = opening.open_view(opening.open_view(read, "tokyo", 0.0), briefing.summit.id, 0.0)
    assert "]+" not in text(page(back, SETTING), 120)


def test_what_a_filter_leaves_nothing_of_says_only_that() -> None:
    state = opening.initial_state(take_snapshot(FakeDesk()))
    only = opening.rebuild_sections(replace(state, only="new", tag="nobody"))
    said = text(page(only, SETTING))
    assert "Only new points · feeds tagged nobody" in said
    assert "No matches on this page" in said
    assert "Nothing new" not in said
    assert "You have read" not in said


def test_the_first_points_of_today_are_told_as_lead_and_as_why() -> None:
    desk = FakeDesk()
    one = desk.shown[0]
    why = point("why", "Cars would cost less.", NOW, 1, 2)
    lead = replace(one.points[0], new=True)
    desk.shown = (replace(one, lead=lead, why=why, points=one.points[1:]),)
    blocks = page(opening.initial_state(take_snapshot(desk)), SETTING)
    told = {span.text: span.role for block in blocks for row in block.rows for span in row.body}
    assert told[lead.text] == "strong"
    assert told["Why it matters  "] == "label"
    assert told[one.points[1].text] == "text"


def test_without_a_summit_it_says_where_the_stories_are() -> None:
    desk = FakeDesk()
    loose = desk.unassigned(99)
    snapshot = replace(take_snapshot(desk), briefings=(), unassigned=loose)
    said = text(page(opening.initial_state(snapshot), SETTING), 200)
    assert f"{len(loose)} stories are listed under “In no summit”" in said
    assert "E edit feeds.toml" in said


@pytest.mark.parametrize(("offline", "said"), [(True, "online?"), (False, "in feeds.toml.")])
def test_an_empty_cache_says_whether_feeds_could_be_reached(offline: bool, said: str) -> None:
    snapshot = replace(Snapshot(), feeds=take_snapshot(FakeDesk()).feeds)
    shown = text(page(opening.initial_state(snapshot), replace(SETTING, offline=offline)), 200)
    assert said in shown


def test_marks_for_ears_are_no_wrong_words() -> None:
    bare = replace(SETTING, screen_reader=True)
    shown = text(page(view("gyeongju"), bare)) + text(page(view(FEEDS), bare))
    assert "LIVE" in shown
    for mark in "●✗◷✓":
        assert f"{mark} LIVE" not in shown
        assert f"{mark} failing" not in shown
        assert f"{mark} ok" not in shown
