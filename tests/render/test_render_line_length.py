"""No line is longer than a mail allows, and no text changes by that."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from briefing.render.formats import FORMATS, document
from briefing.render.line_length import OCTETS, short_html, short_markdown, short_text
from tests.builders.briefings import point, source

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing


class _Text(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "wbr":
            self.tags.append(f"{tag} {attrs}")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data.replace("\n", " ")


def longest(page: str) -> int:
    return max(len(line.encode()) for line in page.split("\n"))


MARKS = "".join(f'<a href="#s-{n}">{n}</a>·' for n in range(200))


@pytest.mark.parametrize(
    "line",
    [
        f"<li>{'The leaders met &amp; talked. ' * 60}<sup>[{MARKS}]</sup></li>",
        f"<li><span dir=auto>{'정상들은 경주에서 만났다. ' * 60}</span></li>",
        f"<li><span>{'两国领导人在庆州会面' * 200}</span></li>",
        f"<li>{'&lt;' * 900}</li>",
        f"<li>{'<ul><li>a</li></ul>' * 100}</li>",
    ],
)
def test_html_means_the_same_in_short_lines(line: str) -> None:
    short = short_html(line)
    assert longest(line) > OCTETS >= longest(short)
    before, after = _Text(line), _Text(short)
    assert (after.tags, after.text) == (before.tags, before.text)


@pytest.mark.parametrize(
    "line",
    [
        f"- ○ 14:20 {'정상들은 경주에서 만났다 - 1. ' * 60}[1·2]",
        f"  - {'The leaders met + talked # 1) again ' * 60}",
        f"{'两国领导人在庆州会面' * 200}",
        f"- [{'The talks ' * 90}](https://wire.example/{'a' * 300})",
    ],
)
def test_markdown_continues_its_item(line: str) -> None:
    short = short_markdown(line)
    assert longest(line) > OCTETS >= longest(short)
    indent = re.match(r"\s*(?:- )?", line)
    assert indent
    for continued in short.split("\n")[1:]:
        assert re.match(rf" {{{len(indent[0])}}}[^\W\d_]", continued), "no block begins here"
    assert re.sub(r"\s+", "", short) == re.sub(r"\s+", "", line)


def test_short_lines_stay() -> None:
    page = "<p>a b</p>\n- c"
    assert short_html(page) == short_markdown(page) == page


LONG = f"https://wire.example/a?b=c&d=e{'&key=%EC%A0%95정상' * 150}"


@pytest.mark.parametrize("before", ["<li>", f"<li>{'The leaders met. ' * 56}", "정" * 320])
def test_an_address_longer_than_a_line_stays_a_link_in_html(before: str) -> None:
    href = LONG.replace("&", "&amp;")
    line = f'{before}<a rel="noopener noreferrer" href="{href}">The talks</a> go on</li>'
    short = short_html(line)
    assert longest(short) <= OCTETS
    page = _Text(short)
    (link,) = [tag for tag in page.tags if tag.startswith("a ")]
    assert link.replace("\\n", "") == f"a {[('rel', 'noopener noreferrer'), ('href', LONG)]}"
    assert page.text.endswith("The talks go on")


def test_an_address_longer_than_a_line_is_broken_in_brackets_in_text() -> None:
    short = short_text(f"A report\n    {LONG}\n    https://wire.example/short")
    assert longest(short) <= OCTETS
    found = re.search(r"<([^>]*)>", short)
    assert found
    assert re.sub(r"\s", "", found[1]) == LONG
    assert short.endswith("\n    https://wire.example/short")


@pytest.mark.parametrize("format_name", [*FORMATS])
def test_no_format_for_mail_has_a_line_that_is_too_long(
    bare: Briefing, now: datetime, zone: ZoneInfo, format_name: str
) -> None:
    report = source(1, "Wire", title="A report of the talks", url=LONG)
    shown = replace(bare, points=(point("The leaders met in Gyeongju.", report),))
    page = document([shown], format_name, now=now, zone=zone, width=80)
    assert "A report of the talks" in page
    assert format_name == "json" or longest(page) <= OCTETS
