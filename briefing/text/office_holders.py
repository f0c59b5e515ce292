"""The people whom a text calls head of state or government, minister or leader of a country.

Two people who hold such an office make a meeting worth proposing; two clubs, companies or players
do not, however similar the wording ("to meet", "talks"). So an office counts only alone or after a
country or its adjective: the president of a club, company or university does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.calendar_names import NORMAL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICE = (
    r"(?:[Vv]ice[ -])?(?:[Ff]oreign|[Pp]rime|[Dd]efen[cs]e|[Tt]rade|[Ff]inance|[Uu]nification)"
    r" [Mm]inister|[Gg]eneral [Ss]ecretary|[Ss]ecretary of [Ss]tate|[Cc]rown [Pp]rince"
    r"|[Ss]upreme [Ll]eader|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ll]eader|King|Queen|Emperor|Emir"
    r"|Sultan|PM"
)
_COUNTRY_WORDS = frozenset(
    """
    american british french german dutch spanish swiss greek irish danish swedish finnish polish
    turkish czech thai israeli iraqi saudi qatari emirati omani kuwaiti bahraini yemeni pakistani
    bangladeshi afghan kazakh uzbek kyrgyz tajik turkmen filipino philippine slovak croat serb
    cypriot icelandic us u.s uk u.k eu un uae european commission council korea korean china chinese
    japan japanese russia russian france germany india indian ukraine ukrainian israel iran iranian
    turkey britain canada mexico brazil argentina chile peru colombia venezuela cuba australia
    zealand vietnam indonesia malaysia singapore thailand philippines cambodia laos myanmar mongolia
    taiwan nepal pakistan bangladesh egypt syria iraq jordan lebanon qatar emirates arabia kuwait
    oman yemen libya tunisia algeria morocco sudan ethiopia kenya nigeria ghana africa rwanda congo
    angola poland hungary romania bulgaria serbia croatia greece italy spain portugal norway sweden
    finland denmark netherlands belgium austria switzerland ireland iceland belarus georgia armenia
    azerbaijan kazakhstan uzbekistan interim acting former then
    """.split()
)
_DEMONYM = re.compile(r"(?:[a-z]{3,}(?:ian|ean|ese)|(?:mexic|moroc|chile|americ|afric|lib)an)$")
_NOT_IN_NAMES = NORMAL_NAMES.union(
    (
        "on in at the a an when as after before and but with for from while meanwhile "
        "live why how what where who if his her their its our this that these those both once by "
        "to of "
        "since until now today tomorrow yesterday breaking update analysis opinion exclusive video "
        "watch explainer mr mrs ms madam dr sir lord lady gen general secretary state summit talks"
    ).split()
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.?"
_PARTICLE = r"(?:(?:bin|bint|al|el|de|da|del|di|van|von|der|den)\s)"
CAPITALISED = rf"{_CAPITAL}(?:\s{_PARTICLE}{{0,2}}{_CAPITAL}){{0,7}}"
"""A run of capitalised words, which may contain a name after a country and an office."""

LONGEST_SENTENCE = 600
"""Characters; a longer sentence is not prose, and no pattern is tried on it."""

_OFFICE_PARTS = ("resident", "inister", "remier", "hancellor", "eader", "ecretary", "rince", "King",
             "Queen", "Em", "Sultan", "PM")  # fmt: skip
_HOLDER = re.compile(
    rf"(?:(?P<before>[^\s,;:“\"(]+)\s)?\b(?P<office>{_OFFICE})\s(?P<name>{CAPITALISED})"
)
_RUN = re.compile(CAPITALISED)
_LAST_OFFICE = re.compile(rf"^.*\b(?:{_OFFICE})\s")
_POSSESSIVE = re.compile(r"['’]s?$")


def person_name(run: str) -> tuple[str, ...]:
    """The words of the name at the end of a run of capitalised words; empty if there is none."""
    words = _LAST_OFFICE.sub("", run).split()
    for place in reversed(range(len(words))):
        if words[place].strip(".,’'").lower() in _NOT_IN_NAMES:
            if rest := words[place + 1 :]:
                words = rest
                break
            words = words[:place]
    if words:
        words[-1] = _POSSESSIVE.sub("", words[-1]).rstrip(".")
    return tuple(words) if len(words) <= 5 and all(words) else ()


def capitalised_names(text: str) -> Iterator[tuple[str, ...]]:
    """All possible names in ``text``: every run of capitalised words, without its office."""
    return filter(None, (person_name(match.group()) for match in _RUN.finditer(text)))


def name_key(name: tuple[str, ...]) -> tuple[str, ...]:
    """Equal for all orders and hyphenations of a name: Takaichi Sanae, Sanae Takaichi."""
    return tuple(sorted(part for word in name for part in re.split(r"[-‐‑]", word.lower())))


def office_holders(text: str) -> Iterator[tuple[str, ...]]:
    """The names that follow an office of a country in ``text``, whole or in part."""
    if len(text) > LONGEST_SENTENCE or not any(word in text for word in _OFFICE_PARTS):
        return
    for match in _HOLDER.finditer(text):
        if _is_of_country(match["before"]) and (name := person_name(match["name"])):
            yield name


def _is_of_country(before: str | None) -> bool:
    if not before:
        return True
    word = _POSSESSIVE.sub("", before).strip(".,—–-").lower()
    if not before[0].isupper():
        return True
    return word in _COUNTRY_WORDS or word in _NOT_IN_NAMES or _DEMONYM.fullmatch(word) is not None
