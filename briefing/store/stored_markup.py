"""Entries as their publishers wrote them, from the stored markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.article import Article
from briefing.store import codec, former_texts
from briefing.text.article_markup import article_blocks, with_used

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.domain.entry import CachedEntry
    from briefing.store.sqlite import Connection


def article(db: Connection, entry: CachedEntry, used: Collection[str]) -> Article:
    """The article of a cached entry; ``used`` are the passages of it that briefings show."""
    row = db.execute("SELECT body, html FROM entries WHERE id = ?", (entry.id,)).fetchone()
    html = codec.decompress(row["html"], like=row["body"])
    read = article_blocks(html, entry.page, entry.paragraphs)
    states = former_texts.states(db, [entry.id]).get(entry.id, ())
    return Article(entry, with_used(read.blocks, used), read.links, states, html)
