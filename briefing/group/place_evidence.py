"""Whether a place's name in a text says that something is there.

"In Geneva", "the Geneva talks" and "arrived at Geneva" do; "Geneva's mayor", "Washington wants"
and the dateline "GENEVA (AP) —" do not: capitals stand for governments, and a dateline says where
the reporter sits.
"""

from __future__ import annotations

import re

from briefing.text.boilerplate.openings import without_opening
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import CJK

_REACH = 60
"""Characters before and after the name that can show it."""

_LIST = r"(?:[A-ZÀ-Ž][\w.’'-]*(?:\s[A-ZÀ-Ž][\w.’'-]*){0,2}(?:,\s(?:and\s)?|\sand\s|\sor\s)){0,3}"
"""Other places of the same list: "in Brussels, London and"."""

_BETWEEN = (
    r"(?:the\s|its\s|neutral\s|nearby\s|central\s|downtown\s|northern\s|southern\s|eastern\s"
    r"|western\s|host\s){0,2}"
    r"(?:(?:[\w-]+\s){0,2}(?:capital|city|resort|town|port|island|village|state|venue|streets?"
    r"|museum|outskirts|suburbs?|cent(?:er|re)|heart|harbou?r|airport|palace|castle|north|south"
    r"|east|west)(?:\sof|,)?\s)?"
)
_MEETING_NOUN = (
    r"(?:summits?|talks|meetings?|visit|trip|conference|encounter|gathering|negotiations|forum"
    r"|declaration|accords?|agreement|communiqu[eé]|protocol|statement|sommet|gipfel\w*|cumbre"
    r"|stop|leg|rally|protests?|reception|dinner|ceremony|venue|agenda)\b"
)
_VERBS = (
    r"visit(?:s|ed|ing)?|reach(?:es|ed|ing)?|enter(?:s|ed|ing)?|leav(?:e|es|ing)|left|tour(?:s|ed)?"
    r"|arriv(?:e|es|ed|ing)|(?:left|leaves?|leaving|depart\w*|bound|head(?:s|ed|ing)?|set\soff)\sfor"
    r"|(?:fly|flies|flew|flown|flying|return(?:s|ed|ing)?|back|depart\w*|travel\w*|reporting)\sfrom"
    r"|chos(?:e|en)|pick(?:s|ed)?|host(?:s|ed)?\sby|held\sby|venue[,:]?|capital,?"
)
_BEFORE = lazy_regex(
    r"(?:(?<![\w-])(?i:in|at|to|near|outside|around|into|across|throughout|towards?"
    # Behind the prepositions of French, German, Spanish, Italian, Portuguese and Dutch, too.
    r"|à|aux?|en|dans|vers|nach|bei|im|em|para|hacia|naar"
    r"|(?:visita|lleg[óa]|viaj[óae]r?|viaje|va|vai|ida|visite|viagem|arriva\w*|visita\sde\s\w+)\sa"
    rf"|{_VERBS}|{_MEETING_NOUN}\sof)\s+(?i:{_BETWEEN}){_LIST}"
    r"|[\s(](?:на|в|во|из|под)\s)$"
)
_VISITED_BEFORE = lazy_regex(
    r"\b(?i:visit(?:s|ed|ing)?(?:\sto)?|arriv(?:e|es|ed|ing|al)(?:\s(?:in|at))?|land(?:s|ed|ing)?\sin"
    r"|(?:fly|flies|flew|flown|flying|travel\w*|trip|journey|head(?:s|ed|ing)?|come|comes|came|coming"
    r"|go|goes|went|going|return\svisit|tour|invit\w+(?:\s[\w.’'-]+){0,4}|welcom\w+(?:\s[\w.’'-]+){1,4}"
    r"|summit|visite|Besuch|Reise|visita|viaje)\s(?:in|at|to|into|for|à|en|au|nach|a)"
    r"|(?:summit|accords?|declaration)\sof)\s"
    rf"(?i:{_BETWEEN}){_LIST}$"
)
_VISITED_AFTER = lazy_regex(
    r"[\s‐‑-]+(?:[A-Z0-9][\w.’'‐‑-]*\s+){0,2}(?:summit|visit|trip|stop|leg)\b"
)
_VISITED_AFTER_IN_ASIA = lazy_regex(
    r"(?:을|를)?\s?(?:방문|찾|도착|순방)|\s?(?:정상회담|정상회의)|(?:에서|으로|로|에|서)\s[^.。]{0,24}(?:출국|출발|향)"
    r"|入り|訪問|を訪|サミット|峰会|峰會|[へに][^。]{0,16}(?:出発|到着|向か|訪)"
)
_VISITED_BEFORE_IN_ASIA = lazy_regex(r"(?:抵|抵达|抵達|访|訪|访问|訪問|赴|飞往|飛往|前往)$")
_ON_ISLAND = lazy_regex(r"\bon\s(?:the\s)?(?:\w+\s){0,2}$", re.IGNORECASE)
_ISLAND = lazy_regex(r"\s(?:Island|Isle|Bay|Lake|Peninsula)\b")
_AROUND_MEETING = lazy_regex(
    r"\b(?:before|after|since|during|ahead\sof|following)\s$", re.IGNORECASE
)
_ENDS_PHRASE = lazy_regex(r"\s*(?:[,.;:!?)”\"]|$|\s(?:and|or|but|where|as)\b)")
_BEFORE_MEETING = lazy_regex(
    rf"[\s‐‑-]+(?:(?:[A-Z0-9][\w.’'‐‑-]*|bilateral|trilateral|peace|nuclear|trade)\s+){{0,3}}"
    rf"{_MEETING_NOUN}",
    re.IGNORECASE,
)
_OWNER = lazy_regex(
    rf"['’]s\s+(?:[\w’'-]+\s+){{0,2}}(?:{_MEETING_NOUN}|palace\b|airport\b|hotels?\b|castle\b"
    r"|streets?\b|squares?\b|harbou?r\b|city\scent(?:er|re)\b|convention\s)",
    re.IGNORECASE,
)
_AT_START = lazy_regex(
    r"\s*[:,–—]|\s+(?:prepares|braces|readies|awaits|hosts|hosted|welcomes|to\shost|will\shost"
    r"|gets\sready|is\sready)\b"
)
_KOREAN_AFTER = lazy_regex(
    r"(?:에서|에|으로|로|서)(?![가-힣])|(?:을|를)?\s?(?:방문|찾|찾아|떠나|출발|도착|순방|향해)"
    r"|행(?![가-힣])|\s?(?:정상)?(?:회담|회의|회동|선언|협상|담판)|에서[는도의]|에\s"
)
_HAN_BEFORE = lazy_regex(
    r"(?:在|抵|抵达|抵達|访|訪|访问|訪問|赴|到|飞往|飛往|前往|于|於|離開|离开)$"
)
_HAN_AFTER = lazy_regex(
    r"(?:で|へ|に|を訪|入り|での|における|訪問|会談|會談|会谈|会晤|會晤|峰会|峰會|サミット|举行|舉行"
    r"|会议|會議|宣言)"
)
_UNCASED = lazy_regex(f"[{CJK}]")
_CAPITALS = lazy_regex(r"[A-ZÀ-Ž][A-ZÀ-Ž .'’/-]+:\s(?=.*[a-zà-ž])")
"""A place in capitals and a colon before a text that is not in capitals."""


def dateline_end(text: str) -> int:
    """Where the dateline at the start of ``text`` ends; 0 if it has none."""
    capitals = _CAPITALS.match(text)
    return capitals.end() if capitals else len(text) - len(without_opening(text))


def is_visited(text: str, start: int, end: int) -> bool:
    """Whether somebody comes to the place ``text[start:end]``, or a summit is named after it."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    return bool(
        _VISITED_BEFORE.search(before)
        or _VISITED_AFTER.match(after)
        or _VISITED_AFTER_IN_ASIA.match(after)
        or _VISITED_BEFORE_IN_ASIA.search(before)
    )


def is_there(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, the name of a place, says that something is or goes there."""
    return _is_located(text, start, end) and end > dateline_end(text)


def _is_located(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    if _UNCASED.match(text[start]):
        return bool(
            _KOREAN_AFTER.match(after) or _HAN_BEFORE.search(before) or _HAN_AFTER.match(after)
        )
    if not before.strip(" \"'“‘(") and _AT_START.match(after):
        return True
    return bool(
        _BEFORE.search(before)
        or _BEFORE_MEETING.match(after)
        or _OWNER.match(after)
        or (_ON_ISLAND.search(before) and (_ISLAND.match(after) or _ISLAND.search(text[start:end])))
        or (_AROUND_MEETING.search(before) and _ENDS_PHRASE.match(after))
        or _KOREAN_AFTER.match(after)
        or _HAN_BEFORE.search(before)
        or _HAN_AFTER.match(after)
    )
