from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.domain.entry import ParsedFeed
from briefing.parse.feed import Unreadable, parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
TAIL = "</channel></rss>"


def read(body: bytes | str, **headers: str) -> ParsedFeed | Unreadable:
    url = "https://feeds.example/rss"
    raw = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return parse(raw, feed=url, url=url, headers=named)


def entries(body: bytes | str, **headers: str) -> ParsedFeed:
    parsed = read(body, **headers)
    assert isinstance(parsed, ParsedFeed)
    return parsed


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "the answer is empty"),
        (b" \n ", "the answer is empty"),
        (b"<!DOCTYPE html><html><body><h1>404</h1></body></html>", "an HTML page"),
        (b"<html><head></head><body>feed</body></html>", "an HTML page"),
        (b'{"message": "no"}', "JSON"),
        (b"[1, 2]", "JSON"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        (b"<opml version='2.0'><body/></opml>", "an OPML list of feeds"),
        (b"<?xml version='1.0'?><urlset/>", "a sitemap"),
        (b"<?xml version='1.0'?><note>hi</note>", "XML of another kind"),
        (b"Service unavailable", "plain text"),
        ("Nicht verfügbar".encode("utf-16"), "plain text"),
        (b"\0\1\2\3" * 99, "binary data"),
    ],
)
def test_what_is_no_feed_is_named_in_words(body: bytes, reason: str) -> None:
    assert read(body) == Unreadable(f"not a feed: {reason}")


def test_bytes_that_name_a_local_file_do_not_open_it(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(f"{HEAD}<item><title>secret</title></item>{TAIL}")
    assert isinstance(read(str(file)), Unreadable)


def test_entities_neither_grow_nor_read_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("swordfish")
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    body = (
        f'<!DOCTYPE x [<!ENTITY e0 "ten">{bomb}<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        f"<rss><channel><item><title>&e9; &f; title</title></item></channel></rss>"
    )
    parsed = read(body)
    assert "swordfish" not in repr(parsed)
    assert len(repr(parsed)) < 10_000


def test_identity_hangs_on_the_configured_address_alone() -> None:
    body = f"{HEAD}<item><title>a</title><guid>12345</guid></item>{TAIL}".encode()
    here = parse(body, feed="https://a.example/", url="https://a.example/", headers={})
    moved = parse(body, feed="https://a.example/", url="https://cdn.example/x", headers={})
    assert isinstance(here, ParsedFeed)
    assert isinstance(moved, ParsedFeed)
    assert [entry.id for entry in here.entries] == [entry.id for entry in moved.entries]


def test_a_date_without_zone_is_the_country_s_own() -> None:
    body = f"{HEAD}<item><title>a</title><pubDate>2025-10-29 18:05:00</pubDate></item>{TAIL}"
    parsed = parse(
        body.encode(), feed="https://ilbo.co.kr/rss", url="https://x.example", headers={}
    )
    assert isinstance(parsed, ParsedFeed)
    assert parsed.entries[0].published is not None
    assert parsed.entries[0].published.isoformat() == "2025-10-29T09:05:00+00:00"


@pytest.mark.parametrize(
    ("codec", "label", "http"),
    [
        ("cp949", "euc-kr", ""),
        ("cp949", "", "text/xml; charset=euc-kr"),
        ("cp949", "utf-8", "application/rss+xml; charset=EUC-KR"),
        ("cp949", "euc-kr", "text/xml; charset=iso-8859-1"),
        ("utf-8", "euc-kr", "text/xml; charset=euc-kr"),
        ("utf-8", "iso-8859-1", "text/html"),
        ("utf-16", "utf-16", ""),
    ],
)
def test_korean_is_read_whatever_is_declared(codec: str, label: str, http: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{label}"?>' if label else ""
    headline = "똠방각하, 펲시콜라 들고 경주에"
    body = f"{prolog}<rss><channel><item><title>{headline}</title></item></channel></rss>"
    parsed = entries(body.encode(codec), content_type=http)
    assert parsed.entries[0].title == headline


@pytest.mark.parametrize(
    ("codec", "label", "headline"),
    [
        ("gb18030", "gb2312", "習近平会见朱镕基"),
        ("cp932", "shift_jis", "①髙市首相が会談"),
        ("big5", "big5", "兩岸會談"),
        ("cp1251", "windows-1251", "Встреча в Кёнджу"),
        ("cp1252", "iso-8859-1", "“Président” – café"),
        ("iso2022_jp", "iso-2022-jp", "首相が会談"),
    ],
)
def test_labels_are_read_as_browsers_do(codec: str, label: str, headline: str) -> None:
    body = f'<?xml version="1.0" encoding="{label}"?><rss><channel><item><title>{headline}</title>'
    parsed = entries(f"{body}</item></channel></rss>".encode(codec))
    assert parsed.entries[0].title == headline


def test_a_few_bad_bytes_spoil_nothing_else() -> None:
    body = f"{HEAD}<item><title>경주 회담 café</title></item>{TAIL}".encode()
    parsed = entries(body.replace(b"<item>", b"<item>\xe2\x80<category>\x93</category>", 1))
    assert parsed.entries[0].title == "경주 회담 café"


def test_json_feed_is_a_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Json & Sons",
        "items": [
            {
                "id": 7,
                "url": "https://json.example/7",
                "title": "5 < 6 &amp; more",
                "content_html": "<p>One.</p><p>Two.</p>",
                "date_published": "2025-10-29T18:05:00+09:00",
            },
            {"id": "8", "content_text": "a <b> is no tag here.\n\nEnd."},
            "nonsense",
        ],
    }
    parsed = entries(json.dumps(feed))
    first, second = parsed.entries
    assert parsed.title == "Json & Sons"
    assert (first.guid, first.url, first.title) == ("7", "https://json.example/7", "5 < 6 & more")
    assert first.paragraphs == ("One.", "Two.")
    assert first.published is not None
    assert second.paragraphs[-1] == "End."


def test_the_raw_html_is_kept_within_bounds_and_clean() -> None:
    html = "<p>x\u202e</p>" + "<!-- padding -->" * 40_000
    item = f"<item><title>a</title><description><![CDATA[{html}]]></description></item>"
    entry = entries(f"{HEAD}{item}{TAIL}").entries[0]
    assert entry.html.startswith("<p>x</p>")
    assert len(entry.html) <= 256 * 1024


HOSTILE = {
    "nested": "<item><description>" + "<div>" * 20_000,
    "nested xml": "<item>" + "<a>" * 20_000,
    "attributes": "<item " + " ".join(f'a{n}="1"' for n in range(10_000)) + "><title>x</title>",
    "ampersands": "<item><title>" + "&" * 100_000 + "</title></item>",
    "angles": "<item><title>" + "<" * 20_000 + "</title></item>",
    "numbers": "<item><title>&#99999999999; &#x; &#xD800; &#0;<b></title></item>",
    "cdata": "<item><title>" + "<![CDATA[" * 20_000,
    "comments": "<!--" * 50_000,
    "word": "<item><title>a</title><description>" + "b" * 2_000_000,
    "digits": "<item><title>a</title><description>" + "1" * 1_048_576 + "</description></item>",
    "sentences": "<item><title>a</title><description>" + "It is so. " * 100_000,
    "categories": "<item><title>x</title>"
    + "".join(f"<category term='{n}'>{n}</category>" for n in range(10_000)),
    "open categories": "<item>" + "".join(f"<category term='{n}'>" for n in range(10_000)),
    "author": "<item><title>x</title><author>" + "a." * 200_000 + "@</author></item>",
    "prefixes": "<item><title>x</title>" + "".join(f"<p{n}:x/>" for n in range(10_000)),
    "namespaces": "<item>" + "".join(f"<p{n}:x xmlns:p{n}='{n}'/>" for n in range(10_000)),
    "bases": "<item>" + f"<x xml:base='{'a/' * 1000}'>" * 5_000 + "<title>x</title>",
    "quoted": "<item>" + '<a "<" \'>' * 20_000 + "<title>x</title></item>",
    "instructions": "<item>" + " <?x ?>" * 20_000 + "<title>x</title></item>",
    "references": "<item><title>" + "&nosuch;&#x" * 50_000 + "</title></item>",
    "escapes": "<item><title>x\x1b" + "\x1b[1;" * 200_000 + "</title></item>",
    "negated": "<item><title>x</title><description><![CDATA["
    + "".join(
        f"<p>{'he did it and so did she ' * (n // 7)} not {'they did it too ' * 60}"
        for n in range(200)
    )
    + "]]></description></item>",
    "paragraphs": "<item><title>a</title><description>" + "&lt;p&gt;One man went to mow" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_come_to_an_end_in_words(name: str) -> None:
    parsed = read(f"{HEAD}{HOSTILE[name]}")
    assert isinstance(parsed, ParsedFeed)
    assert all(len(entry.passages) <= 4_000 for entry in parsed.entries)


@pytest.mark.parametrize(
    "body",
    [
        "<!--a-->" * 100_000,
        "<!-- " * 100_000,
        "<!DOCTYPE x [" + "".join(f'<!ENTITY e{n} "&e{n - 1};">' for n in range(50_000)),
        "<" * 500_000,
        "<rss" * 100_000,
        "&" * 500_000,
        " " * 500_000,
        "\0" * 500_000,
    ],
)
def test_floods_that_are_no_feed_are_told_in_words(body: str) -> None:
    parsed = read(body)
    assert isinstance(parsed, Unreadable)
    assert parsed.reason.startswith("not a feed: ")


def test_a_document_is_read_to_its_end_however_much_text_it_holds() -> None:
    text = f"<p>First.</p><!-- {'padding ' * 12_000} --><p>Last.</p>"
    items = "".join(
        f"<item><title>Entry {n}</title><description><![CDATA[{text}]]></description></item>"
        for n in range(60)
    )
    parsed = entries(f"{HEAD}{items}{TAIL}").entries
    assert len(parsed) == 60
    assert parsed[0].paragraphs == ("First.", "Last.")
    assert parsed[-1].paragraphs == ("First.",)


@pytest.mark.parametrize("cut", range(0, 700, 7))
def test_a_document_cut_anywhere_never_raises(cut: int) -> None:
    body = (
        f"{HEAD}<item><title>Erste Nachricht &amp; mehr — 경주</title>"
        "<link>https://a.example/1?x=1&amp;y=2</link><guid isPermaLink='false'>g</guid>"
        "<pubDate>Wed, 29 Oct 2025 18:05:00 KST</pubDate>"
        "<description><![CDATA[<p>One.</p><p>Two.</p>]]></description></item>"
        f"<item><title>Zweite</title></item>{TAIL}"
    ).encode()
    parsed = read(body[:cut])
    assert isinstance(parsed, ParsedFeed | Unreadable)
    if isinstance(parsed, Unreadable):
        assert parsed.reason.startswith("not a feed: ")


@pytest.mark.parametrize(
    "title",
    [
        "Soybeans\x1b[31m and chips",
        "Soybeans\x1b]8;;https://evil.example\x07 and chips",
        "Soybeans and\x1b[2J chips\x1b[</title>",
    ],
)
def test_escape_sequences_leave_no_tail_and_take_no_markup(title: str) -> None:
    close = "" if title.endswith("</title>") else "</title>"
    item = f"<item><title>{title}{close}<guid>1</guid></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>"
    (entry,) = entries(body).entries
    assert entry.title.startswith("Soybeans and chips")
    assert "31m" not in entry.title
    assert "evil" not in entry.title


@pytest.mark.parametrize("order", ["oldest first", "newest first"])
@pytest.mark.parametrize("dialect", ["rss", "broken", "json"])
def test_of_too_many_items_the_newest_are_read(order: str, dialect: str) -> None:
    first = datetime(2020, 1, 1, tzinfo=UTC)
    dates = [(n, (first + timedelta(days=n)).isoformat()) for n in range(2_100)]
    if order == "newest first":
        dates.reverse()
    if dialect == "json":
        items = [{"id": str(n), "title": f"Day {n}", "date_published": date} for n, date in dates]
        body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    else:
        markup = "<item><guid>{0}</guid><title>Day {0}</title><dc:date>{1}</dc:date></item>"
        body = HEAD + "".join(markup.format(n, date) for n, date in dates) + TAIL
        if dialect == "rss":
            body = body.replace("<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ')
    feed = entries(body)
    titles = {entry.title for entry in feed.entries}
    assert titles == {f"Day {n}" for n in range(100, 2_100)}
    assert "longer than is read: only the newest 2000 of 2100 items count" in feed.notes


def test_of_too_many_items_without_dates_the_first_are_read() -> None:
    quoted = "<description><![CDATA[<item></item><!-- ]]></description>"
    markup = "<item><guid>{0}</guid><title>{0}</title>" + quoted + "</item>"
    feed = entries(HEAD + "".join(map(markup.format, range(2_001))) + TAIL)
    assert [entry.title for entry in feed.entries] == [str(n) for n in range(2_000)]
    assert "longer than is read: only the newest 2000 of 2001 items count" in feed.notes
