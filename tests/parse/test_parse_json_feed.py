from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.domain.entry import ParsedFeed
from briefing.parse.feed import Unreadable, parse

VERSION = "https://jsonfeed.org/version/1.1"
ITEM = {"id": "1", "url": "https://json.example/1", "content_text": "One."}
NO_FEED = Unreadable("not a feed: JSON")


def read(value: Any, codec: str = "utf-8") -> ParsedFeed | Unreadable:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    url = "https://feeds.example/json"
    return parse(text.encode(codec), feed=url, url=url, headers={"content-type": "text/html"})


@pytest.mark.parametrize(
    "value",
    [
        {"version": VERSION, "items": [ITEM]},
        {"version": "https://jsonfeed.org/version/1", "items": [ITEM]},
        {"version": "1.1", "title": "T", "items": [ITEM]},
        {"title": "T", "home_page_url": "https://json.example/", "items": [ITEM]},
        {"feed_url": "https://json.example/feed", "items": [{"id": 1, "content_text": "One."}]},
        {"version": VERSION, "items": [ITEM, None, "x", 3, [], ITEM | {"id": "2"}]},
    ],
)
def test_a_json_feed_is_known_by_its_version_or_its_words(value: Any) -> None:
    parsed = read(value)
    assert isinstance(parsed, ParsedFeed)
    assert parsed.entries[0].paragraphs == ("One.",)


@pytest.mark.parametrize(
    "value",
    [
        {"items": [{"id": 1, "title": "a", "url": "https://shop.example/1"}]},
        {"items": []},
        {"version": VERSION},
        {"version": VERSION, "items": {"id": 1}},
        {"error": {"items": [ITEM]}},
        [ITEM],
        "{",
        '{"version": "https://jsonfeed.org/version/1", "items": [',
        '{"a":' * 100_000,
        f'{{"version": "{VERSION}", "items": [{"{}," * 600_000}{{}}]}}',
        f'{{"version": "{VERSION}", "items": [{{"id": {"9" * 10_000}}}]}}',
    ],
)
def test_other_json_is_refused(value: Any) -> None:
    assert read(value) == NO_FEED


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_needs_no_label(codec: str) -> None:
    parsed = read({"version": VERSION, "title": "경주", "items": [ITEM]}, codec)
    assert isinstance(parsed, ParsedFeed)
    assert parsed.title == "경주"


def test_values_of_the_wrong_kind_cost_no_more_than_themselves() -> None:
    item = {
        "id": 7,
        "url": ["https://json.example/7"],
        "external_url": "https://elsewhere.example/7",
        "title": {"a": 1},
        "content_html": None,
        "content_text": "First line\nof it.\n\nSecond \u0007 line: 5 < 6 & 7.",
        "date_published": 20251029,
        "date_modified": "2025-10-30T09:05:00+09:00",
        "attachments": [{"url": "https://json.example/7.mp3", "title": "Sound"}],
        "authors": [{"name": "Nobody"}],
        "language": 5,
    }
    parsed = read(json.dumps({"version": VERSION, "items": [item]}).replace("\\u0007", "\x07"))
    assert isinstance(parsed, ParsedFeed)
    (entry,) = parsed.entries
    assert (entry.guid, entry.url) == ("7", "https://elsewhere.example/7")
    assert entry.paragraphs == ("First line of it.", "Second line: 5 < 6 & 7.")
    assert entry.published is not None
    assert entry.published.isoformat() == "2025-10-29T00:00:00+00:00"
    assert entry.updated is not None


def test_no_more_than_two_thousand_items_are_read() -> None:
    items = [{"id": n, "content_text": f"{n} is the number."} for n in range(2001)]
    parsed = read({"version": VERSION, "items": items})
    assert isinstance(parsed, ParsedFeed)
    assert len(parsed.entries) == 2000
    assert parsed.notes == ("longer than is read: only the newest 2000 of 2001 items count",)
