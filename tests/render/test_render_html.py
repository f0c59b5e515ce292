"""The briefing as a page of HTML, as a browser sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefing.domain.briefing import FigureReport, Number
from briefing.render.html import briefings
from tests.builders.briefings import source

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing

WIRE = source(1, "World Wire")
OURS = {
    *("html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "small"),
    *("span", "sup", "a", "ul", "li", "strong", "time", "-text"),
}


def page(*shown: Briefing, now: datetime, zone: ZoneInfo) -> LexborHTMLParser:
    return LexborHTMLParser(briefings(shown, now=now, zone=zone))


def first(document: LexborHTMLParser, selector: str) -> LexborNode:
    node = document.css_first(selector)
    assert node is not None, selector
    return node


def test_a_page_has_headings_points_and_linked_sources(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    document = page(full, now=now, zone=zone)
    assert first(document, "title").text() == "Gyeongju summit"
    assert [node.text() for node in document.css("h2")] == [
        "New since 09:12",
        "Disputed: differs",
        "Numbers",
        "Next",
        "Earlier",
        "Sources",
    ]
    assert (
        "Lee received Trump in Gyeongju. [1·2] copies of one text"
        in first(document, ".lead").text()
    )
    assert "The deal is not signed yet." in first(document, "li.new").text()
    links = [node.attributes["href"] for node in document.css("li[id] li a")]
    assert links[:2] == ["https://1.example/story", "https://2.example/story"]
    assert "(copy" not in document.text()
    assert "copy of [1]" in document.text()
    assert "As of 2025-10-29 14:32" in document.text()


def test_every_number_leads_to_its_outlet(full: Briefing, now: datetime, zone: ZoneInfo) -> None:
    document = page(full, now=now, zone=zone)
    targets = {node.attributes["href"] or "" for node in document.css("sup a")}
    assert targets == {"#gyeongju-1", "#gyeongju-2", "#gyeongju-3"}
    assert all(document.css_first(f'li[id="{target[1:]}"]') for target in targets)


def test_what_a_feed_wrote_is_text(hostile: Briefing, now: datetime, zone: ZoneInfo) -> None:
    written = briefings([hostile], now=now, zone=zone)
    document = LexborHTMLParser(written)
    root = document.root
    assert root is not None
    assert {node.tag for node in root.traverse(include_text=True)} <= OURS
    assert all(
        (node.attributes["href"] or "").startswith(("#", "https://")) for node in document.css("a")
    )
    assert "hunter2" not in written
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written
    )
    assert "<script>x</script>" in first(document, ".lead").text()
    attributes = {name for node in root.traverse() for name in node.attributes}
    assert not any(name.startswith("on") for name in attributes)


def test_pictures_say_in_words_what_they_draw(
    full: Briefing, folded: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    steps = (FigureReport("12", now, WIRE), FigureReport("24", now, WIRE))
    toll = Number("24", "The toll is 24.", (WIRE,), course=steps, moved=True)
    counted = replace(full, numbers=(toll,))
    document = LexborHTMLParser(briefings([counted, folded], now=now, zone=zone, pictures=True))
    titles = [node.text() for node in document.css("h2")]
    for title in ("Coverage", "Only one outlet has", "Timeline", "Course of figures"):
        assert title in titles
    drawn = document.css("svg")
    assert all(node.attributes["aria-label"] for node in drawn)
    labels = " ".join(node.attributes["aria-label"] or "" for node in drawn)
    assert "1 report by 3 outlets" in labels
    assert "12 → 24: The toll is 24." in labels
    longest = [float(bar.attributes["width"] or 0) for bar in drawn[3].css(".bar")]
    assert longest[1] == 2 * longest[0] > 0
    assert not document.css("[src], script")


def test_pictures_break_at_no_tag(hostile: Briefing, now: datetime, zone: ZoneInfo) -> None:
    written = briefings([hostile] * 3, now=now, zone=zone, pictures=True)
    assert max(len(line.encode()) for line in written.splitlines()) <= 998
    root = LexborHTMLParser(written).root
    assert root is not None
    drawn = {"figure", "figcaption", "svg", "rect", "circle", "text"}
    assert {node.tag for node in root.traverse(include_text=True)} <= OURS | drawn
    assert not root.css("rect rect, text text, circle circle")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


def test_nothing_is_asked_of_anybody(
    full: Briefing, bare: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    written = briefings([full, bare], now=now, zone=zone)
    document = LexborHTMLParser(written)
    assert not document.css("script, link, img, iframe, [src]")
    assert "url(" not in written
    assert "default-src 'none'" in written
    assert len(document.css("article")) == 2
    assert "Nothing yet." in document.text()
