"""The adapter for usual feeds reads a document as feedparser does, or leaves it to feedparser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.parse import expat_adapter, feedparser_adapter
from briefing.parse.encoding.decode import decode
from briefing.text.xml_repair.repair import repair_xml

if TYPE_CHECKING:
    from briefing.parse.feed_item import FeedDocument

DEMO = Path(__file__).parents[2] / "briefing" / "demo" / "feeds"
FIXTURES = Path(__file__).parent / "feeds"
DOCUMENTS = sorted([*DEMO.rglob("*.xml"), *FIXTURES.glob("*.xml")])
RSS = (
    '<?xml version="1.0"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:x="urn:x"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"{}>'
    "<channel>{}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:thr="http://purl.org/syndication/thread/1.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:x="urn:x" xmlns:dcterms='
    '"http://purl.org/dc/terms/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes='
    '"http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:feedburner='
    '"http://rssnamespace.org/feedburner/ext/1.0"{}>{}</feed>'
)
IN_RSS_ITEM = [
    "<title>A crown &amp; a medal</title>",
    "<title type='html'>A &lt;b&gt;crown&lt;/b&gt;</title>",
    "<title> </title>",
    "<title><![CDATA[Café &#8217; &#xD800;]]></title>",
    "<title xml:lang='de_AT'>Krone</title>",
    "<title>Ã©tÃ© \x93x\x94</title>",
    "<dc:title>Crown</dc:title>",
    "<link>https://wire.example/x?a=1&amp;b=2&amp;amp;c;</link>",
    "<link>https:////wire.example/x</link>",
    "<link>/x</link>",
    "<link/>",
    "<link href='/y' rel='Self'/>",
    "<atom:link href='https://wire.example/z?a&amp;b'/>",
    "<atom:link href='' type='text/plain'/>",
    "<atom:link href='https://wire.example/audio' rel='enclosure' type='audio/mpeg'>x</atom:link>",
    "<guid>https://wire.example/1</guid>",
    "<guid isPermaLink='false'>1#3</guid>",
    "<guid isPermaLink='FALSE'/>",
    "<id>tag:wire.example,2025:1</id>",
    "<description>A <![CDATA[<p>crown</p>]]> &#38; &#128081;</description>",
    "<description/>",
    "<summary type='text'>A crown</summary>",
    "<itunes:summary>A crown</itunes:summary>",
    "<content:encoded><![CDATA[<p>A crown &#x27;</p>]]></content:encoded>",
    "<content:encoded type='plain'>A crown</content:encoded>",
    "<content type='html'>A crown</content>",
    "<content type='xhtml'><div>A crown</div></content>",
    "<content xml:base='https://base.example/a/' type='html'>A crown</content>",
    "<content src='https://wire.example/x' type='text/html'/>",
    "<pubDate>Wed, 29 Oct 2025 09:00:00 KST</pubDate>",
    "<pubDate>Wed, 29 Oct 2025 09:00:00 +0900</pubDate>",
    "<pubDate>29 Oct 2025</pubDate>",
    "<published>2025-10-29T09:00:00.123Z</published>",
    "<updated>2025-10-29T09:00:00+09:00</updated>",
    "<dc:date>2025-10-29</dc:date>",
    "<dc:date/>",
    "<dcterms:created>2025-02-30T09:00:00Z</dcterms:created>",
    "<dcterms:issued>never</dcterms:issued>",
    "<dc:language>ko_KR</dc:language>",
    "<language>Korean</language>",
    "<source url='https://daily.example'>Daily</source>",
    "<source/>",
    "<source><title>Daily</title></source>",
    "<feedburner:origLink>https://wire.example/o</feedburner:origLink>",
    "<media:title>A picture</media:title>",
    "<media:content url='p.jpg'><media:description>Deep</media:description></media:content>",
    "<media:group><media:title type='html'>B</media:title><media:content><media:title>C"
    "</media:title></media:content></media:group>",
    "<media:description>Flat</media:description>",
    "<media:thumbnail xmlns:media='http://search.yahoo.com/mrss/' url='t.jpg'/>",
    "<media:text>words</media:text>",
    "<category>a</category>",
    "<category>a<![CDATA[b]]></category>",
    "<author><name>A</name><email>a@x.example</email></author>",
    "<author><title>A</title></author>",
    "<dc:creator>A</dc:creator>",
    "<enclosure url='https://wire.example/a.mp3' type='audio/mpeg'/>",
    "<x:title>Not it</x:title>",
    "<x:y x:href='https://other.example/'>z</x:y>",
    "<x:guid>7</x:guid>",
    "<x:y xml:base='https://base.example/'/>",
    "<x:y xml:base='/base'/>",
    "<paywall>no</paywall>",
    "<paywall xml:lang='fr'><title>T</title></paywall>",
    "<image><url>i.jpg</url><title>I</title><link>https://i.example</link></image>",
    "<!-- a comment --><?pi x > y ?>",
    "<description><!-- < --></description>",
    "<br/>",
    "<links>x</links>",
    "<date>2025-10-29</date>",
    "text",
]
IN_CHANNEL = [
    "<title>Wire</title>",
    "<title>Wire two</title>",
    "<link>https://wire.example/?a=1&amp;amp;b</link>",
    "<atom:link href='https://wire.example/rss' rel='self' type='application/rss+xml'/>",
    "<atom:link href='https://wire.example/'/>",
    "<language>ko-KR</language>",
    "<dc:language/>",
    "<description>News</description>",
    "<image><title>Wire logo</title><url>u</url><link>https://logo.example/</link></image>",
    "<image><foo/><title>Wire logo</title></image>",
    "<itunes:image href='u'/>",
    "<itunes:summary>News</itunes:summary>",
    "<itunes:owner><itunes:name>N</itunes:name></itunes:owner>",
    "<skipHours><hour>1</hour></skipHours>",
    "<textInput><title>Search</title></textInput>",
    "<lastBuildDate>now</lastBuildDate>",
    "<generator uri='https://g.example/'>G</generator>",
    "<id>https://wire.example/</id>",
    "<subtitle type='html'>News</subtitle>",
    "<cloud domain='x'/>",
]
ATTRIBUTES = st.sampled_from(
    ["", "", "", " xml:lang='en_GB'", " xml:lang=''", " lang='fr'", " xml:base='http://b.example/'"]
)


def as_feedparser_reads(text: str) -> FeedDocument | None:
    repaired = repair_xml(text)
    feed = feedparser_adapter.parse(repaired.text.encode())
    if feed is None:
        return None
    well_formed = feed.well_formed and repaired.well_formed
    return replace(feed, well_formed=well_formed, truncated=repaired.truncated)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_sample_documents_read_alike(path: Path) -> None:
    text = decode(path.read_bytes()).text
    usual = expat_adapter.parse(text)
    assert usual is None or usual.feed == as_feedparser_reads(text)


@settings(deadline=None, database=None, max_examples=400)
@given(
    st.sampled_from([RSS, ATOM]),
    ATTRIBUTES,
    st.lists(st.sampled_from(IN_CHANNEL), max_size=4, unique=True),
    st.lists(st.tuples(ATTRIBUTES, st.lists(st.sampled_from(IN_RSS_ITEM), max_size=7)), max_size=3),
    st.lists(st.sampled_from(IN_CHANNEL), max_size=1),
)
def test_any_document_of_usual_parts_reads_alike(
    root: str,
    attributes: str,
    head: list[str],
    items: list[tuple[str, list[str]]],
    tail: list[str],
) -> None:
    name = "item" if root is RSS else "entry"
    markup = [f"<{name}{scope}>{''.join(parts)}</{name}>" for scope, parts in items]
    text = decode(root.format(attributes, "".join([*head, *markup, *tail])).encode()).text
    usual = expat_adapter.parse(text)
    assert usual is None or usual.feed == as_feedparser_reads(text)


USUAL_ITEM = (
    "<title>A crown</title><link>https://wire.example/1</link><category>a</category>"
    "<guid isPermaLink='false'>1</guid><dc:creator>A</dc:creator>"
    "<pubDate>Wed, 29 Oct 2025 09:00:00 +0900</pubDate><description>It is gold.</description>"
    "<content:encoded><![CDATA[<p>It is gold.</p>]]></content:encoded>"
    "<media:content url='p.jpg'><media:title>A picture</media:title></media:content>"
)
USUAL_ENTRY = (
    "<title type='html'>A crown</title><link href='https://wire.example/1'/>"
    "<id>tag:wire.example,2025:1</id><updated>2025-10-29T09:00:00+09:00</updated>"
    "<author><name>A</name></author><summary>It is gold.</summary>"
    "<content type='html' xml:base='https://wire.example/'>&lt;p&gt;It is gold.</content>"
)


@pytest.mark.parametrize(
    "text",
    [
        RSS.format("", f"<item>{USUAL_ITEM}</item>"),
        ATOM.format("", f"<entry>{USUAL_ENTRY}</entry>"),
    ],
    ids=["rss", "atom"],
)
def test_usual_feeds_do_not_need_feedparser(text: str) -> None:
    usual = expat_adapter.parse(text)
    assert usual is not None
    assert len(usual.feed.items) == 1
    assert all(usual.identities)


@pytest.mark.parametrize(
    "text",
    [
        RSS.format("", "<item><title>A & B</title></item>"),
        RSS.format("", "<item><title>A&nbsp;B</title></item>"),
        RSS.format("", "<item><title>A &#x1FFFE; B</title></item>"),
        RSS.format("", "<item><title>A <b>crown</b></title></item>"),
        RSS.format("", "<item><title>A<!--> crown --></title></item>"),
        RSS.format("", "<item><title>A</title><title>B</title></item>"),
        RSS.format(" xmlns:dc='urn:other'", ""),
        RSS.format(" xmlns:a='http://purl.org/dc/terms/'", ""),
        RSS.format(f" x:y='{'long ' * 300}'", ""),
        RSS.format("", "<item/>" * 2_001),
        f"<!DOCTYPE rss>{RSS.format('', '')}",
        f"<!-- <rss> -->{RSS.format('', '')}",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
        "Not found",
    ],
    ids=(
        "ampersand entity noncharacter markup comment titles prefix namespace root-tag items "
        "doctype two-roots rdf nothing"
    ).split(),
)
def test_what_is_unusual_is_left_to_feedparser(text: str) -> None:
    assert expat_adapter.parse(text) is None
