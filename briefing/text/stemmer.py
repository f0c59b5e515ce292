"""What the forms of one word have in common, in three degrees of roughness.

`stem` takes off English inflections and knows irregular verbs, `singular` takes off only plural
and genitive, and `prefix_stem` keeps the beginning of a word in any language.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.text.scripts import is_hangul

_CACHED = 20_000
"""Words whose stem is cached: more than the sentences of one briefing use."""

_SHORTEST_STEM = 4
"""Letters that an ending must leave of a word: "need" is no form of "ne"."""

_ENDINGS = ("ing", "ed", "es", "s", "e")

_IRREGULAR = {
    form: base
    for base, *forms in (
        line.split()
        for line in (
            "meet met", "hold held", "leave left", "take took taken", "retake retook retaken",
            "make made", "go went gone", "begin began begun", "give gave given", "win won",
            "strike struck", "come came", "become became", "send sent", "pay paid",
            "speak spoke spoken", "rise rose risen", "fall fell fallen", "choose chose chosen",
            "sell sold", "buy bought", "build built", "rebuild rebuilt", "fly flew flown",
            "break broke broken", "bring brought", "catch caught", "draw drew drawn",
            "withdraw withdrew withdrawn", "drive drove driven", "fight fought", "find found",
            "flee fled", "forbid forbade forbidden", "freeze froze frozen", "get got gotten",
            "grow grew grown", "hide hid hidden", "keep kept", "lead led", "lose lost", "say said",
            "see saw seen", "seek sought", "shoot shot", "shake shook shaken", "sink sank sunk",
            "spend spent", "stand stood", "steal stole stolen", "sue sued", "tear tore torn",
            "tell told", "throw threw thrown", "overthrow overthrew overthrown",
            "overtake overtook overtaken", "undergo underwent undergone", "wear wore worn",
            "write wrote written", "swear swore sworn", "sweep swept", "teach taught",
            "think thought", "die died dies dying", "free freed frees",
        )
    )
    for form in forms
}  # fmt: skip
"""Verbs of the news whose past takes no ending, or is too short to lose one."""


@lru_cache(_CACHED)
def stem(word: str) -> str:
    """What ``signs``, ``signed`` and ``signing`` have in common; ``met`` gives ``meet``."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending).rstrip("e")
    return word


def is_irregular(word: str) -> bool:
    """Whether ``word`` is the past of a verb that takes no ending: ``met``, ``taken``."""
    return word in _IRREGULAR


def singular(word: str) -> str:
    """``word`` without the endings of English plural and genitive."""
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def prefix_stem(word: str) -> str:
    """Enough of a content word to recognise it; "" for one too short to mean much.

    Hangul carries its particles at the end of a word, so its first two syllables count.
    """
    if is_hangul(word[0]):
        return word[:2] if len(word) > 1 else ""
    return word[:6] if len(word) > 3 or not word.isascii() else ""
