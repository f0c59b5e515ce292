"""Writes invented news as RSS and Atom documents."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.news import Report

_RSS_TYPE = "application/rss+xml; charset=utf-8"
_ATOM_TYPE = "application/atom+xml; charset=utf-8"
_ATOM_EVERY = 3
"""Of the feeds, one in this many is Atom."""


class FeedDocument(NamedTuple):
    """A document and its content type."""

    body: bytes
    content_type: str


def document(feed: int, reports: Sequence[Report]) -> FeedDocument:
    """The document of a feed that lists these entries."""
    if feed % _ATOM_EVERY == 0:
        return FeedDocument(_atom(feed, reports).encode(), _ATOM_TYPE)
    return FeedDocument(_rss(feed, reports).encode(), _RSS_TYPE)


def html(report: Report) -> str:
    """The text of an entry as the page of a newspaper marks it up."""
    chance = Random(report.guid)
    parts = []
    if chance.random() < 0.5:
        parts.append(
            f'<figure class="image"><img src="{report.link}/picture.jpg" alt="" width="1024" '
            f'height="683"/><figcaption>Picture: {report.author}</figcaption></figure>'
        )
    for text in report.paragraphs:
        words = escape(text, quote=False).split(" ")
        place = chance.randrange(len(words))
        if chance.random() < 0.3:
            words[place] = f'<a href="{report.link}/more" rel="noopener">{words[place]}</a>'
        elif chance.random() < 0.3:
            words[place] = f"<strong>{words[place]}</strong>"
        parts.append(f"<p>{' '.join(words)}</p>")
    return "\n".join(parts)


def _rss(feed: int, reports: Sequence[Report]) -> str:
    site = f"https://feed-{feed}.example/"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
        f"<title>Outlet {feed}</title>\n<link>{site}</link>\n"
        f"<description>News of outlet {feed}</description>\n<language>en-GB</language>\n"
        f"{''.join(map(_item, reports))}</channel>\n</rss>\n"
    )


def _item(report: Report) -> str:
    return (
        f"<item>\n<title>{escape(report.title)}</title>\n<link>{report.link}</link>\n"
        f"<dc:creator><![CDATA[{report.author}]]></dc:creator>\n"
        f"<pubDate>{format_datetime(report.published)}</pubDate>\n"
        f'<guid isPermaLink="false">{report.guid}</guid>\n'
        f"<description><![CDATA[{_teaser(report)} [&#8230;]]]></description>\n"
        f"<content:encoded><![CDATA[{html(report)}]]></content:encoded>\n</item>\n"
    )


def _atom(feed: int, reports: Sequence[Report]) -> str:
    site = f"https://feed-{feed}.example/"
    updated = reports[0].published.isoformat() if reports else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        f'<title type="text">Outlet {feed}</title>\n<link href="{site}"/>\n<id>{site}</id>\n'
        f"<updated>{updated}</updated>\n{''.join(map(_entry, reports))}</feed>\n"
    )


def _entry(report: Report) -> str:
    return (
        f'<entry>\n<title type="html">{escape(report.title)}</title>\n'
        f'<link rel="alternate" type="text/html" href="{report.link}"/>\n<id>{report.guid}</id>\n'
        f"<published>{report.published.isoformat()}</published>\n"
        f"<updated>{report.published.isoformat()}</updated>\n"
        f"<author><name>{report.author}</name></author>\n"
        f'<summary type="text">{_teaser(report)}</summary>\n'
        f'<content type="html">{escape(html(report))}</content>\n</entry>\n'
    )


def _teaser(report: Report) -> str:
    return escape(report.paragraphs[0][:160], quote=False)
