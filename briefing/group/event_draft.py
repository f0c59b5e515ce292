"""An event as a summit: its people, place, dates and terms, as far as its outlets agree on them.

It is made to be edited, so it names what is likely, with the number of outlets behind it. Names are
read in English prose and in the summits that are configured; a language without capitals gives
only these and the dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.domain.event import EventDraft
from briefing.domain.summit import Summit
from briefing.group import rules
from briefing.group.event_people import NAME_RUN, Found, OutletCounts, Texts, event_people, person
from briefing.text.calendar_names import LONG_MONTHS, NORMAL_NAMES, WEEKDAY_PATTERN
from briefing.text.dates import day_in, mentions
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.office_holders import LONGEST_SENTENCE
from briefing.text.person_names import is_shared_family
from briefing.text.stemmer import singular
from briefing.text.stop_words import EVENT_STOP_WORDS, FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.domain.event import Event
    from briefing.domain.proposal import EntryReport

_MEETINGS = frozenset("summit meeting talk visit conference forum".split())
_NOUN = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_PLACE = lazy_regex(
    rf"\b(?:in|at|near|off|outside)\s(?:the\s)?(?P<place>{_NOUN}(?:\s{_NOUN}){{0,2}})"
)
_NO_PLACE = lazy_regex(
    rf"(?:{WEEKDAY_PATTERN}|{'|'.join(LONG_MONTHS)}|North|South|East|West|President|Prime"
    r"|Parliament|Congress|Twitter|Facebook|[A-Z]{1,3})$|.*-[a-z]"
)
_BROAD = lazy_regex(
    r"(?:United|North|South|East|West|New|Saudi|Great|European|Middle|White|State|Foreign|Prime|Vice"
    r"|Associated|Supreme|National)\s"
)
"""How names begin that are in news of all kinds: of countries, ministries and agencies."""
_POSSESSIVE = lazy_regex(r"['’]s?$")
_READ_SENTENCES = 20
"""Sentences of an entry that are read: they say what happened, and background follows."""
_FAR = timedelta(days=365)


def draft(
    event: Event,
    reports: Sequence[EntryReport],
    summits: Sequence[Summit],
    *,
    zone: tzinfo,
    entries_with: Callable[[str], int],
) -> EventDraft:
    """``event`` as a summit that has none of the ids of ``summits``.

    ``reports`` are its entries, ``entries_with`` says how many cached entries contain a phrase.
    """
    texts = [(report, tuple(_prose(report))) for report in reports]
    least = 1 if len(event.outlets) < rules.DRAFT_OUTLETS else 2
    people = event_people(texts, summits, least)
    names = {part.casefold() for forms, _ in people for form in forms for part in form.split()}
    places = _places(texts, names, least)
    names |= {part.casefold() for place, _ in places for part in place.split()}
    (starts, ends), days = _days(texts, zone, least)
    terms = _terms(texts, names, least, len(reports), entries_with)
    name = _name(event, reports, [forms for forms, _ in people], places[:1], names, terms)
    summit = Summit(
        id=_free_id(name, event.id, summits),
        name=name,
        people=tuple(forms for forms, _ in people),
        place=tuple(place for place, _ in places[:1]),
        starts=starts,
        ends=ends,
        terms=tuple(term for term, _ in terms),
    )
    support = {
        "people": tuple((forms[0], count) for forms, count in people),
        "place": tuple(places[: rules.DRAFT_PLACES]),
        "starts": days,
        "terms": tuple(terms),
    }
    return EventDraft(event, summit, {key: values for key, values in support.items() if values})


def _prose(report: EntryReport) -> Iterator[str]:
    """Sentences in which a capital indicates a name: not a headline in title case."""
    tokens = [word for word in report.title.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in tokens)
    if tokens and capitals < rules.TITLE_CASE * len(tokens):
        yield report.title
    for sentence in report.sentences[:_READ_SENTENCES]:
        if len(sentence) <= LONGEST_SENTENCE:
            yield sentence


def _places(texts: Texts, people: set[str], least: int) -> Found:
    outlets = OutletCounts()
    for report, sentences in texts:
        for text in sentences:
            for match in _PLACE.finditer(text):
                place = _POSSESSIVE.sub("", match["place"])
                parts = [part.casefold() for part in place.split()]
                if _NO_PLACE.match(place.split()[0]) or not people.isdisjoint(parts):
                    continue
                outlets.add(place, report.outlet)
    return outlets.best(least) or outlets.best(1)


def _days(
    texts: Texts, zone: tzinfo, least: int
) -> tuple[tuple[date | None, date | None], tuple[tuple[str, int], ...]]:
    """The first and the last day on which most outlets agree, one that is still to come before one
    that is not."""
    outlets, ahead, ends = OutletCounts(), Counter[str](), dict[str, date]()
    days: dict[str, date] = {}
    for report, sentences in texts:
        for text in sentences:
            for mention in mentions(text, report.at, zone):
                named = mention.date
                day = day_in(zone, named) if isinstance(named, datetime) else named
                if abs(day - day_in(zone, report.at)) > _FAR:
                    continue
                key = day.isoformat()
                days[key] = day
                outlets.add(key, report.outlet)
                ahead[key] += mention.ahead
                if mention.ends is not None and mention.ends > day:
                    ends.setdefault(key, mention.ends)
    best = outlets.best(least) or outlets.best(1)
    if not best:
        return (None, None), ()
    most = best[0][1]
    chosen = max(
        (item for item in best if 2 * item[1] >= most),
        key=lambda item: (bool(ahead[item[0]]), item[1], outlets.count[item[0]]),
    )
    return (days[chosen[0]], ends.get(chosen[0])), (chosen,)


def _terms(
    texts: Texts,
    names: set[str],
    least: int,
    entries: int,
    entries_with: Callable[[str], int],
) -> Found:
    """Proper names that are in few other entries: a literal term assigns an entry by itself."""
    outlets = OutletCounts()
    for report, sentences in texts:
        for text in sentences:
            for match in NAME_RUN.finditer(text):
                _, name = person(match.group())
                term = " ".join(name)
                acronym = len(name) == 1 and len(term) > 2 and term.isupper()
                parts = {part.casefold() for part in name}
                if not acronym and (len(name) < 2 or _BROAD.match(term)):
                    continue
                if parts.isdisjoint(names) and parts.isdisjoint(NORMAL_NAMES):
                    outlets.add(term, report.outlet)
    candidates = outlets.best(least)[: rules.DRAFT_CANDIDATES]
    most = entries + max(1, entries // 2)
    known = [(term, count) for term, count in candidates if entries_with(term) <= most]
    return known[: rules.DRAFT_TERMS]


def _name(
    event: Event,
    reports: Sequence[EntryReport],
    people: Sequence[tuple[str, ...]],
    places: Found,
    names: set[str],
    terms: Found,
) -> str:
    """Who or where, and the word that most headlines have in common: "Hualien earthquake"."""
    lower = {word for report in reports for text in report.sentences for word in text.split()}
    outlets = OutletCounts()
    for report in reports:
        for word in words(report.title):
            common = word in EVENT_STOP_WORDS or word in FUNCTION_WORDS or word in NORMAL_NAMES
            cased = len(word) > 2 and word != word.upper()
            if cased and word in lower and not common and singular(word) not in names:
                outlets.add(word, report.outlet)
    subjects = [word for word, _ in outlets.best(1)]
    meeting = next((word for word in subjects if singular(word) in _MEETINGS), None)
    pair = "-".join(_short_name(forms, reports) for forms in people[:2]) if people[1:] else ""
    where = next((name for name, _ in (*places, *terms)), "")
    head = pair or where if meeting else where or pair
    if not head:
        return event.title
    return f"{head} {meeting or next(iter(subjects), '')}".strip()


def _short_name(forms: Sequence[str], reports: Iterable[EntryReport]) -> str:
    """The part of a name that the reports use alone most often; by default a family name."""
    parts = forms[0].split()
    alone = Counter(
        run for report in reports for text in report.sentences for run in NAME_RUN.findall(text)
    )
    return max(
        reversed(parts), key=lambda part: (alone[part], part in forms, is_shared_family(part))
    )


def _free_id(name: str, event: str, summits: Iterable[Summit]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: rules.DRAFT_ID].strip("-") or event
    taken = {summit.id for summit in summits}
    return next(
        id
        for id in (wanted, *(f"{wanted}-{number}" for number in range(2, 1_000)))
        if id not in taken
    )
