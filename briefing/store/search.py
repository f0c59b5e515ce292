"""Full-text search over all entries."""

from __future__ import annotations

import json
import re
from datetime import UTC
from itertools import islice
from typing import TYPE_CHECKING

from briefing.domain.search_hit import Hit
from briefing.store import codec
from briefing.store.entries import CACHED_ENTRY, cached_entry
from briefing.store.search_conditions import (
    IS_NEW,
    credits_outlet,
    define_functions,
    has_any,
    has_joined_words,
    has_signs,
    has_word,
    is_indexed,
    narrowing,
    prefix_match,
    prefix_matches,
)
from briefing.store.search_rank import best_first
from briefing.text import word_pattern
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import width_variants
from briefing.text.scripts import HAN, HAN_COMPATIBILITY, HEXAGRAMS, KANA, KANA_NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo
    from sqlite3 import Row

    from briefing.domain.saved_search import Order
    from briefing.domain.search_query import Query
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection
    from briefing.text.speakers import WantedSpeaker

_UNSPACED = lazy_regex(rf"[{KANA}{KANA_NARROW}{HAN}{HEXAGRAMS}{HAN_COMPATIBILITY}]")
_SNIPPET = "snippet(entries_fts, -1, '', '', '…', 24)"
_NO_SNIPPET = "''"
_SNIPPET_REACH = 60
_INDEXED = "entries_fts JOIN entries AS e ON e.row = entries_fts.rowid"
# The plus keeps SQLite from searching the index again for each of the rows, and from walking all
# rows for the minimum.
_AMONG = " AND +entries_fts.rowid IN (SELECT value FROM json_each(?))"
_RECENT = "FROM entries WHERE at >= (SELECT at FROM entries ORDER BY at DESC LIMIT 1 OFFSET ?)"
# Rows are numbered in order of arrival, so the index need not be read from its first row.
_RECENT_ONLY = (
    f" AND entries_fts.rowid >= (SELECT MIN(+row) {_RECENT})"
    f" AND +entries_fts.rowid IN (SELECT row {_RECENT})"
)
_NAMES_SPEAKER = (
    "(e.row IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?)"
    " OR EXISTS (SELECT 1 FROM json_each(?) WHERE instr(e.body, value)))"
)
_NO_WORD = '"\uffff"'
_MOST_READ = 300
"""Entries whose sentences are read for a speaker: about a second. Who is in the news speaks in many
of them."""
RANKED = 500
"""Of so many newest matches the best are found: some milliseconds of comparing words."""
_NEWEST = 4_000
"""How many of the newest entries are searched first: a common word has enough matches among them,
and all matches of a rare word are sorted quickly."""


def search(
    db: Connection,
    query: Query,
    names: FeedNames,
    *,
    feeds: Sequence[str] | None,
    now: datetime,
    limit: int,
    speaker: WantedSpeaker | None = None,
    zone: tzinfo = UTC,
    by: Order = "date",
) -> tuple[Hit, ...]:
    """The newest entries that match, or of the newest ``RANKED`` the best, ``limit`` at most.

    ``feeds`` are the URLs that ``feed:`` and ``tag:`` leave, None for all. ``speaker`` is whom
    ``from:`` means: a sentence of the entry must be attributed to that person; of the newest
    entries with the name `_MOST_READ` are read for one.

    Every word must occur, or one of its alternatives, and none of ``query.without``; it matches
    words that begin with it, in whatever width they are written. FTS5 takes all letters between two
    spaces for one word, so where a word may stand inside such a run (`word_pattern`), the texts are
    read instead. Days are those of ``zone``.
    """
    tokens = [
        group
        for words in dict.fromkeys(query.words)
        if (group := tuple(word for word in words if re.search(r"\w", word)))
    ]
    if query.words and not tokens:
        return ()
    define_functions(db)
    follows = has_joined_words(db)
    indexed = [group for group in tokens if is_indexed(group)]
    texts = [has_any(group, follows) for group in tokens if group not in indexed]
    for word in dict.fromkeys(query.without):
        if re.search(r"\w", word):
            condition, bound = has_word(word, follows)
            texts.append((f"NOT {condition}", bound))
    texts += [has_signs(word) for (word, *_) in indexed if word_pattern.has_sign(word)]
    conditions = [condition for condition, _ in texts]
    values = [value for _, bound in texts for value in bound]
    narrow, bound = narrowing(query, feeds, now, zone)
    if query.outlet:
        narrow.append(credits_outlet(db, names, query.outlet))
    conditions += narrow
    values += bound
    if speaker:
        conditions.append(_NAMES_SPEAKER)
        values += _speaker_values(speaker)
    ranks = by == "rank" and bool(tokens)
    most = _MOST_READ if speaker else max(RANKED, limit) if ranks else limit
    if indexed:
        matches = " AND ".join(map(prefix_matches, indexed))
        where = " AND ".join(["entries_fts MATCH ?", *conditions])
        rows = _newest(db, where, [matches, *values], most, snippets=not ranks)
        if follows:
            either = [has_any(group, follows) for group in indexed]
            where = " AND ".join([*(condition for condition, _ in either), *conditions])
            bound = [value for _, own in either for value in own]
            rows = _with_joined(db, rows, where, [*bound, *values], most)
    else:
        rows = _matching(db, " AND ".join(conditions) or "1", values, most)
    quoted = dict(_attributed(rows, speaker, most if ranks else limit)) if speaker else {}
    rows = [row for row in rows if row["row"] in quoted] if speaker else rows
    rows = best_first(rows, tokens)[:limit] if ranks else rows
    summits = _summits(db, [row["row"] for row in rows])
    new = _new(db, [row["row"] for row in rows])
    hits = []
    for row in rows:
        entry = cached_entry(row, names)
        text = quoted.get(row["row"]) or row["snippet"]
        text = text or _around(row["body"] or entry.title, query.all_words)
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
                published_title=entry.published_title,
                new=row["row"] in new,
                first_seen=entry.first_seen,
            )
        )
    return tuple(hits)


def _with_joined(
    db: Connection, rows: list[Row], where: str, values: Sequence[object], limit: int
) -> list[Row]:
    """The newest rows of ``rows``, which the index has found, and of those with a word that follows
    another script without a space. Texts older than the last row are read only if rows are
    missing."""
    if len(rows) == limit:
        where, values = f"{where} AND e.at >= ?", [*values, rows[-1]["at"]]
    known = {row["row"] for row in rows}
    found = [row for row in _matching(db, where, values, limit) if row["row"] not in known]
    if not found:
        return rows
    newest_last = sorted([*rows, *found], key=lambda row: row["id"], reverse=True)
    newest_last.sort(key=lambda row: str(row["at"]))
    return newest_last[::-1][:limit]


def _speaker_values(speaker: WantedSpeaker) -> list[object]:
    indexed = [word for word in speaker.parts if not _UNSPACED.search(word)]
    others = [
        form for word in speaker.parts for form in width_variants(word) if word not in indexed
    ]
    return [" OR ".join(map(prefix_match, indexed)) or _NO_WORD, json.dumps(others)]


def _attributed(
    rows: Iterable[Row], speaker: WantedSpeaker, limit: int
) -> Iterator[tuple[int, str]]:
    """The first rows with a sentence that ``speaker`` says, each with the first such sentence."""
    return islice(_quoted(rows, speaker), limit)


def _quoted(rows: Iterable[Row], speaker: WantedSpeaker) -> Iterator[tuple[int, str]]:
    from briefing.compose.speakers import speakers  # needed only for a search of a speaker

    for row in rows:
        paragraphs = codec.decode_paragraphs(row["body"])
        said = [
            item
            for paragraph in paragraphs
            if speaker.may_speak_in(paragraph)
            for item in speakers(paragraph)
        ]
        names = list(dict.fromkeys(name for _, own in said for name in own))
        if name := speaker.find(names, (row["title"], *paragraphs)):
            yield row["row"], next(sentence for sentence, own in said if name in own)


def _newest(
    db: Connection, where: str, values: Sequence[object], limit: int, *, snippets: bool
) -> list[Row]:
    """The newest rows that match both the full text and the other conditions.

    The text is read for few rows beyond these: reading it for all matches takes seconds in a large
    cache. A common word is found among the newest entries at once; a search of the whole index is
    slow for such a word only.
    """
    snippet = _SNIPPET if snippets else _NO_SNIPPET
    recent = [*values, *[2 * limit - 1] * 2]
    rows = _matching(db, where + _RECENT_ONLY, recent, limit, _INDEXED, snippet)
    if len(rows) == limit:
        return rows
    chosen = f"SELECT e.row FROM {_INDEXED} WHERE {where}{{}} ORDER BY e.at DESC, e.id LIMIT ?"
    recent = [*values, *[_NEWEST - 1] * 2, limit]
    matches = db.execute(chosen.format(_RECENT_ONLY), recent).fetchall()
    if len(matches) < limit:
        matches = db.execute(chosen.format(""), [*values, limit]).fetchall()
    among = json.dumps([row["row"] for row in matches])
    return _matching(db, where + _AMONG, [*values, among], limit, _INDEXED, snippet)


def _matching(
    db: Connection,
    where: str,
    values: Sequence[object],
    limit: int,
    source: str = "entries AS e",
    snippet: str = _NO_SNIPPET,
) -> list[Row]:
    rows: list[Row] = db.execute(
        f"SELECT {CACHED_ENTRY}, e.story, e.row, {snippet} AS snippet FROM {source} "
        f"JOIN feeds AS f ON f.url = e.feed WHERE {where} ORDER BY e.at DESC, e.id LIMIT ?",
        [*values, limit],
    ).fetchall()
    return rows


def _summits(db: Connection, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    summits: dict[int, tuple[str, ...]] = {}
    for row in db.execute(
        "SELECT DISTINCT entry, summit FROM assignments "
        "WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY summit",
        (json.dumps(list(rows)),),
    ).fetchall():
        summits[row["entry"]] = (*summits.get(row["entry"], ()), row["summit"])
    return summits


def _new(db: Connection, rows: Sequence[int]) -> set[int]:
    """Those of the rows that the reader has not read."""
    new = db.execute(
        f"SELECT e.row FROM json_each(?) AS wanted CROSS JOIN entries AS e "
        f"ON e.row = wanted.value WHERE {IS_NEW}",
        (json.dumps(list(rows)),),
    ).fetchall()
    return {row["row"] for row in new}


def _around(text: str, words: Sequence[str]) -> str:
    """The part of ``text`` around the first of ``words`` that it contains."""
    found = (word_pattern.anywhere(word).search(text) for word in words)
    at = min((match.start() for match in found if match), default=0)
    start = max(0, at - _SNIPPET_REACH)
    end = at + 2 * _SNIPPET_REACH
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
