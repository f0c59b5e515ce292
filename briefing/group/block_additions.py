"""What a summit's block would take with one more person, place or term."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.event import Event
from briefing.group import rules
from briefing.group.event_draft import draft
from briefing.group.summits import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.domain.proposal import EntryReport
    from briefing.domain.summit import Summit
    from briefing.domain.summit_check import Key, RecentEntry


class TriedAddition(NamedTuple):
    """A block with one more word under ``key``, and the entries that it takes for that."""

    key: Key
    word: str
    summit: Summit
    entries: tuple[RecentEntry, ...]


def additions(
    summit: Summit,
    summits: Sequence[Summit],
    entries: Sequence[RecentEntry],
    missed: Sequence[EntryReport],
    *,
    zone: tzinfo,
    entries_with: Callable[[str], int],
) -> tuple[TriedAddition, ...]:
    """The best additions to the block of ``summit``, at most `rules.MOST_ADDITIONS`.

    The words are those that ``missed`` share, the reports of the entries that it nearly takes. Each
    is tried on those of ``entries`` that are in no summit: what another has is likely to be about
    that. ``entries_with`` says how many cached entries contain a phrase.
    """
    tried = []
    taken = sum(summit.id in entry.summits for entry in entries)
    for key, forms, larger in _larger_blocks(summit, summits, missed, zone, entries_with):
        others = [larger if other.id == summit.id else other for other in summits]
        with_word = [entry for entry in entries if _contains(entry, forms)]
        before = sum(summit.id in entry.summits for entry in with_word)
        candidates = [entry for entry in with_word if not entry.summits]
        if key == "terms" and not _is_own(before, len(with_word), taken, len(entries)):
            continue
        matcher = Matcher(others)
        added = tuple(entry for entry in candidates if _takes(matcher, summit.id, entry))
        if len({entry.story or entry.id for entry in added}) >= rules.LEAST_ADDED:
            # A word is likelier the summit's own the more of its entries the summit has already.
            worth = len(added) * (before + 1) / (before + len(added) + 1)
            tried.append((worth, TriedAddition(key, forms[0], larger, added)))
    tried.sort(key=lambda pair: -pair[0])
    return tuple(
        addition
        for worth, addition in tried[: rules.MOST_ADDITIONS]
        if worth >= rules.WORTH_ADDING * tried[0][0]
    )


def _larger_blocks(
    summit: Summit,
    summits: Sequence[Summit],
    missed: Sequence[EntryReport],
    zone: tzinfo,
    entries_with: Callable[[str], int],
) -> Iterator[tuple[Key, tuple[str, ...], Summit]]:
    """The block with one more word, with its key and the forms of the word."""
    outlets = tuple(dict.fromkeys(report.outlet for report in missed))
    event = Event("", summit.name, outlets, len(missed), len(missed))
    drafted = draft(event, missed, summits, zone=zone, entries_with=entries_with)
    has = {word.casefold() for names in (*summit.people, summit.place) for word in names}
    has.update(word.casefold() for word in (*summit.terms, *summit.name.split()))
    families = {name.split()[-1].casefold() for names in summit.people for name in names}
    for names in drafted.summit.people:
        own = {name.split()[-1].casefold() for name in names}
        if families.isdisjoint(own):  # Vladimi Putin is no other person than Vladimir Putin
            families |= own
            yield "people", names, replace(summit, people=(*summit.people, names))
    if not summit.place:
        for place, _ in drafted.support.get("place", ()):
            if place.casefold() not in has:
                yield "place", (place,), replace(summit, place=(place,))
    for term in drafted.summit.terms:
        if term.casefold() not in has:
            yield "terms", (term,), replace(summit, terms=(*summit.terms, term))


def _is_own(taken_with_word: int, with_word: int, taken: int, entries: int) -> bool:
    """Whether a word is far more frequent in what a summit has than elsewhere: a term is enough
    alone, and "White House" is in all the news."""
    return (
        taken_with_word >= rules.OWN_TERM * with_word
        and taken_with_word * entries >= rules.OWN_TERM_LIFT * taken * with_word
    )


def _contains(entry: RecentEntry, forms: Sequence[str]) -> bool:
    """Whether one of ``forms``, or its last word, which may stand alone, is in the text."""
    words = {part for form in forms for part in (form, form.split()[-1])}
    return any(word in text for text in (entry.title, *entry.paragraphs) for word in words)


def _takes(matcher: Matcher, summit: str, entry: RecentEntry) -> bool:
    return any(
        assignment.summit == summit
        for assignment in matcher.assign(
            entry.id, entry.title, entry.paragraphs, (), entry.published
        )
    )
