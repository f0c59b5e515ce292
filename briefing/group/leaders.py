"""Who holds an office in the news, and whom a text means by a family name alone.

A family name is resolved within its own text first ("Kim" is the one whom the text names in full),
then by the other texts. Two spellings are one person if the texts give both the same office of the
same country: Donald Trump and 트럼프, Zelensky and Zelenskyy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.east_asian_leaders import east_asian_holders
from briefing.text.lazy_regex import lazy_regex
from briefing.text.office_holders import is_no_name, name_key, office_holders
from briefing.text.person_names import is_shared_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.domain.proposal import EntryReport
    from briefing.domain.summit import Summit

Name = tuple[str, ...]
NameKey = tuple[str, ...]

_ORDINAL = lazy_regex("[IVX]+")
"""The number of a king or a pope; no family name looks like this."""
_LATIN = lazy_regex(r"[A-Za-zÀ-ɏ]")


class Leaders:
    """The office holders of ``reports`` and the people of ``summits``, by their names."""

    def __init__(self, reports: Sequence[EntryReport], summits: Iterable[Summit]) -> None:
        self.used_alone: Counter[str] = Counter()
        self._written: defaultdict[NameKey, Counter[Name]] = defaultdict(Counter)
        self._offices: defaultdict[NameKey, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._titles: dict[NameKey, str] = {}
        self._assumed: defaultdict[NameKey, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._ranks: defaultdict[NameKey, Counter[str]] = defaultdict(Counter)
        self._by_word: defaultdict[str, set[NameKey]] = defaultdict(set)
        self._by_country: defaultdict[str, Counter[NameKey]] = defaultdict(Counter)
        self._in_text: dict[str, set[NameKey]] = {}
        self._configured: dict[NameKey, tuple[str, ...]] = {}
        self._same: dict[NameKey, NameKey] = {}
        for names in (names for summit in summits for names in summit.people):
            for spelled in names:
                key = name_key(tuple(spelled.split()))
                self._written[key][tuple(spelled.split())] += 1
                self._configured.setdefault(key, names)
        for report in reports:
            self._read(report)
        self._add_full_names(reports)
        for key in self._written:
            for word in _words_alone(self._shown_words(key)):
                self._by_word[word.lower()].add(key)
        self._join_spellings()
        words = {
            name[-1]
            for name in map(self._shown_words, self._written)
            if not _LATIN.match(name[-1]) and len(name[-1]) > 1
        }
        self._uncased: tuple[str, ...] = tuple(sorted(words, key=lambda word: (-len(word), word)))

    def _read(self, report: EntryReport) -> None:
        named = self._in_text.setdefault(report.entry, set())
        counted: set[tuple[NameKey, str]] = set()
        for text in (report.title, *report.sentences):
            for holder in (*office_holders(text), *east_asian_holders(text)):
                key = name_key(holder.name)
                self._written[key][holder.name] += 1
                named.add(key)
                if holder.title:
                    self._titles[key] = holder.title
                if (key, holder.office) not in counted:  # one vote a text
                    counted.add((key, holder.office))
                    self._ranks[key][holder.office] += 1
                    if holder.country and holder.assumed:
                        self._assumed[key][holder.country, holder.office] += 1
                    elif holder.country:
                        self._offices[key][holder.country, holder.office] += 1

    def _add_full_names(self, reports: Sequence[EntryReport]) -> None:
        """Look up the first names of those who are only ever called "President Biden"."""
        words = {word for key in self._written for word in key if len(key) > 1}
        alone = [key[0] for key in self._written if len(key) == 1 and key[0] not in words]
        latin = sorted(re.escape(word) for word in alone if _LATIN.match(word))
        if not latin:
            return
        form = re.compile(rf"\b([A-Z][a-zà-ÿ’'-]+)(?:\s[A-Z]\.)?\s((?i:{'|'.join(latin)}))\b")
        texts: defaultdict[str, defaultdict[Name, set[str]]] = defaultdict(lambda: defaultdict(set))
        for report in reports:
            for text in (report.title, *report.sentences):
                for first, last in form.findall(text):
                    if not is_no_name(first):
                        texts[last.lower()][first, last].add(report.entry)
        for word, names in texts.items():
            ranked = sorted(names, key=lambda name: (-len(names[name]), name))
            most = len(names[ranked[0]])
            if len(ranked) > 1 and most < 2 * len(names[ranked[1]]):
                continue
            key = name_key(ranked[0])
            self._written[key][ranked[0]] += most
            self._ranks[key] += self._ranks[(word,)]
            self._offices[key] += self._offices[(word,)]
            for entry in names[ranked[0]]:
                self._in_text[entry].add(key)

    def _join_spellings(self) -> None:
        """Find the names of one person among those with one office of one country."""
        for key, assumed in self._assumed.items():
            if not self._offices[key]:
                self._offices[key].update(assumed)
        by_office: defaultdict[tuple[str, str], list[NameKey]] = defaultdict(list)
        for key, offices in sorted(self._offices.items()):
            if offices:
                ((office, _),) = offices.most_common(1)
                if office[1] != "minister":
                    self._by_country[office[0]][key] += sum(offices.values())
                    by_office[office].append(key)
        for keys in by_office.values():
            keys.sort(key=lambda key: (-len(key), -len("".join(key)), key))
            for place, key in enumerate(keys):
                same = (other for other in keys[:place] if _is_spelling(key, other))
                if other := next(same, None):
                    self._same[key] = self._root(other)
            self._join_scripts(keys)

    def _join_scripts(self, keys: Sequence[NameKey]) -> None:
        """Join the one name that each script has for the holder of an office."""
        counts: defaultdict[str, Counter[NameKey]] = defaultdict(Counter)
        for key in keys:
            counts[script(key[0])][self._root(key)] += self._count(key)
        sure = [
            ranked[0][0]
            for _, names in sorted(counts.items(), key=lambda item: item[0] != "latin")
            if (ranked := names.most_common(2))
            and (len(ranked) == 1 or ranked[0][1] >= rules.CLEARLY_MEANT * ranked[1][1])
        ]
        for key in sure[1:]:
            self._same[key] = sure[0]

    def _root(self, key: NameKey) -> NameKey:
        while key in self._same:
            key = self._same[key]
        return key

    def person(self, name: Name, report: EntryReport) -> NameKey | None:
        """The office holder whom ``report`` calls by ``name``; None for anybody else."""
        key = name_key(name)
        if key in self._written and (len(key) > 1 or not _LATIN.match(key[0])):
            return self._root(key)
        if len(key) > 1:
            return None
        if len(key[0]) == 1:
            return None if _LATIN.match(key[0]) else self._by_initial(key[0], report)
        if key[0] not in self._by_word:
            return None
        candidates = {self._root(known) for known in self._by_word.get(key[0], ())}
        candidates = {known for known in candidates if len(known) > 1} or candidates
        if len(candidates) > 1:
            here = {self._root(known) for known in self._in_text.get(report.entry, ())}
            candidates = candidates & here or candidates
        if len(candidates) > 1:
            heads = {known for known in candidates if self.is_head(known)}
            candidates = heads or candidates
        if len(candidates) > 1:
            ranked = sorted(candidates, key=lambda known: -self._count(known))
            if self._count(ranked[0]) >= rules.CLEARLY_MEANT * self._count(ranked[1]):
                candidates = {ranked[0]}
        if len(candidates) != 1:
            return None
        return next(iter(candidates))

    def _by_initial(self, family: str, report: EntryReport) -> NameKey | None:
        """Whom a Korean, Chinese or Japanese family name of one letter means in ``report``."""
        for known in (self._in_text.get(report.entry, ()), self._written):
            people = {
                self._root(key)
                for key in known
                if len(key[0]) > 1 and self._shown_words(key)[0].startswith(family)
            }
            if people:
                return people.pop() if len(people) == 1 else None
        return None

    def _count(self, key: NameKey) -> int:
        return sum(self._ranks[key].values())

    @property
    def uncased_names(self) -> tuple[str, ...]:
        """The Korean, Chinese and Japanese words that name somebody alone, the longest first."""
        return self._uncased

    def is_head(self, key: NameKey) -> bool:
        """Whether the person leads a state or a government."""
        return any(office != "minister" for office in self._ranks[key])

    def country(self, key: NameKey) -> str | None:
        """The code of the country whose office the person holds, if a text gives it."""
        for known in self._spellings(key):
            if self._offices[known]:
                return self._offices[known].most_common(1)[0][0][0]
        return None

    def head_of(self, country: str) -> NameKey | None:
        """The leader of ``country`` whom the texts name most; None if two are named as often."""
        counts: Counter[NameKey] = Counter()
        for key, number in self._by_country[country].items():
            counts[self._root(key)] += number
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def heads_in(self, country: str, entries: Iterable[str]) -> list[NameKey]:
        """The leaders of ``country`` whom a third of ``entries`` name, the most first."""
        texts = list(entries)
        counts: Counter[NameKey] = Counter()
        for entry in texts:
            counts.update({self._root(key) for key in self._in_text.get(entry, ())})
        return [
            key
            for key, number in counts.most_common()
            if 3 * number >= len(texts) and self.country(key) == country and self.is_head(key)
        ]

    def _spellings(self, key: NameKey) -> list[NameKey]:
        same = [known for known in self._same if self._root(known) == key]
        return [key, *sorted(same, key=lambda known: (-self._count(known), known))]

    def names(self, key: NameKey) -> tuple[str, ...]:
        """The configured names of the person, else the spellings seen, the most frequent first."""
        spellings = self._spellings(key)
        for known in spellings:
            if known in self._configured:
                return self._configured[known]
        whole = [known for known in spellings if len(known) > 1 or not _LATIN.match(known[0])]
        ranked = sorted(
            whole or spellings,
            key=lambda known: (not _LATIN.match(known[0]), -self._count(known), -len(known), known),
        )
        most = self._count(ranked[0])
        written = [self._with_title(known) for known in ranked]
        shown = [
            name
            for known, name in zip(ranked, written, strict=True)
            if not any(name != longer and name in longer for longer in written)
            and (
                script(known[0]) != script(ranked[0][0])
                or self._count(known) >= rules.LEAST_SPELLING * most
            )
        ]
        return tuple(dict.fromkeys(shown or written[:1]))[: rules.MOST_SPELLINGS]

    def _with_title(self, key: NameKey) -> str:
        return f"{self._titles.get(key, '')} {' '.join(self._shown_words(key))}".strip()

    def keys(self, key: NameKey) -> frozenset[NameKey]:
        """The keys of all names of the person."""
        names = self.names(key)
        return frozenset((*self._spellings(key), *(name_key(tuple(n.split())) for n in names)))

    def _shown_words(self, key: NameKey) -> Name:
        written = self._written[key]
        return min(written, key=lambda name: (-written[name], name)) if written else key

    def family(self, key: NameKey) -> str:
        """The word that texts use alone for the person, by default the last one."""
        name = tuple(self.names(key)[0].split())
        if len(name) > 1 and key in self._titles:
            name = name[1:]
        first, last = name[0], name[-1]
        if _ORDINAL.fullmatch(last) and len(name) > 1:
            return name[-2]
        if self.used_alone[first] != self.used_alone[last]:
            return max((first, last), key=lambda word: self.used_alone[word])
        return first if is_shared_family(first) else last


def script(word: str) -> str:
    """ "latin", "hangul", "han" or "kana", by the first letter of ``word``."""
    if _LATIN.match(word):
        return "latin"
    first = word[0]
    if "\uac00" <= first <= "\ud7a3":
        return "hangul"
    return "kana" if "\u3040" <= first <= "\u30ff" else "han"


def _is_spelling(key: NameKey, other: NameKey) -> bool:
    """Whether ``key`` is another or a shorter way to write ``other`` in the same script."""
    if script(key[0]) != script(other[0]):
        return False
    if set(key) <= set(other):
        return True
    if not _LATIN.match(key[0]):
        return key[-1] in other[-1]
    shared = set(key) & set(other)
    if not shared:
        return False
    rest, others = "".join(sorted(set(key) - shared)), "".join(sorted(set(other) - shared))
    return SequenceMatcher(None, rest, others, autojunk=False).ratio() >= rules.SAME_SPELLING


def _words_alone(name: Name) -> set[str]:
    return {name[0], name[-2] if _ORDINAL.fullmatch(name[-1]) and len(name) > 1 else name[-1]}
