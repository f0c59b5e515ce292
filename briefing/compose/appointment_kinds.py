"""What is on the calendar of a summit: a meeting, a press conference, a meal, an interview."""

from __future__ import annotations

from typing import Literal

from briefing.text.lazy_regex import lazy_regex

Kind = Literal["meeting", "press", "meal", "interview", "travel", "other"]

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "press",
        r"(?:news|press)\sconferences?|joint\s(?:appearance|statement)|take\squestions|speak\sto\sreporters"
        r"|기자\s?회견|记者会|記者會|新闻发布会|記者会見",
    ),
    (
        "meal",
        r"breakfast|lunch(?:eon)?|dinner|banquet|만찬|오찬|조찬|晚宴|午宴|宴会|晩餐会|昼食会|夕食会",
    ),
    ("interview", r"interviews?|인터뷰|采访|採訪|インタビュー"),
    (
        "meeting",
        r"summit(?:s|\smeeting)?|meet(?:s|ing|ings)?|met|talks|sit(?:s|ting)?\sdown|sat\sdown|sit-?down"
        r"|face[\s-]to[\s-]face|head-to-head|one-on-one|negotiations?|dialogue|tackled"
        r"|회담|회동|만나|만날|만난|만났|会谈|會談|会晤|會晤|峰会|峰會|会談|首脳会議",
    ),
    (
        "travel",
        r"arriv(?:e|es|ed|ing|al)|land(?:s|ed|ing)?|fl(?:y|ies|ew|ying)|depart(?:s|ed|ing|ure)?"
        r"|travel(?:s|ed|led|ing|ling)?|leav(?:e|es|ing)|left|touched\sdown"
        r"|도착|출국|귀국|抵达|抵達|到着|出発",
    ),
)
_KIND = lazy_regex(
    "|".join(rf"(?P<{kind}>(?<![A-Za-z])(?:{words})(?![a-z]))" for kind, words in _KINDS)
)
_BACKGROUND = lazy_regex(r"\b(?:after|before|following|ahead\sof|prior\sto)\s(?:[\w’'-]+\s){0,3}\Z")
_FURTHER = 80
"""Characters by which a word must stand nearer to the day to count if it names a journey, for one
flies to a meeting, or what something comes before or after."""
_NEAR = 60
"""Characters: half a line before the day or behind it."""
_CALLED_OFF = lazy_regex(
    r"\b(?:not|never|no\slonger|cancel\w*|call(?:s|ed|ing)\soff|postpon\w*|scrap(?:s|ped)|without)\b"
    r"|n['’]t\b|취소|연기|取消|推迟|中止|延期"
)


def kind_of(text: str, start: int, end: int) -> Kind:
    """What the day at ``[start, end)`` of ``text`` is the day of, by the nearest word for it."""
    best: tuple[int, Kind] | None = None
    for match in _KIND.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]    # the groups are the kinds
        distance = start - match.end() if match.end() <= start else match.start() - end
        if kind == "travel" or _BACKGROUND.search(text, max(0, match.start() - 50), match.start()):
            distance += _FURTHER
        if best is None or distance < best[0]:
            best = (distance, kind)
    return best[1] if best else "other"


def is_near(text: str, kind: Kind, start: int) -> bool:
    """Whether the word for ``kind`` stands near the day at ``start``."""
    near = text[max(0, start - _NEAR) : start + _NEAR]
    return any(match.lastgroup == kind for match in _KIND.finditer(near))


def is_called_off(text: str, start: int, end: int) -> bool:
    """Whether the words before the day say that it will not be."""
    return _CALLED_OFF.search(text, max(0, start - 60), end) is not None
