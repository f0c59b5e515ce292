"""The briefing as Markdown, as a CommonMark reader sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from briefing.render.markdown import briefings, escaped

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing


def rendered(markdown: str) -> str:
    return str(MarkdownIt("commonmark").render(markdown))


def test_a_briefing_has_headings_points_and_linked_sources(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([full], now=now, zone=zone)
    assert output.startswith("# Gyeongju summit\n\nongoing, day 1 of 4 · Donald Trump · ")
    assert re.findall(r"^## (.*)$", output, re.MULTILINE) == [
        "New since 09:12",
        "Disputed: differs",
        "Numbers",
        "Next",
        "Earlier",
        "Sources",
    ]
    assert "**State of play:** Lee received Trump in Gyeongju. [1·2] copies of one text" in output
    assert "\n- ● 14:20 The deal is not signed yet. [1·3] changed, before: It is open.\n" in output
    assert "\n- **Tue 28 Oct**\n  - ○ 12:00 Trump was in Tokyo. [1]\n" in output
    assert (
        "\n- **[2]** Seoul Daily\n  - 14:20 [금관과 훈장](https://2.example/story) (copy of"
        in output
    )
    assert output.endswith("\n- **[3]** Ledger\n  - 14:30 Ledger reports")


def test_an_empty_briefing_and_no_briefing(bare: Briefing, now: datetime, zone: ZoneInfo) -> None:
    output = briefings([bare], now=now, zone=zone)
    assert output.endswith("Nothing yet.")
    assert "##" not in output
    assert briefings([], now=now, zone=zone) == ""


def test_a_feed_can_inject_neither_markup_nor_html_nor_links(
    hostile: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([hostile], now=now, zone=zone)
    html = rendered(output)
    assert re.findall(r'<a href="(.*?)"', html) == [
        "https://odd.example/a%20b%28c%29%3E%1B%5B1m%E2%80%AE%22'&amp;lt;"
    ]
    assert not re.search(r"<(script|img|code|h3|blockquote|em)\b", html)
    assert "**b**" in html
    assert "javascript:" not in output
    assert "<" not in output
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\ud800]", output
    )
    assert "hunter2" not in output


@pytest.mark.parametrize(
    "text",
    [
        "a < b && c > d",
        "*[x](y)* `z` _u_ ~~s~~ \\ # | !",
        "&lt; &amp; &#60; &notanentity; AT&T",
        "see http://e.example/x_y_z and www.e.example now",
        "[ref]: /url",
        "A.B.C://e.example 1://x ://y",
        "U.S." * 50_000,
        "값 350조 원 (약 2,500억 달러)",
    ],
)
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    from html import unescape

    assert unescape(rendered(f"- {escaped(text)}")) == f"<ul>\n<li>{text}</li>\n</ul>\n"


def test_readers_that_link_bare_addresses_find_none(
    hostile: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([hostile], now=now, zone=zone).split("## Sources")[0]
    assert not re.search(r"(?i)https?://|www\.", output)


def test_plain_words_are_left_alone() -> None:
    plain = 'Data: $350 billion, 25% - not signed (yet); it\'s "finalized".'
    assert escaped(plain) == plain.replace("Data:", "Data\\:")
