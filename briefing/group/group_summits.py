"""Sentences about the summit of a group of states, such as NATO or EU and China."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from briefing.group.meeting_mention import MeetingMention, tense_in
from briefing.text.countries import NAMES_OF_STATES, SHOWN, country_name
from briefing.text.country_groups import other_names
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from briefing.group.leaders import Leaders, NameKey
    from briefing.group.marked_sentence import MarkedSentence
    from briefing.group.meeting_mention import Tense

_NAMES = (
    "NATO", "G7", "G8", "G20", "APEC", "ASEAN", "EU", "BRICS", "SCO", "Quad", "Arab League",
    "African Union", "GCC", "CARICOM", "ECOWAS", "Mercosur", "East Asia", "CELAC", "Commonwealth",
    "Pacific Islands Forum",
)  # fmt: skip
_GROUPS = {
    name: "|".join(re.escape(form.lower()) for form in other_names(name) if form.isascii())
    for name in _NAMES
}
_PARTNERS = {
    **{name: name.title() for name in NAMES_OF_STATES},
    **{SHOWN[code].lower(): SHOWN[code] for code in SHOWN},
    **dict.fromkeys(("us", "u.s."), "US"),
    **dict.fromkeys(("uk", "u.k."), "UK"),
    **dict.fromkeys(("eu", "e.u.", "european union"), "EU"),
    "asean": "ASEAN", "africa": "Africa", "central asia": "Central Asia", "arab": "Arab",
    "gcc": "GCC", "western balkans": "Western Balkans", "celac": "CELAC",
    "pacific islands": "Pacific Islands",
}  # fmt: skip
_PARTNER = "|".join(re.escape(name) for name in sorted(_PARTNERS, key=len, reverse=True))
_DETAIL = (
    r"(?:\s(?:leaders['’]?|annual|two-day|three-day|virtual|emergency|special|extraordinary|economic"
    r"|trilateral|this\syear['’]s|next\s(?:week|month)['’]s|[a-z]+day['’]s)){0,2}"
)
_NAME = (
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<g{number}>{pattern})" for number, pattern in enumerate(_GROUPS.values()))
    + rf"|(?P<joint>(?:{_PARTNER})(?:[-–—](?:{_PARTNER})){{1,2}}))(?![-–—])"
)
_LEADERS = r"\sleaders\s"
_FORMS: tuple[tuple[str, Tense, re.Pattern[str]], ...] = tuple(
    (word, tense, lazy_regex(pattern))
    for word, tense, pattern in cast(
        "list[tuple[str, Tense, str]]",
        [
            ("leaders", "ahead", rf"{_NAME}{_LEADERS}(?:(?:will|are|to|set|due|plan|expected)\s"
                                 r"[a-z\s]{0,30}?)?(?:gather|meet|convene)(?:ing)?\b"),
            ("leaders", "past", rf"{_NAME}{_LEADERS}(?:gathered|met|convened|agreed)\b"),
            ("summit", "open", rf"{_NAME}(?:['’]s?)?{_DETAIL}\ssummit\b"),
            ("leaders", "open", rf"{_NAME}(?:['’]s?)?{_DETAIL}\sleaders['’]?\s"
                                r"(?:meeting|retreat)\b"),
            ("summit of", "open", rf"\bsummit\sof\s(?:the\s)?{_NAME}"),
        ],
    )
)  # fmt: skip
"""Each form with a word that it contains, which is looked for first."""

_OVER = lazy_regex(
    r"\b(?:after|following|since|ended|concluded|closed|last\sweek(?:['’]s)?|gathered|was|were|had"
    r"|left|walked\sout|wrapp\w+|during|at\slast)\b"
)
_OF_MINISTERS = lazy_regex(
    r"\b(?:ministers?|ministerial|officials|business|ceo|youth|people['’]s)\b"
)


def group_summits(marked: MarkedSentence, leaders: Leaders) -> Iterator[MeetingMention]:
    """The summits of groups of states that a sentence mentions, each once.

    A summit of two states is a meeting of their leaders, if the texts say who these are.
    """
    if "summit" not in marked.text and "leaders" not in marked.text:
        return
    known: set[Hashable] = set()
    for word, tense, form in _FORMS:
        if word not in marked.text:
            continue
        for match in form.finditer(marked.text):
            name, people = _who(match, leaders)
            key: Hashable = ("group", name) if name else frozenset(people)
            when = tense_in(marked.text, match.start(), match.end(), tense)
            if when is None or key in known or not (name or people):
                continue
            if _OF_MINISTERS.search(match[0]):
                continue
            around = marked.text[max(0, match.start() - 40) : match.end() + 40]
            if tense == "open" and _OVER.search(around):
                when = "past"
            known.add(key)
            yield MeetingMention(
                key, people, ((),) * len(people), when,
                marked.origins[match.start()], marked.origins[match.end() - 1] + 1, True, name,
            )  # fmt: skip


_EAST_ASIAN = {
    form: name
    for name in _NAMES
    for form in other_names(name)
    if not form.isascii() or form == name
}
_EAST_ASIAN_FORM = lazy_regex(
    "(?P<group>"
    + "|".join(re.escape(form) for form in sorted(_EAST_ASIAN, key=len, reverse=True))
    + r")\s?(?:정상회의|정상회담|(?:领导人|領導人)?(?:非正式)?(?:峰会|峰會|会议|會議)"
    r"|首脳会議|サミット)"
)


def east_asian_group(text: str) -> re.Match[str] | None:
    """The summit of a group in a Korean, Chinese or Japanese sentence; see `group_name`."""
    return None if text.isascii() else _EAST_ASIAN_FORM.search(text)


def group_name(match: re.Match[str]) -> str:
    """The English name of the group in a match of `east_asian_group`."""
    return _EAST_ASIAN[match["group"]]


def _who(match: re.Match[str], leaders: Leaders) -> tuple[str, tuple[NameKey, ...]]:
    """The name of the group, or the leaders of two states."""
    if not match["joint"]:
        return next(name for n, name in enumerate(_GROUPS) if match[f"g{n}"]), ()
    parts = re.split("[-–—]", match["joint"])
    codes = [country_name(part) for part in parts]
    if any(code in (None, "eu") for code in codes) or len(codes) > 2:
        return "-".join(_PARTNERS[part] for part in parts), ()
    heads = tuple(head for code in codes if code and (head := leaders.head_of(code)))
    return "", heads if len(set(heads)) == len(codes) else ()
