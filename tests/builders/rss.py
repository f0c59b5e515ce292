"""RSS documents as a server would send them, made from plain text."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape


def item(
    title: str,
    *paragraphs: str,
    guid: str | None = None,
    link: str | None = None,
    published: datetime | str | None = None,
    markup: str = "",
) -> str:
    """An ``<item>`` whose guid is its title unless one is given; ``markup`` comes last in it."""
    if isinstance(published, datetime):
        published = format_datetime(published)
    fields = {
        "title": title,
        "guid": title if guid is None else guid,
        "link": link,
        "pubDate": published,
        "description": "".join(f"<p>{escape(text)}</p>" for text in paragraphs) or None,
    }
    elements = "".join(
        f"<{name}>{escape(text)}</{name}>" for name, text in fields.items() if text is not None
    )
    return f"<item>{elements}{markup}</item>"


def rss(title: str, *items: str, head: str = "", tail: str = "") -> bytes:
    """A document; ``head`` and ``tail`` are markup of the channel before and after its items."""
    channel = f"<title>{escape(title)}</title>{head}{''.join(items)}{tail}"
    return f"<rss version='2.0'><channel>{channel}</channel></rss>".encode()
