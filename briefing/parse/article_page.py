"""The text of an entry's own page, for feeds that give a teaser only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.domain.entry import ArticlePage
from briefing.parse.encoding.decode import decode
from briefing.parse.not_a_feed import Unreadable
from briefing.text.normalize import composed, words
from briefing.text.repeated_paragraphs import collapse_repeats
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Mapping

_META_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
_MAX_PARAGRAPHS = 400
_MAX_TEXT = 200_000
_MIN_SHARED_WORDS = 0.5
"""The share of a headline's words that its page must have.

A page that asks for consent or money instead has fewer.
"""


def parse(body: bytes, *, title: str, headers: Mapping[str, str]) -> ArticlePage | Unreadable:
    """Extract the text of a page whose entry has ``title``; ``headers`` as a fetch returns them.

    Needs the extra ``article``. Raises nothing but MemoryError.
    """
    try:
        return _parse(body, title, headers.get("content-type", ""))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile page may break any line of the library
        return Unreadable(f"the page is broken beyond reading ({type(error).__name__})")


def _parse(body: bytes, title: str, content_type: str) -> ArticlePage | Unreadable:
    import trafilatura  # takes 0.3 s, which feeds without full_text need not spend

    meta = _META_CHARSET.search(body[:_HEAD])
    if meta and "charset" not in content_type.lower():
        content_type += f"; charset={meta[1].decode('ascii')}"
    extracted = trafilatura.extract(
        decode(body, content_type).text,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
    )
    lines = [composed(line(text)) for text in (extracted or "")[:_MAX_TEXT].split("\n")][
        :_MAX_PARAGRAPHS
    ]
    paragraphs = collapse_repeats([text for text in lines if text and words(text) != words(title)])
    if not paragraphs:
        return Unreadable("no text could be found in the page")
    if not _is_about(title, paragraphs):
        return Unreadable("the page tells of something else")
    return ArticlePage(paragraphs)


def _is_about(title: str, paragraphs: tuple[str, ...]) -> bool:
    headline = set(words(title))
    return len(headline & set(words(" ".join(paragraphs)))) >= _MIN_SHARED_WORDS * len(headline)
