"""Every tests/parse/feeds/NAME.xml is read as NAME.json beside it says, and teaches one thing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.domain.entry import HEADLINE, ParsedFeed
from briefing.parse.feed import Unreadable, parse
from briefing.text.normalize import words, words_key

FEEDS = Path(__file__).with_name("feeds")
NAMES = sorted(path.stem for path in FEEDS.glob("*.xml"))


def read(name: str) -> ParsedFeed | Unreadable:
    body = (FEEDS / f"{name}.xml").read_bytes()
    return parse(
        body,
        feed=f"https://feeds.example/{name}",
        url=f"https://feeds.example/final/{name}",
        headers={},
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_read_as_the_page_beside_it_says(name: str) -> None:
    expected: dict[str, Any] = json.loads((FEEDS / f"{name}.json").read_text("utf-8"))
    parsed = read(name)
    if "unreadable" in expected:
        assert parsed == Unreadable(expected["unreadable"])
        return
    assert isinstance(parsed, ParsedFeed)
    assert parsed.title == expected["title"]
    assert parsed.language == expected["language"]
    assert list(parsed.notes) == expected["notes"]
    assert [_shown(entry) for entry in parsed.entries] == expected["entries"]


@pytest.mark.parametrize("name", NAMES)
def test_passages_point_into_their_entry(name: str) -> None:
    parsed = read(name)
    for entry in parsed.entries if isinstance(parsed, ParsedFeed) else ():
        for place, passage in enumerate(entry.passages):
            whole = entry.title if passage.paragraph == HEADLINE else ""
            assert passage.place == place
            assert passage.text in (whole or entry.paragraphs[passage.paragraph])
            assert passage.key == words_key(words(passage.text))


def _shown(entry: Any) -> dict[str, Any]:
    shown = {"guid": entry.guid, "url": entry.url, "title": entry.title}
    for name in ("original", "outlet"):
        if getattr(entry, name):
            shown[name] = getattr(entry, name)
    for name in ("published", "updated"):
        if getattr(entry, name):
            shown[name] = getattr(entry, name).isoformat()
    shown["paragraphs"] = list(entry.paragraphs)
    shown["passages"] = [passage.text for passage in entry.passages]
    return shown
