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
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.office_holders import is_office_or_country, name_key, office_holders, person_name
from briefing.text.person_names import is_also_word, is_shared_family, is_title, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.domain.briefing import Point
    from briefing.domain.summit import Summit
    from briefing.text.office_holders import Holder

_OFFICE_ALONE = lazy_regex(
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
_EAST_ASIAN = lazy_regex(
    rf"(?P<country>{'|'.join(sorted(FOREIGN_NAMES, key=len, reverse=True))})?\s?(?P<name>\S*?)\s?"
    r"(?P<office>대통령|국가주석|주석|총리|国家主席|主席|总统|總統|大統領|首相|总理)"
)
_SHORT_TITLES = frozenset("sen rep gov gen lt col adm rev prof professor judge ceo".split())
_PARTICLES = ("bin", "al", "von", "der", "de")
_AND = lazy_regex(r",?\sand\s|,\s")
_ORIGIN = lazy_regex(r"(?P<name>[^,]*[A-Z]\S*\s[A-Z]\S*)\s(?:of|from|in)\s(?:the\s)?[A-Z]")
"""Where somebody is from, behind a name of two words: Chris Murphy of Connecticut."""
_BEHIND_NAME = lazy_regex(r"\s(?:himself|herself)$|\s\([^)]*\)$|['’]s?$")


def by_speaker(
    points: Iterable[Point], summit: Summit
) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """``points`` by the person who says them, those without a speaker left out.

    First the people of ``summit`` in their order, under the first of their names, then everybody
    else in order of appearance, under the longest name that a point has for them. "Lee" is nobody
    of the summit where another Lee speaks too.
    """
    listed = list(points)
    people = People(summit.people, (text for point in listed for text in _texts(point)))
    speakers = {point.speaker: people.person(point.speaker) for point in listed if point.speaker}
    shared = {
        word
        for speaker, person in speakers.items()
        if person is None
        for word in speaker_name(speaker).split()
        if is_shared_family(word)
    }
    others = [name for name, person in speakers.items() if person is None or name in shared]
    names = {speaker: person for speaker, person in speakers.items() if person} | _whole_names(
        others
    )
    groups: dict[str, list[Point]] = {name: [] for name in people.names}
    for point in listed:
        if point.speaker:
            groups.setdefault(names[point.speaker], []).append(point)
    return tuple((name, tuple(group)) for name, group in groups.items() if group)


class People:
    """People, each under all their names, as ``texts`` call them."""

    def __init__(self, people: Iterable[tuple[str, ...]], texts: Iterable[str] = ()) -> None:
        self._people = [tuple(filter(None, names)) for names in people if any(names)]
        self._patterns = [_pattern(names) for names in self._people]
        self._offices: defaultdict[tuple[str | None, str], set[int]] = defaultdict(set)
        self._others: set[str] = set()
        """Offices that somebody else holds too."""
        for text in dict.fromkeys(texts):
            for holder in (*office_holders(text), *east_asian_holders(text)):
                self._learn(holder)

    @property
    def names(self) -> tuple[str, ...]:
        """The first name of each."""
        return tuple(names[0] for names in self._people)

    def person(self, speaker: str) -> str | None:
        """The first configured name of the person whom a text calls ``speaker``; None if that may
        be somebody else."""
        written = _BEHIND_NAME.sub("", speaker.strip())
        numbers = self._named(written) or self._by_office(written)
        return self._people[numbers.pop()][0] if len(numbers) == 1 else None

    def _learn(self, holder: Holder) -> None:
        numbers = self._matching(" ".join(holder.name))
        if not numbers:
            self._others.add(holder.office)
        self._offices[holder.country, holder.office] |= numbers

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
        """Who holds one of the offices; without a country, whoever alone holds it."""
        if code is None and not self._others.isdisjoint(ranks):
            return set()
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


class WantedSpeaker:
    """Somebody whom a reader calls ``name``: a part of a name or a whole one, in any case.

    ``people`` are the people of all summits. If one of them has that name, all the person's names
    and offices are meant, else only what a text writes.
    """

    def __init__(self, name: str, people: Iterable[tuple[str, ...]]) -> None:
        self._words = frozenset(words(name))
        self._people = tuple(dict.fromkeys(people))
        self._meant = tuple(
            names
            for names in self._people
            if any(self._words <= frozenset(words(own)) for own in names)
        )
        parts = (part for names in (*self._meant, (name,)) for own in names for part in own.split())
        self.parts = tuple(dict.fromkeys(filter(words, parts)))
        """Words of the person's names: one of them is in every text that names the person."""

    def may_speak_in(self, paragraph: str) -> bool:
        """Whether ``paragraph`` has a part of a name of the person, or an office."""
        folded = paragraph.casefold()
        if any(part.casefold() in folded for part in self.parts):
            return True
        return bool(self._meant) and any(office in folded for office in _RANKS)

    def find(self, speakers: Iterable[str], texts: Sequence[str]) -> str | None:
        """The first of ``speakers``, who speak in one entry, that is the person; ``texts`` are its
        headline and paragraphs."""
        meant = {names[0] for names in self._meant}
        people = People(self._people, texts if meant else ())
        for speaker in speakers:
            if any(map(self._is_named, _AND.split(speaker))) or people.person(speaker) in meant:
                return speaker
        return None

    def _is_named(self, speaker: str) -> bool:
        """Whether a text that calls somebody ``speaker`` gives that name, whole or in part."""
        name = speaker_name(speaker)
        own = frozenset(words(name or re.sub(r"\b[A-Z][\w’']*", "", speaker)))
        if len(self._words) > 1 and self._words <= frozenset(words(speaker)):
            return True
        return self._words <= own or bool(name and own and own <= self._words)


def speaker_name(speaker: str) -> str:
    """The name in what a text calls a speaker: "Lee" of "President Lee"; empty if it has none."""
    origin = _ORIGIN.match(speaker)
    written = (origin["name"] if origin else speaker).split()
    start = len(written)
    while start and (written[start - 1][0].isupper() or written[start - 1] in _PARTICLES):
        start -= 1
    run = written[start:]
    if (
        run
        and start > 1
        and written[start - 1] in ("of", "for")
        and written[start - 2][0].isupper()
    ):
        return " ".join(written[start - 2 :])  # the Department of Justice
    if not run or any(word.endswith(("’s", "'s")) for word in written):
        return speaker if not speaker.isascii() and " " not in speaker else ""
    run = _without_titles(run)
    if len(run) == 1 and is_also_word(run[0]):  # May is no month where she speaks
        return run[0]
    return " ".join(_without_titles(person_name(" ".join(run))))


def _without_titles(name: Sequence[str]) -> Sequence[str]:
    start = 0
    while start < len(name) - 1 and (is_office_or_country(name[start]) or _is_title(name[start])):
        start += 1
    return name[start:]


def _is_title(word: str) -> bool:
    return is_title(word) or word.rstrip(".").lower() in _SHORT_TITLES


def _whole_names(speakers: Iterable[str]) -> dict[str, str]:
    """The name under which each of ``speakers`` is shown."""
    written = list(dict.fromkeys(speakers))
    names = {speaker: _shown(speaker) for speaker in written}
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


def _shown(speaker: str) -> str:
    """A person's name, several people as they are named, a body without its article."""
    name = "" if " and " in speaker else speaker_name(speaker)
    if name:
        return name
    bare = re.sub(r"^[Tt]he\s(?=[A-Z])", "", speaker)
    return re.sub(r"^(?:The|A|An)(?=\s)", lambda article: article[0].lower(), bare)


def _texts(point: Point) -> Iterator[str]:
    yield point.text
    for source in (*point.sources, *point.also):
        yield source.title
        yield source.passage


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    forms = {form.pattern for name in names for form in spellings(name)}
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form))))
