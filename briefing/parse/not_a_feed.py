"""Responses that are no feed, and what they are instead."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefing.domain.failure_words import NOT_A_FEED

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a zip file"),
    (b"\x1f\x8b", "compressed data"),
)
_MARKUP = (
    (re.compile(r"<!doctype html|<html\b", re.I), "an HTML page"),
    (re.compile(r"<opml\b", re.I), "an OPML list of feeds"),
    (re.compile(r"<(?:urlset|sitemapindex)\b", re.I), "a sitemap"),
    (re.compile(r"\A\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
                r"<(?:head|body|title|meta|script|div|p|h1|table|center)\b", re.I), "an HTML page"),
    (re.compile(r"\A\s*[{\[]"), "JSON"),
    (re.compile(r"\A\s*<\??[a-zA-Z]"), "XML of another kind"),
)  # fmt: skip
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A response that no entries can be read from; ``reason`` is part of a sentence."""

    reason: str


def not_a_feed(body: bytes, text: str) -> Unreadable:
    """What ``body``, decoded as ``text``, is instead of a feed."""
    if not body.strip():
        return Unreadable(f"{NOT_A_FEED}: the answer is empty")
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            return Unreadable(f"{NOT_A_FEED}: {name}")
    head = text[:_HEAD]
    for pattern, name in _MARKUP:
        if pattern.search(head):
            return Unreadable(f"{NOT_A_FEED}: {name}")
    is_text = b"\0" not in body or body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return Unreadable(f"{NOT_A_FEED}: plain text" if is_text else f"{NOT_A_FEED}: binary data")
