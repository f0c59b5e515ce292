"""A document as publishers write it to one that an XML parser reads from end to end.

feedparser reads what is well-formed with a parser of XML, and all else with one of SGML, which is
slow, and lost after an end tag too many. So what is amiss is mended here, in one walk over the
markup: tags are closed, quoted and matched, references known, and floods of any kind cut off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.parse.xml_repair.entities import prolog_end
from briefing.parse.xml_repair.walk import Walk

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_FIRST = re.compile(r"<[A-Za-z_]")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Repaired:
    """A document that is well-formed but for what no one could mend.

    ``sound`` says whether its markup was whole as it came, ``cut`` whether there was more of it
    than is read. Captions of media come back as ``media_caption`` and ``media_about``.
    """

    text: str
    sound: bool
    cut: bool


def repaired(text: str) -> Repaired:
    """Mend ``text``, in time that grows with its length, whatever it is."""
    start = prolog_end(text)
    first = _ROOT.search(text, start) or _FIRST.search(text, start)
    if first is None:
        return Repaired(text[:_HEAD], sound=False, cut=False)
    walk = Walk(text, first.start())
    walk.run()
    # Before the first element stands nothing but markup: notices of a server are none.
    begins = text[: first.start()].lstrip()[:1] in ("", "<")
    return Repaired(walk.text(), begins and walk.sound, walk.cut)
