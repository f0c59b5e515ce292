"""What a page puts around a text that is not the text: datelines, bylines, captions, stamps.

Copies of one wire text differ in exactly these, so texts are compared without them. Nothing here
changes what is shown or kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.calendar_names import SHORT_MONTHS, SHORT_WEEKDAYS
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_REACH = 600
"""Characters from the beginning in which an agency's dateline may stand, behind a headline, a
byline and a caption or two; further down it begins the next item of a digest."""

# Every repetition is bounded, so that no text costs more than its length.
_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|UPI|DPA|dpa|ANSA|EFE|PTI|IANS|ANI|Yonhap|Xinhua|Kyodo|TASS|Interfax"
    r"|Bloomberg|CNN|Anadolu|Jiji|CNA|Antara|Bernama|AAP|PA)"
)
_PLACE = r"[A-Z][A-Z.'’ -]{1,30}(?<=[A-Z.])(?:,\s[A-Z][A-Za-z.]{1,20}(?:\s[A-Z][A-Za-z.]{1,20})?)?"
_CITY = r"[A-Z]\w{1,20}(?:\s[A-Z]\w{1,20})?(?:,\s[A-Z][\w.]{1,20})?"
_WIRE = re.compile(
    rf"(?:\b(?:{_PLACE}|{_CITY})(?:,\s[A-Z][a-z]{{2,8}}\.?\s\d\d?)?\s)?\({_AGENCY}\)\s?[—–-]{{1,2}}\s?"
)
_DATELINE = re.compile(rf"\W*(?!FILE\b){_PLACE}(?:\s?[—–]\s?|\s--?\s)")
_BYLINE = re.compile(
    r"\W*(?:[Bb]y|BY)\s(?:[A-Z][\w.'’-]*[,\s]+(?:and\s|AND\s|[|•·-]\s)?){2,12}?"
    r"(?:The\s)?(?:Associated Press|Reuters|AP|AFP|Washington Post)\b(?:\sWriters?)?\W*"
)

_SHORT_MONTH = "|".join(SHORT_MONTHS)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_MONTH = rf"(?:{_SHORT_MONTH})[a-z]{{0,6}}\.?"
_DATE = (
    rf"(?:{_MONTH}\s\d\d?(?:st|nd|rd|th)?,?\s\d{{4}}|\d\d?\s{_MONTH},?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_ZONE = r"(?:\s?\(?(?:[CEMP][DS]?T|GMT|UTC|KST|BST|IST)\b\)?)?"
_HOUR = rf"\d\d?[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?{_ZONE}"
_VERB = r"\b(?:published|posted|updated|modified)"
_SOUP = (
    r"(?:[\s\d:./|,@–—-]|(?:on|at|[ap]\.?m|[CEMP][DS]?T|GMT|UTC|KST)\b"
    rf"|(?:{_SHORT_MONTH}|{'|'.join(SHORT_WEEKDAYS)})[a-z]*\b)"
)
_STAMP = re.compile(
    rf"{_VERB}{_SOUP}{{0,40}}\d:\d\d{_SOUP}{{0,40}}"
    rf"|{_VERB}:?\s(?:{_DAY},?\s)?{_DATE}"
    rf"|(?:\b{_DAY},?\s)?\b{_DATE}(?:\s?[,@|•·—–-]\s?|\sat\s|\s){_HOUR}"
    rf"|\b{_HOUR},?\s(?:{_DAY},?\s)?{_DATE}",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d[:.]\d\d")
"""What every stamp has: looked for first, since most paragraphs have none."""

_CAPTION = re.compile(
    r"\bfile photo\b|\bFILE\s?[—–-]|\(Photo\b|\bPhotos?(?:\sby\b|\scourtesy\b|:)"
    r"|\b(?:AP|AFP|Reuters|REUTERS|Pool|Getty|EPA|Yonhap)\s(?:Photo|Images)\b"
    r"|\b(?:AP|AFP|REUTERS|EPA)/(?!Ipsos|NORC)[A-Z]"
    rf"|^\W*(?:Photo|Image|Picture)\s\d+\sof\s\d+|\b{_DAY},\s{_MONTH}\s\d\d?,\s\d{{4}}"
)
"""Captions credit the picture, or name weekday, day and year, where news says "on Wednesday"."""

_ITEM_TIME = re.compile(
    r"(?<=[.:)”\"])\s{1,3}\d\d?(?::\d\d)?\s?[ap]\.m\.(?=\s{1,3}(?![A-Z][a-z]{2,5}day\b)[A-Z“\"]|\s{0,3}$)"
)
"""The time above an item of a running report: it is when the item was written, not a fact in it."""

_CODE = re.compile(r"\|\|\s?\[\]|\w\(\{|\bfunction\s?\(\w{0,20}\)\s?\{")
"""Script that a page left in its text."""


def strip_boilerplate(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without what stands around the text, empty ones left out.

    What goes: everything before the dateline of an agency in the first 600 characters; datelines
    and bylines at the beginning of a paragraph; the time at which the page, or an item of a running
    report, was put up; script. Nothing, when nothing else would be left.
    """
    return _without(_from_dateline(paragraphs), _told)


def strip_captions(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without sentences that look like captions; all, if nothing else is left.

    A communiqué may look so too, or run on behind a credit: leave such sentences out where likeness
    is measured, and in where contradictions are looked for.
    """
    return _without(paragraphs, _prose)


def remove_sentences(paragraphs: Sequence[str], sentences: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without these sentences of them, given in order; empty ones left out."""
    left = list(paragraphs)
    place = 0
    for sentence in sentences:
        place = next((at for at in range(place, len(left)) if sentence in left[at]), place)
        left[place] = left[place].replace(sentence, " ", 1) if left else ""
    return tuple(filter(None, (paragraph.strip() for paragraph in left)))


def _without(paragraphs: Sequence[str], strip: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(filter(None, map(strip, paragraphs))) or tuple(paragraphs)


def _from_dateline(paragraphs: Sequence[str]) -> Sequence[str]:
    left = _REACH
    for place, paragraph in enumerate(paragraphs):
        found = _WIRE.search(paragraph, 0, left) if "(" in paragraph[:left] else None
        if found is not None:
            return (paragraph[found.end() :], *paragraphs[place + 1 :])
        left -= len(paragraph)
        if left <= 0:
            break
    return paragraphs


def _told(paragraph: str) -> str:
    if _CODE.search(paragraph):
        return ""
    text = _STAMP.sub(" ", paragraph) if _DATED.search(paragraph) else paragraph
    text = _ITEM_TIME.sub("", text) if ".m." in text else text
    for opening in (_BYLINE, _DATELINE):
        found = opening.match(text)
        text = text[found.end() :] if found else text
    return text.strip()


def _prose(paragraph: str) -> str:
    if not _CAPTION.search(paragraph):
        return paragraph
    return " ".join(part for part in sentences(paragraph) if not _CAPTION.search(part))
