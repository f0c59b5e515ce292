"""Serves labelled entries as feeds, one for each source, over HTTP on loopback."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from benchmarks.document_server import Document, DocumentServer

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = Document.of(b"<rss><channel></channel></rss>")


@dataclass(frozen=True, slots=True)
class LabelledEntry:
    """A labelled entry; ``published`` and ``link`` are None if unknown."""

    id: str
    title: str
    text: str
    source: str
    published: datetime | None
    link: str | None = None

    @classmethod
    def of(cls, record: dict[str, str | None]) -> LabelledEntry:
        """The entry in a record of a data file."""
        at = record.get("published")
        return cls(
            id=str(record["id"]),
            title=record.get("title") or "",
            text=record.get("text") or "",
            source=record.get("source") or "unnamed",
            published=datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None,
        )

    @property
    def item(self) -> str:
        """The entry as an RSS item."""
        text = "".join(f"<p>{escape(part)}</p>" for part in self.text.split("\n") if part.strip())
        date = f"<pubDate>{format_datetime(self.published)}</pubDate>" if self.published else ""
        link = f"<link>{escape(self.link)}</link>" if self.link else ""
        return (
            f'<item><guid isPermaLink="false">{escape(self.id)}</guid>'
            f"<title>{escape(escape(self.title))}</title>{link}{date}"
            f"<description>{escape(text)}</description></item>"
        )


class FeedServer(DocumentServer):
    """Serves the entries last published, at one URL for each source; an empty feed before that."""

    def publish(self, number: int, entries: Iterable[LabelledEntry]) -> None:
        """Set the entries of the feed of a source."""
        items = "".join(entry.item for entry in entries)
        body = f'<rss version="2.0"><channel><title>{number}</title>{items}</channel></rss>'
        self.set_document(number, body.encode())

    def document(self, path: str) -> Document:
        """The feed at a path."""
        return super().document(path) or _EMPTY
