"""What SECURITY.md promises of everything that is read and written, as assertions."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from briefing.text.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.entry import ParsedFeed

_TAGS = frozenset(
    "-text -comment -undef a abbr body br details dd div dl dt em footer h1 h2 h3 head header html"
    " li main meta nav ol p section small span strong style summary sup time title ul wbr b i s u q"
    " article aside table tbody thead tr td th figure".split()
)
_CALENDAR = frozenset(
    "BEGIN END VERSION PRODID CALSCALE UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION URL TRANSP"
    " CATEGORIES LOCATION".split()
)


def check_text(text: str) -> None:
    """One clean line that can be stored and printed."""
    assert "\n" not in text
    check_clean(text)


def check_clean(text: str) -> None:
    """Nothing in it controls a terminal or reorders text."""
    assert clean(text) == text, ascii(text[:200])
    for char in text:
        assert char in "\n" or unicodedata.category(char) not in ("Cc", "Cs"), ascii(text[:200])
    text.encode()


def check_link(url: str | None, ends: str = "") -> None:
    """Only web addresses are links, without white space and the characters of ``ends``."""
    if url is not None:
        assert urlsplit(url).scheme in ("http", "https"), url
        assert not set(url) & set(" \t\n\r\x1b" + ends), url


def check_feed(feed: ParsedFeed) -> None:
    """Every text and address of a parsed feed."""
    for text in (feed.title or "", feed.language or "", *feed.notes):
        check_text(text)
    for entry in feed.entries:
        check_clean(entry.html)
        for text in (entry.title, entry.guid, entry.outlet or "", *entry.paragraphs):
            check_text(text)
        check_link(entry.url)
        check_link(entry.original)
        for at in filter(None, (entry.published, entry.updated)):
            assert 1990 <= at.year < 2100
        for passage in entry.passages:
            place = passage.paragraph
            assert passage.text in (entry.title if place < 0 else entry.paragraphs[place])


def check_page(page: str) -> None:
    """An HTML page has the elements and attributes of our own alone."""
    root = LexborHTMLParser(page).root
    assert root is not None
    for node in root.traverse(include_text=False):
        assert node.tag in _TAGS or str(node.tag).startswith("!"), node.tag
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            if name in ("href", "src"):
                assert str(value).startswith(("https://", "http://", "#")), value


def check_calendar(calendar: str) -> None:
    """A calendar has the properties of our own alone, and no line is too long."""
    lines = calendar.split("\r\n")
    assert lines.pop() == ""
    for line in lines:
        assert len(line.encode()) <= 75
        check_text(line)
        if not line.startswith(" "):
            assert line.partition(":")[0].partition(";")[0] in _CALENDAR, line
    assert calendar.count("BEGIN:VCALENDAR\r\n") == 1


def check_json(written: str) -> None:
    """Every string in a value of JSON is clean."""
    for text in _strings(json.loads(written)):
        check_clean(text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
