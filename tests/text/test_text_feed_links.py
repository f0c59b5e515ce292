"""Links of a page to feeds."""

from __future__ import annotations

import time

import pytest

from briefing.text.feed_links import feed_links

RSS = 'type="application/rss+xml"'


def hrefs(html: str) -> list[tuple[str, str]]:
    return [(link.href, link.kind) for link in feed_links(html).links]


@pytest.mark.parametrize(
    "tag",
    [
        f'<link rel="alternate" {RSS} href="/f">',
        f'<LINK REL="Alternate" {RSS.upper()} HREF="/f">',
        "<link rel=alternate type=application/atom+xml href=/f>",
        '<link rel="alternate" type="application/feed+json" href="/f">',
        '<link rel="alternate" type="application/rss+xml; charset=utf-8" href=" /f ">',
        '<link rel="feed" href="/f">',
        '<link rel="alternate home" type="text/xml" href="/f">',
        f'<link {RSS} title="A > B" href="/f"/>',
        f'<body><link rel="alternate" {RSS} href="/f"></body>',
    ],
)
def test_declared_feeds(tag: str) -> None:
    assert hrefs(f"<html><head>{tag}</head>") == [("/f", "link")]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" hreflang="ko" href="/f">',
        '<link rel="alternate" type="text/html" href="/f">',
        f'<link rel="alternate stylesheet" {RSS} href="/f">',
        '<link rel="EditURI" type="application/rsd+xml" href="/f">',
        '<link rel="alternate" type="application/json+oembed" href="/f">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="search" type="application/xml" href="/f">',
        f"<!-- <link rel=alternate {RSS} href=/f> -->",
        f"<script>'<link rel=alternate {RSS} href=/f>'</script>",
        f'<link rel="alternate" {RSS} href="">',
        f'<link rel="alternate" {RSS}>',
        '<a href="/f">Feeding the world</a>',
    ],
)
def test_links_to_other_things(tag: str) -> None:
    assert hrefs(f"<html><head>{tag}</head>") == []


def test_json_may_be_a_feed() -> None:
    assert hrefs('<link rel="alternate" type="application/json" href="/f.json">') == [
        ("/f.json", "json")
    ]


@pytest.mark.parametrize(
    "href",
    [
        "/rss", "/rss/", "/feed", "/feed/", "/feeds/all", "/blog/atom.xml", "/index.xml",
        "/news.rss", "/rss.php?id=3", "/?feed=rss2", "/x?format=rss", "/world/rss2.xml",
        "/asia-feed.xml", "https://feeds.wire.example/rss/world", "feed://wire.example/rss", "?rss",
        "/%66eed/",
    ],
)  # fmt: skip
def test_anchors_that_look_like_feeds(href: str) -> None:
    assert hrefs(f'<a href="{href}">World</a>') == [(href, "anchor")]


@pytest.mark.parametrize(
    "href",
    [
        "/feedback", "/rss-chief-speaks-on-unity", "/feed-the-world", "/cattle-feed", "/atomic",
        "/rss.png", "/feed.css", "mailto:rss@wire.example", "javascript:feed()", "#rss", "/",
        "https://reader.example/add?feed=https://wire.example/rss",
        "https://reader.example/feed/https%3A%2F%2Fwire.example/rss", "http://[", "/news/feedstock",
    ],
)  # fmt: skip
def test_anchors_that_do_not_look_like_feeds(href: str) -> None:
    assert hrefs(f'<a href="{href}">World</a>') == []


@pytest.mark.parametrize("text", ["RSS", "Subscribe via RSS", "<b>RSS</b> feeds", "News feed"])
def test_anchors_whose_text_names_a_feed(text: str) -> None:
    assert hrefs(f'<a href="/abo">{text}</a>') == [("/abo", "anchor")]


def test_titles_are_plain_and_clean() -> None:
    (link,) = feed_links(
        f"<link rel=alternate {RSS} href=/f title='&lt;b&gt;A&lt;/b&gt; &amp;amp; \x1b[31mB\u202e'>"
    ).links
    assert link.title == "A & B"


def test_the_base_is_the_first_that_names_an_address() -> None:
    html = '<head><base target="_top"><base href=" /deep/ "><base href="/other/"></head>'
    assert feed_links(html).base == "/deep/"
    assert feed_links("<p>").base is None


HOSTILE = {
    "deep": "<div>" * 200_000 + f'<link rel="alternate" {RSS} href="/f">',
    "misnested": "<a href='/rss'><table>" * 100_000,
    "attributes": "<link " + " ".join(f"a{number}=1" for number in range(300_000)) + ">",
    "quotes": '<a href="' * 400_000,
    "anchors": '<a href="/rss">RSS</a>' * 200_000,
    "open": "<link " * 600_000,
    "objects": '<object><a href="/x">RSS ' * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_takes_long(name: str) -> None:
    started = time.process_time()
    links = feed_links(HOSTILE[name])
    assert time.process_time() - started < 5
    assert len(links.links) <= 200


def test_feeds_of_a_heavy_page_are_found() -> None:
    page = f'<link rel=alternate {RSS} title="A &amp; B" href="/f?a=1&amp;b=2">' + "<i>" * 50_000
    (link,) = feed_links(page).links
    assert (link.href, link.title, link.kind) == ("/f?a=1&b=2", "A & B", "link")
