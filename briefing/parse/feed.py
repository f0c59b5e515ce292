"""One fetched document to entries. feedparser is the judge of what the markup means."""

from __future__ import annotations

import re
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing.domain.entry import Entry, ParsedFeed
from briefing.parse import entry_links
from briefing.parse.date import time_zone
from briefing.parse.document import understand
from briefing.parse.encoding.decode import decode
from briefing.parse.entry import Setting, entry, guid, language, string
from briefing.parse.entry_text import size
from briefing.parse.feed_warnings import notes
from briefing.parse.not_a_feed import Unreadable, no_feed
from briefing.parse.update_hints import update_hints
from briefing.parse.xml_repair.walk import MOST_ITEMS
from briefing.text.html import plain_text
from briefing.text.urls import canonical_url, host

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
    body: bytes,
    *,
    feed: str,
    url: str,
    headers: Mapping[str, str],
    known: Mapping[str, str] = MappingProxyType({}),
) -> ParsedFeed | Unreadable:
    """Read the entries of ``body``.

    ``feed`` is the configured URL, which entries are identified by; ``url`` the one the bytes
    came from, which relative links are resolved against; ``headers`` have lower-case names.
    ``known`` are entry ids by the digest of the markup they were read from
    (``ParsedFeed.markup_digests`` of an earlier document); such markup is not read again. Markup
    that is not well formed never makes a feed unreadable. Raises nothing but MemoryError.
    """
    try:
        return _parse(body, feed, url, headers, known)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile feed may break any line of the parser
        return Unreadable(f"the markup is broken beyond reading ({type(error).__name__})")


def _parse(
    body: bytes, feed: str, url: str, headers: Mapping[str, str], known: Mapping[str, str]
) -> ParsedFeed | Unreadable:
    document = decode(body, headers.get("content-type", ""))
    if not document.text or _is_page(document.text):
        return no_feed(body, document.text)
    found = understand(document, f"{feed} {url}", known)
    if found is None:
        return no_feed(body, document.text)
    told = found.told
    items = told["entries"][:MOST_ITEMS]
    about = told["feed"]
    title = plain_text(string(about.get("title")))[:_LONGEST_TITLE] or None
    base = entry_links.base(told, url)
    setting = Setting(
        feed=feed,
        base=base,
        title=title,
        language=language(about.get("language")),
        home=time_zone.home((host(feed), host(base)), string(about.get("language"))),
        shared=_shared(items, base),
    )
    entries = _entries(items, setting)
    read_ones = tuple(entry for entry in entries if entry is not None)
    return ParsedFeed(
        title,
        setting.language,
        read_ones,
        notes(told, items, len(items) - len(read_ones)),
        update_hints=update_hints(document.text),
        known_ids=found.kept,
        markup_digests={
            entry.id: digest
            for entry, digest in zip(entries, found.digests, strict=False)
            if entry is not None
        },
        complete=found.complete,
    )


def _is_page(text: str) -> bool:
    """An HTML page with no feed inside: its tag soup is not worth a parser's time."""
    head = text[:_HEAD]
    return bool(_HTML.search(head)) and not _ROOT.search(head)


def _entries(items: Sequence[Any], setting: Setting) -> list[Entry | None]:
    """One for each item, None where it could not be read; one bad item costs no other."""
    entries: list[Entry | None] = []
    room = _MOST_TEXT
    for item in items:
        try:
            found = entry(item, setting, max(room, _TEASER))
        except Exception:  # noqa: BLE001 - see parse
            found = None
        entries.append(found)
        if found is not None:
            room -= min(size(item), max(room, _TEASER)) + _A_PASSAGE * len(found.passages)
    return entries


def _shared(items: Sequence[Any], base: str) -> frozenset[str]:
    """Guids and canonical links that tell no item from another in this document."""
    pages: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    titles: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for item in items:
        url = entry_links.page(item, base) or ""
        page = canonical_url(url)
        own, exact = guid(item), string(item.get("id"))
        title = string(item.get("title"))
        if own:
            # Revisions of one article differ in the guid's end and in the title alone.
            pages[own].add((page, title if exact == own else ""))
        titles[page].add((url, title))
    by_guid = {own for own, those in pages.items() if len(those) > 1}
    by_page = {page for page, those in titles.items() if len(those) > 1}
    return frozenset(by_guid | by_page)
