"""Which entries are their writers' opinion rather than reports: leading articles, columns, guests.

Judged for the whole entry, by what it calls itself or by how it is written. A news report says who
said what; an opinion speaks in its writer's own voice. A wrong mark hides news, a missed one shows
a view as a fact beside it: so only what is plain is marked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import (
    FEWEST_OF_VOICE,
    FEWEST_OF_VOICE_IN_LONG,
    LONG_OPINION,
    LONG_VOICE_OVER_REPORTING,
    LONGEST_AUTHOR_LINE,
    SHORT_OPINION,
    VOICE_OVER_REPORTING,
    VOICE_RATE,
    VOICE_RATE_IN_LONG,
    VOICE_READ,
)
from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.entry import CachedEntry

_LABEL = (
    r"opinions?|op-?eds?|editorials?|commentary|comment|column|columnist|perspective|guest essay"
    r"|leading article|letters? to the editor|letters|viewpoint"
    r"|opinión|editoriale?|chronique|kommentar|meinung|kolumne|leitartikel"
    r"|gastbeitrag|opinione|commento|opinião|opinie|ledare|мнение|колонка|думка"
)
_EAST_ASIAN = (
    r"사설|칼럼|기고|시론|논평|오피니언|기자수첩|社説|オピニオン|コラム|寄稿|論説|社论|社論|社評|社评|评论|評論|时评|時評"
    r"|观点|觀點|专栏|專欄"
)
_TITLE = lazy_regex(
    rf"\W*(?:{_LABEL}|{_EAST_ASIAN})\s?[|｜:：/\]】)）]"
    rf"|.*(?:[|｜]|\s[-–—])\s?(?:{_LABEL}|{_EAST_ASIAN})\W*$",
    re.IGNORECASE,
)
_SECTION = lazy_regex(
    r"/(?:opinions?|op-?eds?|commentisfree|editorials?|commentary|columns?|columnists?|meinung"
    r"|kommentare?|kolumnen|tribunes?|idees|opinione|opinioni|editoriali|opinie|mnenie|debatt?"
    r"|sasul|shasetsu)/|//opinions?\.",
    re.IGNORECASE,
)
_OUTLET = lazy_regex(
    rf"\b(?:opinions?|op-?eds?|editorials|columnists?|comment is free|meinung)\b|{_EAST_ASIAN}",
    re.IGNORECASE,
)
_AUTHOR = lazy_regex(
    r"^(?:[\w.'’-]+ ){1,5}(?:is|are) (?:an? |the )?(?:[\w-]+ ){0,4}(?:columnists?|opinion (?:writer"
    r"|editor|contributor)s?|contributing opinion)\b|^(?:guest (?:writer|columnist|contributor)"
    r"|opinion (?:contributor|columnist)|contributing (?:columnist|opinion writer)"
    r"|(?:by )?the editorial board)\b"
    r"|\b(?:opinions?|views?) (?:and (?:opinions?|views?) )?expressed (?:here|herein|in this|above"
    r"|are|by the (?:author|writer|columnist|contributor)s?)\b"
    r"|본지의? 견해와 다를 수|外部の意見|不代表本(?:报|報|台|站|刊)",
    re.IGNORECASE,
)
_AUTHOR_SIGNS = ("olumnist", "pinion", "xpressed", "uest ", "ditorial", "견해", "意見", "代表本")
_QUOTED = lazy_regex(r"[“\"][^”\"]*(?:[”\"]|$)|[「『][^」』]*[」』]?")
_QUOTATION_MARKS = ("“", '"', "「", "『")
_TOKEN = lazy_regex(r"[A-Za-z']+|\?")
_TRANSCRIPT = lazy_regex(
    r"[A-Z][A-Z.'’-]{1,20}(?:\s[A-Z][A-Z.'’-]{1,20}){0,3}(?:\s?\([^()]{1,30}\))?:\s"
)


@lru_cache(maxsize=4_000)
def is_opinion(entry: CachedEntry) -> bool:
    """Whether ``entry`` is its writer's opinion; the last answers are cached.

    It says so in its headline, its address, the name of its feed or outlet, or in a line about its
    author; or its text speaks in its writer's voice and hardly reports what anybody said.
    """
    return (
        _TITLE.match(entry.title) is not None
        or _SECTION.search(entry.page or "") is not None
        or _OUTLET.search(entry.outlet) is not None
        or _OUTLET.search(entry.feed) is not None
        or any(map(_is_author_line, entry.paragraphs))
        or _is_written_as_opinion(entry.paragraphs)
    )


def _is_author_line(paragraph: str) -> bool:
    if len(paragraph) > LONGEST_AUTHOR_LINE:
        return False
    return contains_any(paragraph, _AUTHOR_SIGNS) and _AUTHOR.search(paragraph) is not None


def _is_written_as_opinion(paragraphs: Iterable[str]) -> bool:
    """Whether the first ``VOICE_READ`` characters are mostly in the writer's own voice.

    Transcripts are not: their speakers are named, and speak without quotation marks.
    """
    length = 0
    tokens: list[str] = []
    for paragraph in paragraphs:
        if length >= VOICE_READ:
            break
        text = paragraph[:VOICE_READ]
        if _TRANSCRIPT.match(text):
            return False
        length += len(text)
        own = _QUOTED.sub(" ", text) if contains_any(text, _QUOTATION_MARKS) else text
        tokens += _TOKEN.findall(own.replace("’", "'"))
    voice = sum(map(LANGUAGE.voice_words.__contains__, tokens))
    if length < SHORT_OPINION or voice < FEWEST_OF_VOICE:
        return False
    reporting = sum(map(LANGUAGE.reporting_words.__contains__, tokens))
    if length >= LONG_OPINION:
        return voice >= max(
            FEWEST_OF_VOICE_IN_LONG,
            LONG_VOICE_OVER_REPORTING * reporting,
            length * VOICE_RATE_IN_LONG,
        )
    return voice >= max(FEWEST_OF_VOICE, VOICE_OVER_REPORTING * reporting, length * VOICE_RATE)
