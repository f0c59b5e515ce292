from __future__ import annotations

import pytest

from briefing.text.html import paragraphs, plain_text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One.</p><p>Two <b>bold</b>ly.</p>", ("One.", "Two boldly.")),
        ("one<br>still one<br/> <br>two", ("one still one", "two")),
        ("One.<br>two. (Three.)<br>)", ("One. two. (Three.) )",)),
        ("one<br></br>still one<br class='x'> </br><br></br>two", ("one still one", "two")),
        ("<ul><li>ships<li>cars &amp; chips</ul>", ("ships", "cars & chips")),
        ("<div>a<div>b</div>c</div>", ("a", "b", "c")),
        ("<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table>", ("x y", "z")),
        ("<p>a</p><script>alert('x')</script><style>p{}</style><p>b</p>", ("a", "b")),
        ("<nav>Home</nav><p>a</p><figure><figcaption>Photo</figcaption></figure>", ("a",)),
        ("<figure><figcaption>Only a caption</figcaption></figure>", ("Only a caption",)),
        ("<p>5 < 6 and 7 > 3</p>", ("5 < 6 and 7 > 3",)),
        ("5 < 6", ("5 < 6",)),
        ("I <i>am</i>\n\nhere", ("I am", "here")),
        ("&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b &amp;amp; c&lt;/p&gt;", ("a", "b & c")),
        ("<p>AT&amp;amp;T</p>", ("AT&T",)),
        ("<p>\u00a0</p><p> </p>", ()),
        ("<p>a&#27;[31mb&#x202e;c</p>", ("abc",)),
        ("", ()),
    ],
)
def test_html_becomes_paragraphs(html: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(html) == expected


def test_plain_text_is_split_at_blank_lines() -> None:
    assert paragraphs("wrapped by\nhand\n \nnext") == ("wrapped by hand", "next")


def test_lines_that_are_whole_paragraphs_are_paragraphs() -> None:
    assert paragraphs('First.\n"Second!"\nThird') == ("First.", '"Second!"', "Third")


TWO = ("The talks in Norport ended on Tuesday.", "The next round is in May.", "Ask Ms. Holm.")
POEM = "Two roads diverged in a wood, and I\ntook the one less travelled by,\nso it was.\nand is"
ADDRESS = "Embassy of Norland\n12 Main St.\nLakeport"


@pytest.mark.parametrize(
    "html",
    [
        "{0}<br>{1}<br/>{2}",
        "<p>{0}<br />\n{1}<br>\n{2}</p>",
        "<div><b>{0}</b><br>{1}<br><br>{2}</div>",
        "<p>{0}\n{1}\n\n{2}</p>",
        "<div>\n  {0}\n  {1}\n  {2}\n</div>",
        "{0}\n{1}\n{2}",
    ],
)
def test_a_break_after_a_sentence_parts_paragraphs(html: str) -> None:
    assert paragraphs(html.format(*TWO)) == TWO


@pytest.mark.parametrize("text", [POEM, ADDRESS, "He met Mr.\nHolm.", "“So be it.\n”"])
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p>{}</p><p>Other.</p>"])
def test_a_break_within_a_sentence_parts_nothing(text: str, form: str) -> None:
    html = form.format(text.replace("\n", "<br>"))
    assert paragraphs(html)[0] == " ".join(text.split())


def test_lines_wrapped_by_hand_in_a_block_are_one_paragraph() -> None:
    html = "<p>The talks in Norport ended on Tuesday.\nThe next\nround is in May.</p>"
    assert paragraphs(html) == ("The talks in Norport ended on Tuesday. The next round is in May.",)


@pytest.mark.parametrize(
    "form", ["{0}　　{1}", "　　{0}<br>　　{1}", "<p>　　{0}\n　　{1}</p>", "　　{0}\n\n　　{1}"]
)
def test_an_indent_of_ideographic_spaces_parts_paragraphs(form: str) -> None:
    first, second = "总统与总理星期二在湖口会面。", "当晚两人在市政厅交换了意见"
    assert paragraphs(form.format(first, second)) == (first, second)


def test_ideographic_spaces_in_a_name_part_nothing() -> None:
    assert paragraphs("<p>王　　明和李　　华在湖口。</p>") == ("王 明和李 华在湖口。",)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<b>Bold</b> move", "Bold move"),
        ("Lee&#8217;s &amp;amp; Co", "Lee’s & Co"),
        ("&lt;i&gt;slanted&lt;/i&gt;", "slanted"),
        ("5 < 6, a<b and 7 > 3", "5 < 6, a<b and 7 > 3"),
        ("[bold]x[/bold] [/]", "[bold]x[/bold] [/]"),
        ("Q&A at AT&T: x=1&copy=2", "Q&A at AT&T: x=1&copy=2"),
        ("<사진=경주> 정상 회담", "<사진=경주> 정상 회담"),
        ("two<br>lines\n <!-- hidden --> end", "two lines end"),
        ("safe\x1b]0;x\x07 red &#27;[0m", "safe red [0m"),
        ("<![CDATA[wrapped twice]]>", "wrapped twice"),
        ("Use &lt;div&gt; and vector&lt;int&gt;", "Use <div> and vector<int>"),
        ("&amp;lt;b&amp;gt;twice&amp;lt;/b&amp;gt; &lt;br&gt;x", "twice x"),
        ("AT&amp;amp;T &amp;#8220;so&amp;#8221;", "AT&T “so”"),
        ("<a href='/1'>A link</a>ed &lt;3 <blink>tag", "A linked <3 tag"),
        ("Bundes\u00adkanz\u200bler \u202ehere", "Bundeskanzler here"),
        ("<img src='1.jpg' alt='A flag &amp; a crown' /><img alt=''>", "A flag & a crown"),
        ("<img src='1.jpg'>", ""),
    ],
)
def test_a_title_is_plain_text(title: str, expected: str) -> None:
    assert plain_text(title) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "end",
        "<b><p>" * 50_000 + "end",
        "<ul><li>" * 100_000 + "end",
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">end</p>",
        "<" * 300_000 + " end",
        "&" * 1_000_000 + " end",
        "a" * 1_000_000 + " end",
    ],
    ids=["nested", "misnested", "lists", "attributes", "angles", "ampersands", "word"],
)
def test_hostile_markup_is_read_in_linear_time(html: str) -> None:
    assert "end" in paragraphs(html)[-1]


def test_heavy_markup_is_still_split_at_its_blocks() -> None:
    heavy = "<div>" * 30_000 + "<p>one &amp; two</p><ul><li>three<li>four</ul>"
    assert paragraphs(heavy) == ("one & two", "three", "four")
