"""Digests: entries with several unrelated items, such as a morning briefing or news in brief."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.calendar_names import NORMAL_NAMES, WEEKDAY_PATTERN
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stemmer import prefix_stem
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WHEN = (
    rf"(?:morning|midday|lunchtime|afternoon|evening|nightly|daily|weekly|weekend|{WEEKDAY_PATTERN}"
    r"|today['’]s|this\sweek['’]s)"
)
_NAME = (
    r"(?:news(?:letter)?|world|national|international|political|business|regional|(?-i:[A-Z]{2,5}))"
)
_COLLECTION = r"(?:briefing|digest|round-?up|rundown|bulletin|wrap(?:-up)?|newsletter|headlines)"
_DIGEST_NAME = lazy_regex(
    rf"(?:(?:the|your|our)\s)?(?:{_NAME}\s)?(?:{_WHEN}\s(?:{_NAME}\s)?{_COLLECTION}"
    rf"|news\s(?:{_COLLECTION}|summary)|(?:{_NAME}\s){{1,2}}in\sbrief|in\sbrief"
    r"|(?:the\s)?week\s(?:in\sreview|ahead)|(?:what|\w{1,5}\sthings)\s(?:you\sneed\s)?to\sknow"
    rf"\s(?:today|this\s(?:morning|week)|(?:on|for)\s{WEEKDAY_PATTERN}))"
    r"(?:[\s(](?:at|for|of|on)?[\s\d.:,/apm-]{0,20}(?:[A-Z][\w.,]{1,12}\s?){0,3}[\d\s,)]{0,10})?"
    # German, French, Spanish, Korean, Chinese, Japanese.
    r"|kurz(?:meldungen|nachrichten)|nachrichtenüberblick|en\sbref|revue\sde\spresse|en\sbreve"
    r"|resumen\sde\snoticias|(?:\w{1,4}\s)?(?:간추린|오늘의|주요)\s?뉴스|(?:아침|뉴스)\s?브리핑|단신"
    r"|(?:新[闻聞]|今日|国际|國際)?(?:简讯|簡訊|要闻|要聞|早报|早報|晚报|晚報)"
    r"|(?:今日の|主要)?(?:ニュース(?:一覧|まとめ|ダイジェスト)|短信)",
    re.IGNORECASE,
)
_TITLE_PARTS = lazy_regex(r"\s[|–—-]{1,2}\s|[:|：【】\[\]]")
_LONGEST_NAME = 60
_NO_SUBJECT = FUNCTION_WORDS | NORMAL_NAMES

_DATELINE = lazy_regex(
    r"\W{0,3}([A-Z][A-Z.'’-]{2,20}(?:\s[A-Z][A-Z.'’-]{2,20}){0,2})\b[^—–]{0,40}[—–]"
)
"""The place in capitals before a dash, at the beginning of a paragraph."""


def is_digest(
    title: str, paragraphs: Sequence[str], tokens: Iterable[Sequence[str]] | None = None
) -> bool:
    """Whether an entry has several unrelated items.

    It has if it has the name of a digest ("Your Monday Briefing"), if its paragraphs are reported
    from several places, or if most of them have no word in common. ``tokens`` are the words of its
    first paragraphs, for a caller that has them.
    """
    if len(paragraphs) < rules.DIGEST_NAMED_ITEMS:
        return False
    items, connected = _connected(map(words, paragraphs) if tokens is None else tokens)
    if items < rules.DIGEST_NAMED_ITEMS:
        return False
    if items >= rules.DIGEST_ITEMS and connected < rules.DIGEST_SHARE * items:
        return True
    return is_digest_name(title) or _places(paragraphs) >= rules.DIGEST_PLACES


def is_digest_name(title: str) -> bool:
    """Whether a headline, or a part of it, is the name of a digest."""
    parts = (part.strip() for part in _TITLE_PARTS.split(title))
    return any(len(part) <= _LONGEST_NAME and _DIGEST_NAME.fullmatch(part) for part in parts)


def _connected(tokens_of_paragraphs: Iterable[Sequence[str]]) -> tuple[int, int]:
    """How many of the first paragraphs are long enough to have a subject, and how many of these
    are in the largest group that common words connect.

    Ends as soon as that group is so large that no more paragraphs can make the rest a majority.
    """
    items, largest = 0, 0
    groups: list[tuple[frozenset[str], int]] = []
    for tokens in islice(tokens_of_paragraphs, rules.DIGEST_READ):
        if len(tokens) < rules.DIGEST_WORDS:
            continue
        words_left = filter(str.isalpha, set(tokens) - _NO_SUBJECT)
        stems = frozenset(map(prefix_stem, words_left)) - {""}
        connected = [group for group in groups if not stems.isdisjoint(group[0])]
        groups = [group for group in groups if stems.isdisjoint(group[0])]
        size = 1 + sum(members for _, members in connected)
        groups.append((stems.union(*(others for others, _ in connected)), size))
        items, largest = items + 1, max(largest, size)
        if items == rules.DIGEST_COMPARED or largest >= rules.DIGEST_SHARE * rules.DIGEST_COMPARED:
            break
    return items, largest


def _places(paragraphs: Sequence[str]) -> int:
    datelines = map(_DATELINE.match, paragraphs[: rules.DIGEST_READ])
    return len({match[1] for match in datelines if match})
