"""Sentences about the summit of a group of states, such as NATO or EU and China."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.group.meeting_mention import MeetingMention, tense_in
from briefing.text.countries import NAMES_OF_STATES, SHOWN, country_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from briefing.group.leaders import Leaders, NameKey
    from briefing.group.marked_sentence import MarkedSentence
    from briefing.group.meeting_mention import Tense

_GROUPS = {
    "NATO": "nato|north atlantic treaty organi[sz]ation",
    "G7": "g-?7|group of seven",
    "G8": "g-?8|group of eight",
    "G20": "g-?20|group of (?:20|twenty)",
    "APEC": "apec|asia-pacific economic cooperation",
    "ASEAN": "asean|association of southeast asian nations",
    "East Asia": "east asia",
    "EU": "e\\.?u\\.?|european union|european council",
    "BRICS": "brics",
    "SCO": "sco|shanghai cooperation organi[sz]ation",
    "Quad": "quad",
    "Arab League": "arab league",
    "African Union": "african union",
    "Gulf Cooperation Council": "gcc|gulf cooperation council",
    "CELAC": "celac",
    "Commonwealth": "commonwealth(?: heads of government)?",
    "Pacific Islands Forum": "pacific islands forum",
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
_KIND = r"(?:summit|leaders['’]?\s(?:meeting|summit|retreat))"
_DETAIL = (
    r"(?:\s(?:leaders['’]?|annual|two-day|three-day|virtual|emergency|special|extraordinary|economic"
    r"|trilateral|this\syear['’]s|next\s(?:week|month)['’]s|[a-z]+day['’]s)){0,2}"
)
_NAME = (
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<g{number}>{pattern})" for number, pattern in enumerate(_GROUPS.values()))
    + rf"|(?P<joint>(?:{_PARTNER})(?:[-–—](?:{_PARTNER})){{1,2}}))(?![-–—])"
)
_LEADERS = r"\s(?:leaders|heads\sof\sstate)\s"
_FORMS: tuple[tuple[Tense, re.Pattern[str]], ...] = tuple(
    (tense, re.compile(pattern))
    for tense, pattern in (
        ("ahead", rf"{_NAME}{_LEADERS}(?:(?:will|are|to|set|due|plan|expected)\s[a-z\s]{{0,30}}?)?"
                  r"(?:gather|meet|convene)(?:ing)?\b"),
        ("past", rf"{_NAME}{_LEADERS}(?:gathered|met|convened|agreed)\b"),
        ("open", rf"{_NAME}(?:['’]s?)?{_DETAIL}\s{_KIND}\b"),
        ("open", rf"\bsummit\sof\s(?:the\s)?{_NAME}"),
    )
)  # fmt: skip
_OVER = re.compile(
    r"\b(?:after|following|since|ended|concluded|closed|last\sweek(?:['’]s)?|gathered|was|were|had"
    r"|left|walked\sout|wrapp\w+|during|at\slast)\b"
)
_OF_MINISTERS = re.compile(
    r"\b(?:ministers?|ministerial|officials|business|ceo|youth|people['’]s)\b"
)


def group_summits(marked: MarkedSentence, leaders: Leaders) -> Iterator[MeetingMention]:
    """The summits of groups of states that a sentence mentions, each once.

    A summit of two states is a meeting of their leaders, if the texts say who these are.
    """
    if "summit" not in marked.text and "leaders" not in marked.text:
        return
    known: set[Hashable] = set()
    for tense, form in _FORMS:
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
