"""Repair of a feed document, so that an XML parser reads it from end to end.

feedparser reads well-formed documents with an XML parser and all others with an SGML parser, which
is slow and loses its place after one end tag too many. So the markup is repaired here, in one pass:
tags are closed, quoted and matched, references resolved, and floods of any kind cut off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.text.lazy_regex import lazy_regex
from briefing.text.xml_repair.markup_walk import MarkupWalk
from briefing.text.xml_repair.references import prolog_end

_ROOT = lazy_regex(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_FIRST_ELEMENT = lazy_regex(r"<[A-Za-z_]")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class RepairedXml:
    """A document that is well-formed, as far as repair can make it so.

    ``well_formed`` says whether its markup already was, ``truncated`` whether part of it was left
    out for its length. Captions of Media RSS are called ``media:caption`` and ``media:about``.
    """

    text: str
    well_formed: bool
    truncated: bool


def root_start(text: str) -> int | None:
    """Where the root element of ``text`` begins; None where it has no element."""
    prolog = prolog_end(text)
    root = _ROOT.search(text, prolog) or _FIRST_ELEMENT.search(text, prolog)
    return root.start() if root else None


def repair_xml(text: str) -> RepairedXml:
    """Repair ``text``, whatever it is, in time that grows with its length."""
    start = root_start(text)
    if start is None:
        # Nothing to repair; no reference may reach a parser that fails on what it stands for.
        return RepairedXml(text[:_HEAD].replace("&", "&amp;"), well_formed=False, truncated=False)
    walk = MarkupWalk(text, start)
    walk.run()
    # Only markup may precede the first element; messages of a server make it malformed.
    only_markup_before = text[:start].lstrip()[:1] in ("", "<")
    return RepairedXml(walk.text(), only_markup_before and walk.well_formed, walk.truncated)
