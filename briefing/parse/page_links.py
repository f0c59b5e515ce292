"""The links of a web page that may lead to its feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.parse.encoding.decode import decode
from briefing.text.feed_links import feed_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.text.feed_links import FeedLinks


def parse(body: bytes, *, headers: Mapping[str, str]) -> FeedLinks:
    """Read the links of ``body``; ``headers`` as a fetch returns them."""
    return feed_links(decode(body, headers.get("content-type", "")).text)
