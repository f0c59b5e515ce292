"""Entries that are dated ahead of the clock, long ago, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

LEADERS = "Donald Trump and Lee Jae Myung"
AHEAD = item(
    "Calendar: the return visit",
    f"{LEADERS} are to meet again in Gyeongju for a day, the calendar of the council says.",
    published="Thu, 20 Nov 2025 09:00:00 GMT",
)
SUMMIT = """
[[summits]]
id = "gyeongju"
name = "Gyeongju summit"
people = ["Donald Trump", "Lee Jae Myung"]
place = "Gyeongju"
"""


DEEDS = {
    28: "walked through the old museum of Gyeongju and looked at crowns of gold",
    29: "signed an outline on ships and cars in Gyeongju before their ministers",
}


def day(number: int) -> str:
    return item(
        f"Day {number} in Gyeongju",
        f"{LEADERS} {DEEDS[number]}.",
        published=f"{number} Oct 2025 09:00:00 GMT",
    )


@pytest.fixture
def press(site: Site, workspace: Workspace) -> Workspace:
    """A reader of one feed, within this process."""
    workspace.within = True
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/press.xml"\nname = "Press"\ninterval = "0s"\n{SUMMIT}'
    )
    return workspace


def at(moment: str) -> tuple[str, str]:
    return "--as-of", f"2025-{moment}Z"


def briefing(reader: Workspace, moment: str) -> dict[str, Any]:
    shown: dict[str, Any] = reader.json("show", "--format", "json", *at(moment))["summits"][0]
    return shown


def points(shown: dict[str, Any]) -> list[dict[str, Any]]:
    return [*([shown["lead"]] if shown["lead"] else []), *shown["points"]]


def refresh(reader: Workspace, site: Site, moment: str, *items: str) -> None:
    site.documents["/press.xml"] = rss("Press", *items)
    done = reader.run("refresh", *at(moment))
    assert done.returncode == 0, done.stderr


def test_what_is_dated_ahead_stands_where_it_was_first_seen(site: Site, press: Workspace) -> None:
    refresh(press, site, "10-28T12:00", AHEAD)
    refresh(press, site, "10-29T12:00", AHEAD, day(29))
    listed = press.json("stories", "--json", *at("10-29T12:00"))["stories"]
    assert [story["title"] for story in listed] == [
        *("Day 29 in Gyeongju", "Calendar: the return visit")
    ]
    shown = points(briefing(press, "10-29T12:00"))
    assert {point["published"][5:10] for point in shown} == {"10-29", "11-20"}
    # Its feed is not silent, nor is its clock wrong.
    checked = press.json("feeds", "check", "--json", *at("10-29T13:00"))["feeds"][0]
    assert checked["verdict"] == "ok"
    assert checked["words"] == "2 entries (1 entry dated ahead: 20 Nov)"


def test_an_edit_does_not_lift_what_is_dated_ahead_but_another_date_does(
    site: Site, press: Workspace
) -> None:
    refresh(press, site, "10-28T12:00", AHEAD, day(28))
    refresh(press, site, "10-29T12:00", AHEAD.replace("for a day", "for two days"), day(29))
    titles = [story["title"] for story in press.json("stories", "--json")["stories"]]
    assert titles[:2] == ["Day 29 in Gyeongju", "Calendar: the return visit"]
    moved = day(28).replace("28 Oct 2025 09", "30 Oct 2025 09").replace("old museum", "gate")
    refresh(press, site, "10-30T12:00", AHEAD, day(29), moved)
    titles = [story["title"] for story in press.json("stories", "--json")["stories"]]
    assert titles[0] == "Day 28 in Gyeongju"


OLD = item(
    "A plan for Gyeongju",
    f"{LEADERS} will prepare a plan for the harbours near Gyeongju, their offices said.",
    published="Fri, 9 May 2025 09:00:00 GMT",
)
ABOUT = item(
    "About the secretariat",
    f"The secretariat in Gyeongju keeps the records of what {LEADERS} have agreed on.",
)


def news(shown: dict[str, Any]) -> dict[str, bool]:
    return {point["sources"][0]["title"]: point["new"] for point in points(shown)}


def test_an_old_page_and_one_without_a_date_are_stored_but_no_news(
    site: Site, press: Workspace
) -> None:
    refresh(press, site, "10-28T12:00", OLD, ABOUT, day(28))
    shown = briefing(press, "10-28T12:00")
    assert news(shown) == {
        "A plan for Gyeongju": False,
        "About the secretariat": False,
        "Day 28 in Gyeongju": True,
    }
    assert shown["lead"]["sources"][0]["title"] == "Day 28 in Gyeongju"
    assert shown["counts"]["new"] == 1
    read = {story["title"]: story["read"] for story in shown["stories"]}
    assert read == {title: not new for title, new in news(shown).items()}
    assert press.run("mark", "gyeongju", *at("10-28T13:00")).returncode == 0
    assert "nothing new" in press.run("show", "today", *at("10-28T13:00")).stderr


def test_a_late_page_never_leads_though_all_else_has_been_read(
    site: Site, press: Workspace
) -> None:
    refresh(press, site, "10-29T10:00", day(28), day(29))
    assert press.run("mark", "gyeongju", *at("10-29T11:00")).returncode == 0
    refresh(press, site, "10-29T12:00", OLD, ABOUT, day(28), day(29))
    shown = briefing(press, "10-29T12:00")
    assert shown["counts"]["new"] == 0
    assert not shown["lead"]["new"]
    assert shown["lead"]["published"] > "2025-10-28"


def test_what_was_published_after_the_reading_is_news_however_late_it_comes(
    site: Site, press: Workspace
) -> None:
    refresh(press, site, "10-28T12:00", day(28))
    assert press.run("mark", "gyeongju", *at("10-28T13:00")).returncode == 0
    refresh(press, site, "12-01T12:00", day(28), day(29))
    assert news(briefing(press, "12-01T12:00")) == {
        "Day 28 in Gyeongju": False,
        "Day 29 in Gyeongju": True,
    }


def test_in_a_feed_without_dates_what_was_not_there_before_is_new(
    site: Site, press: Workspace
) -> None:
    refresh(press, site, "10-28T12:00", ABOUT)
    assert press.run("mark", "gyeongju", *at("10-28T13:00")).returncode == 0
    undated = day(29).replace("<pubDate>29 Oct 2025 09:00:00 GMT</pubDate>", "")
    refresh(press, site, "10-29T12:00", undated, ABOUT)
    assert news(briefing(press, "10-29T12:00")) == {
        "About the secretariat": False,
        "Day 29 in Gyeongju": True,
    }


def test_a_paragraph_added_to_an_old_page_is_news(site: Site, press: Workspace) -> None:
    refresh(press, site, "10-28T12:00", OLD, day(28))
    added = f"<p>{LEADERS} met in Gyeongju on Wednesday to sign the plan.</p>"
    grown = OLD.replace("</description>", f"{escape(added)}</description>")
    refresh(press, site, "10-29T12:00", grown, day(28))
    shown = {point["text"]: point["new"] for point in points(briefing(press, "10-29T12:00"))}
    assert shown[f"{LEADERS} met in Gyeongju on Wednesday to sign the plan."]
