"""Texts without what a page or an agency added to them, as they are compared.

Copies of one wire text differ in exactly these, so texts are compared without them. What is shown
or stored is not changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.boilerplate.agencies import AGENCY
from briefing.text.boilerplate.captions import caption_end, may_hold_caption
from briefing.text.boilerplate.judgement import is_page_text, without_boilerplate
from briefing.text.boilerplate.openings import CITY, PLACE, without_opening
from briefing.text.boilerplate.page_lines import is_script
from briefing.text.calendar_names import SHORT_MONTHS, SHORT_WEEKDAYS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DATELINE_REACH = 600
"""Characters from the beginning in which an agency's dateline may stand, behind a headline, a
byline and a caption or two; further down it begins the next item of a digest."""

_LONGEST_LINE = 200
"""Characters of a line that may be boilerplate as a whole."""

_INNER_DATELINE = lazy_regex(rf"(?<=[\s.)|])(?!FILE\b){PLACE}(?:\s?[—–]\s?|\s--?\s)")

# Every repetition is bounded, so that the time stays linear in the length of the text.
_WIRE = lazy_regex(
    rf"(?:\b(?:{PLACE}|{CITY})(?:,\s[A-Z][a-z]{{2,8}}\.?\s\d\d?)?\s)?\({AGENCY}\)\s?[—–-]{{1,2}}\s?"
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
_DATE_PARTS = (
    r"(?:[\s\d:./|,@–—-]|(?:on|at|[ap]\.?m|[CEMP][DS]?T|GMT|UTC|KST)\b"
    rf"|(?:{_SHORT_MONTH}|{'|'.join(SHORT_WEEKDAYS)})[a-z]*\b)"
)
_STAMP = lazy_regex(
    rf"{_VERB}{_DATE_PARTS}{{0,40}}\d:\d\d{_DATE_PARTS}{{0,40}}"
    rf"|{_VERB}:?\s(?:{_DAY},?\s)?{_DATE}"
    rf"|(?:\b{_DAY},?\s)?\b{_DATE}(?:\s?[,@|•·—–-]\s?|\sat\s|\s){_HOUR}"
    rf"|\b{_HOUR},?\s(?:{_DAY},?\s)?{_DATE}",
    re.IGNORECASE,
)
_MAYBE_STAMPED = lazy_regex(r"\b(?:19|20)\d\d\b|\d[:.]\d\d")
"""What every timestamp contains: searched for first, since most paragraphs have none."""

_ITEM_TIME = lazy_regex(
    r"(?<=[.:)”\"])\s{1,3}\d\d?(?::\d\d)?\s?[ap]\.m\.(?=\s{1,3}(?![A-Z][a-z]{2,5}day\b)[A-Z“\"]"
    r"|\s{0,3}$)"
)
"""The time above an item of a live report: when the item was written, not a fact in it."""


def strip_boilerplate(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without what a page adds to the text, empty ones left out.

    Removed are everything before the dateline of an agency in the first 600 characters; datelines
    and bylines at the beginning of a paragraph; the time at which the page, or an item of a live
    report, was published; script. If nothing else would be left, nothing is removed.
    """
    return _stripped(_from_dateline(paragraphs), _strip_paragraph)


def strip_captions(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without sentences that look like captions; all, if nothing else is left.

    Where a caption runs on into the text without a full stop, what follows the dateline stays.

    A communiqué may look like that too, or follow a credit: leave such sentences out where
    similarity is measured, but not where contradictions are looked for.
    """
    return _stripped(paragraphs, _strip_caption_sentences)


def only_captions(paragraphs: Sequence[str]) -> bool:
    """Whether every sentence looks like a caption, so that `strip_captions` removes nothing."""
    return not any(map(_strip_caption_sentences, paragraphs))


def remove_sentences(paragraphs: Sequence[str], sentences: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without ``sentences`` of them, given in order; empty ones left out."""
    return tuple(filter(None, _without(paragraphs, sentences)))


def news_texts(paragraphs: Sequence[str], recurring: Sequence[str] = ()) -> tuple[str, ...]:
    """What each of ``paragraphs`` says itself, empty for one that is boilerplate as a whole.

    ``recurring`` are sentences of them, in order, that their feed prints in other items too.
    """
    return tuple(map(without_boilerplate, _without(paragraphs, recurring)))


def _without(paragraphs: Sequence[str], sentences: Sequence[str]) -> list[str]:
    remaining = list(paragraphs)
    index = 0
    for sentence in sentences:
        following = range(index, len(remaining))
        index = next((place for place in following if sentence in remaining[place]), index)
        remaining[index] = remaining[index].replace(sentence, " ", 1) if remaining else ""
    return [paragraph.strip() for paragraph in remaining]


def _stripped(paragraphs: Sequence[str], strip: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(filter(None, map(strip, paragraphs))) or tuple(paragraphs)


def _from_dateline(paragraphs: Sequence[str]) -> Sequence[str]:
    left = _DATELINE_REACH
    for place, paragraph in enumerate(paragraphs):
        dateline = _WIRE.search(paragraph, 0, left) if "(" in paragraph[:left] else None
        if dateline is not None:
            return (paragraph[dateline.end() :], *paragraphs[place + 1 :])
        left -= len(paragraph)
        if left <= 0:
            break
    return paragraphs


def _strip_paragraph(paragraph: str) -> str:
    if is_script(paragraph):
        return ""
    text = _STAMP.sub(" ", paragraph) if _MAYBE_STAMPED.search(paragraph) else paragraph
    text = _ITEM_TIME.sub("", text) if ".m." in text else text
    text = text.strip()
    if len(text) <= _LONGEST_LINE and is_page_text(text):
        return ""
    return without_opening(text)


def _strip_caption_sentences(paragraph: str) -> str:
    if not may_hold_caption(paragraph):
        return paragraph
    return " ".join(filter(None, map(_after_caption, sentences(paragraph))))


def _after_caption(sentence: str) -> str:
    """The sentence if it is no caption, else what follows a dateline in it."""
    mark = caption_end(sentence)
    if mark is None:
        return sentence
    end = len(sentence)
    for dateline in _INNER_DATELINE.finditer(sentence, mark):
        end = dateline.end()
    return sentence[end:]
