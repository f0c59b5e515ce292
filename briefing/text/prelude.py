"""What a page puts around a text that is not the text: datelines, bylines, captions, stamps.

Copies of one wire text differ in exactly these, so texts are compared without them. Nothing here
changes what is shown or kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 1_500
"""Characters from the beginning in which a dateline may stand, behind captions and menus."""

_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|UPI|DPA|dpa|ANSA|EFE|PTI|IANS|ANI|Yonhap|Xinhua|Kyodo|TASS|Interfax"
    r"|Bloomberg|CNN|Sputnik|Anadolu|Jiji|CNA|Antara|Bernama|AAP|PA)"
)
_PLACE = r"[A-Z][A-Z.'’ -]*[A-Z](?:,\s(?:[A-Z][A-Za-z.]*\s?){1,3})?"
_WIRE_LINE = re.compile(
    rf"(?:\b(?:{_PLACE}|[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s[A-Z][\w.]*)?)(?:,\s[A-Z][a-z]+\.?\s\d\d?)?\s?)?"
    rf"\({_AGENCY}\)\s?[—–-]{{1,2}}\s?"
)
_DATELINE = re.compile(rf"^\W*(?:{_PLACE})\s?[—–]\s?|^\W*{_PLACE}\s--?\s")

_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s\d\d?(?:st|nd|rd|th)?,?\s\d{{4}}|\d\d?\s{_MONTH},?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"
_HOUR = r"\d\d?[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?(?:[CEMP][DS]?T|GMT|UTC|KST|BST|IST)\b\)?)?"
_VERB = r"(?:(?:originally\s|first\s|last\s)?(?:published|posted|updated|modified))(?:\s(?:on|at))?"
_JOIN = r"(?:\s?[,@|•·—–-]\s?|\sat\s|\s)"
_STAMP = re.compile(
    rf"(?:\b{_VERB}:?\s?)?(?:{_DAY},?\s)?\b{_DATE}{_JOIN}{_HOUR}"
    rf"|(?:\b{_VERB}:?\s?)?\b{_HOUR},?\s(?:{_DAY},?\s)?{_DATE}"
    rf"|\b{_VERB}:?\s(?:{_DAY},?\s)?{_DATE}"
    rf"|\b{_VERB}:?\s{_HOUR}",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.'’-]+\s){1,3}?"
_BYLINE = re.compile(
    rf"^\W*(?:[Bb]y|BY)\s(?:[A-Z][\w.'’-]*[,\s]+(?:and\s|AND\s|[|•·-]\s)?){{2,12}}?"
    r"(?:(?:The\s)?(?:Associated Press|Reuters|AP|AFP|Washington Post)\b(?:\sWriters?)?)\W*"
)
_CAPTION = re.compile(
    r"\bfile\sphoto\b|\bFILE\s?[-—–]|\b(?:AP|AFP|Reuters|REUTERS|Pool|Getty|EPA|Yonhap)\s?(?:Photo|Images|/)"
    r"|\bPhotos?(?:\sby|\scourtesy|:)|^\W*(?:Photo|Image|Picture)\s\d+\sof\s\d+|\(Photo\b",
)
_MARKS = ("hoto", "FILE", "AP", "AFP", "eters", "EUTERS", "Getty", "mage", "icture", "EPA", "Pool")
_PICTURED = re.compile(rf"\b{_DAY},?\s{_MONTH}\s\d\d?,\s\d{{4}}")


def prose(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``told``, without sentences that name weekday, day and year as captions do."""
    kept = tuple(filter(None, map(_prose, paragraphs)))
    return kept or tuple(paragraphs)


def _prose(paragraph: str) -> str:
    if not _PICTURED.search(paragraph):
        return paragraph
    return " ".join(part for part in sentences(paragraph) if not _PICTURED.search(part))


def told(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without what stands around the text, empty ones left out.

    Everything before the dateline of an agency in the first 1,500 characters goes, as do datelines
    and bylines at the beginning of a paragraph, sentences that describe a picture and the time at which the
    page was put up. All of them when nothing else would be left.
    """
    kept = tuple(filter(None, map(_told, _from_dateline(paragraphs))))
    return kept or tuple(paragraphs)


def _from_dateline(paragraphs: Sequence[str]) -> Sequence[str]:
    before = 0
    for place, paragraph in enumerate(paragraphs):
        if before > _REACH:
            break
        found = None
        for found in _WIRE_LINE.finditer(paragraph[: _REACH - before + 40]):
            pass
        if found is not None:
            return (paragraph[found.end() :], *paragraphs[place + 1 :])
        before += len(paragraph)
    return paragraphs


def _told(paragraph: str) -> str:
    text = _STAMP.sub(" ", paragraph) if ":" in paragraph or "ted" in paragraph else paragraph
    text = _BYLINE.sub("", text)
    if any(mark in text for mark in _MARKS) and _CAPTION.search(text):
        text = " ".join(part for part in sentences(text) if not _CAPTION.search(part))
    return _DATELINE.sub("", text).strip()
