"""The language of a sentence, by its script or its commonest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import CJK, HANGUL, KANA_LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

_KANA = lazy_regex(f"[{KANA_LETTERS}]")
_HANGUL = lazy_regex(f"[{HANGUL}]")
_CJK = lazy_regex(f"[{CJK}]")
# Frequent words of each; what two languages share counts for both.
_FREQUENT = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "the of and to that with for was is at by from has have after his will said its not a"
        " an in on as be but he her it or she their they this were which who",
        "de": "der die das und den dem ein eine ist von mit für auf nicht auch sich nach wird im in"
        " an",
        "fr": "le les des du et une est pour dans qui sur au aux ne pas plus avec cette ont par a"
        " en on",
        "es": "el los las del y una es por con para su al como más pero fue ha este según sobre a"
        " en",
        "it": "il gli della di che è per con non sono nel alla anche più dei ha delle dopo una si"
        " in a",
        "pt": "o os do da e um uma não com para ao mais dos das foi pelo à em são que a",
        "nl": "het een van en dat zijn op te voor met niet aan er ook naar bij heeft wordt over in",
    }.items()
}
LANGUAGES = (*_FREQUENT, "ko", "ja", "zh")
"""The codes (ISO 639-1) of the languages that are told apart."""

_LEAST_FREQUENT = 0.15
"""Share of the words of a sentence that are among the frequent ones of its language; most sentences
have a quarter or more."""


def language_of(text: str) -> str | None:
    """The code of the language of ``text``, one of `LANGUAGES`; None if it is not clear."""
    letters = len(_CJK.findall(text))
    if letters * 3 >= sum(map(str.isalpha, text)) > 0:
        if len(_HANGUL.findall(text)) * 2 >= letters:
            return "ko"
        return "ja" if _KANA.search(text) else "zh"
    tokens = words(text)
    counts = {
        language: sum(token in frequent for token in tokens)
        for language, frequent in _FREQUENT.items()
    }
    best = max(counts, key=counts.__getitem__)
    return best if tokens and counts[best] >= _LEAST_FREQUENT * len(tokens) else None


def preference(text: str, languages: Sequence[str]) -> int:
    """The place of the language of ``text`` among ``languages``, the preferred first; any other is
    after all of them."""
    if not languages:
        return 0
    language = language_of(text)
    return languages.index(language) if language in languages else len(languages)
