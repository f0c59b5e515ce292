"""Digests by which items that were read before are known again."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.parse.entry import without_revision
from briefing.parse.item_split import MOST_SPLIT

if TYPE_CHECKING:
    from briefing.parse.expat_adapter import ExpatDocument

_VERSION = "1"
"""Increase it when the same items become other entries than before: all are read again."""


def item_digests(document: ExpatDocument, context: str) -> tuple[str, ...]:
    """The digest of each item, in order; empty where an entry may depend on other items too.

    That is so without an identity for each item. ``context`` is what items depend on besides the
    document, such as the URL it came from.
    """
    identities = [without_revision(identity) for identity in document.identities]
    if not all(identities) or len(set(identities)) < len(identities):
        return ()
    if document.length > MOST_SPLIT:
        return ()
    feed = document.feed
    channel = repr((_VERSION, context, feed.title, feed.link, feed.language, feed.is_rss))
    frame = blake2b(channel.encode(), digest_size=16).digest()
    return tuple(
        blake2b(frame + repr(item).encode(), digest_size=8).hexdigest() for item in feed.items
    )
