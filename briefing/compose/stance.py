"""Which sentences can be a point, which depend on the one before, which are no usable text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import FEWEST_CHARACTERS, FEWEST_HEADLINE_WORDS, FEWEST_WORDS
from briefing.compose.speakers import lacks_speaker
from briefing.text.boilerplate.judgement import is_boilerplate
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import CJK, HANGUL_COMPATIBILITY_JAMO, HANGUL_JAMO

if TYPE_CHECKING:
    from collections.abc import Sequence

Stance = Literal["standalone", "dependent", "fragment", "unusable"]
"""``dependent``: understood after the sentence before it; ``fragment``: says too little alone, or
quotes nobody knows whom."""

_CLOSING = r"[\"'”’»」』)\]]*$"
_CUT_OFF = lazy_regex(
    r"(?:…|\.\.\.|[:：,，、;–—-]|\[(?:…|\.\.\.)\])" + _CLOSING + r"|\[(?:…|\.\.\.|\+\d+ chars)\]$"
)
_QUESTION = lazy_regex(r"[?？]" + _CLOSING)
_QUOTED = lazy_regex(r"[\"“][^\"“”]*[\"”]")
_FINISHED = lazy_regex(r"[.!?。！？…]" + _CLOSING)
_MID_SENTENCE = lazy_regex(r"^(?:[a-z]|[’”'\"]\s)")  # or behind a quotation that it continues
_UNSPACED = lazy_regex(rf"[{CJK}{HANGUL_JAMO}{HANGUL_COMPATIBILITY_JAMO}]")


def stance(text: str, words: Sequence[str], *, headline: bool = False) -> Stance:
    """How ``text``, whose normal words are ``words``, can be used in a briefing.

    Unusable are questions, sentences that were cut off, bylines, credits and other text that
    surrounds an article on its page.
    """
    line = text.strip()
    ended = line.endswith((".", "!", "。")) and not line.endswith("...")
    if not ended and (
        _CUT_OFF.search(line) or LANGUAGE.is_unfinished(line) or _QUESTION.search(line)
    ):
        return "unusable"
    if is_boilerplate(line):
        return "unusable"
    if headline:
        if LANGUAGE.is_teaser(line):
            return "unusable"
        return "unusable" if _too_short(line, words, FEWEST_HEADLINE_WORDS) else "standalone"
    if _too_short(line, words, FEWEST_WORDS):
        return "fragment" if line.endswith((".", "。", "!", '"', "”", "’")) else "unusable"
    if _MID_SENTENCE.match(line) or lacks_speaker(line):
        return "fragment"
    return "dependent" if LANGUAGE.refers_back(line) else "standalone"


def is_finished(text: str) -> bool:
    """Whether the punctuation of a whole sentence ends ``text``."""
    return text.endswith((".", "!", "?")) or _FINISHED.search(text) is not None


def personal(text: str, words: Sequence[str]) -> bool:
    """Whether ``text``, of these normal words, addresses its reader or mentions its writer,
    outside quotations."""
    if LANGUAGE.personal_words.isdisjoint(words):
        return False
    return LANGUAGE.addresses_reader(text) and LANGUAGE.addresses_reader(_QUOTED.sub(" ", text))


def length(text: str, words: Sequence[str]) -> int:
    """The words of ``text`` as a reader counts them, never fewer than any way of counting gives."""
    return max(len(text.split()), len(words))


def unspaced(text: str) -> bool:
    """Whether ``text`` is mostly Han, kana or Hangul, where a space bounds no English word."""
    if text.isascii():
        return False
    count = len(_UNSPACED.findall(text))
    return count > 0 and count * 2 >= sum(map(str.isalnum, text))


def _too_short(text: str, words: Sequence[str], fewest: int) -> bool:
    if unspaced(text):
        return sum(map(len, words)) < FEWEST_CHARACTERS
    return len(words) < fewest
