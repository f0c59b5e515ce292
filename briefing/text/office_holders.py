"""The people whom a text calls head of state or government, minister or leader of a country.

Two people who hold such an office make a meeting worth proposing; two clubs, companies or players
do not, however similar the wording ("to meet", "talks"). So an office counts only alone or after a
country or its adjective: the president of a club, company or university does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.text.calendar_names import NORMAL_NAMES
from briefing.text.countries import country, country_name
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICE = (
    r"(?:[Vv]ice[ -])?(?:[Ff]oreign|[Pp]rime|[Dd]efen[cs]e|[Tt]rade|[Ff]inance|[Uu]nification)"
    r" [Mm]inister|[Gg]eneral [Ss]ecretary|[Ss]ecretary[- ][Gg]eneral|[Ss]ecretary of [Ss]tate"
    r"|[Cc]rown [Pp]rince|[Ss]upreme [Ll]eader|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ll]eader"
    r"|King|Queen|Emperor|Emir|Sultan|Pope|PM"
)
_TITLES = ("King", "Queen", "Emperor", "Emir", "Sultan", "Pope")
_BODIES = frozenset("commission council union nato un interim acting".split())
"""Words before an office that are no country: European Council President, acting president."""

_DEMONYM = lazy_regex(r"(?:[a-z]{3,}(?:ian|ean|ese)|(?:mexic|moroc|chile|americ|afric|lib)an)$")
_NOT_IN_NAMES = NORMAL_NAMES.union(
    (
        "on in at the a an when as after before and but with for from while meanwhile "
        "live why how what where who if his her their its our this that these those both once by "
        "to of "
        "since until now today tomorrow yesterday breaking update analysis opinion exclusive video "
        "watch explainer mr mrs ms madam dr sir lord lady gen general secretary state summit talks"
    ).split()
)
_INITIAL = lazy_regex(r"[A-Z]\.?")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.?"
_PARTICLE = r"(?:(?:bin|bint|al|el|de|da|del|di|van|von|der|den)\s|[ae]l[-‐‑])"
CAPITALISED = rf"{_CAPITAL}(?:\s{_PARTICLE}{{0,2}}{_CAPITAL}){{0,7}}"
"""A run of capitalised words, which may contain a name after a country and an office."""

LONGEST_SENTENCE = 600
"""Characters; a longer sentence is not prose, and no pattern is tried on it."""

_OFFICE_WORDS = frozenset(
    "president prime minister premier chancellor leader king queen emperor emir sultan pope pm "
    "foreign defence defense trade finance unification vice crown prince supreme chairman "
    "secretary general south north new saudi".split()
)
_WORDS_CACHED = 4_096
"""The same capitalised words come again and again."""

_OFFICE_PARTS = ("resident", "inister", "remier", "hancellor", "eader", "ecretary", "rince", "King",
             "Queen", "Em", "Sultan", "Pope", "PM")  # fmt: skip
_HOLDER = lazy_regex(
    rf"(?:(?P<before>[^\s,;:“\"(]+)\s)?\b(?P<office>{_OFFICE})\s(?P<name>{CAPITALISED})"
    r"(?:\sof\s(?:the\s)?(?P<country>[A-Z]\w+(?:\s[A-Z]\w+)?))?"
)
_RUN = lazy_regex(CAPITALISED)
_LAST_OFFICE = lazy_regex(rf"^.*\b(?:{_OFFICE})\s")
_POSSESSIVE = lazy_regex(r"['’]s?$")
_NO_LONGER = lazy_regex(
    r"\b(?:former|late|then|ousted|deposed|one-?time|ex)[\s-](?:[\w.]+\s){0,2}$", re.I
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A name after an office: its words, a country's code if the text gives it, and the office.

    ``office`` is "state", "government", "crown", "leader" or "minister". ``assumed``: the text does
    not name the country, and its language suggests it.
    """

    name: tuple[str, ...]
    country: str | None
    office: str
    assumed: bool = False
    title: str = ""


def person_name(run: str) -> tuple[str, ...]:
    """The words of the name at the end of a run of capitalised words; empty if there is none."""
    words = _LAST_OFFICE.sub("", run).split()
    for place, word in enumerate(words):
        if ends_sentence(word) or _POSSESSIVE.search(word):
            del words[place + 1 :]
            break
    # "Theresa May" is a name of two words, "Ada Lindqvist May" a name before a date.
    if len(words) == 2 and words[1] in ("May", "May’s", "May's") and not _is_break(words[0]):
        return words[0], "May"
    for place in reversed(range(len(words))):
        if _is_break(words[place]):
            if rest := words[place + 1 :]:
                words = rest
                break
            words = words[:place]
    if words:
        words[-1] = _POSSESSIVE.sub("", words[-1]).rstrip(".")
    return tuple(words) if len(words) <= 5 and all(words) else ()


def ends_sentence(word: str) -> bool:
    """Whether a capitalised word with a full stop is the last of its sentence: "Putin. Trump"."""
    return word.endswith(".") and len(word) > 4


def _is_break(word: str) -> bool:
    return word.strip(".,’'").lower() in _NOT_IN_NAMES


@lru_cache(maxsize=_WORDS_CACHED)
def is_no_name(word: str) -> bool:
    """Whether a capitalised word is part of no name: an office, a country, a day, a preposition."""
    return _is_break(word) or is_office_or_country(word)


def is_office_or_country(word: str) -> bool:
    """Whether a capitalised word before a name is part of an office or names its country."""
    return word.lower() in _OFFICE_WORDS or country(word) is not None


def name_key(name: tuple[str, ...]) -> tuple[str, ...]:
    """Equal for all orders and hyphenations of a name, with or without a middle initial."""
    words = [word for word in name if not _INITIAL.fullmatch(word)] if len(name) > 2 else name
    return tuple(sorted(part for word in words for part in re.split(r"[-‐‑]", word.lower())))


def office_holders(text: str) -> Iterator[Holder]:
    """The holders of an office of a country that ``text`` names, whole or in part."""
    if len(text) > LONGEST_SENTENCE or not any(word in text for word in _OFFICE_PARTS):
        return
    for match in _HOLDER.finditer(text):
        if _NO_LONGER.search(text, max(0, match.start("office") - 40), match.start("office")):
            continue
        code = _country_before(text[: match.start("office")])
        if code is None and match["country"]:
            code = country_name(match["country"]) or country_name(match["country"].split()[0])
        office = match["office"].lower()
        if office == "leader" and code is None:
            continue
        if (code or _is_of_country(match["before"])) and (name := person_name(match["name"])):
            title = match["office"] if match["office"] in _TITLES else ""
            yield Holder(name, code, _rank(office), title=title)


def _rank(office: str) -> str:
    if ("minister" in office and "prime" not in office) or "secretary of" in office:
        return "minister"
    if "leader" in office or "general" in office:
        return "leader"
    if "minister" in office or office in ("premier", "chancellor", "pm"):
        return "government"
    return "state" if office in ("president", "pope") else "crown"


def _country_before(before: str) -> str | None:
    words = _POSSESSIVE.sub("", before[-40:].rstrip(" ,—–-")).split()[-2:]
    if not words or not words[-1][0].isupper():
        return None
    if len(words) == 2 and (code := country(" ".join(words))):
        return code
    if words[-1].lower() in _BODIES:
        return country(words[0])
    return country(words[-1])


def _is_of_country(before: str | None) -> bool:
    if not before or not before[0].isupper():
        return True
    word = _POSSESSIVE.sub("", before).strip(".,—–-").lower()
    return word in _BODIES or word in _NOT_IN_NAMES or _DEMONYM.fullmatch(word) is not None
