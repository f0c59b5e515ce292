"""Which Latin keys were pressed, where the keyboard is set to another script.

A terminal sends the letter, not the place of its key.
"""

from __future__ import annotations

import unicodedata

_QWERTY = "qwertyuiopasdfghjklzxcvbnm"
_LAYOUTS = (
    (_QWERTY, "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"),  # KS X 5002
    ("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ"),
    (_QWERTY, "йцукенгшщзфывапролдячсмить"),
    ("s", "і"),  # Ukrainian and Belarusian
    ("ertyuiopasdfghjklzxcvbnm", "ερτυθιοπασδφγηξκλζχψωβνμ"),
    ("ertyuiopasdfghjklzxcvbnm", "קראטוןםפשדגכעיחלךזסבהנמצ"),  # SI 1452
    ("qwertyuiopasdfghjklzxcvnm", "ضصثقفغعهخحشسيبلاتنمئءؤرىة"),  # the key of b types two letters
)
_PLACES = {
    letter: key
    for keys, letters in _LAYOUTS
    for key, letter in [
        *zip(keys.upper(), letters.upper(), strict=True),
        *zip(keys, letters, strict=True),  # last: scripts without capitals keep the plain key
    ]
}
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_COMPOUND = "ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ"
_FIRST_PART = "ㅗㅗㅗㅜㅜㅜㅡㄱㄴㄴㄹㄹㄹㄹㄹㄹㄹㅂ"
_SECOND_PART = "ㅏㅐㅣㅓㅔㅣㅣㅅㅈㅎㄱㅁㅂㅅㅌㅍㅎㅅ"
_PARTS = {
    letter: first + second
    for letter, first, second in zip(_COMPOUND, _FIRST_PART, _SECOND_PART, strict=True)
}
"""The two keys of letters that have none of their own."""
_FIRST_SYLLABLE, _SYLLABLES = 0xAC00, 11172
"""The block of Hangul syllables: initial, vowel and final, counted through (Unicode, 3.12)."""


def latin_keys(letter: str) -> str:
    """The Latin keys behind a letter of another script, in the order they were pressed.

    A Hangul syllable stands for several keys, a full-width letter for itself. Empty for all others.
    """
    if letter.isascii():
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    if plain.isascii():
        return plain
    letters = "".join(_PARTS.get(jamo, jamo) for jamo in _jamo(letter))
    keys = [_PLACES.get(each, "") for each in letters]
    return "".join(keys) if all(keys) else ""


def _jamo(letter: str) -> str:
    """The letters of a Hangul syllable; any other letter as it is."""
    number = ord(letter) - _FIRST_SYLLABLE if len(letter) == 1 else -1
    if not 0 <= number < _SYLLABLES:
        return letter
    rest, final = divmod(number, len(_FINALS))
    initial, vowel = divmod(rest, len(_VOWELS))
    return f"{_INITIALS[initial]}{_VOWELS[vowel]}{_FINALS[final]}"
