"""The spellings under which a text may name a person.

East Asian names are written in both orders and with or without a hyphen (Lee Jae Myung, Jae-myung
Lee); of Western ones the last word can stand alone. A family name that millions have identifies
nobody.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefing.text.normalize import fold_width
from briefing.text.scripts import HANGUL

_LETTER = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_FAMILIES = (
    "ahn an bae baek cao chang chen cheng cho choe choi chung dang deng do feng gao guo ha han he "
    "heo ho hong hu huang hwang im jang jeon jeong ji jiang jin jo joo jung kang kim ko koo kwon "
    "le lee li liang lim lin liu lu luo ma min moon na nam ngo nguyen noh oh pak park pham phan "
    "roh ryu seo seong shin sim sin sohn son song suh sun tang tran vu wang woo wu xie xu yang "
    "yeo yi yoo yoon yu yun zhang zhao zheng zhou zhu"
)
_SHARED_FAMILY = frozenset(_FAMILIES.split())
_SHORTEST_FAMILY = 3
_FEWEST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name: a regular expression that begins with a plain letter.

    ``alone`` is false for a part that names the person only in a context that says so.
    """

    pattern: str
    key: str
    alone: bool = True


def spelling_key(text: str) -> str:
    """Equal for all spellings of a name: without case, spaces, hyphens and initials."""
    return re.sub(r"\b[A-Z]\.\s|[\W_]", "", fold_width(text)).lower()


def literal(text: str) -> tuple[Spelling, ...]:
    """``text`` as written and in capitals; in any case if it has no capital.

    White space, hyphens and apostrophes match their typographic variants.
    """
    text = fold_width(" ".join(text.split()))
    if not text:
        return ()
    if text == text.lower() and text != text.upper():
        rest = f"(?i:{_flexible(text[1:])})"
        heads = {text[0], text[0].upper()}
        return tuple(
            Spelling(re.escape(head) + rest + _after(text), spelling_key(text))
            for head in sorted(heads)
        )
    written = {text, _unaccented(text)}
    if len(text) >= _FEWEST_CAPITALS:
        written.add(text.upper())
    return tuple(
        Spelling(_flexible(form) + _after(form), spelling_key(form)) for form in sorted(written)
    )


def spellings(name: str) -> tuple[Spelling, ...]:
    """All spellings of a person's name, whole and in part."""
    parts = [part for part in re.split(r"[\s‐‑-]+", fold_width(name)) if part]
    if len(parts) < 2 or not re.match(rf"[{_LETTER}]", name):
        return (*literal(name), *(_foreign_family(parts) if len(parts) > 1 else ()))
    first, *given = parts
    orders = [_whole([first], given), _whole(given, [first])]
    if len(parts) == 2:
        orders.append(f"{_flexible(first)}\\s+[A-Z]\\.\\s+{_flexible(given[0])}{_after(given[0])}")
    whole = [
        Spelling(pattern, spelling_key("".join(parts))) for pattern in (orders[0], *orders[2:])
    ]
    whole.append(Spelling(orders[1], spelling_key("".join((*given, first)))))
    whole += literal(name)
    if first.lower() in _SHARED_FAMILY:
        return (*whole, *_part(first, alone=False))
    families = _part(given[-1], alone=True) if len(given[-1]) >= _SHORTEST_FAMILY else ()
    return (*whole, *families, *_part(first, alone=False))


def is_shared_family(word: str) -> bool:
    """Whether ``word`` is a family name of too many people to identify one of them."""
    return word.lower() in _SHARED_FAMILY


def _foreign_family(parts: list[str]) -> tuple[Spelling, ...]:
    return _part(parts[-1], alone=True) if len(parts[-1]) >= _SHORTEST_FAMILY else ()


def _part(word: str, *, alone: bool) -> tuple[Spelling, ...]:
    return tuple(Spelling(spelling.pattern, spelling.key, alone) for spelling in literal(word))


def _whole(first: list[str], last: list[str]) -> str:
    return rf"{_run(first)}[\s-]+{_run(last)}{_after(last[-1])}"


def _run(parts: list[str]) -> str:
    """The syllables of a given name: Jae Myung, Jae-myung, Jaemyung."""
    head, *rest = parts
    return _flexible(head) + "".join(rf"[\s‐‑-]?(?i:{_flexible(part)})" for part in rest)


def _flexible(text: str) -> str:
    escaped = re.escape(text).replace(r"\ ", r"\s+")
    return re.sub(r"\\-|[‐‑–]", "[-‐‑–]", re.sub("['’]", "['’]", escaped))


def _after(text: str) -> str:
    """What must not follow: the rest of a longer word. After Hangul and Han, particles may."""
    if not re.match(rf"[{_LETTER}]", text[-1]):
        return ""
    return rf"(?![{_LETTER}]|['’](?!s\b)[a-z])"


def _unaccented(text: str) -> str:
    split = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in split if not "\u0300" <= letter <= "\u036f")
    )


def begins_word(text: str, start: int) -> bool:
    """Whether a match at ``start`` is not the end of a longer word in the same script."""
    if start == 0:
        return True
    for script in (_LETTER, HANGUL):
        if re.match(f"[{script}]", text[start]):
            return not re.match(f"[{script}]", text[start - 1])
    return True
