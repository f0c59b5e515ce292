"""The sources of a briefing: the numbers after a point, and the list at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.citation import citation, reach_beyond_citation
from briefing.text.normalize import words
from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.domain.briefing import Briefing, Number, Point, Source


OPINION = "opinion"
"""The label of a point that is its writer's view."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A numbered outlet and its reports that the briefing cites, each once.

    No ``reports``: only entries that no section cites, which are listed where they are reported.
    """

    n: int
    outlet: str
    reports: tuple[Source, ...]


def marks(sources: Iterable[Source], also: Iterable[Source] = ()) -> str:
    """``[1·3·4 ≈5]``: the outlets that report a fact, smallest number first; empty without any.

    Behind ``≈`` are those of ``also``, which report it in other words. The space before it is a
    no-break space.
    """
    numbers, folded = citation(sources, also)
    parts = ("·".join(map(str, numbers)), f"≈{'·'.join(map(str, folded))}" if folded else "")
    inner = "\u00a0".join(filter(None, parts))
    return f"[{inner}]" if inner else ""


def notes(point: Point, people: Iterable[tuple[str, ...]] = ()) -> str:
    """What else to know about a point, in words.

    Whether its reports are copies, how many outlets tell it in any words, whether it is an opinion,
    its speaker if the text names none of his names among ``people``, and what changed.
    """
    remarks = []
    if point.independent < point.outlets:
        copies = point.independent == 1
        remarks.append("copies of one text" if copies else f"{point.independent} independent")
    if reach := reach_beyond_citation(point):
        remarks.append(reach_words(reach))
    if point.opinion:
        remarks.append(OPINION)
    if point.speaker is not None and not _is_named(point.speaker, point.text, people):
        remarks.append(f"said by {point.speaker}")
    if point.previous_text is not None:
        remarks.append(f"changed, before: {point.previous_text}")
    return ", ".join(remarks)


def other_wordings(point: Point) -> Iterator[tuple[str, str, tuple[Source, ...]]]:
    """The reports of a point in other words: a heading, what to know of them, and the reports."""
    if point.also:
        yield "In other words", "", point.also
    if point.other_reports:
        yield "Also told by", "probably the same fact, matched by the program", point.other_reports


def number_notes(number: Number, *, cited: bool = False) -> str:
    """``12 → 14 → 17 billion, +5 give the figure``; ``cited``: with the source of each figure.

    Figures that did not follow one another are told apart: ``1,500 or 2,500``.
    """
    course = _without_shared_unit([report.value for report in number.course])
    if cited:
        sources = (marks([report.source]) for report in number.course)
        course = [f"{value} {mark}" for value, mark in zip(course, sources, strict=True)]
    own = {source.outlet for source in number.sources}
    others = {source.outlet for source in number.others} - own
    gives = "gives" if len(others) == 1 else "give"
    remarks = (
        number.joined(course),
        f"+{len(others)} {gives} the figure" if others else "",
    )
    return ", ".join(filter(None, remarks))


def _without_shared_unit(values: Sequence[str]) -> list[str]:
    """``12``, ``14``, ``17 billion``: the last words that all have stay with the last alone."""
    parts = [value.split() for value in values]
    shared = 0
    while parts and all(
        len(part) > shared + 1 and part[-1 - shared] == parts[0][-1 - shared] for part in parts
    ):
        shared += 1
    return [" ".join(part[: len(part) - shared]) for part in parts[:-1]] + list(values[-1:])


def reach_words(outlets: int) -> str:
    """``22 tell it``."""
    return f"{outlets} tell it"


def _is_named(speaker: str, text: str, people: Iterable[tuple[str, ...]]) -> bool:
    """Whether ``text`` has a name of ``speaker``: one of his in ``people``, or a part of this one.

    Scripts that write words together have the name anywhere.
    """
    if speaker.casefold() in text.casefold():
        return True
    known = next((names for names in people if speaker in names), ())
    names = (*known, *(part for part in speaker.split() if not part.islower()))
    bare = (word.removesuffix("'s") for word in words(text))
    spaced = f" {' '.join(bare)} "
    return any(
        f" {' '.join(words(name))} " in spaced if name.isascii() else name in text for name in names
    )


def cited(briefing: Briefing) -> tuple[Cited, ...]:
    """Every outlet that the briefing cites, in the order of their numbers."""
    outlets: dict[int, dict[str, Source]] = {}
    names = {source.n: source.outlet for source in briefing.also_reported}
    for source in briefing.sources(counted=False):
        outlets.setdefault(source.n, {}).setdefault(source.entry, source)
        names[source.n] = source.outlet
    return tuple(
        Cited(n, masked(outlet), tuple(_in_order(outlets.get(n, {}).values())))
        for n, outlet in sorted(names.items())
    )


def _in_order(reports: Iterable[Source]) -> list[Source]:
    """The newest first, as everywhere."""
    return sorted(reports, key=lambda report: report.order_at, reverse=True)
