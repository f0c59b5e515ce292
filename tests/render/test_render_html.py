"""The briefing as a page of HTML, as a browser sees it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from briefing.render.html import briefings

OURS = {
    *("html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "small"),
    *("span", "sup", "a", "ul", "li", "strong", "time", "-text"),
}


def page(*items, now, zone) -> LexborHTMLParser:
    return LexborHTMLParser(briefings(items, now=now, zone=zone))


def test_a_page_has_headings_points_and_linked_sources(full, now, zone) -> None:
    told = page(full, now=now, zone=zone)
    assert told.css_first("title").text() == "Gyeongju summit"
    assert [one.text() for one in told.css("h2")] == [
        "New since 09:12",
        "Disputed: differs",
        "Numbers",
        "Next",
        "Earlier",
        "Sources",
    ]
    assert (
        "Lee received Trump in Gyeongju. [1·2] copies of one text" in told.css_first(".lead").text()
    )
    assert "The deal is not signed yet." in told.css_first("li.new").text()
    links = [one.attributes["href"] for one in told.css("li[id] li a")]
    assert links[:2] == ["https://1.example/story", "https://2.example/story"]
    assert "(copy" not in told.text()
    assert "copy of [1]" in told.text()
    assert "As of 2025-10-29 14:32" in told.text()


def test_every_number_leads_to_its_outlet(full, now, zone) -> None:
    told = page(full, now=now, zone=zone)
    targets = {one.attributes["href"] for one in told.css("sup a")}
    assert targets == {"#gyeongju-1", "#gyeongju-2", "#gyeongju-3"}
    assert all(told.css_first(f'li[id="{target[1:]}"]') for target in targets)


def test_what_a_feed_wrote_is_text(hostile, now, zone) -> None:
    written = briefings([hostile], now=now, zone=zone)
    told = LexborHTMLParser(written)
    assert {node.tag for node in told.root.traverse(include_text=True)} <= OURS
    assert all(one.attributes["href"].startswith(("#", "https://")) for one in told.css("a"))
    assert "hunter2" not in written
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written
    )
    assert "<script>x</script>" in told.css_first(".lead").text()
    attributes = {name for node in told.root.traverse() for name in node.attributes}
    assert not any(name.startswith("on") for name in attributes)


def test_nothing_is_asked_of_anybody(full, bare, now, zone) -> None:
    written = briefings([full, bare], now=now, zone=zone)
    told = LexborHTMLParser(written)
    assert not told.css("script, link, img, iframe, [src]")
    assert "url(" not in written
    assert "default-src 'none'" in written
    assert len(told.css("article")) == 2
    assert "Nothing yet." in told.text()
