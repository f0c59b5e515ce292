from __future__ import annotations

from dataclasses import replace

from briefing.domain.entry import Entry

ENTRY = Entry("https://feed.example/", "1", "https://a.example/1", "A", None, None, None, (), ())


def test_what_a_reader_cannot_see_leaves_the_digest_alone() -> None:
    assert replace(ENTRY, html="<p>", language="ko").digest == ENTRY.digest


def test_the_publisher_s_page_is_part_of_the_digest() -> None:
    behind = replace(ENTRY, original="https://post.example/1")
    assert behind.digest != ENTRY.digest
    assert behind.id == ENTRY.id
