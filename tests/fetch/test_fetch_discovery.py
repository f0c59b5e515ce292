"""Which addresses are asked for the feed of what a person typed, and in which order."""

from __future__ import annotations

import pytest

from briefing.fetch.discovery import MAX_CANDIDATES, about_comments, candidates, guesses, spellings
from briefing.text.feed_links import feed_links

PAGE = "https://wire.example/"


def link(href: str, title: str = "", kind: str = "rss+xml") -> str:
    return f'<link rel="alternate" type="application/{kind}" title="{title}" href="{href}">'


def urls(html: str, page: str = PAGE, typed: str | None = None) -> list[str]:
    return [candidate.url for candidate in candidates(feed_links(html), page, typed or page)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://wire.example/rss", ["https://wire.example/rss"]),
        (" http://wire.example/ \n", ["http://wire.example/"]),
        ("wire.example/asia", ["https://wire.example/asia", "http://wire.example/asia"]),
        ("//wire.example", ["https://wire.example", "http://wire.example"]),
        ("localhost:8000", ["https://localhost:8000", "http://localhost:8000"]),
        ("127.0.0.1:80/x", ["https://127.0.0.1:80/x", "http://127.0.0.1:80/x"]),
        ("feed:https://wire.example/rss", ["https://wire.example/rss"]),
        ("feed://wire.example/rss", ["https://wire.example/rss", "http://wire.example/rss"]),
        ("ftp://wire.example/", ["ftp://wire.example/"]),
        ("mailto:a@wire.example", ["mailto:a@wire.example"]),
        ("  ", [""]),
    ],
)
def test_what_is_typed(typed: str, meant: list[str]) -> None:
    assert list(spellings(typed)) == meant


def test_relative_addresses_start_at_the_page_or_its_base() -> None:
    page = "https://wire.example/asia/today.html"
    assert urls(link("rss.xml"), page) == ["https://wire.example/asia/rss.xml"]
    assert urls("<base href='/deep/x'>" + link("rss.xml"), page) == [
        "https://wire.example/deep/rss.xml"
    ]
    assert urls("<base href='//cdn.example/'>" + link("?a b#c"), page) == [
        "https://cdn.example/?a%20b"
    ]
    assert urls("<base href='javascript:x'>" + link("/f"), page) == ["https://wire.example/f"]


def test_the_order_of_the_page_counts_among_equals() -> None:
    assert urls(link("/world") + link("/asia") + link("/f.json", kind="feed+json")) == [
        f"{PAGE}world",
        f"{PAGE}asia",
        f"{PAGE}f.json",
    ]


@pytest.mark.parametrize(
    "worse",
    [
        link("/comments/feed/"),
        link("/x", "CountedStream » Comments Feed"),
        link("/?feed=comments-rss2"),
        link("/x", "댓글"),
        link("/category/asia/feed/"),
        link("/tag/trade/feed"),
        link("/?s=tariffs&amp;feed=rss2"),
        link("/x", "CountedStream » Asia Category Feed"),
        link("/author/kim/feed/"),
        link("/data.json", kind="json"),
        '<a href="/rss">RSS</a>',
        '<a href="https://friend.example/feed">A friend</a>',
    ],
)
def test_what_is_less_likely_stands_behind(worse: str) -> None:
    assert urls(worse + link("/news"))[0] == f"{PAGE}news"
    assert len(urls(worse + link("/news"))) == 2


def test_a_column_of_opinion_is_no_feed_of_comments() -> None:
    assert urls(link("/commentisfree/rss", "Commentary") + link("/news"))[0].endswith("free/rss")


def test_anchors_to_the_sites_own_feed_stand_before_a_friends() -> None:
    friend = '<a href="https://friend.example/rss">RSS</a>'
    own = '<a href="https://feeds.wire.example/rss">RSS</a>'
    burnt = '<a href="http://feeds.burner.example/wire">RSS</a>'
    assert [url.split("/")[2] for url in urls(friend + own + burnt)] == [
        "feeds.wire.example",
        "feeds.burner.example",
        "friend.example",
    ]


def test_the_feed_of_the_category_that_was_asked_for_is_no_side_road() -> None:
    html = link("/category/asia/feed/", "Asia Category Feed") + link("/feed/")
    assert urls(html, "https://wire.example/category/asia/")[0].endswith("/category/asia/feed/")
    assert urls(html)[0] == f"{PAGE}feed/"


def test_each_feed_is_named_once_and_the_page_never() -> None:
    html = link("/feed") + link("http://www.wire.example/feed/") + '<a href="/feed#x">RSS</a>'
    assert urls(html + link("https://wire.example")) == [f"{PAGE}feed"]


@pytest.mark.parametrize(
    "href",
    [
        "ftp://wire.example/rss", "javascript:feed()", "data:,rss", "http://[/rss",
        "http://user:word@wire.example/rss", "https://user@wire.example/rss", "http://a:99999/rss",
    ],
)  # fmt: skip
def test_what_no_fetch_may_use_is_left_out(href: str) -> None:
    assert urls(link(href)) == []


def test_a_feed_scheme_means_the_pages_own() -> None:
    assert urls(link("feed://wire.example/rss"), "http://wire.example/") == [
        "http://wire.example/rss"
    ]
    assert urls(link("feed:https://wire.example/rss")) == ["https://wire.example/rss"]


PRIVATE = ["127.0.0.1", "localhost", "10.0.0.8", "[::1]", "169.254.169.254", "192.168.0.1:8080"]


@pytest.mark.parametrize("host", PRIVATE)
def test_a_page_leads_to_no_private_address(host: str) -> None:
    html = link(f"http://{host}/feed")
    assert urls(html) == []
    assert urls("<base href='http://127.0.0.1/'>" + link("/feed")) == []
    assert urls(html, typed=f"http://{host}/") == []  # it has been left for another host
    assert urls(html, "http://127.0.0.9/") == []
    assert urls(html, f"http://{host}/page") == [f"http://{host}/feed"]


def test_another_port_of_the_host_that_was_typed_is_the_same_host() -> None:
    assert urls(link("http://127.0.0.1:81/f"), "http://127.0.0.1:80/") == ["http://127.0.0.1:81/f"]


def test_usual_places() -> None:
    top = [candidate.url for candidate in guesses("https://user@wire.example/?x=1#y")]
    assert top[:3] == [f"{PAGE}feed", f"{PAGE}rss", f"{PAGE}rss.xml"]
    assert len(top) == len(set(top)) == MAX_CANDIDATES
    inside = [candidate.url for candidate in guesses("https://wire.example/blog")]
    assert inside[0] == f"{PAGE}blog/feed"
    assert f"{PAGE}feed" in inside
    assert len(inside) == MAX_CANDIDATES
    for page in ("https://wire.example/a/b/c", "https://wire.example/2025/story.html"):
        assert [candidate.url for candidate in guesses(page)] == top


def test_titles_of_comments() -> None:
    assert about_comments("Comments on: Gyeongju")
    assert about_comments("CountedStream » Comments Feed")
    assert not about_comments("Commentary")
    assert not about_comments("CountedStream")
