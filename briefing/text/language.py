"""The language of a sentence, as far as its script tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.normalize import words
from briefing.text.scripts import CJK, HANGUL, KANA_LETTERS
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_KANA = re.compile(f"[{KANA_LETTERS}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_CJK = re.compile(f"[{CJK}]")
_LEAST_ENGLISH = 0.15
"""Share of English function words in an English sentence; most have a third or more."""


def language_of(text: str) -> str:
    """``ko``, ``ja``, ``zh`` or ``en``; empty for any other language.

    A sentence is Korean, Japanese or Chinese by its letters, English by its function words.
    """
    letters = len(_CJK.findall(text))
    if letters * 3 >= sum(map(str.isalpha, text)) > 0:
        if len(_HANGUL.findall(text)) * 2 >= letters:
            return "ko"
        return "ja" if _KANA.search(text) else "zh"
    tokens = words(text)
    english = sum(word in FUNCTION_WORDS for word in tokens)
    return "en" if tokens and english >= _LEAST_ENGLISH * len(tokens) else ""


def preference(text: str, languages: Sequence[str]) -> int:
    """The place of the language of ``text`` among ``languages``, the preferred first; any other is
    after all of them."""
    if not languages:
        return 0
    language = language_of(text)
    return languages.index(language) if language in languages else len(languages)
