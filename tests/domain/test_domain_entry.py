from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.domain.entry import Entry

ENTRY = Entry("https://feed.example/", "1", "https://a.example/1", "A", None, None, None, (), ())


def test_invisible_changes_keep_the_digest() -> None:
    assert replace(ENTRY, html="<p>", language="ko").digest == ENTRY.digest


def test_the_date_of_an_update_alone_keeps_the_digest() -> None:
    first, later = datetime(2025, 10, 29, 9, tzinfo=UTC), datetime(2025, 10, 29, 12, tzinfo=UTC)
    dated = replace(ENTRY, published=first, updated=first)
    assert replace(dated, updated=later).digest == dated.digest
    assert replace(dated, published=later).digest != dated.digest
    by_update = replace(ENTRY, published=first, dated_by_update=True)
    assert replace(by_update, published=later).digest == by_update.digest


def test_the_publishers_page_is_part_of_the_digest() -> None:
    behind = replace(ENTRY, original="https://post.example/1")
    assert behind.digest != ENTRY.digest
    assert behind.id == ENTRY.id
