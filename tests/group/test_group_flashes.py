"""A flash, a stub and an item that is listed anew go with the report that they belong to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.group.comparison_forms import NOON, OTHER, WIRE, form
from tests.group.memory import stories_of

HOUSE: dict[str, Any] = {"feed": "https://agency.example/rss"}
LINE = "Solheim and Arden sign accord on Esk waters"
STUB = ("Find the whole statement on the page of announcements of our office.",)


def test_a_flash_its_report_and_its_later_states_are_one_story() -> None:
    flash = form("a", (), f"(URGENT) {LINE}", url="https://agency.example/1", **HOUSE)
    report = form("b", WIRE[:2], LINE, hours=0.5, url="https://agency.example/2", **HOUSE)
    lead = form("c", WIRE[:4], f"(LEAD) {LINE}", hours=1, url="https://agency.example/3", **HOUSE)
    last = form("d", WIRE, f"(2nd LD) {LINE} at last", hours=3, url="https://a.example/4", **HOUSE)
    assert stories_of(flash, report, lead, last) == {frozenset("abcd")}


def test_a_stub_goes_with_the_full_text_under_its_headline() -> None:
    stub = form("a", STUB, LINE, url="https://agency.example/1", **HOUSE)
    full = form("b", WIRE, LINE, hours=0.1, url="https://agency.example/2", **HOUSE)
    assert stories_of(stub, full) == {frozenset("ab")}
    elsewhere = form("b", WIRE, LINE, feed="https://agency.example/all", url=full.url)
    assert stories_of(stub, elsewhere) == {frozenset("ab")}


def test_a_stub_stays_alone_a_day_later_or_under_two_texts() -> None:
    stub = form("a", STUB, LINE, url="https://agency.example/1", **HOUSE)
    full = form("b", WIRE, LINE, hours=24, url="https://agency.example/2", **HOUSE)
    assert stories_of(stub, full) == {frozenset("a"), frozenset("b")}
    first = form("b", WIRE, LINE, hours=1, url="https://agency.example/2", **HOUSE)
    second = form("c", OTHER, LINE, hours=1, url="https://agency.example/3", **HOUSE)
    assert stories_of(stub, first, second) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_headlines_that_differ_only_in_what_papers_put_around_them_are_one_story() -> None:
    titles = [LINE, f"BREAKING: {LINE}", f"{LINE} - The Lantern", f"{LINE} | World | The Post"]
    forms = [form(name, (), title) for name, title in zip("abcd", titles, strict=True)]
    assert stories_of(*forms) == {frozenset("abcd")}


def test_an_item_listed_anew_is_one_story_for_hours_only() -> None:
    first = form("a", (), LINE, url="https://agency.example/1?x=1", **HOUSE)
    again = form("b", (), LINE, hours=2, url="https://agency.example/1?x=2", **HOUSE)
    assert stories_of(first, again) == {frozenset("ab")}
    daily = form("b", (), LINE, url=again.url, at=NOON + timedelta(hours=24), **HOUSE)
    assert stories_of(first, daily) == {frozenset("a"), frozenset("b")}
