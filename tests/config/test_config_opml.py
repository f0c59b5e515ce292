"""OPML as other readers write it, and as they shall read it."""

from __future__ import annotations

import time
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import opml
from briefing.domain.feed import Feed
from briefing.errors import UsageError
from briefing.text.sanitize import line
from briefing.text.urls import url_problem

A, B = "https://a.example/rss", "https://b.example/rss"


def wrapped(body: str) -> str:
    return f'<?xml version="1.0"?>\n<opml version="2.0"><head/><body>\n{body}\n</body></opml>'


def outlines(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    read = opml.read(text)
    assert read.broken is None
    return [(outline.url, outline.name, outline.tags) for outline in read.outlines]


def test_folders_and_categories_are_tags() -> None:
    assert outlines(
        wrapped(f"""
        <outline text="Asia">
          <outline text="Korea" title="Korea">
            <outline type="rss" text="A" xmlUrl="{A}" category="wire, /en/,Asia"/>
          </outline>
          <outline text="B" xmlUrl="{B}"/>
        </outline>
        <outline text="C" xmlUrl="https://c.example/"/>""")
    ) == [
        (A, "A", ("Asia", "Korea", "wire", "en")),
        (B, "B", ("Asia",)),
        ("https://c.example/", "C", ()),
    ]


@pytest.mark.parametrize(
    ("outline", "name"),
    [
        (f'<outline text="T" title="Own" xmlUrl="{A}"/>', "Own"),
        (f'<outline text="T" title=" " xmlUrl="{A}"></outline>', "T"),
        (f'<OUTLINE TEXT="T" XMLURL="{A}" TYPE="RSS"/>', "T"),
        (f'<Outline Text="T" xmlurl="{A}"/>', "T"),
        (f'<outline xmlUrl=" {A}\n"/>', ""),
        (f'<outline text="T" type="rss" url="{A}"/>', "T"),
        (f'<outline text="a &amp; b &lt;i&gt;" xmlUrl="{A}"/>', "a & b <i>"),
        (f'<outline text="a & b &nbsp;&eacute;&no; &#8217;" xmlUrl="{A}"/>', "a & b é&no; ’"),
        (f'<outline text="&amp;nbsp; &amp;amp;" xmlUrl="{A}"/>', "&nbsp; &amp;"),
        (f'<outline text="a&#0;&#x1b;[31mb&#xD800;&#x110000;&#xffff;c" xmlUrl="{A}"/>', "a[31mbc"),
        (f'<outline text="a&#x202e;b\x07\x9b31mc&#10;d" xmlUrl="{A}"/>', "abc d"),
        (f'<outline text="5 < 6 <b>" xmlUrl="{A}"/>', "5 < 6 <b>"),
        (f'<outline text="[bold]x[/bold]" xmlUrl="{A}"/>', "[bold]x[/bold]"),
    ],
)  # fmt: skip
def test_a_name_however_it_is_written(outline: str, name: str) -> None:
    assert outlines(wrapped(outline)) == [(A, name, ())]


@pytest.mark.parametrize(
    "text",
    [
        f'<opml><body><outline xmlUrl="{A}"/></body></opml>',
        f'\n\n <?xml version="1.0" encoding="bogus"?><OPML><outline xmlUrl="{A}"/></OPML>',
        f'<!-- by hand --><opml version="1.0"><outline xmlUrl="{A}"/></opml>',
        f'<!DOCTYPE opml SYSTEM "http://127.0.0.1:1/opml.dtd"><opml><outline xmlUrl="{A}"/></opml>',
    ],
)
def test_a_frame_however_it_is_written(text: str) -> None:
    assert outlines(text) == [(A, "", ())]


@pytest.mark.parametrize(
    "tail",
    ["", "<outline", "<outline text='", "</outline></body>", "<outline></body></opml>", "\x00"],
)
def test_what_stands_before_a_broken_tail_counts(tail: str) -> None:
    read = opml.read(f'<opml><body>\n<outline xmlUrl="{A}"/>\n{tail}')
    assert [outline.url for outline in read.outlines] == [A]
    assert read.broken
    assert read.broken.startswith("line ")


@pytest.mark.parametrize(
    "fault",
    [
        '<outline text="The "quoted" one" xmlUrl="https://x.example/"/>',
        '<outline text="One xmlUrl="https://x.example/"/>',
        "<outline text=One xmlUrl='https://x.example/'/>",
        '<outline text="One" text="Two"/>',
        "</outline></outline>",
        "<outline text='a'></body>",
    ],
)
def test_a_fault_in_the_middle_is_told_and_read_behind(fault: str) -> None:
    read = opml.read(wrapped(f'<outline xmlUrl="{A}"/>\n{fault}\n<outline xmlUrl="{B}"/>'))
    assert [outline.url for outline in read.outlines] == [A, B]
    assert read.faults
    assert read.faults[0].startswith("line 4:")


def test_a_folder_whose_tag_is_broken_ends_where_it_ended() -> None:
    read = opml.read(
        wrapped(
            f'<outline text="Outer"><outline text="An "inner" one"><outline xmlUrl="{A}"/>'
            f'</outline><outline xmlUrl="{B}"/></outline>'
        )
    )
    assert [(outline.url, outline.tags) for outline in read.outlines] == [
        (A, ("Outer",)),
        (B, ("Outer",)),
    ]
    assert read.broken is None
    assert len(read.faults) == 1


def test_outlines_that_name_no_feed_are_told_and_folders_are_not() -> None:
    read = opml.read(
        wrapped(
            '<outline text="empty folder"/>\n<outline text="link" type="link" url="https://x/"/>\n'
            f'<outline text="page" htmlUrl="https://x/"/>\n<outline type="folder" text="f">\n'
            f'<outline xmlUrl="{A}"/></outline><outline type="rss" xmlUrl=""/>'
        )
    )
    assert [(outline.line, outline.url, outline.name) for outline in read.outlines] == [
        (4, "", "link"),
        (5, "", "page"),
        (7, A, ""),
        (7, "", ""),
    ]


@pytest.mark.parametrize(
    "text", ["", "hello", "<rss version='2.0'><channel/></rss>", "<html><body>", "{}", "\x00\x01"]
)
def test_what_is_no_opml_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="not an OPML file"):
        opml.read(text)


ENTITIES = [
    '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">',
    '<!ENTITY a SYSTEM "file:///etc/hostname">',
    '<!ENTITY % a SYSTEM "http://127.0.0.1:1/x"> %a;',
    "<!ENTITY % a \"<!ENTITY b 'x'>\"> %a;",
]


@pytest.mark.parametrize("entities", ENTITIES)
def test_a_file_that_declares_entities_is_refused(entities: str) -> None:
    text = f'<!DOCTYPE opml [{entities}]><opml><outline text="&b;" xmlUrl="{A}"/></opml>'
    with pytest.raises(UsageError, match="declares an entity"):
        opml.read(text)


HOSTILE = {
    "deep": "<outline text='x'>" * 100_000 + f'<outline xmlUrl="{A}"/>',
    "deep and named": "".join(
        f'<outline text="f{n}"><outline xmlUrl="https://h{n}.example/"/>' for n in range(50_000)
    ),
    "attributes": "<outline " + " ".join(f"a{n}=''" for n in range(300_000)) + f" xmlUrl='{A}'/>",
    "title": f'<outline text="{"x" * 5_000_000}" xmlUrl="{A}"/>',
    "references": "&" * 1_000_000,
    "declarations": "<![CDATA[" * 300_000,
    "brackets": '<outline a="' * 300_000,
    "our own tags": f"<outline xmlUrl='{A}' briefing:tags='{'[' * 100_000}'/>",
    "categories": f'<outline xmlUrl="{A}" category="{",".join(map(str, range(200_000)))}"/>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_soon(name: str) -> None:
    started = time.process_time()
    read = opml.read(wrapped(HOSTILE[name]))
    assert time.process_time() - started < 15
    assert all(len(outline.tags) <= opml.MOST_TAGS for outline in read.outlines)


@pytest.mark.parametrize("sign", ["&", "a='' "])
def test_a_flood_is_refused(sign: str) -> None:
    with pytest.raises(UsageError, match="more attributes or references"):
        opml.read(f"<opml>{sign * 2_000_000}")


def test_too_many_feeds_are_refused() -> None:
    with pytest.raises(UsageError, match="more than 100000 feeds"):
        opml.read(wrapped('<outline xmlUrl="x"/>' * 100_001))


def test_what_is_written_is_what_other_readers_understand() -> None:
    feeds = [
        Feed(A, 'A "&" <b>', ("world", "en")),
        Feed(B, "B", ("world",)),
        Feed("https://c.example/?a=1&b=2", None),
    ]
    text = "\n".join(opml.write(feeds))
    root = ElementTree.fromstring(text)
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title")
    folder, single = root.findall("body/outline")
    assert folder.get("text") == "world"
    assert [outline.attrib for outline in folder.iter() if outline.get("xmlUrl")] == [
        {
            "type": "rss",
            "text": 'A "&" <b>',
            "title": 'A "&" <b>',
            "xmlUrl": A,
            "category": "world,en",
        },
        {"type": "rss", "text": "B", "title": "B", "xmlUrl": B, "category": "world"},
    ]
    assert single.get("xmlUrl") == single.get("text") == "https://c.example/?a=1&b=2"
    assert "briefing:" not in text


def test_folders_in_folders_come_back_and_labels_make_none() -> None:
    body = f"""
      <outline text="Asia"><outline text="Korea"><outline text="A" xmlUrl="{A}"/></outline>
      <outline text="B" xmlUrl="{B}"/></outline>"""
    feeds = [Feed(url, name, tags) for url, name, tags in outlines(wrapped(body))]
    feeds.append(Feed("https://c.example/", "C", ("Asia", "en")))
    feeds.append(Feed("https://d.example/", "D", ("World", "en")))
    root = ElementTree.fromstring("\n".join(opml.write(feeds)))
    asia, world = root.findall("body/outline")
    assert [outline.get("text") for outline in asia] == ["Korea", "B", "C"]
    assert [outline.get("text") for outline in asia[0]] == ["A"]
    assert [outline.get("text") for outline in world] == ["D"]


def test_tags_that_a_category_cannot_hold_are_kept_beside_it() -> None:
    feed = Feed(A, "A", ("a,b", "/c/", "d/e"))
    text = "\n".join(opml.write([feed]))
    outline = ElementTree.fromstring(text).find(".//outline[@category]")
    assert outline is not None
    assert outline.get("category") == "a,b,/c/,d/e"
    assert outlines(text) == [(A, "A", feed.tags)]


PLAIN = st.text(min_size=1, max_size=20).map(line).filter(bool)
URLS = st.builds(
    "https://{}.example/{}".format,
    st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    st.text(max_size=12).map(lambda text: line(text).replace("@", "")),
).filter(lambda url: url_problem(url) is None)
ODD = st.sampled_from(["a,b", "/x", "y/", ",", "a", "b"])
FEEDS = st.lists(
    st.builds(
        Feed,
        URLS,
        st.none() | PLAIN,
        st.lists(PLAIN | ODD, max_size=4, unique=True).map(tuple),
    ),
    max_size=6,
    unique_by=lambda feed: feed.url,
)  # fmt: skip


@settings(deadline=None, database=None)
@given(FEEDS)
def test_what_is_written_is_read_again_in_its_order(feeds: list[Feed]) -> None:
    text = "\n".join(opml.write(feeds))
    ElementTree.fromstring(text)
    assert outlines(text) == [(feed.url, feed.name or feed.url, feed.tags) for feed in feeds]
