from __future__ import annotations

from dataclasses import replace

from briefing.domain.entry import Entry

ENTRY = Entry("https://feed.example/", "1", "https://a.example/1", "A", None, None, None, (), ())


def test_invisible_changes_keep_the_digest() -> None:
    assert replace(ENTRY, html="<p>", language="ko").digest == ENTRY.digest


def test_the_publishers_page_is_part_of_the_digest() -> None:
    behind = replace(ENTRY, original="https://post.example/1")
    assert behind.digest != ENTRY.digest
    assert behind.id == ENTRY.id
