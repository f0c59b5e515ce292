"""An entry's markup becomes blocks to read: structure, links, what was left out."""

from __future__ import annotations

import pytest

from briefing.domain.article import ArticleBlock, Run
from briefing.text.article_markup import article_blocks, with_used

PAGE = "https://news.example/2025/talks"


def shapes(html: str, *kept: str) -> list[tuple[str, int, str, str]]:
    blocks = article_blocks(html, PAGE, kept).blocks
    return [(block.kind, block.depth, block.mark, block.text) for block in blocks]


def test_headings_lists_quotations_tables_and_pictures_keep_their_structure() -> None:
    html = (
        "<h2>The  talks</h2><p>They opened.</p><ul><li>Tariffs<ul><li>cars</li></ul></li>"
        "<li>Ships<p>Yards in Geoje</p></li></ul><ol start=3><li>Third</li><li>Fourth</li></ol>"
        "<blockquote><p>We agree.</p></blockquote><table><tr><th>Side</th><th>Offer</th></tr>"
        "<tr><td>Seoul</td><td>$350bn</td></tr></table>"
        "<figure><img src=x alt='The two at a table'></figure><pre>a  b\n c</pre>"
    )
    assert shapes(html) == [
        ("heading", 2, "", "The talks"),
        ("text", 0, "", "They opened."),
        ("item", 1, "•", "Tariffs"),
        ("item", 2, "•", "cars"),
        ("item", 1, "•", "Ships"),
        ("item", 1, "", "Yards in Geoje"),
        ("item", 1, "3.", "Third"),
        ("item", 1, "4.", "Fourth"),
        ("quotation", 1, "", "We agree."),
        ("row", 0, "", "Side │ Offer"),
        ("row", 0, "", "Seoul │ $350bn"),
        ("picture", 0, "", "The two at a table"),
        ("preformatted", 0, "", "a  b\n c"),
    ]


def test_one_line_break_stays_and_two_end_the_paragraph() -> None:
    assert shapes("<p>One<br>two<br> <br>three</p>") == [
        ("text", 0, "", "One\ntwo"),
        ("text", 0, "", "three"),
    ]


def test_links_to_the_web_are_numbered_once_and_resolved() -> None:
    html = (
        '<p><a href="/lee">Lee</a>, <a href="https://b.example/">B</a> and <a href="../2025/talks">'
        'this page</a>, again <a href="https://news.example/lee">Lee</a>; <a href="mailto:a@b">mail'
        '</a>, <a href="javascript:alert(1)">script</a>, <a href="/empty"></a>, '
        '<a href="http://[broken">broken</a>.</p>'
    )
    read = article_blocks(html, PAGE, ())
    assert read.links == ("https://news.example/lee", "https://b.example/", PAGE)
    linked = {run.text: run.link for block in read.blocks for run in block.runs if run.link}
    assert linked == {"Lee": 1, "B": 2, "this page": 3}


def test_what_is_in_no_kept_paragraph_is_marked() -> None:
    html = (
        "<p>Trump met Lee in Gyeongju. <a href='/more'>Read more</a></p><p>Sign up now</p>"
        "<p>Photo by Reuters</p><img alt='Flags'>"
    )
    blocks = article_blocks(html, PAGE, ["Trump met Lee in Gyeongju."]).blocks
    assert [block.left_out for block in blocks] == [False, True, True, False]


def test_kept_text_that_is_not_in_the_markup_follows_it() -> None:
    kept = ["Trump met Lee.", "They signed nothing."]
    assert shapes("<p>Trump met Lee.</p>", *kept) == [
        ("text", 0, "", "Trump met Lee."),
        ("text", 0, "", "They signed nothing."),
    ]
    # The text of the page, of which the feed gave only a teaser in other words.
    assert shapes("<p>Read it on our site.</p>", *kept) == [("text", 0, "", text) for text in kept]


def test_passages_are_marked_across_styles() -> None:
    html = "<p>He left. Trump <b>met</b> Lee\nin Gyeongju. They talked.</p>"
    (block,) = with_used(article_blocks(html, PAGE, ()).blocks, ["Trump met Lee in Gyeongju."])
    assert block.runs == (
        Run("He left. "),
        Run("Trump ", used=True),
        Run("met", strong=True, used=True),
        Run(" Lee in Gyeongju.", used=True),
        Run(" They talked."),
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>a&#27;[31mb&#x202e;c&#0;d\x1b]0;title\x07e</p>",
        "a&lt;p&gt;b&amp;#27;[2Jc&lt;/p&gt;",
        "<img alt='a&#27;[2Jb'>",
        "<pre>a&#13;&#155;31mb</pre>",
    ],
)
def test_nothing_in_it_can_control_a_terminal(html: str) -> None:
    for block in article_blocks(html, PAGE, ()).blocks:
        assert block.text.replace("\n", "").isprintable(), block.text


@pytest.mark.parametrize(
    "html",
    ["<div>" * 30_000 + "deep", "<li>" * 5_000, "<a " + "x=1 " * 20_000 + ">text</a>", "", "<"],
    ids=["deep", "items", "attributes", "empty", "bracket"],
)
def test_hostile_markup_is_read_or_flattened(html: str) -> None:
    read = article_blocks(html, None, ["Kept."])
    assert len(read.blocks) <= 2_001
    assert read.blocks[-1] == ArticleBlock("text", (Run("Kept."),))
