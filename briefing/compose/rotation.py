"""What stands in one place of an entry at one fetch and is replaced at the next.

Adverts, view counters and lists of related headlines are renewed inside every entry of a feed. An
update of the text itself replaces a sentence by a version of it, speaks of what the entry is about,
or concerns one entry only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.compose import rules
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import UNSPACED
from briefing.text.stemmer import prefix_stem
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    _Text = tuple[int, str]
    """A passage: its key and its text."""

_UNSPACED_RUN = lazy_regex(rf"[{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Replacement:
    """In one entry, a passage that appeared where another one vanished; both by key.

    ``shared`` and ``gone_shared`` count the content words that each has in common with what stayed,
    which has ``rest`` of them. ``frame`` are the words of both without ``figures``, if these are
    all that differs, else empty; ``version``: both have most of their words in common. ``place`` is
    where the passages that vanished began; ``grows``: more came in their place.
    """

    entry: str
    place: int
    grows: bool
    gone: int
    added: int
    shared: int
    gone_shared: int
    rest: int
    version: bool
    frame: str
    figures: str


def replacements(
    entry: str, before: Sequence[_Text], after: Sequence[_Text]
) -> Iterator[Replacement]:
    """Every passage of ``after`` that stands where passages of ``before`` vanished, with each of
    these; nothing for a text that is much longer than what has adverts."""
    if max(len(before), len(after)) > rules.LONGEST_ROTATING:
        return
    old, new = [key for key, _ in before], [key for key, _ in after]
    stayed = set(old) & set(new)
    rest = frozenset[str]().union(*(_content(text) for key, text in after if key in stayed))
    for tag, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag != "replace" or max(last - first, end - start) > rules.LONGEST_SLOT:
            continue
        for gone in before[first:last]:
            for added in after[start:end]:
                if stayed.isdisjoint((gone[0], added[0])):
                    grows = end - start > last - first
                    yield _replacement((entry, first, grows), gone, added, rest)


def rotating(
    found: Iterable[Replacement], entries_with: Mapping[int, int], known: Collection[int]
) -> frozenset[int]:
    """Keys of the passages that are no part of their texts, among those replaced by one document.

    ``entries_with`` says how many entries of the feed have or had a passage that is gone, ``known``
    are those known to rotate.
    """
    changes = tuple(found)
    counters = _counters(changes)
    versions = {(change.entry, change.added) for change in changes if change.version}
    entries_of: defaultdict[int, set[str]] = defaultdict(set)
    for change in changes:
        entries_of[change.added].add(change.entry)
    renewed = {
        change.added
        for change in changes
        if len(entries_of[change.added]) >= rules.ROTATING_ITEMS
        and change.shared <= rules.ROTATING_SHARED
    }
    # The other sentences beside a renewed one may be the news.
    settled = {(change.entry, change.place) for change in changes if change.added in renewed}
    keys: set[int] = set()
    for change in changes:
        if change.frame in counters:
            keys |= {change.added, change.gone}
        if (change.entry, change.added) in versions:
            continue
        common = entries_with.get(change.gone, 0) >= rules.ROTATING_ITEMS
        in_place = common or change.gone in known
        in_place = in_place and max(change.shared, change.gone_shared) <= rules.ROTATING_SHARED
        alien = change.rest >= rules.ROTATING_REST and not change.shared + change.gone_shared
        open_place = not change.grows and (change.entry, change.place) not in settled
        if change.added in renewed or (open_place and (in_place or alien)):
            keys.add(change.added)
            # What an invitation to subscribe replaced may be the text itself.
            if in_place or (open_place and alien):
                keys.add(change.gone)
    return frozenset(keys)


def _counters(changes: Iterable[Replacement]) -> frozenset[str]:
    """Frames with another figure in each of several entries; a toll is the same in all."""
    entries: defaultdict[str, set[str]] = defaultdict(set)
    figures: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.frame:
            entries[change.frame].add(change.entry)
            figures[change.frame].add(change.figures)
    return frozenset(
        frame
        for frame, having in entries.items()
        if len(having) >= rules.ROTATING_ITEMS and len(figures[frame]) >= rules.ROTATING_ITEMS
    )


def _replacement(
    where: tuple[str, int, bool], gone: _Text, added: _Text, rest: frozenset[str]
) -> Replacement:
    old, new = _content(gone[1]), _content(added[1])
    old_frame, new_frame = _frame(gone[1]), _frame(added[1])
    entry, place, grows = where
    return Replacement(
        entry=entry,
        place=place,
        grows=grows,
        gone=gone[0],
        added=added[0],
        shared=len(new & rest),
        gone_shared=len(old & rest),
        rest=len(rest),
        version=old_frame == new_frame
        or len(old & new) >= max(rules.LEAST_OF_VERSION, min(len(old), len(new)) / 2),
        frame=new_frame if old_frame == new_frame else "",
        figures=" ".join(word for word in words(added[1]) if word[0].isdigit()),
    )


def _frame(text: str) -> str:
    return " ".join(word for word in words(text) if not word[0].isdigit())


def _content(text: str) -> frozenset[str]:
    """What can be recognised of the content words of ``text``; of Han and kana, their pairs."""
    content = {
        prefix_stem(word)
        for word in words(text)
        if word not in FUNCTION_WORDS and not word[0].isdigit() and not _UNSPACED_RUN.match(word)
    }
    for run in _UNSPACED_RUN.findall(text):
        content.update(map("".join, pairwise(run)))
    return frozenset(content - {""})
