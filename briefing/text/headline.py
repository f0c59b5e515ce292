"""What agencies and sites put around a headline: the state of a report, its section, the paper.

One report goes out as "(URGENT) X", "X", "(2nd LD) X" and "UPDATE 1-X", and is carried as
"X - The Paper" and "X | World | Paper". None of it is part of the news.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import CJK
from briefing.text.substrings import contains_any

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_MARKS = 4
"""Marks taken off at either end: "🔴 BREAKING: (URGENT) X"."""

_FEWEST_WORDS = 4
_FEWEST_LETTERS = 8
"""Words, or letters in East Asian scripts, that must be left without a section or a paper."""

_LONGEST_PAPER = 4
"""Words in the name of a paper."""

_STATE = (
    r"(?:urgent|flash|alert|bulletin|breaking(?:\snews)?|just\sin|developing|exclusive|live|watch"
    r"|update[ds]?|refile[d]?|recast[s]?|rpt|repeat|corrected|correction|wrap-?up|lead|ld|news\salert"
    r"|속보|긴급|단독|종합|상보|특보|快讯|快訊|速报|速報|突发|突發|独家|獨家|号外|號外|更新|最新|滚动|即时|即時"
    r"|独自|詳報|更新版)"
)
_COUNTED = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]?)?{_STATE}(?:\s?\d{{1,2}}보?|\s?\(\d\))?|\d{{1,2}}보"
)
_OPINION = lazy_regex(
    r"opinion|editorial|column|comment|analysis|op-?ed|letter|review|essay|interview|blog"
    r"|사설|칼럼|기고|시론|논평|오피니언|인터뷰|社説|社论|社論|社評|社评|评论|評論|コラム|寄稿|论坛|論壇|观点|觀點",
    re.IGNORECASE,
)
"""Kinds of text that are no news: their label stays."""

_BRACKETED = lazy_regex(
    rf"\s*(?:[(（]\s*(?:{_COUNTED})\s*[)）]|[\[［]\s*(?P<square>[^\[\]［］]{{1,16}})[\]］]"
    r"|[【〔〖](?P<black>[^【】〔〕〖〗]{1,16})[】〕〗])\s*",
    re.IGNORECASE,
)
_PREFIX = lazy_regex(
    rf"\s*(?:(?:{_COUNTED})\s?[:：|｜]\s?|(?:update|wrap-?up|refile|rpt|corrected|exclusive|recasts"
    r"|breaking|urgent)(?:\s\d{1,2})?\s?[-–—]\s?)(?=\S)",
    re.IGNORECASE,
)
_SUFFIX = lazy_regex(
    rf"\s*(?:[(（\[［]\s*(?:{_COUNTED})(?:\s?{_COUNTED})?\s*[)）\]］]"
    r"|\s[-–—|]\s(?:live(?:\supdates?|\sblog)?|as\sit\shappen(?:ed|s)))\s*$",
    re.IGNORECASE,
)
_FIRST_SYMBOL = "\u2190"
"""Where the blocks of arrows, dingbats and emoji begin; © and ° stand before and are text."""
_JOINING = "\ufe0f\u200d"
"""Invisible parts of an emoji."""
_PIPE = lazy_regex(r"\s+[|｜¦]\s+|\s*｜\s*")
_BARS = ("|", "｜", "¦")
_LAST_PART = lazy_regex(r"(?P<dash>\s[-–—]\s|_)(?P<paper>[^-–—_]{2,40})$")
_PAPER_WORD = lazy_regex(
    r"(?:[A-ZÀ-Þ0-9][\w.'’&-]*|the|of|and|de|la|le|al|&|[\w-]+\.(?:com|org|net))"
)
_EAST_ASIAN = lazy_regex(f"[{CJK}]")


def plain_headline(headline: str, publishers: Iterable[str | None] = ()) -> str:
    """``headline`` without marks of its state and without the names of its section and paper.

    Off come "(URGENT)", "(2nd LD)", "[속보]", "【快讯】", "UPDATE 1-", "BREAKING:", symbols before
    it, parts set off by a bar, and after a dash one of the ``publishers``. The label of an opinion
    stays. If nothing else would be left, nothing is removed.
    """
    text = _without_parts(_without_marks(headline))
    last = _LAST_PART.search(text)
    if last and _names_publisher(last["paper"], publishers):
        text = _if_enough(text[: last.start()].rstrip(), text)
    if not words(text):
        return headline
    # "Live: talks open" becomes a headline of its own.
    return text if headline.startswith(text[:1]) else text[:1].upper() + text[1:]


def compared_headline(headline: str) -> str:
    """`plain_headline`, and without whatever after a dash looks like the name of a paper.

    To compare headlines by: of two equal ones nothing is lost.
    """
    text = plain_headline(headline)
    last = _LAST_PART.search(text)
    if last is None or not _may_be_paper(last["paper"]):
        return text
    return _if_enough(text[: last.start()].rstrip(), text)


def _without_marks(text: str) -> str:
    for _ in range(_MOST_MARKS):
        shorter = _without_symbols(text)
        bracketed = _BRACKETED.match(shorter)
        if bracketed and not _OPINION.search(bracketed["square"] or bracketed["black"] or ""):
            shorter = shorter[bracketed.end() :]
        elif prefix := _PREFIX.match(shorter):
            shorter = shorter[prefix.end() :]
        elif suffix := _SUFFIX.search(shorter):
            shorter = shorter[: suffix.start()]
        if shorter == text or not words(shorter):
            return text
        text = shorter
    return text


def _without_symbols(text: str) -> str:
    """``text`` without emoji and other symbols at its ends."""
    start, end = 0, len(text)
    while start < end and _is_symbol(text[start]):
        start += 1
    while end > start and _is_symbol(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_symbol(character: str) -> bool:
    return (
        character.isspace()
        or character in _JOINING
        or (character >= _FIRST_SYMBOL and unicodedata.category(character) in ("So", "Sk"))
    )


def _without_parts(text: str) -> str:
    """The longest of the parts between bars, with the label of an opinion before it."""
    if not contains_any(text, _BARS):
        return text
    parts = [part.strip() for part in _PIPE.split(text)]
    if len(parts) == 1 or _OPINION.fullmatch(parts[0]):
        return text
    return _if_enough(max(parts, key=lambda part: (len(words(part)), len(part))), text)


def _if_enough(shorter: str, text: str) -> str:
    """``shorter`` if it is a headline by itself, else ``text``."""
    count, letters = len(words(shorter)), len(shorter)
    enough = letters >= _FEWEST_LETTERS if _EAST_ASIAN.search(shorter) else count >= _FEWEST_WORDS
    return shorter if enough else text


def _names_publisher(paper: str, publishers: Iterable[str | None]) -> bool:
    name, *known = (
        "".join(words(text)).removeprefix("the") for text in (paper, *publishers) if text
    )
    return any(
        name == other
        or (min(len(name), len(other)) >= _FEWEST_WORDS and (name in other or other in name))
        for other in known
    )


def _may_be_paper(paper: str) -> bool:
    parts = paper.split()
    if _EAST_ASIAN.search(paper):
        return len(parts) == 1 and len(paper) <= _FEWEST_LETTERS
    return len(parts) <= _LONGEST_PAPER and all(map(_PAPER_WORD.fullmatch, parts))
