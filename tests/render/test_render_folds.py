"""A fact with other wordings, with its reach and its speaker; and entries that yield no point."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.domain.briefing import FigureReport
from briefing.render import html, markdown, text
from briefing.render.point_explanation import point_lines
from tests.builders.briefings import source

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing

FACT = "A golden crown went to the guest."


@pytest.fixture
def plain(folded: Briefing, now: datetime, zone: ZoneInfo) -> str:
    return text.briefings([folded], now=now, zone=zone, width=100)


@pytest.fixture
def page(folded: Briefing, now: datetime, zone: ZoneInfo) -> str:
    return html.briefings([folded], now=now, zone=zone)


def test_a_folded_wording_is_marked_and_its_outlet_stands_once(plain: str) -> None:
    assert f"{FACT} [1·2 ≈4] 4 tell it, said by Lee Jae Myung\n" in plain


def test_the_mark_of_a_fold_stays_on_one_line(
    folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    for width in range(30, 70):
        shown = text.briefings([folded], now=now, zone=zone, width=width)
        assert "[1·2 ≈4]" in shown
        assert "\u00a0" not in shown


def test_sources_list_folded_reports_but_not_those_that_only_reach(plain: str) -> None:
    sources = plain.split("SOURCES\n")[1]
    assert "[4] Busan Herald\n    14:20 Herald\n    https://4.example/story" in sources
    assert "Tokyo Courier" not in plain


def test_every_format_shows_fold_reach_and_speaker(
    folded: Briefing, page: str, now: datetime, zone: ZoneInfo
) -> None:
    md = markdown.briefings([folded], now=now, zone=zone)
    assert f"{FACT} [1·2\u00a0≈4] 4 tell it, said by Lee Jae Myung" in md
    assert '≈<a href="#gyeongju-4">4</a>' in page
    assert "<small>4 tell it, said by Lee Jae Myung</small>" in page


def test_an_opinion_is_labelled(plain: str, page: str) -> None:
    assert "Tariffs are folly. [2] opinion, said by Kim Op-Ed" in plain
    assert "<small>opinion, said by Kim Op-Ed</small>" in page


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Lee said that the deal is near.", "Lee Jae Myung"),
        ("The deal is near, Trump said.", "Donald Trump"),
        ("That is Lee’s plan.", "Lee Jae Myung"),
        ("이재명은 합의가 가깝다고 말했다.", "Lee Jae Myung"),
        ("Kang spoke of a good day.", "Kang Yu-jung"),
        ("The White House spoke of a good day.", "the White House"),
    ],
)
def test_a_speaker_whom_the_sentence_names_is_not_named_again(
    folded: Briefing, now: datetime, zone: ZoneInfo, sentence: str, speaker: str
) -> None:
    said = replace(folded.points[1], text=sentence, speaker=speaker, opinion=False)
    people = (("Lee Jae Myung", "Lee", "이재명"), ("Donald Trump",))
    summit = replace(folded.summit, people=people)
    shown = text.briefings(
        [replace(folded, summit=summit, points=(said,))], now=now, zone=zone, width=100
    )
    assert f"{sentence} [2]\n" in shown


@pytest.mark.parametrize("sentence", ["The president agreed.", "The sleek car was admired."])
def test_a_speaker_whom_the_sentence_does_not_name_is_named(
    folded: Briefing, now: datetime, zone: ZoneInfo, sentence: str
) -> None:
    said = replace(folded.points[1], text=sentence, speaker="Lee Jae Myung", opinion=False)
    shown = text.briefings([replace(folded, points=(said,))], now=now, zone=zone, width=100)
    assert f"{sentence} [2] said by Lee Jae Myung\n" in shown


def test_an_entry_without_a_point_is_listed_with_its_outlet_and_address(
    plain: str, page: str, folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    assert (
        "ALSO REPORTED\n  14:20 Ferries are full [6]\n    https://6.example/story\n\nSOURCES"
        in plain
    )
    assert plain.endswith("\n[6] Ferry Post")
    assert page.count("Ferries are full") == 1
    assert 'href="#gyeongju-6">6</a>' in page
    assert 'id="gyeongju-6"' in page
    md = markdown.briefings([folded], now=now, zone=zone)
    assert "- 14:20 [Ferries are full](https://6.example/story) [6]" in md


def test_a_briefing_of_such_entries_alone_does_not_say_that_there_is_nothing(
    bare: Briefing, folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    only = replace(bare, also_reported=folded.also_reported)
    for render in (text, markdown, html):
        shown = render.briefings([only], now=now, zone=zone)
        assert "Ferries are full" in shown
        assert "Nothing yet" not in shown


def test_no_line_stands_twice(plain: str) -> None:
    lines = [line.strip() for line in plain.splitlines() if re.search(r"\w", line)]
    addresses = [line for line in lines if "://" in line]
    assert len(set(lines)) == len(lines), addresses


@pytest.fixture
def spoken(full: Briefing) -> Briefing:
    """Four sayings of Lee, one of them by his office, and one of Trump."""
    sayings = (
        ("Lee said that the won has to hold.", "Lee"),
        ("Lee told reporters that ships come first.", "Lee Jae Myung"),
        ("Lee added that cars come second.", "Lee"),
        ("Lee asked for patience at the dinner.", "Lee"),
        ("Trump said that the deal is done.", "Trump"),
    )
    points = tuple(
        replace(full.points[0], id=f"s{n}", text=text, speaker=speaker, previous_text=None)
        for n, (text, speaker) in enumerate(sayings)
    )
    people = (("Lee Jae Myung", "Lee", "이재명"), ("Donald Trump", "Trump"))
    return replace(full, summit=replace(full.summit, people=people), points=points)


def test_who_says_several_things_is_listed_with_their_beginnings(
    spoken: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    shown = text.briefings([spoken], now=now, zone=zone, width=200)
    section = shown.split("BY SPEAKER\n")[1].split("\n\n")[0]
    assert section == (
        "  Lee Jae Myung (4) → 14:20 Lee said that the … → 14:20 Lee told reporters …"
        " → 14:20 Lee added that … +1"
    )
    assert shown.index("NEXT") < shown.index("BY SPEAKER") < shown.index("SOURCES")
    md = markdown.briefings([spoken], now=now, zone=zone)
    assert "- **Lee Jae Myung** (4) → 14:20 Lee said that the … · →" in md


def test_a_page_in_html_leads_to_its_points(
    spoken: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    shown = html.briefings([spoken], now=now, zone=zone)
    link = '<a href="#gyeongju-point-s0"><span dir=auto>→ 14:20 Lee said that the …</span></a>'
    assert f"<strong>Lee Jae Myung</strong> (4) {link}" in shown
    assert shown.count('id="gyeongju-point-s0"') == 1


def test_a_sentence_of_the_page_is_led_to_instead_of_repeated(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    fact = full.points[0]
    told = replace(
        full,
        numbers=(replace(full.numbers[0], text=fact.text, point=fact.id),),
        next=(replace(full.next[0], text=fact.text, point=fact.id),),
        disputed=(
            replace(
                full.disputed[0],
                claims=(
                    replace(full.disputed[0].claims[0], text=fact.text, point=fact.id),
                    *full.disputed[0].claims[1:],
                ),
            ),
        ),
        lead=None,
        why=None,
    )
    shown = text.briefings([told], now=now, zone=zone, width=100)
    assert shown.count(fact.text) == 1
    assert "≠ Trump: → 14:20 The deal is … [1]" in shown
    assert "$350 billion  → 14:20 The deal is … [1·3]" in shown
    assert "◷ Thu 30 Oct 11:00  → 14:20 The deal is … [1]" in shown
    assert html.briefings([told], now=now, zone=zone).count(fact.text) == 1
    assert markdown.briefings([told], now=now, zone=zone).count(fact.text) == 1


def test_a_figure_tells_its_course_with_the_source_of_each_step(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    reports = tuple(source(n, f"Outlet {n}", entry=f"c{n}", title=f"Title {n}") for n in (4, 5, 6))
    course = tuple(
        FigureReport(f"{count} billion", now, report)
        for count, report in zip((12, 14, 17), reports, strict=True)
    )
    number = replace(
        full.numbers[0], value="17 billion", course=course, others=reports[:1], moved=True
    )
    shown = text.briefings([replace(full, numbers=(number,))], now=now, zone=zone, width=120)
    row = "[1·3] 12 [4] → 14 [5] → 17 billion [6], +1 gives the figure\n"
    assert row in shown
    differing = replace(number, moved=False, course=course[:2], others=())
    either = text.briefings([replace(full, numbers=(differing,))], now=now, zone=zone, width=120)
    assert "[1·3] 12 [4] or 14 billion [5]\n" in either
    assert "[5] Outlet 5\n    14:20 Title 5" in shown


def test_why_shows_each_wording_of_a_point_and_who_has_it(folded: Briefing) -> None:
    lines = list(point_lines(folded.points[0]))
    assert lines[0].endswith("[1·2\u00a0≈4] 4 tell it, said by Lee Jae Myung")
    assert "  In other words:" in lines
    assert "  [4] Busan Herald: Trump got a crown from Lee." in lines
    place = lines.index("  Also told by (probably the same fact, matched by the program):")
    assert lines[place + 1] == "  [5] Tokyo Courier: A golden crown changed hands."
