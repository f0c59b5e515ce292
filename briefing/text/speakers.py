"""Which person a speaker is: one of a summit's people, under a name or an office, or another one.

A text names Lee Jae Myung as "Lee", "President Lee", "the South Korean president" or 대통령. Which
office of which country a person holds is learned from the texts, as nobody configures it. Whoever
might be somebody else is left as the text names them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.text.countries import FOREIGN_NAMES, country
from briefing.text.east_asian_leaders import east_asian_holders
from briefing.text.office_holders import is_office_or_country, name_key, office_holders, person_name
from briefing.text.person_names import is_title, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.domain.briefing import Point
    from briefing.domain.summit import Summit
    from briefing.text.office_holders import Holder

_OFFICE_ALONE = re.compile(
    r"(?:[Tt]he\s)?(?:(?P<country>[\w.]+(?:\s[A-Z]\w+)?)\s)?"
    r"(?P<office>[Pp]resident|[Ll]eader|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor"
    r"|[Kk]ing|[Qq]ueen|[Ee]mperor)"
)
_RANKS = {
    "president": ("state",),
    "prime minister": ("government",),
    "premier": ("government",),
    "chancellor": ("government",),
    "leader": ("state", "government", "leader", "crown"),
    "king": ("crown",),
    "queen": ("crown",),
    "emperor": ("crown",),
    "대통령": ("state",),
    "국가주석": ("state",),
    "주석": ("state",),
    "国家主席": ("state",),
    "主席": ("state",),
    "总统": ("state",),
    "總統": ("state",),
    "大統領": ("state",),
    "총리": ("government",),
    "首相": ("government",),
    "总理": ("government",),
}
_HOME = {"대통령": "kr", "首相": "jp", "国家主席": "cn"}
"""Whose office it is when a text in that language names no country."""
_EAST_ASIAN = re.compile(
    rf"(?P<country>{'|'.join(sorted(FOREIGN_NAMES, key=len, reverse=True))})?\s?(?P<name>\S*?)\s?"
    r"(?P<office>대통령|국가주석|주석|총리|国家主席|主席|总统|總統|大統領|首相|总理)"
)
_BEHIND_NAME = re.compile(r"\s(?:himself|herself)$|\s\([^)]*\)$|['’]s?$")


def by_speaker(
    points: Iterable[Point], summit: Summit
) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """``points`` by the person who says them, those without a speaker left out.

    First the people of ``summit`` in their order, under the first of their names, then everybody
    else in order of appearance, under the longest name that a point has for them.
    """
    said = [point for point in points if point.speaker]
    people = People(summit, (text for point in said for text in _texts(point)))
    names = [people.person(point.speaker or "") for point in said]
    whole = _whole_names(
        point.speaker or "" for point, name in zip(said, names, strict=True) if name is None
    )
    groups: dict[str, list[Point]] = {person[0]: [] for person in summit.people if any(person)}
    for point, name in zip(said, names, strict=True):
        group = name or whole[point.speaker or ""]
        groups.setdefault(group, []).append(point)
    return tuple((name, tuple(group)) for name, group in groups.items() if group)


class People:
    """The people of a summit, as ``texts`` name them."""

    def __init__(self, summit: Summit, texts: Iterable[str] = ()) -> None:
        self._people = [tuple(filter(None, names)) for names in summit.people if any(names)]
        self._patterns = [_pattern(names) for names in self._people]
        self._offices: defaultdict[tuple[str | None, str], set[int]] = defaultdict(set)
        self._others: set[str] = set()
        for text in dict.fromkeys(texts):
            for holder in (*office_holders(text), *east_asian_holders(text)):
                self._learn(holder)

    def person(self, speaker: str) -> str | None:
        """The first configured name of the person whom a text calls ``speaker``; None if that may
        be somebody else."""
        written = _BEHIND_NAME.sub("", speaker.strip())
        numbers = self._named(written) or self._by_office(written)
        return self._people[numbers.pop()][0] if len(numbers) == 1 else None

    def _learn(self, holder: Holder) -> None:
        name = " ".join(holder.name)
        for number in self._matching(name):
            self._offices[holder.country, holder.office].add(number)

    def _matching(self, name: str) -> set[int]:
        return {number for number, pattern in enumerate(self._patterns) if pattern.fullmatch(name)}

    def _named(self, speaker: str) -> set[int]:
        name = speaker_name(speaker)
        return self._matching(name) if name else set()

    def _by_office(self, speaker: str) -> set[int]:
        if match := _OFFICE_ALONE.fullmatch(speaker):
            ranks = _RANKS[match["office"].lower()]
            written = match["country"]
            code = country(written) if written else None
            if written and code is None:
                return set()
        elif match := _EAST_ASIAN.fullmatch(speaker):
            ranks = _RANKS[match["office"]]
            code = FOREIGN_NAMES.get(match["country"] or "") or _HOME.get(match["office"])
            if name := match["name"]:
                return self._matching(name) or self._by_initial(name)
        else:
            return set()
        return self._holders(code, ranks)

    def _holders(self, code: str | None, ranks: Sequence[str]) -> set[int]:
        """Who holds one of the offices; without a country, whoever holds it at all."""
        return {
            number
            for (known, rank), numbers in self._offices.items()
            if rank in ranks and (code is None or known == code)
            for number in numbers
        }

    def _by_initial(self, family: str) -> set[int]:
        """Whom 이 in 이 대통령 means."""
        return {
            number
            for number, names in enumerate(self._people)
            if len(family) == 1 and any(name.startswith(family) for name in names)
        }


def speaker_name(speaker: str) -> str:
    """The name in what a text calls a speaker: "Lee" of "President Lee"; empty if it has none."""
    words = speaker.split()
    start = len(words)
    while start and (
        words[start - 1][0].isupper() or words[start - 1] in ("bin", "al", "von", "de")
    ):
        start -= 1
    run = words[start:]
    if not run or any(word.endswith(("’s", "'s")) for word in words):
        return speaker if not speaker.isascii() and " " not in speaker else ""
    while len(run) > 1 and (is_title(run[0]) or is_office_or_country(run[0])):
        run = run[1:]
    return " ".join(person_name(" ".join(run)))


def _whole_names(speakers: Iterable[str]) -> dict[str, str]:
    """The name under which each of ``speakers`` is shown."""
    written = list(dict.fromkeys(speakers))
    names = {speaker: speaker_name(speaker) or _bare(speaker) for speaker in written}
    whole: dict[str, str] = {}
    for speaker, name in names.items():
        longer = {
            other
            for other in names.values()
            if len(other.split()) > len(name.split()) == 1 and other.split()[-1] == name
        }
        whole[speaker] = longer.pop() if len(longer) == 1 else name
    shown: dict[tuple[str, ...], str] = {}
    for name in whole.values():
        shown.setdefault(name_key(tuple(name.split())), name)
    return {speaker: shown[name_key(tuple(name.split()))] for speaker, name in whole.items()}


def _bare(speaker: str) -> str:
    return re.sub(r"^[Tt]he\s", "", speaker)


def _texts(point: Point) -> Iterator[str]:
    yield point.text
    for source in (*point.sources, *point.also):
        yield source.title
        yield source.passage


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    forms = {form.pattern for name in names for form in spellings(name)}
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form))))
