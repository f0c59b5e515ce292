from __future__ import annotations

import pytest

from briefing.text.urls import (
    canonical_feed_url,
    canonical_url,
    masked,
    safe_link,
    with_text_fragment,
)

PAGE = "https://post.example/world/123"


@pytest.mark.parametrize(
    "variant",
    [
        "http://post.example/world/123",
        "https://www.post.example/world/123/",
        "HTTPS://POST.example:443/world/123#comments",
        f"{PAGE}?utm_source=rss&utm_medium=feed",
        f"{PAGE}?at_medium=RSS&at_campaign=rss",
        f"{PAGE}?CMP=share&xtor=RSS-1",
        f"{PAGE}?partner=rss&traffic_source=rss&fl",
        f"{PAGE}/amp/",
        f"{PAGE}.amp",
        "https://amp.post.example/world/123?amp=1",
        "https://m.post.example/world/123",
        f"  {PAGE}\n",
    ],
)
def test_variants_of_one_page_are_equal(variant: str) -> None:
    assert canonical_url(variant) == PAGE


@pytest.mark.parametrize("query", ["no=7", "id=7", "idxno=7", "ref=home", "b=2&a=1", "source=kcna"])
def test_what_chooses_the_page_stays(query: str) -> None:
    assert canonical_url(f"{PAGE}?{query}") == f"{PAGE}?{query}"


@pytest.mark.parametrize("text", ["tag:post.example,2025:1", "", "http://[broken", "mailto:a@b"])
def test_other_addresses_are_returned_unchanged(text: str) -> None:
    assert canonical_url(text) == text


def test_hosts_and_ports_that_differ_are_different_pages() -> None:
    pages = ["https://m.com/1", "https://post.example:8443/1", "https://amplify.example/1"]
    assert [canonical_url(page) for page in pages] == pages


@pytest.mark.parametrize(
    "variant",
    [
        "http://wire.example/rss?id=1",
        " https://www.wire.example:443/rss/?id=1#top",
        "HTTPS://Wire.Example/rss?utm_source=x&id=1",
        "https://reader:word@wire.example./rss?id=1",
    ],
)
def test_variants_of_one_feed_are_equal(variant: str) -> None:
    assert canonical_feed_url(variant) == canonical_feed_url("https://wire.example/rss?id=1")


@pytest.mark.parametrize(
    "other",
    ["?id=2", "", "?id=1&feedname=asia", "?id=1&rss", "/amp?id=1", "?id=1&src=rss", ".xml?id=1"],
)
def test_parameters_that_may_choose_a_feed_stay(other: str) -> None:
    assert canonical_feed_url(f"https://wire.example/rss{other}") != canonical_feed_url(
        "https://wire.example/rss?id=1"
    )


@pytest.mark.parametrize("text", ["", "wire", "ftp://wire.example/", "https://[", "https://:80/"])
def test_what_is_not_a_feed_url_stays(text: str) -> None:
    assert canonical_feed_url(f" {text}") == text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ann:pw@wire.example/a", "https://wire.example/a"),
        ("https://token@wire.example", "https://wire.example"),
        ("https://ann:p@ss@wire.example/a", "https://wire.example/a"),
        ("https://ann:p/w@wire.example/a", "https://wire.example/a"),
        ("https://wire.example/@ann/feed", "https://wire.example/@ann/feed"),
        ("https://wire.example:8080/@ann", "https://wire.example:8080/@ann"),
        ("https://wire.example/?mail=a@b.example", "https://wire.example/?mail=a@b.example"),
        ("write to ann@wire.example", "write to ann@wire.example"),
        (
            "from https://a:b@c.example and https://d:e@f.example",
            "from https://c.example and https://f.example",
        ),
    ],
)
def test_user_names_and_passwords_are_left_out(url: str, expected: str) -> None:
    assert masked(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://wire.example/뉴스?a=1&b=[2]#c", "https://wire.example/뉴스?a=1&b=[2]#c"),
        (" https://wire.example/a b ", "https://wire.example/a%20b"),
        ('https://wire.example/">\n<', "https://wire.example/%22%3E%0A%3C"),
        ("HTTP://wire.example/", "HTTP://wire.example/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//wire.example/a", None),
        ("https://", None),
        ("/relative", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(url: str | None, expected: str | None) -> None:
    assert safe_link(url) == expected


@pytest.mark.parametrize(
    ("url", "passage", "directive"),
    [
        ("https://a.example/x", "Lee, 3 - 4 & more", "#:~:text=Lee%2C%203%20%2D%204%20%26%20more"),
        ("https://a.example/x#top", "회담", ":~:text=%ED%9A%8C%EB%8B%B4"),
        (
            "https://a.example/x",
            "a b c d e f g h i j k l",
            "#:~:text=a%20b%20c%20d%20e,h%20i%20j%20k%20l",
        ),
        ("https://a.example/x", " ", ""),
    ],
)
def test_a_link_to_a_passage_is_a_text_fragment(url: str, passage: str, directive: str) -> None:
    assert with_text_fragment(url, passage) == url + directive
