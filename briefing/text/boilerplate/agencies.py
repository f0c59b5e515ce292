"""News agencies, and lines that consist of names, agencies and times alone."""

from __future__ import annotations

import re

from briefing.text.lazy_regex import lazy_regex

AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|UPI|DPA|dpa|ANSA|EFE|PTI|IANS|ANI|Yonhap|Xinhua|Kyodo|TASS|Interfax"
    r"|Bloomberg|CNN|Anadolu|AA|Jiji|CNA|Antara|Bernama|AAP|PA|APA|KNA|epd|ATS|Belga|BELGA|ANP|NTB"
    r"|TT|STT|Ritzau|PAP|ČTK|MTI|Lusa|Télam|Adnkronos|askanews|AGI|LaPresse|Europa Press"
    r"|EUROPA PRESS|RIA|ТАСС|РИА Новости|Интерфакс|Reuters/AP|AP/AFP|AFP/AP)"
)
"""Names under which agencies sign, as a regular expression in the case they are written in."""

_NAMES = frozenset(
    "ap afp reuters upi dpa ansa efe pti ani yonhap xinhua kyodo tass interfax bloomberg aap epa "
    "getty sputnik shutterstock rex bpa apn".split()
)
_SIGNED = lazy_regex(
    r"\b(?:Associated Press|ASSOCIATED PRESS|Agence France[- ]Presse|Thomson Reuters"
    r"|Canadian Press|Press Association|Washington Post|New York Times|USA TODAY|Getty Images"
    r"|Press Trust of India|Staff Writers?|Staff Reporters?|Correspondent|Contributors?)\b"
)
_CONNECTING = frozenset(
    "and & und et y e en i och og in of the for at on de del della di da do dos van von der den du "
    "la le el al bin ibn ben ter ten to by with via".split()
)
_PUNCTUATION = ".,;:|/&·•–—-()[]*_'’\"“”"
_WORD = lazy_regex(r"[^\W\d_][\w.'’-]*")
_LONGEST = 25
"""Words of such a line: a longer one is a list, or text in capitals."""


def is_agency(word: str) -> bool:
    """Whether ``word`` is the name under which an agency signs."""
    return word.casefold() in _NAMES


def is_signature(line: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether ``line`` consists of names and says which agency or paper they work for.

    All words have a capital, connect names, or are among ``known``, in lower case.
    """
    return only_names(line, known) and (
        _SIGNED.search(line) is not None
        or any(is_agency(part) for word in _WORD.findall(line) for part in word.split("-"))
    )


def only_names(line: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether ``line`` has no word that is neither a name nor among ``known``; it has one name."""
    tokens = re.split(r"[\s/|]+", line)
    if len(tokens) > _LONGEST:
        return False
    names = 0
    for token in tokens:
        word = token.strip(_PUNCTUATION)
        if (
            not word
            or word.casefold().replace(".", "") in known
            or word in _CONNECTING
            or word[0] in "@#"
        ):
            continue
        if word[0].isdigit() or is_agency(word):
            continue
        if not word[0].isupper():
            return False
        names += 1
    return names > 0
