"""One item as feedparser tells it to one ``Entry``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from briefing.domain.entry import Entry
from briefing.parse import entry_links
from briefing.parse.date import feed_date
from briefing.parse.entry_text import Body, body
from briefing.parse.passages import passages
from briefing.text.html import plain_text
from briefing.text.sanitize import line
from briefing.text.sentences import sentences
from briefing.text.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime, tzinfo

_MOST_HTML = 1 << 20
_LONGEST_TITLE = 1_000
_LONGEST_GUID = 2_048
_MADE_TITLE = 100
_REVISION = re.compile(r"#\d+$")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an item takes from its feed.

    ``feed`` is the configured URL, ``base`` what relative links are resolved against, ``home``
    the zone of dates that name none, ``shared`` the guids that several items of the document use.
    """

    feed: str
    base: str
    title: str | None
    language: str | None
    home: tzinfo
    shared: Collection[str] = ()


def entry(item: Mapping[str, Any], setting: Setting, room: int = _MOST_HTML) -> Entry | None:
    """Clean one item; None for one that says nothing and leads nowhere.

    ``room`` is how many characters of its text are read.
    """
    url, page = entry_links.chosen(item, setting.base), entry_links.page(item, setting.base)
    credited = source(item)
    # A wrapper's description is a list of links to the same news elsewhere.
    text = Body("", ()) if credited and entry_links.is_wrapper(url) else body(item, room)
    headline = without_credit(
        plain_text(string(item.get("title") or item.get("media_caption"))), credited
    )[:_LONGEST_TITLE]
    title = headline or _made_title(text.paragraphs) or _address(url)
    if not title:
        return None
    language = _language(item) or setting.language
    published, updated = _published(item, setting.home), _date(item, "updated", setting.home)
    return Entry(
        feed=setting.feed,
        guid=_identity(item, page, title, published or updated, setting.shared),
        url=url,
        title=title,
        outlet=credited if credited != setting.title else None,
        published=published or updated,
        updated=updated if published else None,
        paragraphs=text.paragraphs,
        passages=passages(headline or None, text.paragraphs, language),
        html=text.html,
        language=language,
        original=page if page != url else None,
    )


def guid(item: Mapping[str, Any]) -> str:
    """The item's own identity, or ""."""
    return without_revision(string(item.get("id")))


def without_revision(identity: str) -> str:
    """A guid on one line, without the revision that the BBC appends (``…#3``)."""
    return _REVISION.sub("", line(identity))[:_LONGEST_GUID]


def source(item: Mapping[str, Any]) -> str | None:
    """The publisher an item credits in ``<source>`` (RSS 2.0, RFC 4287 4.2.11)."""
    told = item.get("source")
    name = plain_text(string(told.get("title"))) if isinstance(told, dict) else ""
    return name[:200] or None


def without_credit(title: str, credited: str | None) -> str:
    """``title`` without the `` - Publisher`` that aggregators append to it."""
    if credited:
        head, dash, tail = title.rpartition(" - ")
        if dash and head and tail.casefold() == credited.casefold():
            return head.rstrip()
    return title


def string(value: object) -> str:
    """``value`` if it is text, else ""."""
    return value if isinstance(value, str) else ""


def _identity(
    item: Mapping[str, Any],
    page: str | None,
    title: str,
    at: datetime | None,
    shared: Collection[str],
) -> str:
    own = guid(item)
    if own and own not in shared:
        return own
    if page and canonical_url(page) not in shared:
        return canonical_url(page)
    return blake2b(f"{own}\0{page}\0{title}\0{at}".encode(), digest_size=12).hexdigest()


def _published(item: Mapping[str, Any], home: tzinfo) -> datetime | None:
    return _date(item, "published", home) or _date(item, "created", home)


def _date(item: Mapping[str, Any], name: str, home: tzinfo) -> datetime | None:
    return feed_date.read(*feed_date.told(item, name), home)


def _language(item: Mapping[str, Any]) -> str | None:
    detail = item.get("title_detail")
    return language(item.get("language")) or language(detail and detail.get("language"))


def language(tag: object) -> str | None:
    """``tag`` if it looks like a language tag (BCP 47), with hyphens."""
    text = string(tag).strip()
    return text.replace("_", "-") if _LANGUAGE.fullmatch(text) else None


def _made_title(paragraphs: tuple[str, ...]) -> str:
    """A title for an item without one: its first sentence, cut at a word."""
    first = next(iter(sentences(paragraphs[0])), "") if paragraphs else ""
    if len(first) <= _MADE_TITLE:
        return first
    head = first[:_MADE_TITLE]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(",;:-– ") + "…"


def _address(url: str | None) -> str:
    """An address short enough to stand for a title."""
    return line((url or "").partition("://")[2])[:_MADE_TITLE].rstrip("/")
