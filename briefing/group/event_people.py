"""The people whom the reports of an event name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.lazy_regex import lazy_regex
from briefing.text.office_holders import CAPITALISED, name_key, person_name
from briefing.text.person_names import is_shared_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.domain.proposal import EntryReport
    from briefing.domain.summit import Summit

NAME_RUN = lazy_regex(CAPITALISED)
_TITLE = lazy_regex(
    r"(?:president|(?:prime\s)?minister|premier|chancellor|leader|secretary(?:[- ]general)?|king"
    r"|queen|pope|prince(?:ss)?|emir|sultan|ambassador|envoy|senator|governor|mayor|chair(?:man|woman)?"
    r"|director|judge|spokes(?:man|woman|person)|general|colonel|pm|mp|mk|mrs?|ms|dr|gen|sen|rep)\.?$",
    re.IGNORECASE,
)
"""What stands before the name of a person: an office, a rank or a form of address."""
_SPEAKS_OR_ACTS = lazy_regex(
    r"\s(?:who|said|says|told|added|wrote|met|meets|signed|warned|arrived|flew|was born)\b"
    r"|,\s(?:who|the\s[a-z]+(?:\s[a-z]+)?\sminister)\b"
)
_AGE = lazy_regex(r",\s\d\d,")
_POSSESSIVE_INSIDE = lazy_regex(r"['’]s\b")
_NO_NAME = lazy_regex(r"^[A-Z]\.$|-[a-z]")
"""A rest of "U.N.", or an adjective such as "German-born", before a name."""

Texts = list[tuple["EntryReport", tuple[str, ...]]]
"""Reports, each with its sentences in which a capital indicates a name."""
Found = list[tuple[str, int]]
"""Values, each with the number of outlets that have it."""


class OutletCounts:
    """The outlets that name each of some values, and how often each is named."""

    def __init__(self) -> None:
        self.of: defaultdict[str, set[str]] = defaultdict(set)
        self.count = Counter[str]()

    def add(self, value: str, outlet: str) -> None:
        self.of[value].add(outlet)
        self.count[value] += 1

    def best(self, least: int) -> Found:
        """The values of at least so many outlets, those of most outlets first."""
        ranked = sorted(self.of, key=lambda value: (-len(self.of[value]), -self.count[value]))
        return [(value, len(self.of[value])) for value in ranked if len(self.of[value]) >= least]


def event_people(
    texts: Texts, summits: Sequence[Summit], least: int
) -> list[tuple[tuple[str, ...], int]]:
    """Who is named with first and last name, and is clearly a person; then each by whatever names
    a configured summit gives."""
    configured = {
        name_key(tuple(name.split())): names
        for summit in summits
        for names in summit.people
        for name in names
        if len(name.split()) > 1
    }
    alone = {
        match.group()
        for _, sentences in texts
        for text in sentences
        for match in NAME_RUN.finditer(text)
        if " " not in match.group()
    }
    outlets, spelled, certain = OutletCounts(), Counter[tuple[str, str]](), set[str]()
    for report, sentences in texts:
        for text in sentences:
            for match in NAME_RUN.finditer(text):
                title, name = person(match.group())
                if not 2 <= len(name) <= 4:
                    continue
                key = " ".join(name_key(name))
                outlets.add(key, report.outlet)
                spelled[key, " ".join(name)] += 1
                before = text[max(0, match.start() - 20) : match.start()].split()
                acts = name[-1] in alone and _SPEAKS_OR_ACTS.match(text, match.end())
                titled = title or (before and _TITLE.match(before[-1]))
                aged = _AGE.match(text, match.end())
                if titled or acts or aged or name_key(name) in configured:
                    certain.add(key)
    forms: dict[str, tuple[str, ...]] = {}
    for (key, form), _ in spelled.most_common():
        if key in certain:
            forms.setdefault(key, configured.get(tuple(key.split()), (form,)))
    _add_families(texts, forms, outlets)
    named = [(forms[key], count) for key, count in outlets.best(least) if key in forms]
    return [*_written_otherwise(texts, summits, named, least), *named][: rules.DRAFT_PEOPLE]


def person(run: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a run of capitalised words has an office or a rank, and the name that follows it."""
    before_possessive = _POSSESSIVE_INSIDE.split(run, maxsplit=1)[0]
    name = list(person_name(before_possessive))
    office = before_possessive.removesuffix(" ".join(name)).split()[-1:]
    titled = bool(name and office and _TITLE.match(office[0]))
    while name and (_TITLE.match(name[0]) or _NO_NAME.search(name[0])):
        titled = titled or _TITLE.match(name[0]) is not None
        del name[0]
    return titled, tuple(name)


def _add_families(texts: Texts, forms: dict[str, tuple[str, ...]], outlets: OutletCounts) -> None:
    """Count the outlets that name a person by the last name alone."""
    for key, names in forms.items():
        first, *_, last = names[0].split() if " " in names[0] else (key, names[0])
        if is_shared_family(first):
            continue
        alone = re.compile(rf"\b{re.escape(last)}\b")
        for report, sentences in texts:
            if any(alone.search(text) for text in sentences):
                outlets.add(key, report.outlet)


def _written_otherwise(
    texts: Texts,
    summits: Iterable[Summit],
    named: Iterable[tuple[tuple[str, ...], int]],
    least: int,
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Configured people who are named in a script without capitals."""
    known = {names for names, _ in named}
    for names in dict.fromkeys(names for summit in summits for names in summit.people):
        uncased = [name for name in names if name.upper() == name.lower()]
        if names in known or not uncased:
            continue
        outlets = {
            report.outlet
            for report, _ in texts
            if any(name in text for name in uncased for text in (report.title, *report.sentences))
        }
        if len(outlets) >= least:
            yield names, len(outlets)
