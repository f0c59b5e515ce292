"""Whatever bytes come, a feed or a reason comes out, and nothing in it that does harm."""

from __future__ import annotations

import json
from datetime import UTC
from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.entry import HEADLINE, ParsedFeed
from briefing.parse.feed import Unreadable, parse
from briefing.text.sanitize import clean

URL = "https://feeds.example/dir/rss"
PIECES = st.sampled_from(
    [
        *"""\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY e "x&#169;">]>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
<feed xmlns="http://www.w3.org/2005/Atom">
<title type="xhtml">
<link href="/a?b=1&c"/>
<link rel=self href='//x.example'>
<guid isPermaLink="false">
<content type="html" mode="base64">
<source url="http://s.example/">
<category term="x"/>
<x y z=1 y=2>
<a b='
">
&amp;lt;b&amp;gt;
https://a.example/1#2
javascript:alert(1)
Wed, 29 Oct 2025 18:05:00 KST
04/05/2025 10:00
Trump said “no.” He left.
경주 정상회담이 열렸다. """.split("\n"),
        *"""\
<channel> <item> </item> <entry> </entry> <title> </title> <link> </link> <guid> </guid> <pubDate>
</pubDate> <updated> </updated> <description> </description> <content:encoded> </content:encoded>
</content> <summary> </summary> <media:title> <media:group> <dc:date> </source> <author> <image>
<feedburner:origLink> <rdf:RDF> <xhtml:div> <div> </div> <p> <br> <script> <!-- --> <![CDATA[ ]]>
<?x ?> </channel> </rss> </feed> &lt;p&gt; &#27;]0;x &e; &#55357;&#56832; &#xD800; &nbsp;
tag:a,2025:1 2025-13-45T99:99 1761728700000""".split(),
        *"\x1b[31m \x9d8;;http://e.example\x07 \u202e\u2066 \xad \ud83d \0".split(),
        *"&<\x85\n\t ",
    ]
)
MARKUP = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)
CODECS = st.sampled_from(
    ["utf-8", "utf-16", "utf-16-le", "cp949", "latin-1", "iso2022_jp", "utf-7"]
)
DOCUMENTS = st.builds(
    lambda text, codec, cut: text.encode(codec, "replace")[: cut or None], MARKUP, CODECS,
    st.just(0) | st.integers(-40, -1),
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | MARKUP,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "version items id url external_url title content_html content_text summary"
                " date_published date_modified language home_page_url attachments".split()
            ),
            inner,
            max_size=8,
        )
    ),
    max_leaves=20,
)
FEEDS = st.builds(
    lambda items, title: json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    ).encode(),
    st.lists(VALUES, max_size=5),
    VALUES,
)
HEADERS = st.sampled_from(["", "text/xml; charset=euc-kr", "application/json", "a/b; charset=\x00"])


@settings(deadline=None, max_examples=150)
@given(body=st.binary(max_size=200) | DOCUMENTS | FEEDS, content_type=HEADERS)
def test_anything_is_a_feed_or_a_reason(body: bytes, content_type: str) -> None:
    parsed = read(body, content_type)
    if isinstance(parsed, Unreadable):
        assert parsed.reason.startswith("not a feed: ")
        return
    for text in texts(parsed):
        assert clean(text) == text
        text.encode()
    for entry in parsed.entries:
        for address in filter(None, (entry.url, entry.original)):
            assert urlsplit(address).scheme in ("http", "https")
            assert not set(address) & set(" \t\n\r\x1b")
        for at in filter(None, (entry.published, entry.updated)):
            assert at.tzinfo is UTC
            assert 1990 <= at.year < 2100
        for place, passage in enumerate(entry.passages):
            whole = entry.title if passage.paragraph == HEADLINE else ""
            assert passage.text in (whole or entry.paragraphs[passage.paragraph])
            assert passage.place == place


@settings(deadline=None, max_examples=50)
@given(body=DOCUMENTS | FEEDS)
def test_the_same_bytes_are_the_same_entries(body: bytes) -> None:
    assert read(body) == read(body)


def read(body: bytes, content_type: str = "") -> ParsedFeed | Unreadable:
    return parse(body, feed=URL, url=URL, headers={"content-type": content_type})


def texts(feed: ParsedFeed) -> list[str]:
    strings = [feed.title or "", feed.language or "", *feed.notes]
    for entry in feed.entries:
        strings += [entry.title, entry.guid, entry.outlet or "", entry.html, entry.language or ""]
        strings += [entry.url or "", entry.original or "", *entry.paragraphs]
        strings += [passage.text for passage in entry.passages]
    return strings
