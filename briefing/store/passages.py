"""The passages of an entry, as it is and as it was before updates."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.store import codec, readings
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.entry import Entry, Passage
    from briefing.store.sqlite import Connection

REMOVED = -2
"""The paragraph number of a passage that an update removed."""

_MOST_EDITED = 100
_MOST_FORMER = 300
_MOST_COMPARED = 3
"""Passages of one update that are compared, with how many former ones, and how many of these per
passage: an editor mends a few sentences, and a hostile entry must not take longer."""

_INSERT = (
    "INSERT INTO passages (entry, place, paragraph, text, start, length, key, first_seen) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def insert(db: Connection, entries: Iterable[tuple[int, Entry, datetime]]) -> None:
    """Write the passages of new entries, each given with its row and when it was first seen."""
    db.executemany(
        _INSERT,
        [
            values
            for row, entry, first_seen in entries
            for values in _values(row, entry, first_seen)
        ],
    )


def of_entry(db: Connection, entry: str) -> list[Row]:
    """All passages of an entry (id), removed ones too, the latest first: ``text``, ``key`` and
    ``first_seen``."""
    return db.execute(
        f"SELECT {codec.PASSAGE_TEXT} AS text, p.key, p.first_seen FROM entries AS e "
        "CROSS JOIN passages AS p ON p.entry = e.row WHERE e.id = ? "
        "ORDER BY p.first_seen DESC, p.place",
        (entry,),
    ).fetchall()


def replace(db: Connection, row: int, entry: Entry, before: Sequence[Row], now: datetime) -> None:
    """Write the passages of an updated entry; those it had before keep when they were first seen.

    ``before`` is what `of_entry` gave before the update.
    A copy edit of a former passage keeps that too, and the reader's marks. Passages that are gone
    stay under `REMOVED`, so that they are not new when they come back.
    """
    first_seen = {old["key"]: old["first_seen"] for old in before}
    edited = dict(_rewordings(before, entry.passages))
    first_seen |= _first_seen_of_rewordings(db, edited)
    db.execute("DELETE FROM passages WHERE entry = ?", (row,))
    db.executemany(_INSERT, _values(row, entry, now, first_seen))
    readings.carry_over(db, [(former, new) for new, former in edited.items()])
    present = {passage.key for passage in entry.passages}
    gone = {old["key"]: old for old in before if old["key"] not in present}
    db.executemany(
        _INSERT,
        [
            (row, -1 - number, REMOVED, old["text"], None, None, old["key"], old["first_seen"])
            for number, old in enumerate(gone.values())
        ],
    )


def _values(
    row: int, entry: Entry, now: datetime, first_seen: Mapping[int, int] = MappingProxyType({})
) -> list[tuple[object, ...]]:
    """What is stored of each passage; ``first_seen`` says when, by key, where that was before
    ``now``."""
    body = codec.encode_paragraphs(entry.paragraphs)
    texts = codec.encode_passage_texts(entry.title, body, entry.passages)
    seen = codec.encode_microseconds(now)
    return [
        (
            row,
            passage.place,
            passage.paragraph,
            *text,
            passage.key,
            first_seen.get(passage.key, seen),
        )
        for passage, text in zip(entry.passages, texts, strict=True)
    ]


def _rewordings(before: Sequence[Row], passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Keys of the passages that only reword one that is gone, each with the key of that one."""
    known = {old["key"] for old in before}
    present = {passage.key for passage in passages}
    added = [passage for passage in passages if passage.key not in known][:_MOST_EDITED]
    gone = [old for old in before if old["key"] not in present][:_MOST_FORMER]
    if not added or not gone:
        return
    from briefing.compose.copy_edits import is_copy_edit, names_in  # needed only for updates

    names = frozenset[str]().union(*(names_in(old["text"]) for old in before[:_MOST_FORMER]))
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for number, old in enumerate(gone):
        for word in set(words(old["text"])):
            by_word[word].append(number)
    for passage in added:
        shared = Counter(
            number for word in set(words(passage.text)) for number in by_word.get(word, ())
        )
        for number, _ in shared.most_common(_MOST_COMPARED):
            if is_copy_edit(gone[number]["text"], passage.text, names):
                yield passage.key, gone[number]["key"]
                break


def _first_seen_of_rewordings(db: Connection, edited: Mapping[int, int]) -> dict[int, int]:
    """When the words that each passage rewords were first seen in any entry, by its key."""
    if not edited:
        return {}
    rows = db.execute(
        "SELECT key, MIN(first_seen) FROM passages "
        "WHERE key IN (SELECT value FROM json_each(?)) GROUP BY key",
        (json.dumps(list(edited.values())),),
    ).fetchall()
    first = dict(rows)
    return {new: first[former] for new, former in edited.items()}
