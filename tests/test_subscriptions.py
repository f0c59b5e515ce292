"""The key rack, on a real server: what is found, what is asked for it, and what is written."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import opml
from briefing.config.load import load
from briefing.config.opml import Outline
from briefing.domain.feed import Feed
from briefing.errors import ConfigError, UsageError
from briefing.fetch.discovery import MAX_CANDIDATES
from briefing.subscriptions import feeds, opml_lists
from briefing.subscriptions.discover import FoundFeed, find
from briefing.subscriptions.probe import Prober
from briefing.subscriptions.unique_names import UsedNames
from briefing.text.normalize import composed
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url, url_problem
from tests.builders.rss import item, rss
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config
    from briefing.domain.entry import ParsedFeed
    from briefing.fetch.outcome import Fetched
    from briefing.parse.not_a_feed import Unreadable
    from briefing.subscriptions.discover import Discovery
    from tests.conftest import Site

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)


def wire(outlet: str, *days: int) -> bytes:
    """A feed with a report on each of these days of October."""
    items = (item(f"Report {day}", published=f"{day} Oct 2025 05:00:00 GMT") for day in days)
    return rss(outlet, *items)


def page(*hrefs: str, anchors: str = "") -> str:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in hrefs
    )
    return f"<!doctype html><html><head>{links}</head><body>{anchors}</body></html>"


def look(typed: str) -> Discovery:
    return find(typed, timeout=PATIENCE_S, now=NOW)


def asked(site: Site) -> list[str]:
    return [path for path, _ in site.log]


# ── Finding ───────────────────────────────────────────────────────────────────────────────────


def test_a_feeds_own_address_costs_one_request(site: Site) -> None:
    site.documents["/rss"] = wire("Wire & Co", 27, 28)
    (choice,) = look(f" {site.url}/rss\n").choices
    assert choice == FoundFeed(
        f"{site.url}/rss", "Wire & Co", datetime(2025, 10, 28, 5, tzinfo=UTC), 2
    )
    assert asked(site) == ["/rss"]


def test_a_page_leads_to_its_feeds_in_order(site: Site) -> None:
    site.documents |= {
        "/": page("comments/feed", "/asia.xml", "/world.xml", "/category/sport/feed", "/gone.xml"),
        "/comments/feed": wire("Wire", 29),
        "/asia.xml": wire("Asia", 28),
        "/world.xml": wire("World", 29),
        "/category/sport/feed": wire("Sport", 29),
    }
    result = look(site.url)
    assert [choice.title for choice in result.choices] == ["Asia", "World", "Sport", "Wire"]
    assert len(site.log) == 6


def test_a_feed_that_calls_itself_comments_is_not_the_first(site: Site) -> None:
    site.documents |= {
        "/": page("/a", "/b", "/c"),
        "/a": wire("Comments on: Wire", 29),
        "/b": wire("Empty"),
        "/c": wire("Wire", 27),
    }
    titles = [choice.title for choice in look(site.url).choices]
    assert titles == ["Wire", "Comments on: Wire", "Empty"]


def test_no_more_is_asked_than_is_polite(site: Site) -> None:
    site.documents["/"] = page(*(f"/feed{number}.xml" for number in range(40)))
    result = look(site.url)
    assert result.choices == ()
    assert result.reason == "the feeds that the page names do not answer"
    assert len(site.log) == 1 + MAX_CANDIDATES
    assert len(set(site.log)) == 1 + MAX_CANDIDATES


def test_a_page_that_names_none_is_looked_for_in_the_usual_places(site: Site) -> None:
    site.documents |= {
        "/blog/": page(),
        "/blog/rss": wire("Blog", 29),
        "/feed": wire("Top", 29),
    }
    assert [choice.title for choice in look(f"{site.url}/blog/").choices] == ["Blog"]
    assert sorted(asked(site)) == ["/blog/", "/blog/feed", "/blog/rss"]


def test_a_page_without_a_feed_says_so(site: Site) -> None:
    site.documents["/"] = page()
    assert look(site.url).reason == "not a feed: an HTML page, and it names no feeds"
    assert len(site.log) <= 1 + MAX_CANDIDATES


def test_a_page_that_names_its_feeds_is_not_searched_for_others(site: Site) -> None:
    site.documents |= {"/": page("/gone.xml"), "/feed": wire("Hidden", 29)}
    assert look(site.url).choices == ()
    assert asked(site) == ["/", "/gone.xml"]


def test_a_list_of_feeds_is_followed(site: Site) -> None:
    site.documents |= {
        "/": page(anchors='<a href="/services/rss/">RSS</a>'),
        "/services/rss/": page(anchors='<a href="asia.xml">RSS</a> <a href="/rss/eu.xml">EU</a>'),
        "/services/rss/asia.xml": wire("Asia", 29),
        "/rss/eu.xml": wire("Europe", 29),
    }
    assert [choice.title for choice in look(site.url).choices] == ["Asia", "Europe"]
    assert len(site.log) == 4


def test_two_addresses_of_one_feed_are_one_choice(site: Site) -> None:
    site.documents |= {"/": page("/old", "/new"), "/new": wire("Wire", 29)}
    site.redirects["/old"] = (302, "/new")
    assert len(look(site.url).choices) == 1


@pytest.mark.parametrize(
    ("statuses", "address"), [((301, 308), "/c"), ((301, 302), "/a"), ((302, 301), "/a")]
)
def test_a_feed_that_moved_for_good_is_kept_at_its_new_address(
    site: Site, statuses: tuple[int, int], address: str
) -> None:
    site.documents["/c"] = wire("Wire", 29)
    site.redirects |= {"/a": (statuses[0], "/b"), "/b": (statuses[1], "/c")}
    assert look(f"{site.url}/a").choices[0].url == f"{site.url}{address}"


def test_an_address_with_a_password_is_kept_as_it_is(site: Site) -> None:
    site.documents["/b"] = wire("Wire", 29)
    site.redirects["/a"] = (301, "/b")
    url = f"{site.url}/a".replace("//", "//reader:word@")
    assert look(url).choices[0].url == url


def test_what_a_page_says_starts_where_it_was_found(site: Site) -> None:
    site.redirects["/"] = (302, "/en/")
    site.documents |= {"/en/": page("rss.xml"), "/en/rss.xml": wire("Wire", 29)}
    assert look(site.url).choices[0].url == f"{site.url}/en/rss.xml"


def test_without_a_scheme_https_is_tried_and_then_http(site: Site) -> None:
    site.documents["/rss"] = wire("Wire", 29)
    assert look(f"{site.url}/rss".removeprefix("http://")).choices[0].url == f"{site.url}/rss"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "[::1]", "2130706433"])
def test_a_page_leads_to_no_other_private_host(site: Site, host: str) -> None:
    other = site.url.replace("127.0.0.1", host)
    site.documents |= {"/": page(f"{other}/inside"), "/inside": wire("Inside", 29)}
    assert look(site.url).choices == ()
    assert "/inside" not in asked(site)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2"])
def test_a_redirect_leads_to_no_other_private_host(site: Site, host: str) -> None:
    other = site.url.replace("127.0.0.1", host)
    site.redirects |= {"/page": (302, f"{other}/feed"), "/moved": (301, f"{other}/feed")}
    site.documents |= {"/": page("/moved"), "/feed": wire("Inside", 29)}
    assert look(site.url).choices == ()
    assert look(f"{site.url}/page").reason.startswith("it redirects to a private address")
    assert "/feed" not in asked(site)


def test_an_address_that_does_not_answer_costs_the_others_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = [0.0]
    time, read = asyncio.BaseEventLoop.time, Prober.read

    async def read_and_wait(asker: Prober, outcome: Fetched) -> ParsedFeed | Unreadable:
        document = await read(asker, outcome)
        if outcome.url.endswith("/quick"):
            ahead[0] = PATIENCE_S  # the time is up once the quick one has been read
        return document

    monkeypatch.setattr(Prober, "read", read_and_wait)
    monkeypatch.setattr(asyncio.BaseEventLoop, "time", lambda loop: time(loop) + ahead[0])
    site.gates["/slow"] = threading.Event()
    site.documents |= {
        "/": page("/slow", "/quick"),
        "/slow": wire("A", 1),
        "/quick": wire("B", 2),
    }
    assert [choice.title for choice in look(site.url).choices] == ["B"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "the URL is empty"),
        ("ftp://wire.example/rss", 'not "ftp"'),
        ("javascript:alert(1)", 'not "javascript"'),
        ("http://", "names no host"),
        ("wire.example/a b", "holds a space"),
        ("https://wire.example:99999/", "host or port"),
        ("https://reader:word@wire.example:x/", "host or port"),
        ("reader:word@wire.example", 'not "reader"'),
    ],
)
def test_what_is_no_address_is_told(typed: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        look(typed)
    assert words in str(caught.value)
    assert "word@" not in str(caught.value)


def test_a_page_that_fails_says_why(site: Site) -> None:
    assert look(f"{site.url}/nowhere").reason == "404 not found"


# ── Writing ───────────────────────────────────────────────────────────────────────────────────


def written(path: Path, text: str = "") -> Config:
    path.write_text(f'[briefing]\ncache = "c.db"\n{text}')
    return load(path)


def choice(url: str, title: str | None = "Wire") -> FoundFeed:
    return FoundFeed(url, title, None, 1)


def test_a_name_that_is_taken_is_told_apart(tmp_path: Path) -> None:
    config = written(
        tmp_path / "feeds.toml", '[[feeds]]\nurl = "https://a.example/"\nname = "Wire"\n'
    )
    for number in range(3):
        feeds.add(config, choice(f"https://b.example/{number}"), name=None, tags=())
    assert [feed.name for feed in load(config.path).feeds] == [
        "Wire",
        "Wire (b.example)",
        "Wire (2)",
        "Wire (3)",
    ]


def test_a_name_of_ones_own_has_to_be_free(tmp_path: Path) -> None:
    config = written(
        tmp_path / "feeds.toml", '[[feeds]]\nurl = "https://a.example/"\nname = "Wire"\n'
    )
    for name in ("Wire", " Wire ", "https://a.example/"):
        with pytest.raises(UsageError, match="already called"):
            feeds.add(config, choice("https://b.example/"), name=name, tags=())
    with pytest.raises(UsageError, match="not blank"):
        feeds.add(config, choice("https://b.example/"), name="\u202e", tags=())
    with pytest.raises(UsageError, match="not blank"):
        feeds.add(config, choice("https://b.example/"), name=None, tags=[" "])
    assert load(config.path) == config


def test_a_title_is_cleaned_and_an_empty_one_left_out(tmp_path: Path) -> None:
    config = written(tmp_path / "feeds.toml")
    feeds.add(
        config,
        choice("https://a.example/", '\x1b[31m"A"\u202e\\ [b]'),
        name=None,
        tags=["x", " x "],
    )
    feeds.add(config, choice("https://b.example/", None), name=None, tags=())
    assert load(config.path).feeds == (
        Feed("https://a.example/", '"A"\\ [b]', ("x",)),
        Feed("https://b.example/"),
    )


@pytest.mark.parametrize(
    "url", ["http://a.example/rss", "https://www.a.example/rss/", "https://a.example/rss?utm_x=1"]
)
def test_a_feed_is_there_once_whatever_its_spelling(tmp_path: Path, url: str) -> None:
    config = written(tmp_path / "feeds.toml", '[[feeds]]\nurl = "https://a.example/rss"\n')
    before = config.path.read_text()
    added = feeds.add(config, choice(url), name=None, tags=())
    assert (added.already, added.line) == (True, 3)
    assert config.path.read_text() == before
    assert not feeds.add(config, choice("https://a.example/rss?id=2"), name=None, tags=()).already


@pytest.mark.parametrize(
    "reference", ["A", "https://a.example/", "http://www.a.example", "a.example/"]
)
def test_a_feed_is_removed_by_name_or_address(tmp_path: Path, reference: str) -> None:
    config = written(
        tmp_path / "feeds.toml",
        '[[feeds]]\nurl = "https://a.example/"\nname = "A"\n[[feeds]]\nurl = "https://b.example/"\n',
    )
    feed, removed = feeds.remove(config, reference)
    assert (feed.name, removed.line) == ("A", 3)
    assert [feed.url for feed in load(config.path).feeds] == ["https://b.example/"]


@pytest.mark.parametrize(
    ("reference", "words"), [("A", "several feeds"), ("B", "no feed is called")]
)
def test_a_reference_has_to_be_clear(tmp_path: Path, reference: str, words: str) -> None:
    config = written(
        tmp_path / "feeds.toml",
        '[[feeds]]\nurl = "https://a.example/"\nname = "A"\n'
        '[[feeds]]\nurl = "https://b.example/"\nname = "A"\n',
    )
    with pytest.raises(UsageError, match=words):
        feeds.remove(config, reference)
    assert load(config.path) == config


# ── Lists ─────────────────────────────────────────────────────────────────────────────────────


def outline(url: str, name: str = "", *tags: str) -> Outline:
    return Outline(7, url, name, tags)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "it has no xmlUrl"),
        ("ftp://a.example/", 'the URL must begin with http:// or https://, not "ftp"'),
        ("file:///etc/hostname", 'the URL must begin with http:// or https://, not "file"'),
        ("javascript:alert(1)", 'the URL must begin with http:// or https://, not "javascript"'),
        ("https://a b/", "the URL holds a space or a control character"),
        ("https://:443/", "the URL names no host"),
        ("http://127.0.0.1/feed", "its URL is a private address"),
        ("http://localhost:8080/", "its URL is a private address"),
        ("http://[fd00::1]/", "its URL is a private address"),
        ("https://reader:word@a.example/", "its URL contains a user name or password"),
        ("https://reader@a.example/", "its URL contains a user name or password"),
        ("https://a.example/" + "x" * 5000, "its URL is too long"),
    ],
)
def test_an_outline_that_no_feed_is_made_of(url: str, reason: str) -> None:
    outlines = opml_lists.sort([outline(url, "A")], [], UsedNames([]))
    assert outlines.feeds == ()
    assert outlines.bad == (opml_lists.SkippedOutline(7, "A", reason),)


def test_the_feed_scheme_is_taken_as_when_it_is_typed() -> None:
    urls = ["feed://a.example/rss", "feed:https://b.example/rss", "FEED:http://c.example/rss"]
    outlines = opml_lists.sort([outline(url) for url in urls], [], UsedNames([]))
    assert [feed.url for feed in outlines.feeds] == [
        "https://a.example/rss",
        "https://b.example/rss",
        "http://c.example/rss",
    ]
    assert outlines.bad == ()


def test_a_feed_that_is_listed_twice_has_the_tags_of_both() -> None:
    outlines = opml_lists.sort(
        [
            outline("https://a.example/f", "A", "asia"),
            outline("http://www.a.example/f/", "A", "asia", "en"),
            outline("https://b.example/", "B"),
        ],
        [Feed("http://b.example")],
        UsedNames([]),
    )
    assert outlines.feeds == (Feed("https://a.example/f", "A", ("asia", "en")),)
    assert [known.reason for known in outlines.known] == [
        "is the same feed as on line 7",
        "is already in feeds.toml",
    ]


def test_no_name_is_shared() -> None:
    urls = [f"https://{name}.example/" for name in "abc"]
    outlines = opml_lists.sort(
        [outline(url, "News") for url in urls], [], UsedNames(["News (b.example)"])
    )
    assert [feed.name for feed in outlines.feeds] == ["News", "News (2)", "News (c.example)"]
    named = opml_lists.sort([outline(urls[0], urls[1])], [Feed(urls[1])], UsedNames([urls[1]]))
    assert named.feeds[0].name == f"{urls[1]} (a.example)"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("windows-1252", "windows-1252"),
        ("utf-16", "UTF-16"),
        ("cp949", "euc-kr"),
    ],
)
def test_a_list_in_any_encoding(tmp_path: Path, encoding: str, declared: str) -> None:
    config = written(tmp_path / "feeds.toml")
    name = "펲 소식" if encoding == "cp949" else "Café – Über"
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><opml version="1.1"><body>'
        f'<outline text="{name}" xmlUrl="https://a.example/"/></body></opml>'
    )
    opml_lists.import_opml(config, text.encode(encoding))
    assert load(config.path).feeds == (Feed("https://a.example/", name),)


def test_a_list_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    config = written(tmp_path / "feeds.toml")
    config.path.write_text("feeds = []\n")
    with pytest.raises(ConfigError):
        opml_lists.import_opml(config, b'<opml><outline xmlUrl="https://a.example/"/></opml>')
    assert config.path.read_text() == "feeds = []\n"


def test_a_list_takes_nothing_that_runs_or_lets_in(tmp_path: Path) -> None:
    config = written(tmp_path / "feeds.toml")
    opml_lists.import_opml(
        config,
        b'<opml><outline xmlUrl="https://a.example/" title="A" password_command="id" headers="x" '
        b'proxy="http://p.example" username="u" password="p" interval="0s" allow_private="true" '
        b'filter_cmd="rm"/></opml>',
    )
    assert config.path.read_text().endswith('[[feeds]]\nurl = "https://a.example/"\nname = "A"\n')


@pytest.mark.parametrize("size", [opml_lists.MOST_BYTES + 1])
def test_a_list_that_is_too_long_is_refused(tmp_path: Path, size: int) -> None:
    with pytest.raises(UsageError, match="larger than 32 MiB"):
        opml_lists.import_opml(written(tmp_path / "feeds.toml"), b" " * size)


def test_tags_that_would_fill_the_disk_are_refused() -> None:
    tags = tuple(f"{number} {'x' * 900}" for number in range(100))
    outlines = [Outline(1, f"https://h{number}.example/", "", tags) for number in range(500)]
    with pytest.raises(UsageError, match="more than 32 MiB"):
        opml_lists.sort(outlines, [], UsedNames([]))


def test_a_long_list_takes_seconds(tmp_path: Path) -> None:
    outlines = "".join(
        f'<outline text="Feed" xmlUrl="https://h{number}.example/rss" category="a,b"/>'
        for number in range(10_000)
    )
    config = written(tmp_path / "feeds.toml")
    started = time.process_time()
    opml_lists.import_opml(config, f"<opml>{outlines}</opml>".encode())
    assert time.process_time() - started < 12
    assert len({feed.name for feed in load(config.path).feeds}) == 10_000


def test_an_export_gives_no_secret_away() -> None:
    feed = Feed(
        "https://reader:word@a.example/rss",
        None,
        headers=(("Authorization", "Bearer key"),),
        user_agent="agent",
    )
    text = "\n".join(opml_lists.export_opml([feed, Feed("htp://broken", "Broken")]))
    assert 'xmlUrl="https://a.example/rss"' in text
    for secret in ("reader", "word", "key", "agent", "Broken"):
        assert secret not in text


# As feeds.toml is read: one line of composed letters.
PLAIN = st.text(min_size=1, max_size=12).map(line).map(composed).filter(bool)
FEEDS = st.lists(
    st.builds(
        Feed,
        st.builds(
            "https://{}.example/{}".format,
            st.from_regex(r"[a-z]{1,8}", fullmatch=True),
            st.text("ab/?=&%éß한\"'<>,;", max_size=8),
        ).filter(lambda url: url_problem(url) is None),
        st.none() | PLAIN,
        st.lists(PLAIN | st.sampled_from(["a,b", "/x", "y/"]), max_size=3, unique=True).map(tuple),
    ),
    max_size=5,
    unique_by=(lambda feed: feed.name or feed.url, lambda feed: canonical_feed_url(feed.url)),
)


@settings(deadline=None, database=None, max_examples=60)
@given(FEEDS)
def test_an_export_is_imported_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Feed]
) -> None:
    config = written(tmp_path_factory.mktemp("round") / "feeds.toml")
    text = "\n".join(opml_lists.export_opml(listed))
    done = opml_lists.import_opml(config, text.encode())
    assert load(config.path).feeds == tuple(listed)
    assert done.outlines.known == done.outlines.bad == ()
    assert opml.read(text).broken is None


OPML = """<?xml version="1.0"?><!DOCTYPE opml><opml version="2.0"><body><outline text="A &amp; x">
<outline text="[A] &quot;&#8217;&#x202e;" title='b' category="a,b,/c" xmlUrl="https://a.example/"/>
<outline briefing:tags="[&quot;a&quot;]" text="Twice" xmlUrl="http://www.a.example"></outline>
</outline><outline xmlUrl="https://b.example/?a=1&amp;b"/></body></opml>"""
SHARDS = st.sampled_from(
    ["<", ">", "&", '"', "<![CDATA[", "<!--", "<outline ", "/>", "\x00", "&#x;", "<?", "@",
     '<!ENTITY a "b">', "\x1b[31m", 'xmlUrl="https://c.example"', "https://[", "\\", "\ufeff"]
)  # fmt: skip


@settings(deadline=None, database=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(OPML)), st.integers(0, 20), SHARDS), max_size=5))
def test_a_broken_list_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, wounds: list[tuple[int, int, str]]
) -> None:
    text = OPML
    for place, length, shard in wounds:
        text = text[:place] + shard + text[place + length :]
    config = written(tmp_path_factory.mktemp("broken") / "feeds.toml")
    try:
        done = opml_lists.import_opml(config, text.encode())
    except UsageError:
        assert load(config.path).feeds == ()
    else:
        assert load(config.path).feeds == done.outlines.feeds
