"""Sentences about a leader's visit to another country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.group.marked_sentence import LEADER as _P
from briefing.group.meeting_mention import MeetingMention, compiled, tense_in
from briefing.text.countries import NAMES_OF_STATES, country_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.group.leaders import Leaders
    from briefing.group.marked_sentence import MarkedSentence
    from briefing.group.meeting_mention import Tense

_COUNTRY = "|".join(re.escape(name) for name in sorted(NAMES_OF_STATES, key=len, reverse=True))
_CODE = rf"(?P<country>{_COUNTRY}|u\.s\.|u\.k\.)"
_TO = rf"(?:the\s)?{_CODE}(?![\w’'-])"
_A = "(?:an?|his|her)"
_DETAIL = (
    r"(?:(?:first|second|state|official|working|historic|upcoming|planned|[-a-z]+-day|long-awaited"
    r"|controversial|forthcoming|rare|three-nation|brief|royal|week-long|presidential)\s){0,4}"
)
_VISIT = rf"{_DETAIL}(?:visit|trip)"
_GAP = '[^;:!?“”"\ue000-\uf8ff]{0,60}?'
_FORMS: tuple[tuple[Tense, re.Pattern[str]], ...] = compiled(
    (
        # "A will make a state visit to France", "A visits France", "A lands in France for a visit".
        ("ahead", rf"(?P<who>{_P}),?{_GAP}\s(?:to|will)\s(?:also\s)?(?:(?:pay|make|begin|start"
                  rf"|embark\son|undertake|kick\soff)\s{_A}\s{_VISIT}\sto|(?:state-)?visit)\s{_TO}"),
        ("ahead", rf"(?P<who>{_P})\s(?:visits|begins\s{_A}\s{_VISIT}\sto)\s{_TO}"),
        ("ahead", rf"(?P<who>{_P})\s(?:arrives|lands|is\sdue)\sin\s{_TO}{_GAP}\sfor\s{_A}"
                  rf"\s{_VISIT}"),
        # "A's visit to France", "A's France visit", "his visit to France".
        ("open", rf"(?P<who>{_P})['’]s?\s{_VISIT}\sto\s{_TO}"),
        ("open", rf"(?P<who>{_P})['’]s?\s{_DETAIL}{_CODE}\s(?:visit|trip)\b"),
        ("open", rf"\bvisit\sto\s{_TO}\sby\s(?P<who>{_P})"),
        ("open", rf"\b(?:his|her)\s{_VISIT}\sto\s{_TO}"),
        ("open", rf"\b(?:his|her)\s{_DETAIL}{_CODE}\s(?:visit|trip)\b"),
        ("past", rf"\b(?:arriving|landing)\sin\s{_TO}{_GAP}\sfor\s{_A}\s{_VISIT}{_GAP},"
                 rf"\s(?P<who>{_P})"),
        ("past", rf"(?P<who>{_P})\s(?:arrived|landed)\sin\s{_TO}{_GAP}\sfor\s{_A}\s{_VISIT}\b"),
    )
)  # fmt: skip


def visits(marked: MarkedSentence, leaders: Leaders) -> Iterator[MeetingMention]:
    """The visits of leaders to other countries that a sentence mentions, each once."""
    if "visit" not in marked.text and "trip" not in marked.text:
        return
    known = set()
    for tense, form in _FORMS:
        for match in form.finditer(marked.text):
            index = _visitor(match, marked)
            if index is None:
                continue
            visitor, code = marked.people[index], country_name(match["country"] or "")
            key = ("visit", visitor, code)
            if code is None or key in known or not leaders.is_head(visitor):
                continue
            if leaders.country(visitor) == code:
                continue
            when = tense_in(marked.text, match.start(), match.end(), tense)
            if when is None:
                continue
            known.add(key)
            yield MeetingMention(
                key, (visitor,), (marked.names[index],), when,
                marked.origins[match.start()], marked.origins[match.end() - 1] + 1, False,
                country=code,
            )  # fmt: skip


def _visitor(match: re.Match[str], marked: MarkedSentence) -> int | None:
    """Who visits; "his" is the only leader named before."""
    if who := match.groupdict().get("who"):
        return marked.index(who)
    before = marked.indexes(marked.text[: match.start()])
    return before[-1] if len({marked.people[index] for index in before}) == 1 else None
