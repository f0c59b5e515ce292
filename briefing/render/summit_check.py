"""Write the check of a summit's block as text and as JSON."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from briefing.domain.citation import title_as_published
from briefing.render.json_values import dumped, instant, moment
from briefing.render.time_words import stamp
from briefing.text.cells import cell_width
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked
from briefing.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.summit_check import Addition, MissedEntry, NearMiss, SummitCheck, WordUse
    from briefing.render.json_values import Shape

_WORDS = 30
"""Cells of the column of words."""
_KEY = 8
_LONGEST_TITLE = 100
_KINDS = ("person ", "place ", "term ", "name ")


def as_json(checks: Sequence[SummitCheck], now: datetime) -> str:
    """``{"generated", "checked": […]}``: a check for each summit, in the order asked."""
    return dumped({"generated": instant(now), "checked": [_shape(check) for check in checks]})


def as_text(checks: Sequence[SummitCheck], *, now: datetime, zone: tzinfo, width: int) -> str:
    """The checks in lines of ``width`` cells, a blank line between two."""
    return "\n\n".join("\n".join(_lines(check, now, zone, width)) for check in checks)


def sentence(miss: NearMiss) -> str:
    """``Trump matched; a second piece of evidence was lacking: no Putin``."""
    clause, *details = miss.lacking
    head = f"{', '.join(miss.matched)} matched; {clause}" if miss.matched else clause
    return f"{head}: {', '.join(details)}" if details else head


def grouped_words(words: Sequence[WordUse]) -> Iterator[tuple[str, str, str]]:
    """Neighbours that count alike together: the words, their key, and how they count."""
    for (key, counts), group in groupby(words, key=lambda use: (use.key, use.counts)):
        yield ", ".join(dict.fromkeys(line(use.word) for use in group)), key, counts


def taken_words(check: SummitCheck, now: datetime, zone: tzinfo) -> str:
    """How many entries the summit has, and which words brought most of them."""
    entries = counted(check.taken, "entry", "entries")
    text = f"{entries} since {stamp(check.since, now, zone)}"
    if not check.taken_by:
        return text
    words = ", ".join(f"{reason_word(reason)} {count}" for reason, count in check.taken_by)
    return f"{text}, most often by {words}"


def missed_words(check: SummitCheck) -> str:
    """How many entries have a word of the summit and are not in it, and how many were read."""
    if not check.searched:
        return "no entries yet"
    if not check.missed:
        return f"none of the newest {counted(check.searched, 'entry', 'entries')} comes near"
    return (
        f"{check.missed} of the newest {counted(check.searched, 'entry', 'entries')} "
        f"{'has' if check.missed == 1 else 'have'} words of it and "
        f"{'is' if check.missed == 1 else 'are'} not in it"
    )


def addition_words(addition: Addition) -> str:
    """How many entries more, with examples."""
    examples = " and ".join(f"“{opening(line(title))}”" for title in addition.examples)
    return f"takes {counted(addition.entries, 'entry', 'entries')} more, such as {examples}"


def opening(title: str) -> str:
    """The beginning of a headline that is a whole paragraph."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def reason_word(reason: str) -> str:
    """The word of the block in what brought a paragraph to a summit."""
    kind = next((kind for kind in _KINDS if reason.startswith(kind)), "")
    return reason.removeprefix(kind)


def _lines(check: SummitCheck, now: datetime, zone: tzinfo, width: int) -> Iterator[str]:
    yield from wrap(line(f"{check.summit.id} · {check.summit.name}"), width)
    yield from wrap(taken_words(check, now, zone), width)
    for warning in check.warnings:
        yield from wrap(line(warning), width, first="! ", rest="  ")
    yield from ("", "WORDS")
    for words, key, counts in grouped_words(check.words):
        room = max(width - _WORDS - _KEY - 4, _WORDS)
        for left, right in zip_longest(wrap(words, _WORDS), wrap(line(counts), room), fillvalue=""):
            padding = " " * (_WORDS - cell_width(left))
            yield f"  {left}{padding}  {key:<{_KEY}}{right}".rstrip()
            key = ""
    yield ""
    yield from wrap(f"NEAREST MISSES: {missed_words(check)}", width)
    for missed in check.misses:
        when = f"  {stamp(missed.entry.at, now, zone)}  "
        head = masked(line(f"{missed.entry.outlet}: {opening(missed.entry.title)}"))
        yield from wrap(head, width, first=when, rest=" " * len(when))
        margin = " " * len(when)
        yield from wrap(line(sentence(missed.miss)), width, first=margin, rest=margin)
    if check.additions:
        yield from ("", "WITH ONE LINE ADDED OR CHANGED")
    for addition in check.additions:
        yield from wrap(line(addition.toml), width, first="  ", rest="    ")
        yield from wrap(masked(addition_words(addition)), width, first="      ", rest="      ")


def _shape(check: SummitCheck) -> Shape:
    return {
        "id": check.summit.id,
        "name": check.summit.name,
        "words": [
            {"word": use.word, "key": use.key, "use": use.use, "counts": use.counts}
            for use in check.words
        ],
        "warnings": list(check.warnings),
        "since": instant(check.since),
        "entries": check.taken,
        "by": [{"word": reason_word(reason), "entries": count} for reason, count in check.taken_by],
        "searched": check.searched,
        "missed": check.missed,
        "misses": [_missed(missed) for missed in check.misses],
        "additions": [
            {
                "key": addition.key,
                "word": addition.word,
                "toml": addition.toml,
                "entries": addition.entries,
                "examples": list(addition.examples),
            }
            for addition in check.additions
        ],
    }


def _missed(missed: MissedEntry) -> Shape:
    entry = missed.entry
    return {
        "entry": entry.id,
        "story": entry.story,
        "outlet": masked(entry.outlet),
        "title": title_as_published(entry),
        "published": moment(entry.at),
        "matched": list(missed.miss.matched),
        "lacking": list(missed.miss.lacking),
    }
