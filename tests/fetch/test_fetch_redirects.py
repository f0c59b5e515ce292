from __future__ import annotations

import pytest

from briefing.fetch.errors import FetchError
from briefing.fetch.redirects import RedirectChain

HOME = "https://news.example/feed"


def walked(*hops: tuple[int, str], home: str = HOME) -> RedirectChain:
    redirects = RedirectChain.starting_at(home)
    for status, location in hops:
        redirects = redirects.after(status, location)
    return redirects


def test_no_redirect_moves_nothing() -> None:
    assert walked().moved_to is None
    assert str(walked().url) == HOME


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 307), False), ((303, 301), False)],
)
def test_moved_only_when_every_redirect_is_for_good(statuses: tuple[int, ...], moved: bool) -> None:
    redirects = walked(*((status, f"/{hop}") for hop, status in enumerate(statuses)))
    last = f"https://news.example/{len(statuses) - 1}"
    assert redirects.moved_to == (last if moved else None)


def test_relative_locations_and_no_secret_or_fragment_in_what_is_shown() -> None:
    redirects = walked((301, "//user:word@other.example/feeds/"), (301, "../rss?a=1#part"))
    assert redirects.moved_to == "https://other.example/rss?a=1"
    assert (
        str(RedirectChain.starting_at("https://me:word@news.example/f#x").url)
        == "https://news.example/f"
    )


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("", "without the address"),
        ("file:///etc/passwd", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("http://news.example:99999/", "port"),
        ("http://a\x00b/", "cannot be read"),
        ("http://a\r\nX: y/", "cannot be read"),
        ("http://news.example/\x1b]0;x\x07", "cannot be read"),
        ("http://news.example/" + "x" * 70_000, "cannot be read"),
        ("http://[::1", "cannot be read"),
        ("http://1.2.3.4.5/", "cannot exist"),
        ("http:///feed", "names no host"),
        (HOME, "loop"),
        (HOME + "#again", "loop"),
    ],
)
def test_redirects_that_lead_nowhere_are_told(location: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        walked((302, location))


@pytest.mark.parametrize(
    "url", ["", "news.example/feed", "http://", "http:///x", "ftp://a.example/"]
)
def test_a_url_no_fetch_can_use_is_told(url: str) -> None:
    with pytest.raises(FetchError, match="its URL"):
        RedirectChain.starting_at(url)


def test_a_name_that_no_script_can_show_is_asked_for_as_it_is() -> None:
    assert RedirectChain.starting_at("http://xn--a/").host == "xn--a"
    assert walked((302, "http://xn--a/feed")).host == "xn--a"


def test_five_redirects_and_no_more() -> None:
    five = [(301, f"/{hop}") for hop in range(5)]
    assert str(walked(*five).url) == "https://news.example/4"
    with pytest.raises(FetchError, match="more than 5 times"):
        walked(*five, (301, "/5"))


@pytest.mark.parametrize(
    ("home", "location", "same_origin"),
    [
        (HOME, "/other", True),
        (HOME, "https://NEWS.example:443/x", True),
        (HOME, "https://news.example:8443/x", False),
        (HOME, "http://news.example/x", False),
        (HOME, "https://news.example.evil.example/x", False),
        ("http://news.example/feed", "https://news.example/feed", True),
        ("http://news.example:8080/feed", "https://news.example/feed", False),
    ],
)
def test_secrets_stay_with_their_origin(home: str, location: str, same_origin: bool) -> None:
    assert walked((302, location), home=home).same_origin is same_origin


@pytest.mark.parametrize(
    ("home", "allowed", "host"),
    [
        ("http://127.0.0.1:8000/", False, "127.0.0.1"),
        ("http://localhost/", False, "localhost"),
        ("http://[::1]/", False, "::1"),
        ("http://8.8.8.8/", False, None),
        (HOME, False, None),
        (HOME, True, "news.example"),
    ],
)
def test_the_one_private_host(home: str, allowed: bool, host: str | None) -> None:
    redirects = walked((302, "http://10.0.0.1/"), home=home)
    assert redirects.private_host(allowed=allowed) == host
