"""One fetched document to entries. feedparser is the judge of what the markup means."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import feedparser

from briefing.domain.entry import Entry, ParsedFeed
from briefing.parse import jsonfeed, links, zones
from briefing.parse.body import size
from briefing.parse.encoding import Decoded, decode
from briefing.parse.entry import Setting, entry, guid, language, string
from briefing.parse.notes import notes
from briefing.parse.repair import repaired
from briefing.parse.unreadable import Unreadable, no_feed
from briefing.parse.walk import MOST_ITEMS
from briefing.text.html import plain
from briefing.text.links import canonical, host

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Unreadable", "parse"]

_LONGEST_TITLE = 300
# A document with more text than this is read to its end, but only the teasers of what is left.
# Each passage takes the time of so many characters.
_MOST_TEXT, _TEASER, _A_PASSAGE = 2_000_000, 400, 15
_HTML = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:rss|(?:\w+:)?feed|rdf:rdf|channel)\b", re.IGNORECASE)
_HEAD = 4096


def parse(
    body: bytes, *, feed: str, url: str, headers: Mapping[str, str]
) -> ParsedFeed | Unreadable:
    """Read the entries of ``body``.

    ``feed`` is the configured URL, which entries are identified by; ``url`` the one the bytes
    came from, which relative links are resolved against; ``headers`` have lower-case names.
    Markup that is not well formed never makes a feed unreadable, and no exception leaves here.
    """
    try:
        return _parse(body, feed, url, headers)
    except Exception as error:  # noqa: BLE001 - a hostile feed may break any line of the parser
        return Unreadable(f"the markup is broken beyond reading ({type(error).__name__})")


def _parse(body: bytes, feed: str, url: str, headers: Mapping[str, str]) -> ParsedFeed | Unreadable:
    document = decode(body, headers.get("content-type", ""))
    if not document.text or _is_page(document.text):
        return no_feed(body, document.text)
    result = jsonfeed.read(document.text) if document.text[:1] == "{" else _understood(document)
    if result is None or not (result.get("version") or result["entries"]):
        return no_feed(body, document.text)
    items = result["entries"][:MOST_ITEMS]
    about = result["feed"]
    title = plain(string(about.get("title")))[:_LONGEST_TITLE] or None
    base = links.base(result, url)
    setting = Setting(
        feed=feed,
        base=base,
        title=title,
        language=language(about.get("language")),
        home=zones.home((host(feed), host(base)), string(about.get("language"))),
        shared=_shared(items, base),
    )
    entries, left_out = _entries(items, setting)
    return ParsedFeed(title, setting.language, entries, notes(result, items, left_out))


def _understood(document: Decoded) -> Mapping[str, Any]:
    # Always a stream: feedparser takes bare bytes for the name of a local file. Without a
    # content-location, guids that look like relative links stay as the publisher wrote them.
    mended = repaired(document.text)
    understood: dict[str, Any] = feedparser.parse(
        io.BytesIO(mended.text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    understood["bozo"] = understood["bozo"] or not mended.sound
    understood["cut"] = mended.cut
    return understood


def _is_page(text: str) -> bool:
    """An HTML page with no feed inside: its tag soup is not worth a parser's time."""
    head = text[:_HEAD]
    return bool(_HTML.search(head)) and not _ROOT.search(head)


def _entries(items: Sequence[Any], setting: Setting) -> tuple[tuple[Entry, ...], int]:
    """The entries, and how many items could not be read; one bad item costs no other."""
    entries: list[Entry] = []
    left_out = 0
    room = _MOST_TEXT
    for item in items:
        try:
            found = entry(item, setting, max(room, _TEASER))
        except Exception:  # noqa: BLE001 - see parse
            found = None
        if found is None:
            left_out += 1
        else:
            entries.append(found)
            room -= min(size(item), max(room, _TEASER)) + _A_PASSAGE * len(found.passages)
    return tuple(entries), left_out


def _shared(items: Sequence[Any], base: str) -> frozenset[str]:
    """Guids and canonical links that tell no item from another in this document."""
    pages: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    titles: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for item in items:
        url = links.page(item, base) or ""
        page = canonical(url)
        own, exact = guid(item), string(item.get("id"))
        title = string(item.get("title"))
        if own:
            # Revisions of one article differ in the guid's end and in the title alone.
            pages[own].add((page, title if exact == own else ""))
        titles[page].add((url, title))
    by_guid = {own for own, those in pages.items() if len(those) > 1}
    by_page = {page for page, those in titles.items() if len(those) > 1}
    return frozenset(by_guid | by_page)
