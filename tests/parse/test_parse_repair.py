"""What is amiss in a document's markup costs no more of it than it must."""

from __future__ import annotations

import time
from xml.etree import ElementTree

import pytest

from briefing.domain.entry import ParsedFeed
from briefing.parse.feed import Unreadable, parse
from briefing.text.xml_repair.repair import repair_xml

HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
TAIL = "</channel></rss>"
GOOD = "<item><title>Good</title><guid>good</guid><description>Fine.</description></item>"
NOT_WELL_FORMED = "not well-formed XML"


def read(document: str) -> ParsedFeed:
    url = "https://feeds.example/rss"
    parsed = parse(document.encode(), feed=url, url=url, headers={})
    assert isinstance(parsed, ParsedFeed)
    return parsed


def shown(document: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(entry.title, entry.url, entry.paragraphs) for entry in read(document).entries]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<item><title>One<guid>1</guid></item>", ("One", None, ())),
        ("<item><title>One</titel><pubDate>2025</pubDate></item>", ("One", None, ())),
        ("<item><title>One</title></description></content></item>", ("One", None, ())),
        ("<item\n<title>One</title><link>http://a.example/1</link</item>",
         ("One", "http://a.example/1", ())),
        ("<item><title>One</title></i<tem>", ("One", None, ())),
        ("<item><title>One</title><description>Two<guid>1</guid></item>", ("One", None, ("Two",))),
        ("<item><title>One</Title><Description>Two</description></ITEM>", ("One", None, ("Two",))),
        ("<item><title>A <b>bold <i>one</b></i></title></item>", ("A bold one", None, ())),
        ("<item><title>1 < 2 & 3 ]]> 2</title></item>", ("1 < 2 & 3 2", None, ())),
        ("<item><title>To <me@post.example></title></item>", ("To <me@post.example>", None, ())),
        ("<item><title>A&nbsp;&eacute;&nbsp b &zzz; &#8217 c</title></item>",
         ("A é b &zzz; ’ c", None, ())),
        ("<item><title>&#55357;&#56832; &#xD83D;&#xDE00; &#xD83D;</title></item>",
         ("😀 😀 �", None, ())),
        ("<item><title>One</title><link>http://a.example/?a=1&b=2&copy=3</link></item>",
         ("One", "http://a.example/?a=1&b=2&copy=3", ())),
        ("<item><title>One</title><a:link rel=alternate href=http://a.example/1/ x x/></item>",
         ("One", None, ())),
        ("<item><title>One</title><link href=http://a.example/1 /></item>",
         ("One", "http://a.example/1", ())),
        ('<item><title x="1" x="2">One</title></item>', ("One", None, ())),
        ('<item><title x="a < b > c">One</title></item>', ("One", None, ())),
        ("<item><title>One</title><content:encoded>Two</content:encoded></item>",
         ("One", None, ("Two",))),
        ("<item><title>One</title><description><p>Two<P>Three<BR>four</description></item>",
         ("One", None, ("Two", "Three four"))),
        ("<item><title>One</title><!-- a -- b <title>Two</title> --></item>", ("One", None, ())),
        ("<item><title>One</title><!--><link>http://a.example/1</link></item>",
         ("One", "http://a.example/1", ())),
        ("<item><title>One</title><?php echo '<title>Two</title>' ?></item>", ("One", None, ())),
        ("<item><title>One</title><title/><author><name>Two</name></author></item>",
         ("One", None, ())),
        ("<item><title><![CDATA[One]] > two]]></title></item>", ("One]] > two", None, ())),
    ],
)  # fmt: skip
def test_an_item_s_flaws_are_mended_and_cost_no_other_item(
    item: str, expected: tuple[str, str | None, tuple[str, ...]]
) -> None:
    good = ("Good", None, ("Fine.",))
    assert shown(f"{HEAD}{GOOD}{item}{GOOD.replace('good', 'g2')}{TAIL}") == [good, expected, good]


@pytest.mark.parametrize(
    "document",
    [
        f"\n\n<!-- served by cache 7 -->{HEAD}{GOOD}{TAIL}",
        f"Warning: mysql_connect() in <b>/srv/feed.php</b>{HEAD}{GOOD}{TAIL}",
        f"{HEAD}{GOOD}{TAIL}<script>track()</script><!-- 0.02 s -->",
        f"{HEAD}{GOOD}{TAIL}{HEAD}{TAIL}",
        f"{HEAD}{GOOD}</channel>",
        f"{HEAD}{GOOD}",
        f"<!DOCTYPE rss [<!ENTITY x '<rss>'>]>{HEAD}{GOOD}{TAIL}",
        f'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">{HEAD}{GOOD}{TAIL}',
        f'<?xml version="1.1"?>{HEAD.partition("?>")[2]}{GOOD}{TAIL}',
        f"<soap:Envelope><soap:Body>{HEAD.partition('?>')[2]}{GOOD}{TAIL}</soap:Body></soap:Envelope>",
        GOOD,
    ],
)
def test_what_stands_around_a_feed_does_not_matter(document: str) -> None:
    assert shown(document) == [("Good", None, ("Fine.",))]


@pytest.mark.parametrize(
    ("document", "well_formed"),
    [
        (f"{HEAD}{GOOD}{TAIL}\n", True),
        (f"<!-- a -->{HEAD}{GOOD}<!-- b -->{TAIL}<!-- c -->", True),
        (f"{HEAD}<item><link href='?a=1&amp;href=2'/>x</item>{TAIL}", True),
        (f"{HEAD}<item><title>a</item>{TAIL}", False),
        (f"{HEAD}<item></b></item>{TAIL}", False),
        (f"{HEAD}<item><media:text>a</media:text></item>{TAIL}", False),
        (f"{HEAD}<item>1 < 2</item>{TAIL}", False),
        (f"{HEAD}{GOOD}", False),
        (f"Notice: {HEAD}{GOOD}{TAIL}", False),
        (f"{HEAD}{GOOD}{TAIL}<script/>", False),
    ],
)
def test_a_document_that_had_to_be_repaired_is_reported(document: str, well_formed: bool) -> None:
    repaired = repair_xml(document)
    assert repaired.well_formed is well_formed
    assert (NOT_WELL_FORMED in read(document).notes) is not well_formed
    ElementTree.fromstring(repaired.text)


@pytest.mark.parametrize(
    ("torn", "left"),
    [
        ("<item><title>Torn</title><description>Trump signed", ("Torn", None, ())),
        ("<item><title>Torn</title><description><![CDATA[<p>Trump signed", ("Torn", None, ())),
        ("<item><title>Torn</title><link>http://a.example/1</link><guid>tag:a", None),
        ("<item><title>Torn</title><link>http://a.exam", ("Torn", None, ())),
        ("<item><title>Torn</title><link", ("Torn", None, ())),
    ],
)
def test_half_a_link_or_sentence_at_the_end_of_a_torn_document_is_none(
    torn: str, left: tuple[str, str | None, tuple[str, ...]] | None
) -> None:
    parsed = shown(f"{HEAD}{GOOD}{torn}")
    assert parsed[0] == ("Good", None, ("Fine.",))
    assert parsed[1] == (left or ("Torn", "http://a.example/1", ()))


def test_entities_of_the_document_s_own_are_known_once_and_within_bounds() -> None:
    own = "<!DOCTYPE rss [<!ENTITY co '&#169; Co'><!ENTITY all '&co;&co;'><!ENTITY b '<b>'>]>"
    assert shown(f"{own}{HEAD}<item><title>&co; &all; &b;</title></item>{TAIL}") == [
        ("© Co &all; &b;", None, ())
    ]
    long = f"<!DOCTYPE rss [<!ENTITY x '{'x' * 199} '>]>"
    repaired = repair_xml(f"{long}{HEAD}<item><title>{'&x;' * 50_000}</title></item>{TAIL}")
    assert len(repaired.text) < 2_000_000


def test_captions_and_ids_of_media_are_the_media_s() -> None:
    item = (
        "<item><title>Own title</title><guid>own</guid><description>Own text.</description>"
        "<m:content url='http://a.example/1.jpg'><m:title type='plain'>Caption</m:title>"
        "<m:description type='html'>About</m:description><guid>media</guid></m:content></item>"
    )
    space = 'version="2.0" xmlns:m="http://search.yahoo.com/mrss/"'
    entry = read(f"{HEAD}{item}{TAIL}".replace('version="2.0"', space)).entries[0]
    assert (entry.title, entry.guid, entry.paragraphs) == ("Own title", "own", ("Own text.",))


def test_of_too_many_items_some_are_read_and_the_rest_is_told() -> None:
    items = "".join(f"<item><title>{n} is the number</title></item>" for n in range(2100))
    parsed = read(f"{HEAD}{items}{TAIL}")
    assert len(parsed.entries) == 2000
    assert parsed.notes == ("longer than is read: only the newest 2000 of 2100 items count",)


def test_elements_nested_without_end_do_not_hide_what_follows() -> None:
    deep = "<x>" * 5_000 + "deep" + "</x>" * 5_000
    title, *_ = shown(f"{HEAD}<item>{deep}<title>One</title></item>{GOOD}{TAIL}")
    assert title == ("One", None, ())


def test_a_surrogate_reference_without_any_element_is_not_a_feed() -> None:
    document = parse(b"<a<!DOCTYPE>&#55300;", feed="u", url="u", headers={})
    assert isinstance(document, Unreadable)
    assert "broken beyond reading" not in document.reason


DECLARATIONS = (
    "<!DOCTYPE html>",
    '<!doctype html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://w.example/x.dtd">',
    "<!DOCTYPE note [<!ELEMENT note (#PCDATA)> <!ENTITY x 'y'>]>",
    "<!DOCTYPE note [",
    "<!ENTITY rss '<rss>'>",
    "<!--[if mso]><xml/><![endif]-->",
    "<!DOCTYPE",
)


@pytest.mark.parametrize("declaration", DECLARATIONS)
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("fault", ["", "<item><title>Torn & < b</titel></item>", "<!-- <rss> -->"])
def test_a_declaration_that_an_item_quotes_costs_no_item(
    declaration: str, place: int, fault: str
) -> None:
    quoting = (
        f"<item><title>Quoted</title><guid>quoted</guid><description><![CDATA[{declaration}"
        "<html><head><title>x</title><style>p{color:red}</style></head><body><p>The vote is"
        " held in May.</p></body></html>]]></description></item>"
    )
    items = [GOOD, GOOD.replace("good", "g2")]
    items.insert(place, quoting)
    read_items = shown(f"{fault if '--' in fault else ''}{HEAD}{''.join(items)}{fault}{TAIL}")
    assert [title for title, *_ in read_items][: len(items)] == [
        "Quoted" if number == place else "Good" for number in range(3)
    ]


def test_a_quoted_document_loses_none_of_its_text() -> None:
    item = (
        "<item><title>Quoted</title><description><![CDATA[<!DOCTYPE html><html><head><title>x"
        "</title></head><body><p>The vote is held in May.</p><p>It lasts a day.</p></body></html>"
        "]]></description></item>"
    )
    text = ("The vote is held in May.", "It lasts a day.")
    assert shown(f"{HEAD}{item}{TAIL}") == [("Quoted", None, text)]
    # Without CDATA, as careless programs write it, and as Atom has it in a content of XHTML.
    bare = item.replace("<![CDATA[", "").replace("]]>", "")
    assert shown(f"{HEAD}{bare}{TAIL}")[0][2][-2:] == text
    escaped = bare.replace("<!DOCTYPE html>", "&lt;!DOCTYPE html&gt;")
    assert shown(f"{HEAD}{escaped}{TAIL}")[0][2][-2:] == text


def described(text: str, guid: str = "1", after: str = "") -> str:
    item = f"<guid>{guid}</guid><title>One</title><description>{text}{after}"
    return f"<item>{item}</description></item>"


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("<![CDATA[if a[b[0]]> 5 & <b>x</b> then]]>", "if a[b[0]]> 5 & x then"),
        ("<![CDATA[a ]]> b ]]> c]]>", "a ]]> b ]]> c"),
        ("<![CDATA[a]]><b>b</b>]]>\n", "a]]>b"),
        ("<![CDATA[a]]]]><![CDATA[> b]]>", "a]]> b"),
        ("<![CDATA[a]]> &amp; <![CDATA[b]]>", "a & b"),
        ("<![CDATA[a]]> b", "a b"),
    ],
)
def test_a_text_that_closes_its_own_section_is_read_to_its_end(text: str, paragraph: str) -> None:
    document = HEAD + described(text) + GOOD + TAIL
    assert shown(document) == [("One", None, (paragraph,)), ("Good", None, ("Fine.",))]


@pytest.mark.parametrize("following", ["<![CDATA[Two]]>", "Two"])
def test_a_section_that_nobody_closes_swallows_no_items(following: str) -> None:
    document = HEAD + described("<![CDATA[Un & closed") + described(following, "2") + GOOD + TAIL
    feed = read(document)
    texts = [entry.paragraphs for entry in feed.entries]
    assert texts == [("Un & closed",), ("Two",), ("Fine.",)]
    assert NOT_WELL_FORMED in feed.notes


@pytest.mark.parametrize("link", ["link", "atom:link", "LINK"])
def test_a_link_that_nobody_closes_swallows_no_items(link: str) -> None:
    item = f"<item><title>One</title><{link}>https://wire.example/1"
    feed = read(HEAD + item + GOOD + TAIL)
    assert [entry.title for entry in feed.entries] == ["One", "Good"]
    feed = read(HEAD + item + f"<item/></{link}></item>" + GOOD + TAIL)
    assert [entry.title for entry in feed.entries] == ["One", "Good"]


def test_markup_of_a_feed_may_be_quoted_in_a_section() -> None:
    quoted = described("<![CDATA[x]]]]><![CDATA[>") * 2
    feed = read(HEAD + described(f"<![CDATA[Write {quoted} so]]>") + GOOD + TAIL)
    assert [entry.title for entry in feed.entries] == ["One", "Good"]
    assert feed.notes == ()


def test_thousands_of_odd_sections_take_no_time() -> None:
    open_ones = "".join(described("<![CDATA[open ", str(n)) for n in range(3_000))
    early = "".join(described("<![CDATA[a]]> b", str(n)) for n in range(3_000))
    for items in (open_ones, early, "<a><![CDATA[x]]>y</b>" * 30_000):
        started = time.process_time()
        read(HEAD + items + TAIL)
        assert time.process_time() - started < 8


@pytest.mark.parametrize("space", ["&nbsp;", "&#160;", "&#x2003;", "\u2003", "\u3000", " "])
def test_a_space_in_the_address_of_a_namespace_costs_no_item(space: str) -> None:
    for name in ("xmlns:x", "xmlns"):
        document = f"<rss {name}='a{space}b'><channel>{GOOD}<x:y/></channel></rss>"
        assert [title for title, _, _ in shown(document)] == ["Good"]
