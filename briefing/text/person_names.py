"""The spellings under which a text may name a person.

East Asian names are written in both orders and with or without a hyphen (Lee Jae Myung, Jae-myung
Lee); of Western ones the last word can stand alone. A family name that millions have identifies
nobody, and neither does a title ("the Queen"), a particle ("de") or a first name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import product, takewhile

from briefing.text.calendar_names import LONG_MONTHS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import fold_width
from briefing.text.scripts import HANGUL

_LETTER = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
NO_LETTER_AFTER = rf"(?![{_LETTER}]|['’](?!s\b)[a-z])"
"""The end of most patterns of `Spelling`: the word must not go on."""
_FAMILIES = (
    "ahn an bae baek cao chang chen cheng cho choe choi chung dang deng do feng gao guo ha han he "
    "heo ho hong hu huang hwang im jang jeon jeong ji jiang jin jo joo jung kang kim ko koo kwon "
    "le lee li liang lim lin liu lu luo ma min moon na nam ngo nguyen noh oh pak park pham phan "
    "roh ryu seo seong shin sim sin sohn son song suh sun tang tran vu wang woo wu xie xu yang "
    "yeo yi yoo yoon yu yun zhang zhao zheng zhou zhu"
)
_SHARED_FAMILY = frozenset(_FAMILIES.split())
_COMMON_FAMILIES = (
    "ali ahmed fernandez fernández garcia garcía gonzalez gonzález hassan "
    "hernandez hernández hussein johnson jones khan kumar lopez lópez martinez martínez mohammed "
    "oliveira pereira perez pérez ramos rodriguez rodríguez sanchez sánchez santos silva singh "
    "smith taylor thomas torres williams wilson"
)
_COMMON_FAMILY = frozenset(_COMMON_FAMILIES.split())
"""Family names that need the first name once in the entry, or the office."""
_WORDS = (
    "baker banks bell bishop brown bush case chase church cook cross day dean grace grant green "
    "hill hope house hunt justice king knight lake law long lord love major mark marks north page "
    "pope price prince ray rice rose short stone swift walker west white wood woods young"
)
_ALSO_WORDS = frozenset((*_WORDS.split(), *map(str.lower, LONG_MONTHS)))
"""Names that are also words or months: a capital at the beginning of a sentence says nothing."""

_TITLE_WORDS = (
    "the crown king queen prince princess emperor empress sultan emir sheikh shah duke duchess "
    "pope cardinal archbishop patriarch ayatollah president vice pres. premier prime minister "
    "foreign chancellor secretary general senator governor ambassador chairman supreme leader "
    "first lady sir dame lord mr mr. mrs mrs. ms ms. dr dr. madam"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_PARTICLES = frozenset("da das de del della den der di do dos du la le ten ter van von zu".split())
_ARTICLES = frozenset(("al", "el", "bin", "ibn"))
"""Particles of Arabic names. Behind "al" the name stands alone too (Sisi); "bin" says whose son."""

_SYLLABLE = (
    r"(?:(?:[kgnhbpmr]y|sh|ch|j)?[auo]|(?:sh|ch|j)i|ts?u|fu|(?:[kgnhbpmrsztdw]|y(?=[auo]))?[ao]"
    r"|[kgsznbpmryk]?u|[kgnhbpmr]?i|[kgsztdnhbpmr]?e|n(?![aiueo])|k(?=k)|s(?=s)|t(?=[tc])|p(?=p))"
)
_JAPANESE = lazy_regex(rf"{_SYLLABLE}+$", re.IGNORECASE)
"""A Japanese word in Hepburn's romanisation: its family name may come first or last."""
_SHORTEST_JAPANESE = 4

_BEGINNING = 4
"""Letters of a word by which `word_beginnings` tells words apart."""
_WORD_BEGINNING = lazy_regex(rf"([{_LETTER}]{{1,{_BEGINNING}}})[{_LETTER}]*")
_OPTIONAL_HYPHEN = r"[\s‐‑-]?"
_PATTERN_PART = lazy_regex(
    rf"\[(?P<either>[{_LETTER}]+)\]|(?P<any_case>\(\?i:)|(?P<hyphen>{re.escape(_OPTIONAL_HYPHEN)})"
    rf"|(?P<end>\))|(?P<letter>[{_LETTER}])"
)
"""What the patterns of `Spelling` are made of before the first space or sign."""

_INITIAL = lazy_regex(r"[A-Z]\.?$")
_NUMERAL = lazy_regex(r"[IVX]{1,5}$")
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

    @property
    def beginnings(self) -> frozenset[str]:
        """What the first word of a match may begin with, as `word_beginnings` has it; empty for a
        spelling in a script whose words that does not cut."""
        letters: list[str] = []
        ended: set[str] = set()
        any_case, at = False, 0
        while len(letters) < _BEGINNING and (part := _PATTERN_PART.match(self.pattern, at)):
            at = part.end()
            if part["hyphen"]:
                ended.update(map("".join, product(*letters)))
            elif letter := part["either"] or part["letter"]:
                letters.append(_in_any_case(letter) if any_case else letter)
            else:
                any_case = bool(part["any_case"])
        ended.update(map("".join, product(*letters)))
        return frozenset(ended - {""})


def word_beginnings(text: str) -> list[str]:
    """The first letters or figures of each word of ``text``, at most four; only of words in scripts
    with capital letters."""
    return _WORD_BEGINNING.findall(text)


def spelling_key(text: str) -> str:
    """Equal for all spellings of a name: without case, spaces, hyphens, initials and a monarch's
    number."""
    return re.sub(r"\b[A-Z]\.?\s|\s[IVX]{1,5}$|[\W_]", "", fold_width(text)).lower()


def literal(text: str) -> tuple[Spelling, ...]:
    """``text`` as written and in capitals; in any case if it has no capital.

    White space, hyphens and apostrophes match their typographic variants.
    """
    text = fold_width(" ".join(text.split()))
    if not text:
        return ()
    if text == text.lower() and text != text.upper():
        return in_any_case(text)
    written = {text, _unaccented(text) or text}
    if len(text) >= _FEWEST_CAPITALS:
        written.add(text.upper())
    return tuple(
        Spelling(_flexible(form) + _after(form), spelling_key(form)) for form in sorted(written)
    )


def in_any_case(text: str) -> tuple[Spelling, ...]:
    """``text`` in capitals, in lower case and in any mixture of them."""
    text = fold_width(" ".join(text.split()))
    if not text:
        return ()
    rest = f"(?i:{_flexible(text[1:])})"
    heads = {text[0].lower(), text[0].upper()}
    return tuple(
        Spelling(re.escape(head) + rest + _after(text), spelling_key(text))
        for head in sorted(heads)
        if len(head) == 1
    )


def spellings(name: str) -> tuple[Spelling, ...]:
    """All spellings of a person's name, whole and in part."""
    name = " ".join(fold_width(name).split())
    words = name.split(" ")
    titles = list(takewhile(lambda word: word.lower() in _TITLES, words))
    parts = [part for part in re.split(r"[\s‐‑-]+", name) if part][len(titles) :]
    if not parts:
        return _bare_title(name)
    if not re.match(rf"[{_LETTER}]", name):
        return (*literal(name), *(_foreign_family(parts) if len(parts) > 1 else ()))
    numeral = parts.pop() if len(parts) > 1 and _NUMERAL.match(parts[-1]) else ""
    parts = [part for part in parts if not _INITIAL.match(part)] or parts
    if len(parts) == 1:
        return _single(titles, parts[0], numeral)
    return (*_full_name(parts), *literal(" ".join((*words[len(titles) :],))))


def is_title(name: str) -> bool:
    """Whether ``name`` has nothing but titles and articles: "the Queen", "Prime Minister"."""
    return all(word.lower() in _TITLES for word in name.split())


def is_shared_family(word: str) -> bool:
    """Whether ``word`` is a family name of too many people to identify one of them."""
    return word.lower() in _SHARED_FAMILY


def is_also_word(word: str) -> bool:
    """Whether the name ``word`` is also an everyday word or a month: May, Rice, Bush."""
    return word.lower() in _ALSO_WORDS


def _bare_title(name: str) -> tuple[Spelling, ...]:
    """A title that stands for a person, with its article: "the Queen", never "Queen"."""
    title = re.sub(r"(?i)^the\b\s*", "", name)
    if not title:
        return ()
    return tuple(
        Spelling(f"{article}\\s+{spelling.pattern}", spelling_key(f"the {title}"))
        for article in ("the", "The")
        for spelling in literal(title[:1].upper() + title[1:])
    )


def _single(titles: list[str], name: str, numeral: str) -> tuple[Spelling, ...]:
    """A name of one word: Putin, Lee, Queen Elizabeth II, Pope Leo XIV.

    Behind a title it may be a first name, which is the person only with the title or the numeral.
    """
    whole: list[Spelling] = []
    for title in titles:
        if title.lower() != "the":
            pattern = rf"{_any_head(title)}\s+{_flexible(name)}(?:\s+[IVX]{{1,5}})?{_after(name)}"
            whole.append(Spelling(pattern, spelling_key(title + name)))
    if numeral:
        pattern = rf"{_flexible(name)}\s+{numeral}{_after(numeral)}"
        whole.append(Spelling(pattern, spelling_key(name + numeral)))
    certain = not titles and not is_shared_family(name) and not is_also_word(name)
    if not whole:
        return _part(name, alone=certain)
    reference = (replace(form, alone=False) for form in in_any_case(f"the {titles[-1]}"))
    return (*whole, *_part(name, alone=certain), *reference)


def _full_name(parts: list[str]) -> tuple[Spelling, ...]:
    first, *given = parts
    orders = [_whole([first], given), _whole(given, [first])]
    if len(parts) == 2:
        orders.append(rf"{_flexible(first)}\s+[A-Z]\.?\s+{_flexible(given[0])}{_after(given[0])}")
    key = spelling_key("".join(parts))
    reversed_key = spelling_key("".join((*given, first)))
    whole = (
        Spelling(orders[0], key),
        *(Spelling(order, key) for order in orders[2:]),
        Spelling(orders[1], reversed_key),
    )
    if is_shared_family(first):
        return (*whole, *_part(first, alone=False))
    japanese = len(first) >= _SHORTEST_JAPANESE and all(map(_JAPANESE.match, parts))
    return (*whole, *_family(parts), *_part(first, alone=japanese))


def _family(parts: list[str]) -> tuple[Spelling, ...]:
    """The family name of a Western name, with its particles: von der Leyen, bin Salman."""
    last = parts[-1]
    if len(last) < _SHORTEST_FAMILY:
        return ()
    alone = not is_also_word(last) and last.lower() not in _COMMON_FAMILY
    particles: list[str] = []
    for part in reversed(parts[1:-1]):
        if part.lower() not in _PARTICLES | _ARTICLES:
            break
        particles.insert(0, part)
    if not particles:
        return _part(last, alone=alone)
    run = r"[\s‐‑-]+".join(f"(?i:{re.escape(part)})" for part in particles[1:])
    head = _any_head(particles[0]) + (rf"[\s‐‑-]+{run}" if run else "")
    whole = Spelling(
        rf"{head}[\s‐‑-]+{_flexible(last)}{_after(last)}",
        spelling_key("".join((*particles, last))),
        alone,
    )
    arabic = particles[-1].lower() in ("al", "el")
    return (whole, *(_part(last, alone=alone) if arabic else ()))


def _foreign_family(parts: list[str]) -> tuple[Spelling, ...]:
    return _part(parts[-1], alone=True) if len(parts[-1]) >= _SHORTEST_FAMILY else ()


def _part(word: str, *, alone: bool) -> tuple[Spelling, ...]:
    return tuple(Spelling(spelling.pattern, spelling.key, alone) for spelling in literal(word))


def _any_head(word: str) -> str:
    """``word`` with a small or a capital first letter."""
    heads = sorted({word[0].lower(), word[0].upper()})
    return f"[{''.join(heads)}]{_flexible(word[1:])}"


def _whole(first: list[str], last: list[str]) -> str:
    return rf"{_run(first)}[\s-]+{_run(last)}{_after(last[-1])}"


def _run(parts: list[str]) -> str:
    """The syllables of a given name: Jae Myung, Jae-myung, Jaemyung."""
    head, *rest = parts
    return _flexible(head) + "".join(f"{_OPTIONAL_HYPHEN}(?i:{_flexible(part)})" for part in rest)


def _flexible(text: str) -> str:
    escaped = re.escape(text).replace(r"\ ", r"\s+")
    return re.sub(r"\\-|[‐‑–]", "[-‐‑–]", re.sub("['’]", "['’]", escaped))


@cache
def _in_any_case(letter: str) -> str:
    """All letters that a pattern in any case takes for ``letter``."""
    return "".join(re.findall(re.escape(letter), _letters(), re.IGNORECASE)) or letter


@cache
def _letters() -> str:
    return "".join(re.findall(f"[{_LETTER}]", "".join(map(chr, range(0x500)))))


def _after(text: str) -> str:
    """What must not follow: the rest of a longer word. After Hangul and Han, particles may."""
    if not re.match(rf"[{_LETTER}]", text[-1]):
        return ""
    return NO_LETTER_AFTER


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
