"""Captions: they point at people in a picture, credit it, or give its full date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.boilerplate.scenes import FULL_DATE, shows_dated_scene
from briefing.text.calendar_names import MONTH_PATTERN, WEEKDAY_PATTERN
from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any

if TYPE_CHECKING:
    import re

_DATE = rf"{MONTH_PATTERN},?\s\d\d?,\s\d{{4}}"
_PICTURED = lazy_regex(
    r"\bfile photo\b|\bFILE\s?[—–-]|\(Photo\b|\bPhotos?(?:\sby\b|\scourtesy\b|:)"
    r"|\b(?:AP|AFP|Reuters|REUTERS|Pool|Getty|EPA|Yonhap|Xinhua)\s(?:Photo|Images)\b"
    r"|\b(?:AP|AFP|REUTERS|EPA)/(?!Ipsos|NORC)[A-Z]|\b(?:via|VIA)\s(?:AP|REUTERS|Reuters|AFP|EPA"
    r"|Getty)\b"
    r"|^\W*(?:Photo|Image|Picture|Slide)\s\d+\sof\s\d+|^\(?(?:Pictured|Above|Below)(?:\s\w+)?[:,]"
    r"|[(/](?:AP|AFP|EPA|REUTERS|Reuters|Yonhap|Xinhua|Pool|POOL)\)$"
    r"|^(?:\W*|In (?:this|a) )(?:file|handout|undated|archive) (?:photo|picture|image|photograph)\b"
    r"|(?:\.{3}|…)\s?(?:more|less)$|\bhide caption\b|(?:=|／|/)\s?(?:연합뉴스|뉴시스|뉴스1|AP|AFP"
    r"|로이터)[\])】]?$"
)
_IN_THIS_PICTURE = lazy_regex(r"\b[Ii]n this (?:[\w.,]{1,20} ){0,6}?(?:photo|photograph|image)\b")
_PLACE_AND_DAY = lazy_regex(r"[A-Z][A-Z.,’' -]{2,60}\s[-–—]\s[A-Z]{3,9}\s\d\d?(?:,\s\d{4})?:\s")
_DATED = lazy_regex(rf"(?:,|\(|^)\s?{WEEKDAY_PATTERN},\s{_DATE}")
"""In the style of agencies a caption ends in place, weekday and full date, with no "on" before it;
news says "on Wednesday"."""
_PRIOR = lazy_regex(rf"{WEEKDAY_PATTERN},\s{_DATE},?\sprior\b")
_TO_COME = lazy_regex(r"\b(?:will|would|shall|to|is set|are set|scheduled|due|expected)\b")
_PLACES = (
    r"(?:(?:far |top |bottom |front |back |second |third |fourth )?(?:left|right)|cent(?:er|re)"
    r"|(?:second|third|fourth|fifth) from (?:the )?(?:left|right)|foreground|background)"
)
_POINTED_AT = lazy_regex(
    rf"[A-Z][\w.'’-]*\s?,\s{_PLACES}(?:,|\s(?:and|with|in|at|as|shakes?|speaks?|walks?|talks?"
    rf"|listens?)\b)"
    rf"|[A-Z][\w.'’-]*\s\({_PLACES}\)|^(?:From|Clockwise from|Seen from)\s(?:top\s)?(?:left"
    rf"|right)\b"
    r"|\(L\).{1,200}\((?:R|C)\)|\(R\).{1,200}\(L\)|\bL(?:eft)?\s?-\s?(?:to\s?-\s?)?R(?:ight)?\b"
    r"|\(?\bfrom left\b[,:)]?\s|\b(?:left to right|clockwise from)\b"
    r"|\b(?:is|are) (?:flanked|pictured|photographed)\b|\b(?:is|are) seen in (?:this|an)"
    r" (?:undated |archive |handout |file |aerial )*(?:photo|picture|image|photograph)"
    r"|\((?:à (?:gauche|droite|g\.|d\.)|au centre|izquierda|derecha|izq\.?|dcha?\.?|links|rechts"
    r"|l\.|r\."
    r"|a (?:sinistra|destra)|à (?:esquerda|direita)|слева|справа|왼쪽|오른쪽|左|右|中央?"
    r"|手前|奥)\)|（(?:左|右|中央?|手前|奥)）"
)
_ENDS_DATED = lazy_regex(rf",\s{_DATE}[.”\"]*$")
_PAST = lazy_regex(
    r"\b(?:said|told|was|were|had|has|have|did|added|announced|agreed|signed|held|made|took|called"
    r"|met|won|lost|came|went|began|wrote|gave|saw|found|left|became|will|would|plans?|to\sbe"
    r"|\w{2,}ed)\b"
)
_YEARS = (" 20", " 19")
"""A full date has one of them; most sentences have none."""
_PICTURE_SIGNS = (
    *("hoto", "icture", "mage", "FILE", "AP", "AFP", "EUTERS", "EPA", "euters", "Getty", ")"),
    *("Above", "Below", "...", "…", "caption", "Slide", "연합", "뉴시스", "뉴스1", "로이터"),
)
_POINTING_SIGNS = (
    *("left", "right", "center", "centre", "ground", "flanked", "ictured", "hotographed", "seen "),
    *("L-", "L -", "lockwise", "gauche", "droite", "слева", "справа", "왼쪽", "오른쪽"),
)
_SIGNS_IN_BRACKETS = (
    *("(L", "(R", "(à ", "(au ", "(izq", "(der", "(dch", "(links", "(rechts", "(l.", "(r.", "(a s"),
    *("(a d", "(左", "(右", "(中", "(手前", "(奥", "（左", "（右", "（中", "（手前", "（奥"),
)
"""One of them is in everything that `_PICTURED` or `_POINTED_AT` finds: looking for them first is
much faster, and few sentences are captions."""


def is_caption(sentence: str) -> bool:
    """Whether ``sentence`` describes or credits a picture."""
    return caption_end(sentence) is not None or (
        contains_any(sentence, _YEARS) and shows_dated_scene(sentence) is not None
    )


def begins_with_place_and_day(sentence: str) -> bool:
    """Whether ``sentence`` begins as agencies begin captions: BERLIN, GERMANY - MAY 17: ..."""
    return sentence[:3].isupper() and _PLACE_AND_DAY.match(sentence) is not None


def caption_end(sentence: str) -> int | None:
    """Where that ends which shows that ``sentence`` is a caption; None for any other."""
    mark = _picture_mark(sentence)
    if mark is None and contains_any(sentence, _YEARS):
        if not _TO_COME.search(sentence):
            mark = _DATED.search(sentence)
        if mark is None and not _PAST.search(sentence):
            mark = _ENDS_DATED.search(sentence)
    return mark.end() if mark else None


def may_hold_caption(paragraph: str) -> bool:
    """Whether one of the sentences of ``paragraph`` may be a caption."""
    return _picture_mark(paragraph) is not None or bool(
        contains_any(paragraph, _YEARS)
        and (_DATED.search(paragraph) or FULL_DATE.search(paragraph))
    )


def _may_point(text: str) -> bool:
    if contains_any(text, _POINTING_SIGNS):
        return True
    return ("(" in text or "（" in text) and contains_any(text, _SIGNS_IN_BRACKETS)


def _picture_mark(text: str) -> re.Match[str] | None:
    mark = _PICTURED.search(text) if contains_any(text, _PICTURE_SIGNS) else None
    if mark is None and _may_point(text):
        mark = _POINTED_AT.search(text)
    if mark is None and "n this " in text:
        mark = _IN_THIS_PICTURE.search(text)
    return _PRIOR.search(text) if mark is None and "prior" in text else mark
