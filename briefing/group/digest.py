"""Digests: entries with several unrelated items, such as a morning briefing or news in brief."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.calendar_names import NORMAL_NAMES, WEEKDAY_PATTERN
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
_DIGEST_NAME = re.compile(
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
_TITLE_PARTS = re.compile(r"\s[|–—-]{1,2}\s|[:|：【】\[\]]")
_LONGEST_NAME = 60
_NO_SUBJECT = FUNCTION_WORDS | NORMAL_NAMES

_DATELINE = re.compile(
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
    items = _items(map(words, paragraphs) if tokens is None else tokens)
    if len(items) < rules.DIGEST_NAMED_ITEMS:
        return False
    if len(items) >= rules.DIGEST_ITEMS and _largest_group(items) < rules.DIGEST_SHARE * len(items):
        return True
    return is_digest_name(title) or _places(paragraphs) >= rules.DIGEST_PLACES


def is_digest_name(title: str) -> bool:
    """Whether a headline, or a part of it, is the name of a digest."""
    parts = (part.strip() for part in _TITLE_PARTS.split(title))
    return any(len(part) <= _LONGEST_NAME and _DIGEST_NAME.fullmatch(part) for part in parts)


def _items(tokens_of_paragraphs: Iterable[Sequence[str]]) -> list[frozenset[str]]:
    """The stems of the content words of the first paragraphs that are long enough to have a
    subject."""
    items: list[frozenset[str]] = []
    for tokens in islice(tokens_of_paragraphs, rules.DIGEST_READ):
        if len(tokens) >= rules.DIGEST_WORDS:
            stems = map(prefix_stem, filter(str.isalpha, set(tokens) - _NO_SUBJECT))
            items.append(frozenset(stems) - {""})
            if len(items) == rules.DIGEST_COMPARED:
                break
    return items


def _largest_group(items: Sequence[frozenset[str]]) -> int:
    """How many items are in the largest group that common words connect."""
    groups: list[tuple[frozenset[str], int]] = []
    for item in items:
        connected = [group for group in groups if not item.isdisjoint(group[0])]
        groups = [group for group in groups if item.isdisjoint(group[0])]
        stems = item.union(*(stems for stems, _ in connected))
        groups.append((stems, 1 + sum(size for _, size in connected)))
    return max(size for _, size in groups)


def _places(paragraphs: Sequence[str]) -> int:
    datelines = map(_DATELINE.match, paragraphs[: rules.DIGEST_READ])
    return len({match[1] for match in datelines if match})
