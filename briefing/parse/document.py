"""A document in the shape that feedparser gives it, without the items that are known."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.parse import json_feed
from briefing.parse.item_split import cut
from briefing.parse.xml_repair.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.parse.encoding.decode import Decoded
    from briefing.parse.item_split import Cut

    Told = Mapping[str, Any]

_END = re.compile(r"</(?:rss|(?:\w+:)?feed|rdf:rdf|channel)\s*>", re.IGNORECASE)
_ONLY_KNOWN: Told = {"feed": {}, "entries": ()}


@dataclass(frozen=True, slots=True)
class Understood:
    """What feedparser tells, and of its entries the digests of their markup, where it was cut.

    ``kept`` are the ids of what was not read again. ``complete``: the document is not cut off.
    """

    told: Told
    digests: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    complete: bool = True


def understand(document: Decoded, setting: str, known: Mapping[str, str]) -> Understood | None:
    """Read a document; None where it is no feed.

    ``known`` are entry ids by the digest of their markup; ``setting`` is what else its items
    depend on.
    """
    if document.text[:1] == "{":
        told = json_feed.read(document.text)
        return None if told is None else Understood(told)
    mended = repaired(document.text)
    written = mended.text.encode()
    found = cut(written, setting)
    understood = (found and _cut_down(found, known)) or _whole(written)
    if understood is None:
        return None
    odd = {"bozo": understood.told.get("bozo") or not mended.sound, "cut": mended.cut}
    complete = mended.sound or _END.search(document.text) is not None
    return replace(understood, told={**understood.told, **odd}, complete=complete)


def _cut_down(found: Cut, known: Mapping[str, str]) -> Understood | None:
    """Read what is not known; None where feedparser sees other items than we do."""
    digests = tuple(piece.digest for piece in found.pieces if piece.digest not in known)
    kept = tuple(known[piece.digest] for piece in found.pieces if piece.digest in known)
    if not digests:
        return Understood(_ONLY_KNOWN, kept=kept)
    told = _parsed(found.without(known))
    if told.get("bozo") or len(told["entries"]) != len(digests):
        return None
    return Understood(told, digests, kept)


def _whole(written: bytes) -> Understood | None:
    told = _parsed(written)
    return Understood(told) if told.get("version") or told["entries"] else None


def _parsed(written: bytes) -> Told:
    import feedparser  # 0.1 s that a document without news spares

    # Always a stream: feedparser takes bare bytes for the name of a local file. Without a
    # content-location, guids that look like relative links stay as the publisher wrote them.
    told: Told = feedparser.parse(
        io.BytesIO(written),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return told
