"""Which sentences can stand as a point, which lean on the one before, which are no text at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from briefing.compose.lexicon import PERSONAL
from briefing.compose.rules import FEWEST_CHARACTERS, FEWEST_HEADLINE_WORDS, FEWEST_WORDS
from briefing.text.scripts import CJK, HANGUL_COMPATIBILITY_JAMO, HANGUL_JAMO

if TYPE_CHECKING:
    from collections.abc import Sequence

Stance = Literal["stands", "leans", "hangs", "refused"]
"""``leans``: understood after the sentence before it; ``hangs``: too little without that one."""

_CLOSING = r"[\"'”’»」』)\]]*$"
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|[:：,，、;–—-]|\[(?:…|\.\.\.)\])" + _CLOSING + r"|\[(?:…|\.\.\.|\+\d+ chars)\]$"
    r"|\b(?:the|a|an|of|to|and|or|in|on|for|with|that|by|at|from|as)$"
)
_QUESTION = re.compile(r"[?？]" + _CLOSING)
_FURNITURE = re.compile(
    r"^(?:read (?:more|also|next|the full|full)\b|(?:continue|keep) reading\b"
    r"|click (?:here|on|to)\b"
    r"|sign (?:up|in)\b|subscribe\b|log in\b|follow us\b|join us\b|share this\b|see also\b"
    r"|(?:related|watch|listen|photo|photos|image|images|picture|video|source|credit|caption)"
    r"(?: credit| source| by)?\s?:|more on this\b|advertisement\b|copyright (?:©|\(c\)|\d{4}|by)|©"
    r"|(?:additional |further )?(?:reporting|editing|writing) by\b|(?:edited|compiled|written) by\b"
    r"|this (?:article|story|post|report) (?:was|first|originally|has been)\b"
    r"|this is a (?:developing|breaking)\b|more to follow\b"
    r"|(?:last )?(?:updated|modified)\s?(?:at|on|:)"
    r"|published (?:at|on|:)|download (?:the|our)\b|for more (?:news|stories|on)\b|file photo\b"
    r"|with (?:inputs|files|reporting|additional reporting) from\b|get (?:our|the latest)\b"
    r"|skip to\b|comments are\b"
    r"|(?:责任)?编辑\s?[:：]|来源\s?[:：]|记者\S{2,4}$"
    r"|원문\s?보기|관련\s?기사)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"all rights reserved|^the post .* appeared first\b|appeared first on"
    r"|\bphoto by\b|\bgetty images\b|무단\s?전재|재배포|저작권자"
    r"|\b(?:ap|afp|reuters|epa|yonhap|xinhua|pool)\s(?:photo|photos|images?)\b"
    r"|[(/](?:ap|afp|epa|reuters|yonhap|pool)\)?\.?$"
    r"|\S@\S+\.\w{2,}|^\S{2,4} (?:기자|특파원)$|\S{2,4} (?:기자|특파원)\s?=$",
    re.IGNORECASE,
)
# Looking for one of these first is ten times as fast; each form of a credit holds one.
_CREDIT_MARKS = (
    "rights reserved", "appeared first", "photo", "image", "(", "/", "@",
    "전재", "재배포", "저작권자", "기자", "특파원",
)  # fmt: skip
# A headline that promises to tell, or names the kind of its text, states nothing.
_TEASING = re.compile(
    r"^(?:Here(?:['’]s| (?:is|are))|What|Why|How|When|Where|Who|Which|Inside|Meet|Will|Can|Could"
    r"|Should|Is|Are|Does|Do|Did)\b"
    r"|^\W?(?:LIVE|Live|Live updates?|Watch|WATCH|Video|VIDEO|Opinion|OPINION|Analysis|ANALYSIS"
    r"|Explainer|EXPLAINER|Explained|Editorial|Podcast|Photos?|Quiz|Factbox|FACTBOX|Timeline|Q&A"
    r"|Profile|Review|Comment|Letters?|Newsletter|Morning briefing)\b\s?[:：|\])–—-]"
    r"|^(?:\d+|[A-Z][a-z]+) (?:things|takeaways|reasons|ways|questions|charts|facts|key)\b"
    r"|\b(?:to know|you need|you should|in (?:pictures|photos|charts)|explained|what we know"
    r"|all about|won['’]t believe)\b"
    r"|^\[?(?:사설|칼럼|분석|인터뷰|포토|기고|해설)[\]】:]"
)
_BYLINE = re.compile(r"^(?:By|BY)(?:,?\s(?:and|in|of|[A-Z][\w.'’-]*))+$")
_JOINT = r"(?:(?:But|And|Yet|So|Still|However|Also|Then|Instead|Later|Earlier|Meanwhile),?\s)?"
_SAYING = r"(?:also\s|then\s|later\s)?(?:said|says|added|told|wrote|noted|asked|replied|insisted)\b"
# "The two leaders" and "both sides" stand: the summit itself says who they are.
_LEANING = re.compile(
    rf"^[\"'“‘]?{_JOINT}(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]hese|[Tt]hose)"
    r"(?:['’]\w+)?\s"
    r"|^[\"'“‘]?(?:But|And|Yet)\s(?:that|this)\b|^(?:This|That)\s(?:is|was|will|would|means?|came|comes"
    r"|follows|followed|has|had|could|may|might|includes?)\b|^The (?:former|latter)\b"
    r"|^(?:The|This|That|These|Those|Such an?) (?:same |latest )?(?:move|decision|announcement"
    r"|remark|comment|gesture|step|incident|revelation|disclosure|admission|number|figure|total|tally)s?\s"
    r"(?!of\b|by\b|to\b|on\b|from\b|in\b|that\b|for\b|made\b|about\b|at\b|against\b)"
    rf"|^{_JOINT}(?:The (?:pair|duo|two)\s(?:[a-z]+ed|said|met|have|are|were|will|also|then)\b"
    r"|Both (?:of them|[a-z]+ed|said|met|have|are|were|will)\b|(?:Others|Another official) [a-z]"
    r"|Neither (?:of them|side|[a-z]+ed|gave|said|would|has)\b(?!.*\bnor\b))"
    r"|^(?:This|That|Such an?) (?:deal|agreement|accord|pact|plan|meeting|visit|trip|offer|proposal"
    r"|statement|call|issue|question|law|bill|vote|rule)\s(?!of\b|to\b|with\b|by\b|between\b)"
    r"|^(?:In response|As a result|By contrast|At the time|In it),\s"
    r"|^Asked (?:why|if|whether|about it)\b"
    r"|^(?:그러나 )?(?:그는|그녀는|그들은|이는|이들은|이에)\s"
    r"|^(?:但|而|不过)?(?:他|她|它|这是|此举|这一)"
)
_SPEAKER_BEFORE = re.compile(
    rf"[\"”’']\s(?:(?:he|she|they|it)\s{_SAYING}|(?:said|added)\s(?:he|she|they)\b)"
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_PERSONAL = re.compile(
    r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]urs?|us|[Yy]ours?|[Yy]ou|[Ll]et['’]s)\b"
    r"|^[\"“]?(?:Imagine|Here|There|If|What|How|Well|Now|No,|Yes|So)\b"
)
_MID_SENTENCE = re.compile(r"^[a-z]")
_UNSPACED = re.compile(rf"[{CJK}{HANGUL_JAMO}{HANGUL_COMPATIBILITY_JAMO}]")


def stance(text: str, words: Sequence[str], *, headline: bool = False) -> Stance:
    """How ``text``, whose normal words are ``words``, can serve a briefing.

    Refused are questions, sentences that were cut off, bylines, credits and what surrounds an
    article on its page.
    """
    line = text.strip()
    ended = line.endswith((".", "!", "。")) and not line.endswith("...")
    if not ended and (_CUT_OFF.search(line) or _QUESTION.search(line)):
        return "refused"
    if _FURNITURE.match(line) or _has_credit(line) or _BYLINE.match(line):
        return "refused"
    if headline:
        if _TEASING.search(line):
            return "refused"
        return "refused" if _too_short(line, words, FEWEST_HEADLINE_WORDS) else "stands"
    if _too_short(line, words, FEWEST_WORDS):
        return "hangs" if line.endswith((".", "。", "!", '"', "”", "’")) else "refused"
    if _MID_SENTENCE.match(line):
        return "hangs"
    return "leans" if _LEANING.match(line) or _speaker_before(line) else "stands"


def _speaker_before(line: str) -> bool:
    return any(mark in line for mark in "\"”’'") and _SPEAKER_BEFORE.search(line) is not None


def _has_credit(line: str) -> bool:
    folded = line.lower()
    return any(mark in folded for mark in _CREDIT_MARKS) and _CREDIT.search(line) is not None


def personal(text: str, words: Sequence[str]) -> bool:
    """Whether ``text``, of these normal words, speaks to its reader or of its writer, outside what
    it quotes.
    """
    if PERSONAL.isdisjoint(words):
        return False
    found = _PERSONAL.search(text) is not None
    return found and _PERSONAL.search(_QUOTED.sub(" ", text)) is not None


def length(text: str, words: Sequence[str]) -> int:
    """Words of ``text`` as a reader counts them, and never fewer than any way of counting."""
    return max(len(text.split()), len(words))


def unspaced(text: str) -> bool:
    """Whether ``text`` is mostly Han, kana or Hangul, where a space bounds no English word."""
    found = len(_UNSPACED.findall(text))
    return found > 0 and found * 2 >= sum(map(str.isalnum, text))


def _too_short(text: str, words: Sequence[str], fewest: int) -> bool:
    if unspaced(text):
        return sum(map(len, words)) < FEWEST_CHARACTERS
    return len(words) < fewest
