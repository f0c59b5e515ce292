"""Full text over all entries."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from briefing.domain.search_hit import Hit
from briefing.store import codec
from briefing.store.entries import READABLE, readable
from briefing.store.readings import UNREAD
from briefing.text.scripts import HAN, HAN_COMPATIBILITY, HEXAGRAMS, KANA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.search_query import Query
    from briefing.store.connection import Connection
    from briefing.store.feed_names import Names

_UNSPACED = re.compile(rf"[{KANA}{HAN}{HEXAGRAMS}{HAN_COMPATIBILITY}]")
_SNIPPET = "snippet(entries_fts, -1, '', '', '…', 24)"
_SNIPPET_REACH = 60
_INDEXED = "entries_fts JOIN entries AS e ON e.row = entries_fts.rowid"
# A plus keeps SQLite from searching the index anew for each of the rows, or from walking them all
# to the least.
_AMONG = " AND +entries_fts.rowid IN (SELECT value FROM json_each(?))"
_RECENT = "FROM entries WHERE at >= (SELECT at FROM entries ORDER BY at DESC LIMIT 1 OFFSET ?)"
# Rows are numbered as they come: the index need not be read from the first that ever came.
_LATELY = (
    f" AND entries_fts.rowid >= (SELECT MIN(+row) {_RECENT})"
    f" AND +entries_fts.rowid IN (SELECT row {_RECENT})"
)
_NEWEST = 4_000
"""Entries in which the newest matches are sought: a word that many hold has enough there, and of
one that few hold all are quickly put in order."""


def search(
    db: Connection,
    query: Query,
    names: Names,
    *,
    feeds: Sequence[str] | None,
    now: datetime,
    limit: int,
) -> tuple[Hit, ...]:
    """The newest entries that match, ``limit`` at most.

    ``feeds`` are the URLs that ``feed:`` and ``tag:`` leave, None for all. Every word must occur;
    it matches words that begin with it, since Korean particles are attached. Han and kana are
    written without spaces, where FTS5 sees one long word: they are sought as substrings.
    """
    tokens = [word for word in query.words if re.search(r"\w", word)]
    if query.words and not tokens:
        return ()
    indexed = [word for word in tokens if not _UNSPACED.search(word)]
    conditions: list[str] = []
    values: list[object] = []
    if indexed:
        conditions.append("entries_fts MATCH ?")
        values.append(" ".join(f'"{word.replace(chr(34), "")}"*' for word in indexed))
    for word in (word for word in tokens if _UNSPACED.search(word)):
        conditions.append("(instr(e.title, ?) OR instr(e.body, ?))")
        values += [word, word]
    narrow, bound = _narrowed(query, feeds, now)
    conditions += narrow
    values += bound
    where = " AND ".join(conditions) or "1"
    rows = _newest(db, where, values, limit) if indexed else _matching(db, where, values, limit)
    summits = _summits(db, [row["row"] for row in rows])
    hits = []
    for row in rows:
        entry = readable(row, names)
        text = row["snippet"] or _around(row["body"] or entry.title, tokens)
        hits.append(
            Hit(
                entry=entry.id,
                story=row["story"] or "",
                feed=entry.feed,
                outlet=entry.outlet,
                title=entry.title,
                url=entry.page,
                published=entry.published,
                summits=summits.get(row["row"], ()),
                snippet=" ".join(text.split()),
            )
        )
    return tuple(hits)


def _newest(db: Connection, where: str, values: Sequence[object], limit: int) -> list[Row]:
    """The newest rows that the full text and more leaves.

    What they hold is read for few more than these: for all that match it takes seconds in a large
    cache. What very many hold is found among the newest at once; only that is slow to look up.
    """
    rows = _matching(db, where + _LATELY, [*values, *[2 * limit - 1] * 2], limit, _INDEXED)
    if len(rows) == limit:
        return rows
    chosen = f"SELECT e.row FROM {_INDEXED} WHERE {where}{{}} ORDER BY e.at DESC, e.id LIMIT ?"
    lately = [*values, *[_NEWEST - 1] * 2, limit]
    found = db.execute(chosen.format(_LATELY), lately).fetchall()
    if len(found) < limit:
        found = db.execute(chosen.format(""), [*values, limit]).fetchall()
    among = json.dumps([row["row"] for row in found])
    return _matching(db, where + _AMONG, [*values, among], limit, _INDEXED)


def _matching(
    db: Connection, where: str, values: Sequence[object], limit: int, source: str = "entries AS e"
) -> list[Row]:
    snippet = _SNIPPET if source == _INDEXED else "''"
    found: list[Row] = db.execute(
        f"SELECT {READABLE}, e.story, e.row, {snippet} AS snippet FROM {source} "
        f"JOIN feeds AS f ON f.url = e.feed WHERE {where} ORDER BY e.at DESC, e.id LIMIT ?",
        [*values, limit],
    ).fetchall()
    return found


def _narrowed(
    query: Query, feeds: Sequence[str] | None, now: datetime
) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if feeds is not None:
        conditions.append("e.feed IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(feeds)))
    if query.summit is not None:
        conditions.append("e.row IN (SELECT entry FROM assignments WHERE summit = ?)")
        values.append(query.summit)
    if query.since is not None:
        conditions.append("e.at >= ?")
        values.append(codec.instant(now - query.since))
    if query.new:
        conditions.append(f"(EXISTS ({UNREAD}) OR e.row NOT IN (SELECT entry FROM assignments))")
    return conditions, values


def _summits(db: Connection, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for row in db.execute(
        "SELECT DISTINCT entry, summit FROM assignments "
        "WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY summit",
        (json.dumps(list(rows)),),
    ).fetchall():
        found[row["entry"]] = (*found.get(row["entry"], ()), row["summit"])
    return found


def _around(text: str, words: Sequence[str]) -> str:
    """The part of ``text`` around the first word found in it."""
    at = min((text.find(word) for word in words if word in text), default=0)
    start = max(0, at - _SNIPPET_REACH)
    end = at + 2 * _SNIPPET_REACH
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
