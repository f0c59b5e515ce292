"""A decoded document to a `FeedDocument`, without reading items again that are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.parse import expat_adapter, feedparser_adapter, json_feed
from briefing.parse.feed_item import FeedDocument
from briefing.parse.item_digests import item_digests
from briefing.parse.item_split import split_items
from briefing.parse.newest_items import newest_items
from briefing.text.xml_repair.repair import repair_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.parse.encoding.decode import Decoded
    from briefing.parse.item_split import SplitDocument

_END = re.compile(r"</(?:rss|(?:\w+:)?feed|rdf:rdf|channel)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, and the digests of its items' markup where it could be split.

    ``known_ids`` are the ids of the entries that were not read again. ``complete``: the document
    is not cut off.
    """

    feed: FeedDocument
    digests: tuple[str, ...] = ()
    known_ids: tuple[str, ...] = ()
    complete: bool = True


def read_document(document: Decoded, context: str, known: Mapping[str, str]) -> ReadDocument | None:
    """Read a document; None where it is no feed.

    ``known`` are entry ids by the digest of their markup; ``context`` is what else its items
    depend on, such as its URL.
    """
    if document.text[:1] == "{":
        feed = json_feed.parse(document.text)
        return None if feed is None else ReadDocument(feed)
    text, older = newest_items(document.text)
    usual = expat_adapter.parse(text)
    if usual is not None:
        feed = replace(usual.feed, older=older)
        return _new_of(feed, item_digests(usual, context), known)
    repaired = repair_xml(text)
    encoded = repaired.text.encode()
    split = split_items(encoded, context)
    read = (split and _read_new(split, known)) or _read_whole(encoded)
    if read is None:
        return None
    feed = replace(
        read.feed,
        well_formed=read.feed.well_formed and repaired.well_formed,
        truncated=repaired.truncated,
        older=older,
    )
    complete = repaired.well_formed or _END.search(document.text) is not None
    return replace(read, feed=feed, complete=complete)


def _new_of(feed: FeedDocument, digests: tuple[str, ...], known: Mapping[str, str]) -> ReadDocument:
    """Leave out the items that are known; ``digests`` is empty where items cannot be told apart."""
    if not digests:
        return ReadDocument(feed)
    known_ids = tuple(known[digest] for digest in digests if digest in known)
    if len(known_ids) == len(digests):
        return ReadDocument(FeedDocument(), known_ids=known_ids)
    new = [place for place, digest in enumerate(digests) if digest not in known]
    return ReadDocument(
        replace(feed, items=tuple(feed.items[place] for place in new)),
        tuple(digests[place] for place in new),
        known_ids,
    )


def _read_new(split: SplitDocument, known: Mapping[str, str]) -> ReadDocument | None:
    """Read the items that are not known; None where feedparser finds other items than the split."""
    digests = tuple(item.digest for item in split.items if item.digest not in known)
    known_ids = tuple(known[item.digest] for item in split.items if item.digest in known)
    if not digests:
        return ReadDocument(FeedDocument(), known_ids=known_ids)
    feed = feedparser_adapter.parse(split.without(known))
    if feed is None or not feed.well_formed or len(feed.items) != len(digests):
        return None
    return ReadDocument(feed, digests, known_ids)


def _read_whole(encoded: bytes) -> ReadDocument | None:
    feed = feedparser_adapter.parse(encoded)
    return None if feed is None else ReadDocument(feed)
