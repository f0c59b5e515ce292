"""Which paragraphs belong to which summit, kept in step with feeds.toml."""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.domain.summit import Assignment
from briefing.group.rules_version import SUMMITS
from briefing.store import codec, corrections, meta, recurring_sentences
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.summit import Summit
    from briefing.group.summits import Matcher
    from briefing.store.sqlite import Connection

_CHUNK = 500
_COLUMNS = "row, id, feed, title, body, at, published, story"
_DIGEST_NAME = "summits"
_OUTDATED = ""


def are_current(db: Connection, summits: Sequence[Summit]) -> bool:
    """Whether the stored assignments were made for exactly these summits, by the current rules."""
    return meta.get(db, _DIGEST_NAME) == _digest(tuple(summits))


def assign(
    db: Connection,
    matcher: Matcher,
    wholly: Mapping[str, Sequence[str]],
    entries: Sequence[str],
) -> None:
    """Reassign the paragraphs of ``entries`` (ids), inside the caller's transaction.

    Corrections take precedence over what the matcher finds.

    ``wholly`` maps a feed's URL to the summits it is wholly about. When another process has
    assigned for other summits meanwhile, the next one to open the cache assigns everything.
    """
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM entries WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entries)),),
    ).fetchall()
    _write(db, matcher, wholly, rows)
    if not are_current(db, matcher.summits):
        meta.put(db, _DIGEST_NAME, _OUTDATED)


def assign_all(
    db: Connection, summits: Sequence[Summit], wholly: Mapping[str, Sequence[str]]
) -> None:
    """Reassign every entry after the summits changed, in transactions of a few hundred.

    If the process is killed on the way, the next one to open the cache starts over.
    """
    from briefing.group.summits import Matcher  # reading stored assignments needs no matcher

    matcher = Matcher(summits)
    last = 0
    while rows := db.execute(
        f"SELECT {_COLUMNS} FROM entries WHERE row > ? ORDER BY row LIMIT ?", (last, _CHUNK)
    ).fetchall():
        with transaction(db):
            meta.put(db, _DIGEST_NAME, _OUTDATED)
            _write(db, matcher, wholly, rows)
        last = rows[-1]["row"]
    with transaction(db):
        meta.put(db, _DIGEST_NAME, _digest(matcher.summits))


def feeds_of(db: Connection, summits: Sequence[str], since: datetime) -> frozenset[str]:
    """URLs of the feeds with an entry about one of these summits (ids) since then."""
    rows = db.execute(
        "SELECT DISTINCT e.feed FROM assignments AS a JOIN entries AS e ON e.row = a.entry "
        "WHERE a.summit IN (SELECT value FROM json_each(?)) AND a.at >= ?",
        (json.dumps(list(summits)), codec.encode_time(since)),
    )
    return frozenset(row["feed"] for row in rows.fetchall())


def of_entries(db: Connection, entries: Sequence[str]) -> tuple[Assignment, ...]:
    """The stored assignments of these entries (ids), by entry in their order, then by paragraph."""
    rows = db.execute(
        "SELECT e.id, a.paragraph, a.summit, a.score, a.terms, a.sentences FROM assignments AS a "
        "JOIN entries AS e ON e.row = a.entry WHERE e.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY a.paragraph, a.score DESC, a.summit",
        (json.dumps(list(entries)),),
    ).fetchall()
    order = {entry: place for place, entry in enumerate(entries)}
    return tuple(
        Assignment(
            row["id"],
            row["paragraph"],
            row["summit"],
            row["score"],
            tuple(filter(None, row["terms"].split("\n"))),
            tuple((row["sentences"] or "").splitlines()),
        )
        for row in sorted(rows, key=lambda row: order[row["id"]])
    )


def _write(
    db: Connection, matcher: Matcher, wholly: Mapping[str, Sequence[str]], rows: Sequence[Row]
) -> None:
    from briefing.group.manual_assignments import apply_manual
    from briefing.text.normalize import fold_width

    manual = corrections.manual_assignments(db)
    ids = [summit.id for summit in matcher.summits]
    assigned: list[tuple[Row, Assignment]] = []
    recurring = recurring_sentences.sentences(db, [row["row"] for row in rows])
    for row in rows:
        paragraphs = codec.decode_paragraphs(row["body"])
        about, repeated = wholly.get(row["feed"], ()), recurring.get(row["row"], ())
        text = fold_width(f"{row['title']}\n{row['body']}")
        matches = (
            _matches(matcher, row, paragraphs, about, repeated)
            if about or repeated or matcher.may_assign(text)
            else ()
        )
        corrected = manual.of(row["id"], row["story"])
        applied = apply_manual(matches, row["id"], len(paragraphs), ids, corrected)
        assigned += ((row, assignment) for assignment in applied)
    db.execute(
        "DELETE FROM assignments WHERE entry IN (SELECT value FROM json_each(?))",
        (json.dumps([row["row"] for row in rows]),),
    )
    db.executemany(
        "INSERT INTO assignments (summit, at, entry, paragraph, score, terms, sentences) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                assignment.summit,
                row["at"],
                row["row"],
                assignment.paragraph,
                assignment.score,
                "\n".join(assignment.terms),
                "\n".join(assignment.sentences) or None,
            )
            for row, assignment in assigned
        ],
    )


def _matches(
    matcher: Matcher,
    row: Row,
    paragraphs: Sequence[str],
    wholly: Sequence[str],
    recurring: Sequence[str],
) -> tuple[Assignment, ...]:
    """What the matcher makes of the news in ``paragraphs``, those of the entry in ``row``."""
    from briefing.text.boilerplate.comparison import news_texts
    from briefing.text.normalize import fold_width

    texts = tuple(map(fold_width, news_texts(paragraphs, recurring)))
    # A paragraph without news goes with no summit, and does not part those around it.
    places = [place for place, text in enumerate(texts) if text]
    matches = matcher.assign(
        row["id"],
        fold_width(row["title"]),
        [texts[place] for place in places],
        wholly,
        codec.decode_time(row["published"]),
    )
    if len(places) == len(texts):
        return matches
    return tuple(
        match if match.paragraph == HEADLINE else replace(match, paragraph=places[match.paragraph])
        for match in matches
    )


@lru_cache(maxsize=1)
def _digest(summits: tuple[Summit, ...]) -> str:
    description = repr((SUMMITS, [astuple(summit) for summit in summits]))
    return blake2b(description.encode(), digest_size=8).hexdigest()
